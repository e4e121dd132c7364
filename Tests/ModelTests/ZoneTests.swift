import Model
import Testing

@Suite struct ZoneTests {
    @Test func timesThatAreSkippedOrComeTwice() throws {
        let berlin = try #require(Zone("Europe/Berlin"))
        #expect(
            berlin.time(LocalDate(iso: "2027-03-28")!, ClockTime(hour: 2, minute: 30)!).rfc3339
                == "2027-03-28T01:30:00Z")
        #expect(
            berlin.time(LocalDate(iso: "2027-10-31")!, ClockTime(hour: 2, minute: 30)!).rfc3339
                == "2027-10-31T00:30:00Z")
    }

    @Test func changesOfTheOffset() throws {
        let berlin = try #require(Zone("Europe/Berlin"))
        let year = UnixTime(rfc3339: "2027-01-01T00:00:00Z")!
        let changes = berlin.changes(from: year, to: year + 365 * 86_400)
        #expect(changes.map(\.at.rfc3339) == ["2027-03-28T01:00:00Z", "2027-10-31T01:00:00Z"])
        #expect(changes.map(\.after) == [7200, 3600])
        #expect(changes.map(\.isDaylight) == [true, false])
        #expect(Zone("Asia/Seoul")?.changes(from: year, to: year + 365 * 86_400) == [])
    }

    @Test(arguments: ["Mars/Olympus", "", "KST", "EST", "../etc/passwd", "Asia/Seoul\n", "아시아/서울"])
    func names(_ name: String) { #expect(Zone(name) == nil) }
}
