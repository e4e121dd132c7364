import Foundation
import Model
import Office
import Samples
import TestScratch
import Testing

@Suite("Reading a term's folder")
struct TermReadingTests {
    @Test("gives the sample back, its calendars' closures with it")
    func sample() throws {
        let scratch = try Scratch()
        let made = try MakeSample(people: 60, seed: 1, language: .korean).run(to: scratch.file("demo"))
        let reading = try TermReading(scratch.file("demo"))
        #expect(try scratch.names(in: "demo/calendars") == ["holidays.ics"])
        #expect(Set(reading.term.absences) == Set(made.absences))
        #expect(reading.term.participants == made.participants)
        #expect(reading.remarks == [])
    }

    @Test("takes a holiday that was added late")
    func addedHoliday() throws {
        let scratch = try Scratch()
        _ = try MakeSample(people: 60, seed: 1, language: .korean).run(to: scratch.file("demo"))
        try scratch.write(calendar("DTSTART;VALUE=DATE:20270115"), to: "demo/calendars/added.ics")
        let term = try TermReading(scratch.file("demo")).term
        let added = Absence(owner: .everyone, busy: .day(LocalDate(iso: "2027-01-15")!, note: "임시공휴일"))
        #expect(term.absences.contains(added))
    }

    @Test("tells what it took in doubt")
    func doubt() throws {
        let scratch = try Scratch()
        _ = try MakeSample(people: 60, seed: 1, language: .korean).run(to: scratch.file("demo"))
        try scratch.write(calendar("DTSTART:20270230T100000Z"), to: "demo/calendars/odd.ics")
        let remarks = try TermReading(scratch.file("demo")).remarks
        #expect(remarks.count == 1)
        #expect(remarks.first?.english.hasPrefix("calendars/odd.ics: ") == true)
    }

    @Test("refuses a calendar that is none: its closures would be planned over")
    func noCalendar() throws {
        let scratch = try Scratch()
        _ = try MakeSample(people: 60, seed: 1, language: .korean).run(to: scratch.file("demo"))
        try scratch.write("hello", to: "demo/calendars/holidays.ics")
        let error = #expect(throws: OfficeError.self) { try TermReading(scratch.file("demo")) }
        #expect(error?.words(in: .english).contains("calendars/holidays.ics") == true)
        #expect(error?.isInternal == false)
    }

    private func calendar(_ start: String) -> String {
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//KO", "BEGIN:VEVENT", "UID:1@example.org",
            "DTSTAMP:20261101T000000Z", start, "SUMMARY:임시공휴일", "END:VEVENT", "END:VCALENDAR", "",
        ].joined(separator: "\r\n")
    }
}
