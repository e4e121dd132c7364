import Foundation
import Testing

@testable import Post

@Suite struct ReceivedMailTests {
    private let calendar = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n"

    private func read(_ text: String) throws -> ReceivedMail { try ReceivedMail(Array(text.utf8)) }

    private func texts(_ mail: ReceivedMail) -> [String] { mail.calendars.map { String(decoding: $0, as: UTF8.self) } }

    @Test func plainCalendar() throws {
        let mail = try read(
            "From: Hong <Hong@Example.org>\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n\(calendar)")
        #expect(mail.from == "hong@example.org")
        #expect(texts(mail) == [calendar])
    }

    @Test func nestedAsMailProgramsWriteIt() throws {
        let base64 = Data(calendar.utf8).base64EncodedString()
        let text = """
            From x@y Tue Jan  5 14:00:00 2027
            From: =?UTF-8?B?7ZmN?= (home) <hong@example.org>
            Content-Type: multipart/mixed; boundary="outer
             x"

            preamble
            --outer x
            Content-Type: multipart/alternative;
            \tboundary=inner

            --inner
            Content-Type: text/plain

            accepted
            --inner
            Content-Type: text/calendar; charset="utf-8"; method=REPLY
            Content-Transfer-Encoding: BASE64

            \(base64.prefix(20))
            \(base64.dropFirst(20))
            --inner--
            --outer x
            Content-Type: application/ics; name="invite.ics"
            Content-Transfer-Encoding: base64

            \(base64)
            --outer x--
            """
        let mail = try read(text)
        #expect(mail.from == "hong@example.org")
        #expect(texts(mail) == [calendar], "the calendar part alone, once")
    }

    @Test func quotedPrintableAndAttachmentsByName() throws {
        let text = """
            From: hong@example.org
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: application/octet-stream; name="reply.ICS"
            Content-Transfer-Encoding: quoted-printable

            BEGIN:VCALENDAR=0D=
            =0AX:=EA=B0=80 =3D=zz  
            """
        #expect(texts(try read(text)) == ["BEGIN:VCALENDAR\r\nX:가 ==zz\r\n"], "the end boundary may be missing")
    }

    @Test func koreanCharacterSets() throws {
        let cp949 = "X:뷁가".data(using: String.Encoding(rawValue: 0x8000_0422))!
        let bytes = Array("From: a@b.kr\nContent-Type: text/calendar; charset=ks_c_5601-1987\n\n".utf8) + cp949
        #expect(texts(try ReceivedMail(bytes)) == ["X:뷁가"])
        #expect(throws: MailReadingFault.badEncoding) {
            try read("From: a@b.kr\nContent-Type: text/calendar; charset=x-unknown\n\nX")
        }
    }

    @Test func whatIsInAForwardedMailIsNotTheSenders() {
        #expect(throws: MailReadingFault.noCalendar) {
            try read(
                "From: a@b.kr\nContent-Type: message/rfc822\n\nFrom: c@d.kr\nContent-Type: text/calendar\n\n\(calendar)"
            )
        }
    }

    @Test(arguments: [
        "", "X", "\r\n\r\nbody", "From: a@b.kr, c@d.kr\nContent-Type: text/calendar\n\nX",
        "From: a@b.kr\nFrom: c@d.kr\nContent-Type: text/calendar\n\nX",
        "From: nobody\nContent-Type: text/calendar\n\nX",
        "Content-Type: text/calendar\n\nX", "From: a@b.kr\n\nhello",
        "From: a@b.kr\nContent-Type: multipart/mixed\n\n--x",
    ])
    func notRead(_ text: String) { #expect(throws: MailReadingFault.self) { try read(text) } }

    @Test func caps() {
        #expect(throws: MailReadingFault.tooLarge) {
            try ReceivedMail([UInt8](repeating: 0x41, count: ReceivedMail.mostBytes + 1))
        }
        var deep = "From: a@b.kr\n"
        for level in 0..<2_000 { deep += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        #expect(throws: MailReadingFault.tooDeep) { try read(deep + "Content-Type: text/calendar\n\nX") }
        let wide =
            "From: a@b.kr\nContent-Type: multipart/mixed; boundary=b\n\n"
            + String(repeating: "--b\n\nx\n", count: 50_000)
        #expect(throws: MailReadingFault.tooManyParts) { try read(wide) }
    }

    @Test(arguments: [
        ("a@b.kr", "a@b.kr"), ("<A@b.kr>", "a@b.kr"), ("\"c@d.kr\" <a@b.kr>", "a@b.kr"),
        ("c@d.kr (x) <a@b.kr>", "a@b.kr"),
        ("(<c@d.kr>) a@b.kr", "a@b.kr"), ("\"x\\\" <c@d.kr>\" <a@b.kr>", "a@b.kr"), ("a@b.kr,", "a@b.kr"),
    ])
    func senders(_ text: String, _ expected: String) { #expect(AddressList.only(text) == expected) }

    @Test(arguments: ["", "<>", "a@b.kr <c@d.kr> <e@f.kr>", "a@b.kr, c@d.kr", "group: a@b.kr;", "a b@c.kr", "<a@b.kr"])
    func noOneSender(_ text: String) {
        // An angle that never closes is taken as it is meant, as mail programs do.
        #expect(AddressList.only(text) == (text == "<a@b.kr" ? "a@b.kr" : nil))
    }

    /// Whatever the bytes, the reader ends with a mail or a fault.
    @Test func anyBytesAreAnswered() {
        var state: UInt64 = 7
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        let pieces = [
            "From: a@b.kr\n", "Content-Type: multipart/mixed; boundary=b\n", "Content-Type: text/calendar\n", "\n",
            "\r\n",
            "--b\n", "--b--\n", "Content-Transfer-Encoding: base64\n", "=?UTF-8?B?", "\"", "\\", "<", ">", "(", ";",
            "=",
            "\0", "가", "Content-Transfer-Encoding: quoted-printable\n", " folded\n", "=3",
        ]
        var read = 0
        for _ in 0..<3_000 {
            let text = (0..<(next() % 30)).map { _ in pieces[next() % pieces.count] }.joined()
            if (try? ReceivedMail(Array(text.utf8))) != nil { read += 1 }
        }
        #expect(read > 0)
    }
}
