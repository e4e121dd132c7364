import Calendars
import Foundation
import Model
import Samples
import Testing

@Suite("Calendars of closures")
struct ClosureCalendarTests {
    private static let stamp = UnixTime(1_793_491_200)

    @Test("come back as the days they were written of, the same bytes each time")
    func roundTrip() throws {
        let days = Holidays.korean.filter { $0.date.year == 2027 }
        let bytes = try ClosureCalendar.bytes(id: "holidays", name: "공휴일", days: days, stamp: Self.stamp)
        #expect(try ClosureCalendar.bytes(id: "holidays", name: "공휴일", days: days, stamp: Self.stamp) == bytes)
        let reading = try read(bytes, year: 2027)
        #expect(reading.busy == days.map { Busy.day($0.date, note: $0.name) })
        #expect(reading.findings == [])
    }

    @Test("need a day")
    func empty() {
        #expect(throws: CalendarError.emptyCalendar) {
            try ClosureCalendar.bytes(id: "none", name: "", days: [], stamp: Self.stamp)
        }
    }

    @Test(
        "in calendars/ hold the public holidays of their years",
        arguments: [
            (2025, 19), (2026, 22), (2027, 24), (2028, 18),
        ])
    func holidays(year: Int, count: Int) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "calendars/holidays-kr-\(year).ics")
        let reading = try read([UInt8](Data(contentsOf: file)), year: year)
        #expect(reading.findings == [])
        #expect(reading.busy.count == count)
        let known = Holidays.korean.filter { $0.date.year == year }
        if !known.isEmpty { #expect(reading.busy == known.map { Busy.day($0.date, note: $0.name) }) }
    }

    private func read(_ bytes: [UInt8], year: Int) throws -> CalendarReader.Reading {
        try CalendarReader.busy(
            in: bytes, from: .closures, first: LocalDate(year: year, month: 1, day: 1)!,
            last: LocalDate(year: year, month: 12, day: 31)!, zone: "Asia/Seoul")
    }
}
