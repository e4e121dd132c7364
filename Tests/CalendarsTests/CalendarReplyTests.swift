import Calendars
import Model
import Testing

@Suite struct CalendarReplyTests {
    func reply(_ lines: String, method: String = "METHOD:REPLY") throws -> [CalendarReply] {
        let text =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n\(method)\r\nBEGIN:VEVENT\r\n\(lines)\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        return try CalendarReply.all(in: Array(text.utf8), zone: "Asia/Seoul")
    }

    let base = "UID:u@centre.example\r\nDTSTAMP:20261222T010203Z\r\nSEQUENCE:2\r\n"
    let attendee = "ATTENDEE;PARTSTAT=DECLINED;CN=\"홍: 길동\":MAILTO:hong@mail.example"

    @Test func anAnswerIsRead() throws {
        let replies = try reply(base + attendee + "\r\nCOMMENT:못 갑니다\\, 죄송합니다")
        #expect(
            replies == [
                CalendarReply(
                    uid: "u@centre.example", recurrenceID: nil, attendee: MailAddress("hong@mail.example")!,
                    answer: .declined, sequence: 2, stamp: UnixTime(rfc3339: "2026-12-22T01:02:03Z")!,
                    comment: "못 갑니다, 죄송합니다")
            ])
    }

    @Test func oneMeetingOfASeries() throws {
        let replies = try reply(base + "RECURRENCE-ID;TZID=Korea Standard Time:20270105T100000\r\n" + attendee)
        #expect(replies[0].recurrenceID == UnixTime(rfc3339: "2027-01-05T01:00:00Z")!)
    }

    @Test func whatIsNoReplyIsRefusedByName() {
        #expect(throws: ReplyError.notAReply(method: "REQUEST")) {
            try reply(base + attendee, method: "METHOD:REQUEST")
        }
        #expect(throws: ReplyError.attendees(count: 2)) { try reply(base + attendee + "\r\n" + attendee) }
        #expect(throws: ReplyError.attendees(count: 0)) { try reply(base) }
        #expect(throws: ReplyError.missing("UID")) { try reply("DTSTAMP:20261222T010203Z\r\n" + attendee) }
        #expect(throws: ReplyError.missing("DTSTAMP")) { try reply("UID:u\r\n" + attendee) }
        #expect(throws: ReplyError.badAddress) { try reply(base + "ATTENDEE;PARTSTAT=ACCEPTED:tel:01000000000") }
        #expect(throws: ReplyError.missing("PARTSTAT")) { try reply(base + "ATTENDEE:mailto:hong@mail.example") }
        #expect(throws: ReplyError.badRecurrenceID) {
            try reply(base + "RECURRENCE-ID;TZID=Nowhere:20270105T100000\r\n" + attendee)
        }
        #expect(throws: (any Error).self) {
            try CalendarReply.all(in: [UInt8](repeating: 0x41, count: 2 << 20), zone: "Asia/Seoul")
        }
    }
}
