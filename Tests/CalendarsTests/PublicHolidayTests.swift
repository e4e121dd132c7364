import Calendars
import Foundation
import Model
import Testing

/// The files in `calendars/`, read as any closure calendar is.
@Suite struct PublicHolidayTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("calendars")

    /// Days off by the official 월력요항; 2028 as expected.
    static let days: [Int: String] = [
        2025: "01-01 01-27 01-28 01-29 01-30 03-01 03-03 05-05 05-06 06-03 06-06 08-15 10-03 10-05 10-06 10-07 10-08 "
            + "10-09 12-25",
        2026: "01-01 02-16 02-17 02-18 03-01 03-02 05-01 05-05 05-24 05-25 06-03 06-06 07-17 08-15 08-17 09-24 09-25 "
            + "09-26 10-03 10-05 10-09 12-25",
        2027: "01-01 02-06 02-07 02-08 02-09 03-01 05-01 05-03 05-05 05-13 06-06 07-17 07-19 08-15 08-16 09-14 09-15 "
            + "09-16 10-03 10-04 10-09 10-11 12-25 12-27",
        2028: "01-01 01-26 01-27 01-28 03-01 04-12 05-01 05-02 05-05 06-06 07-17 08-15 10-02 10-03 10-04 10-05 10-09 "
            + "12-25",
    ]

    @Test(arguments: [2025, 2026, 2027, 2028]) func everyHolidayCloses(year: Int) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent("holidays-kr-\(year).ics")))
        let reading = try CalendarReader.busy(
            in: bytes, from: .closures, first: day("\(year)-01-01"), last: day("\(year)-12-31"), zone: "Asia/Seoul")
        #expect(reading.findings.isEmpty)
        #expect(reading.busy.map { "\($0.from)".dropFirst(5) }.joined(separator: " ") == Self.days[year])
        #expect(reading.busy.allSatisfy { $0.until == $0.from + 1 && !$0.note.isEmpty })
    }

    @Test func identifiersAreUnique() throws {
        var seen: Set<Substring> = []
        for year in 2025...2028 {
            let text = try String(
                contentsOf: Self.folder.appendingPathComponent("holidays-kr-\(year).ics"), encoding: .utf8)
            for line in text.split(separator: "\r\n") where line.hasPrefix("UID:") {
                #expect(seen.insert(line).inserted)
                #expect(line.hasPrefix("UID:\(year)"))
            }
        }
        #expect(seen.count == 83)
    }
}
