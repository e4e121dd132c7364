import Calendars
import Foundation
import Model
import Testing

@Suite struct CalendarFileTests {
    static let place = EventPlace(
        room: "3층 301호", site: "동부캠퍼스", address: "서울특별시 광진구 아차산로 400, 3층", postalCode: "05027",
        phone: "02-0000-0000", latitude: 37.5385, longitude: 127.0823)

    func event(_ meetings: [Meeting], title: String = "챌린저스 클럽; 1기, 화요반") -> CalendarEvent {
        let details = EventDetails(
            title: title, description: "담당: 김상담\n준비물: 신분증", place: Self.place,
            url: WebLink("https://centre.example/c1"),
            categories: ["챌린저스 클럽", "동아리"], color: "teal")
        let held = CalendarDifference.update([], to: [engagement(meetings, details)], at: stamp).held
        return held[0].master
    }

    func lines(_ file: CalendarFile) throws -> [String] {
        let text = String(decoding: try file.bytes(), as: UTF8.self)
        return text.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n")
    }

    @Test func aSeriesWithAHoliday() throws {
        var meetings = weekly([.tuesday, .thursday], from: "2027-02-02", count: 8)
        meetings.removeAll { $0.date == day("2027-02-09") }
        let lines = try lines(CalendarFile(name: "나의 일정", timeZone: "Asia/Seoul", events: [event(meetings)]))
        #expect(lines.contains("DTSTART;TZID=Asia/Seoul:20270202T100000"))
        #expect(lines.contains("RRULE:FREQ=WEEKLY;UNTIL=20270225T010000Z;BYDAY=TU,TH"))
        #expect(lines.contains("EXDATE;TZID=Asia/Seoul:20270209T100000"))
        #expect(lines.contains("SUMMARY:챌린저스 클럽\\; 1기\\, 화요반"))
        #expect(lines.contains("DTSTAMP:20261221T000000Z"))
        #expect(lines.count { $0.hasPrefix("BEGIN:STANDARD") } == 1)
        #expect(lines.contains("TZOFFSETFROM:+0900"))
        #expect(lines.contains("TZNAME:KST"))
        #expect(!lines.contains { $0.hasPrefix("ATTENDEE") || $0.hasPrefix("METHOD") })
    }

    @Test func anInvitationNamesItsRecipientAlone() throws {
        let file = CalendarFile(
            purpose: .request, timeZone: "Asia/Seoul", reminders: CalendarFile.usualReminders,
            events: [event([meeting("2027-01-05")])])
        let lines = try lines(file)
        #expect(lines.contains("METHOD:REQUEST"))
        #expect(lines.contains("ORGANIZER;CN=동부캠퍼스:mailto:term@centre.example"))
        let attendees = lines.filter { $0.hasPrefix("ATTENDEE") }
        #expect(
            attendees == [
                "ATTENDEE;CN=홍길동;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:"
                    + "mailto:hong@mail.example"
            ])
        #expect(!lines.contains("BEGIN:VALARM"))
    }

    @Test func remindersStandInCalendars() throws {
        let file = CalendarFile(
            name: "x", timeZone: "Asia/Seoul", reminders: CalendarFile.usualReminders,
            events: [event([meeting("2027-01-05")])])
        #expect(try lines(file).filter { $0.hasPrefix("TRIGGER") } == ["TRIGGER:-P3D", "TRIGGER:-P1D"])
    }

    @Test func anotherZoneHasItsSummerTime() throws {
        let meetings = weekly([.monday], from: "2027-03-01", count: 8)
        let lines = try lines(CalendarFile(name: "x", timeZone: "America/New_York", events: [event(meetings)]))
        // 14 March 2027, 02:00 by the clock before.
        #expect(lines.contains("DTSTART:20270314T020000"))
        #expect(lines.contains("BEGIN:DAYLIGHT"))
        // The last meeting is in summer time: 10:00 is 14:00 UTC.
        #expect(lines.contains("RRULE:FREQ=WEEKLY;UNTIL=20270419T140000Z;BYDAY=MO"))
    }

    @Test func nothingBookedIsAFreeTerm() throws {
        let free = CalendarFile.FreeTerm(
            uid: "f@centre.example", stamp: stamp, from: day("2027-01-04"), through: day("2027-03-31"))
        let file = CalendarFile.of([], named: "나의 일정", timeZone: "Asia/Seoul", free: free)
        let lines = try lines(file)
        #expect(lines.contains("BEGIN:VFREEBUSY"))
        #expect(lines.contains("DTSTART:20270103T150000Z"))
        #expect(throws: CalendarError.emptyCalendar) {
            try CalendarFile(timeZone: "Asia/Seoul", events: []).bytes()
        }
    }

    @Test func whatCannotBeWrittenIsNamed() {
        var event = event([meeting("2027-01-05")])
        #expect(throws: CalendarError.unknownTimeZone("Asia/Pyeongchang")) {
            try CalendarFile(timeZone: "Asia/Pyeongchang", events: [event]).bytes()
        }
        event.uid = "a\r\nATTENDEE:mailto:x@y.z"
        #expect(throws: CalendarError.badUID(event.uid)) {
            try CalendarFile(timeZone: "Asia/Seoul", events: [event]).bytes()
        }
        event.uid = "a@b.example"
        event.attendee = nil
        #expect(throws: CalendarError.noParties(uid: "a@b.example")) {
            try CalendarFile(purpose: .request, timeZone: "Asia/Seoul", events: [event]).bytes()
        }
        event.timing = .weekly(
            WeeklySeries(first: meeting("2027-01-05"), weekdays: [.monday], last: day("2027-02-01")))
        #expect(throws: CalendarError.badSeries(uid: "a@b.example")) {
            try CalendarFile(timeZone: "Asia/Seoul", events: [event]).bytes()
        }
    }

    @Test func theSameValueGivesTheSameBytesOnEveryThread() async throws {
        let file = CalendarFile(
            name: "x", timeZone: "Asia/Seoul", events: [event(weekly([.friday], from: "2027-01-08", count: 10))])
        let expected = try file.bytes()
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<64 { group.addTask { try file.bytes() } }
            for try await bytes in group { #expect(bytes == expected) }
        }
    }
}
