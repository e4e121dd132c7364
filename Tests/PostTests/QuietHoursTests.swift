import Model
import Post
import Testing

@Suite struct QuietHoursTests {
    private let seoul = Zone("Asia/Seoul")!

    private func next(_ time: String, _ hours: QuietHours = QuietHours(), _ zone: Zone? = nil) -> String {
        hours.next(from: UnixTime(rfc3339: time)!, in: zone ?? seoul).rfc3339
    }

    @Test(arguments: [
        ("2027-01-05T20:59:59+09:00", "2027-01-05T11:59:59Z"), ("2027-01-05T21:00:00+09:00", "2027-01-05T23:00:00Z"),
        ("2027-01-05T23:59:59+09:00", "2027-01-05T23:00:00Z"), ("2027-01-06T00:00:00+09:00", "2027-01-05T23:00:00Z"),
        ("2027-01-06T07:59:59+09:00", "2027-01-05T23:00:00Z"), ("2027-01-06T08:00:00+09:00", "2027-01-05T23:00:00Z"),
        ("2027-12-31T22:00:00+09:00", "2027-12-31T23:00:00Z"),
    ])
    func night(_ time: String, _ expected: String) { #expect(next(time) == expected) }

    @Test func hoursWithinADayAndNone() {
        let noon = QuietHours(from: ClockTime(hour: 12)!, until: ClockTime(hour: 13)!)
        #expect(next("2027-01-05T12:30:00+09:00", noon) == "2027-01-05T04:00:00Z")
        #expect(next("2027-01-05T13:00:00+09:00", noon) == "2027-01-05T04:00:00Z")
        #expect(next("2027-01-05T03:00:00+09:00", .none) == "2027-01-04T18:00:00Z")
    }

    @Test func daylightSaving() throws {
        let berlin = try #require(Zone("Europe/Berlin"))
        // On 28 March 2027 clocks go from 02:00 to 03:00: that night is an hour shorter.
        #expect(next("2027-03-27T22:00:00+01:00", QuietHours(), berlin) == "2027-03-28T06:00:00Z")
    }
}
