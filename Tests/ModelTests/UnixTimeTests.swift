import Model
import Testing

@Suite struct UnixTimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2027-01-05T05:00:00Z", 1_799_125_200),
        ("2027-01-05T14:00:00+09:00", 1_799_125_200),
        ("1969-12-31T23:59:59Z", -1), ("2026-11-20T22:30:00-05:30", 1_795_233_600),
    ])
    func reads(_ text: String, _ seconds: Int) { #expect(UnixTime(rfc3339: text)?.seconds == seconds) }

    @Test(arguments: [
        "", "2027-01-05", "2027-01-05T14:00:00", "2027-01-05 14:00:00Z", "2027-02-29T00:00:00Z", "2027-01-05T24:00:00Z",
        "2027-01-05T14:60:00Z", "2027-01-05T14:00:00+0900", "2027-01-05T14:00:00z",
    ])
    func refuses(_ text: String) { #expect(UnixTime(rfc3339: text) == nil) }

    @Test func localTimes() {
        let time = UnixTime(rfc3339: "2026-12-31T23:30:00Z")!
        #expect(time.local(offset: 9 * 3600).date.iso == "2027-01-01")
        #expect(time.local(offset: 9 * 3600).secondOfDay == 8 * 3600 + 1800)
        #expect(UnixTime(-1).local(offset: 0).date.iso == "1969-12-31")
        #expect(UnixTime(-86_400).local(offset: 0).date.iso == "1969-12-31")
        #expect(UnixTime(-86_401).local(offset: 0).date.iso == "1969-12-30")
        #expect(time.rfc3339 == "2026-12-31T23:30:00Z")
    }
}
