import Foundation
import Model
import Testing

@testable import Calendars

/// Strings that try to break out of their line: 100,000 with NARU_FULL=1, each through every field.
@Suite struct HostileTextTests {
    static let pieces: [String] = [
        "\r\n", "\n", "\r", "\u{0}", "\u{7}", "\u{1B}", "\t", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{202E}", "\u{7F}",
        "^n",
        "^'", "\"", "\\", "\\n", ";", ",", ":", "ATTENDEE:mailto:x@y.example", "END:VEVENT", "BEGIN:VALARM", "홍길동",
        "\u{1112}\u{1169}\u{11BC}", "😀", "👨‍👩‍👧‍👦", "𠮷", "e\u{301}", "mailto:", "@", "%0D%0A", " ", "a", "가나다라마바사",
        String(repeating: "긴이름", count: 70), "<b>", "=?utf-8?B?", "\u{FFFF}", "http://",
    ]

    static func hostile(_ chance: inout Chance) -> String {
        (0..<(1 + chance.below(6))).map { _ in pieces[chance.below(pieces.count)] }.joined()
    }

    /// An independent reading of the bytes: physical lines within 75 octets, each valid UTF-8 without controls, and the
    /// names of the unfolded ones.
    static func names(_ bytes: [UInt8]) -> [String]? {
        guard bytes.suffix(2) == [13, 10] else { return nil }
        var lines: [[UInt8]] = [[]]
        var index = 0
        while index < bytes.count {
            if bytes[index] == 13 {
                guard index + 1 < bytes.count, bytes[index + 1] == 10 else { return nil }
                lines.append([])
                index += 2
            } else {
                guard bytes[index] >= 0x20, bytes[index] != 0x7F else { return nil }
                lines[lines.count - 1].append(bytes[index])
                index += 1
            }
        }
        lines.removeLast()
        var names: [String] = []
        for line in lines {
            guard line.count <= 75, !line.isEmpty, String(validating: line, as: UTF8.self) != nil else { return nil }
            if line[0] != 0x20 {
                names.append(String(decoding: line.prefix { $0 != 0x3A && $0 != 0x3B }, as: UTF8.self))
            }
        }
        return names
    }

    static let expected =
        ["BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "BEGIN", "TZID", "BEGIN", "DTSTART", "TZOFFSETFROM"]
        + ["TZOFFSETTO", "TZNAME", "END", "END", "BEGIN", "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND"]

    @Test func nothingBreaksOutOfItsLine() throws {
        let count = ProcessInfo.processInfo.environment["NARU_FULL"] == nil ? 4_000 : 100_000
        var chance = Chance(state: 7)
        var accepted = 0
        for number in 0..<count {
            let text = Self.hostile(&chance)
            let details = EventDetails(
                title: text, description: text,
                place: EventPlace(room: text, site: text, address: text, postalCode: text, phone: text),
                url: WebLink("https://centre.example/" + text), categories: [text, text], color: text,
                staff: [EventStaff(id: text, name: text, role: text)])
            let event = CalendarEvent(
                uid: EngagementUID.of(.participant(text), .offering(text), term: text, domain: "centre.example"),
                stamp: stamp, details: details, timing: .single(meeting("2027-01-05")),
                organizer: Party(name: text, address: MailAddress(text + "@centre.example") ?? organizer.address),
                attendee: Party(name: text, address: MailAddress("a@" + text) ?? attendee.address))
            if details.url != nil { accepted += 1 }
            let file = CalendarFile(purpose: .request, name: text, timeZone: "Asia/Seoul", events: [event])
            let names = try #require(Self.names(try file.bytes()), "string \(number)")
            var wanted = Self.expected + ["SUMMARY"]
            if names.contains("DESCRIPTION") { wanted.append("DESCRIPTION") }
            wanted.append("LOCATION")
            if details.url != nil { wanted.append("URL") }
            if names.contains("CATEGORIES") { wanted.append("CATEGORIES") }
            wanted += ["STATUS", "ORGANIZER", "ATTENDEE", "END", "END"]
            if names != wanted {
                Issue.record("string \(number) (\(text.debugDescription)) gives \(names)")
                return
            }
            let calendar = CalendarFile(name: text, timeZone: "Asia/Seoul", reminders: [Minutes(60)], events: [event])
            let lines = try #require(Self.names(try calendar.bytes()), "string \(number)")
            #expect(lines.count { $0 == "BEGIN" } == 5 && !lines.contains("ATTENDEE"))
            if MailAddress(text) != nil { #expect(!text.contains { $0.isNewline || $0 == ":" }) }
        }
        #expect(accepted > 0)
    }

    /// libical leaves an empty line where a value ends just where it folds.
    @Test func linesOfEveryLengthAreFoldedWell() throws {
        for length in 1...400 {
            let title = String(repeating: length % 3 == 0 ? "가" : "a", count: length % 200)
            let uid = String(repeating: "u", count: min(length, 255))
            let event = CalendarEvent(
                uid: uid, stamp: stamp, details: EventDetails(title: title + "x"),
                timing: .single(meeting("2027-01-05")))
            let bytes = try CalendarFile(timeZone: "Asia/Seoul", events: [event]).bytes()
            #expect(Self.names(bytes) != nil)
            let unfolded = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n ", with: "")
            #expect(unfolded.contains("UID:\(uid)\r\n"))
            #expect(unfolded.contains("SUMMARY:\(title)x\r\n"))
        }
    }

    @Test func addressesThatAreNone() {
        for text in [
            "", "a", "@b.c", "a@", "a@b", "a@b..c", "a b@c.d", "a@b.c\r\nX:1", "<a@b.c>", "\"a\"@b.c", "a@-b.c",
            "가@b.c",
        ] {
            #expect(MailAddress(text) == nil)
        }
        #expect(MailAddress("first.last+tag@mail.example.org")?.domain == "mail.example.org")
        for text in [
            "", "ftp://a", "javascript:alert(1)", "http://", "https://a b", "https://a/\r\nX:1", "https://a/\"",
            "https://가.kr",
        ] {
            #expect(WebLink(text) == nil)
        }
        #expect(
            WebLink("https://centre.example/강좌?a=1,2;3")?.text == "https://centre.example/%EA%B0%95%EC%A2%8C?a=1,2;3")
    }

    @Test func textIsComposedAndKept() {
        #expect(PlainText.clean("가 홍\tx", limit: 10) == "가 홍 x")
        #expect(Array(PlainText.clean("가", limit: 10).utf8) == Array("가".utf8))
        #expect(PlainText.clean("a\r\nb\rc\nd\u{2028}e", limit: 20, lines: true) == "a\nb\nc\nd\ne")
        #expect(PlainText.clean("a\r\nb", limit: 20) == "a b")
        #expect(PlainText.clean(String(repeating: "가", count: 9), limit: 5) == "가가가가…")
        #expect(PlainText.clean("👨‍👩‍👧‍👦ab", limit: 2) == "👨‍👩‍👧‍👦…")
        #expect(PlainText.parameter("홍 \"길\" ^n", limit: 20) == "홍 '길' 'n")
    }
}
