import Calendars
import Foundation
import Model
import Testing

/// Files that once were read wrongly, by libical or by this reader, each with what goes wrong: in `Findings`, named
/// after it. What `scripts/fuzz` finds is added here.
@Suite struct FindingsTests {
    struct Finding: CustomTestStringConvertible, Sendable {
        var file: String
        /// What went wrong, and whose fault it was.
        var fault: String
        /// The busy times from January to March 2027 in Seoul.
        var busy: [String] = []
        var findings: [CalendarFinding.Kind] = []

        var testDescription: String { "\(file): \(fault)" }
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Findings")

    static let all: [Finding] = [
        Finding(
            file: "rdate-in-a-zone.ics", fault: "libical 3.0.16 expands an RDATE with TZID as if it were UTC",
            busy: ["2027-01-05 10:00 2027-01-05 11:00", "2027-01-07 10:00 2027-01-07 11:00"]),
        Finding(
            file: "one-whole-day.ics", fault: "libical expands one whole day to 48 hours",
            busy: ["2027-02-09 00:00 2027-02-10 00:00"]),
        Finding(
            file: "windows-zone-undefined.ics",
            fault: "libical reads a zone that it does not know as UTC, and knows none of Outlook's names",
            busy: ["2027-01-05 10:00 2027-01-05 11:00"]),
        Finding(
            file: "unknown-zone.ics", fault: "libical reads a zone that it does not know as UTC, and says nothing",
            busy: ["2027-01-05 10:00 2027-01-05 11:00"], findings: [.unknownZone("Elsewhere")]),
        Finding(
            file: "changed-meeting-of-a-series.ics",
            fault: "libical gives both the changed meeting and the one that it replaces",
            busy: [
                "2027-01-05 10:00 2027-01-05 11:00", "2027-01-13 14:00 2027-01-13 15:00",
                "2027-01-19 10:00 2027-01-19 11:00",
            ]),
        Finding(
            file: "thirtieth-of-february.ics", fault: "libical makes it the second of March",
            findings: [.impossibleTime(property: "DTSTART", value: "20270230T010000Z")]),
        Finding(
            file: "every-minute-of-no-day.ics", fault: "libical looks for the next minute for more than 200 seconds",
            busy: ["2027-01-05 10:00 2027-01-05 11:00"],
            findings: [.ruleRefused("FREQ=MINUTELY;BYMONTHDAY=30;BYMONTH=2")]),
        Finding(
            file: "cp949.ics", fault: "libical hands on what is no UTF-8; as EUC-KR, 뷁 is another syllable",
            busy: ["2027-01-05 10:00 2027-01-05 11:00"], findings: [.convertedFromCP949]),
        Finding(
            file: "control-character.ics", fault: "libical lets control characters through",
            busy: ["2027-01-05 10:00 2027-01-05 11:00"], findings: [.controlCharactersRemoved(1)]),
    ]

    @Test(arguments: all) func isReadRightly(_ finding: Finding) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(finding.file)))
        let reading = try CalendarReader.busy(
            in: bytes, from: .person, first: day("2027-01-01"), last: day("2027-03-31"), zone: "Asia/Seoul")
        #expect(
            reading.busy.map { "\($0.from) \($0.fromTime.text) \($0.until) \($0.untilTime.text)" } == finding.busy)
        #expect(reading.findings.map(\.kind) == finding.findings)
    }

    /// What CP949 says is told by the title, which is kept of closures alone.
    @Test func titlesInCP949() throws {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent("cp949.ics")))
        let reading = try CalendarReader.busy(
            in: bytes, from: .closures, first: day("2027-01-01"), last: day("2027-03-31"), zone: "Asia/Seoul")
        #expect(reading.busy.map(\.note) == ["회의 뷁"])
    }

    /// RFC 6868 makes `^n` in a parameter a line end, which a reader that unfolds afterwards takes for a new property.
    @Test func aLineEndInAName() throws {
        let file = Self.folder.appendingPathComponent("caret-n-in-a-name.reply.ics")
        let replies = try CalendarReply.all(in: [UInt8](try Data(contentsOf: file)), zone: "Asia/Seoul")
        #expect(replies.map(\.attendee.text) == ["hong@example.org"])
    }

    @Test func everyFileHasItsTest() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let known = Set(Self.all.map(\.file))
        #expect(files.filter { !known.contains($0) && !$0.hasSuffix(".reply.ics") } == [])
    }
}
