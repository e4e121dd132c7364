import Foundation
import Model
import Testing

@testable import Post

@Suite struct LetterTests {
    private func letter(subject: String = "상담 일정", name: String = "홍길동", calendar: String? = "BEGIN:VCALENDAR\r\n")
        -> Letter
    {
        Letter(
            id: MessageID(of: ["2027-1", "1", "p1"], domain: "example.org"),
            date: UnixTime(rfc3339: "2027-01-05T05:00:00Z")!,
            from: Mailbox(name: "서울시니어일자리지원센터", address: MailAddress("centre@example.org")!),
            to: Mailbox(name: name, address: MailAddress("hong@example.com")!), subject: subject, language: .korean,
            plain: "안녕하세요\n끝", html: "<p>안녕하세요</p>",
            invitation: calendar.map { Letter.Invitation(method: .request, calendar: Array($0.utf8)) })
    }

    @Test func goldenInvitation() {
        let expected = """
            Date: Tue, 05 Jan 2027 05:00:00 +0000
            From: =?UTF-8?B?7ISc7Jq47Iuc64uI7Ja07J287J6Q66as7KeA7JuQ7IS87YSw?=
             <centre@example.org>
            To: =?UTF-8?B?7ZmN6ri464+Z?= <hong@example.com>
            Subject: =?UTF-8?B?7IOB64u0IOydvOyglQ==?=
            Message-ID: <naru.ID@example.org>
            Content-Language: ko
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="=_MIXED"

            --=_MIXED
            Content-Type: multipart/alternative;
             boundary="=_ALTERNATIVE"

            --=_ALTERNATIVE
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            7JWI64WV7ZWY7IS47JqUDQrrgZ0=

            --=_ALTERNATIVE
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PHA+7JWI64WV7ZWY7IS47JqUPC9wPg==

            --=_ALTERNATIVE
            Content-Type: text/calendar; charset=utf-8; method=REQUEST
            Content-Transfer-Encoding: base64

            QkVHSU46VkNBTEVOREFSDQo=

            --=_ALTERNATIVE--

            --=_MIXED
            Content-Type: application/ics; name="invite.ics"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="invite.ics"

            QkVHSU46VkNBTEVOREFSDQo=

            --=_MIXED--

            """
        let letter = letter()
        let id = letter.id.text.dropFirst("<naru.".count).prefix { $0 != "@" }
        #expect(id.count == 40)
        let boundaries = String(decoding: letter.bytes, as: UTF8.self).components(separatedBy: "boundary=\"=_")
            .dropFirst().map { String($0.prefix(32)) }
        #expect(Set(boundaries).count == 2)
        let got = String(decoding: letter.bytes, as: UTF8.self).replacingOccurrences(of: id, with: "ID")
            .replacingOccurrences(of: boundaries[0], with: "MIXED")
            .replacingOccurrences(of: boundaries[1], with: "ALTERNATIVE")
        #expect(got == expected.replacingOccurrences(of: "\n", with: "\r\n"))
    }

    @Test func theSameLetterHasTheSameBytes() {
        #expect(letter().bytes == letter().bytes)
        #expect(MessageID(of: ["a", "bc"], domain: "x") != MessageID(of: ["ab", "c"], domain: "x"))
    }

    @Test func withoutAnInvitationItIsAlternative() {
        let text = String(decoding: letter(calendar: nil).bytes, as: UTF8.self)
        #expect(text.contains("Content-Type: multipart/alternative;"))
        #expect(!text.contains("text/calendar") && !text.contains("invite.ics"))
    }

    @Test(arguments: [
        "x\r\nBcc: evil@example.net", "x\n\nbody", "\0\u{7}", "이름\r\n--=_", String(repeating: "긴", count: 3000),
    ])
    func hostileFieldsAddNoLine(_ hostile: String) {
        let mails = [letter(subject: hostile), letter(name: hostile)]
        for mail in mails {
            let text = String(decoding: mail.bytes, as: UTF8.self)
            let lines = text.components(separatedBy: "\r\n")
            #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains { $0.isNewline || $0 == "\0" } })
            let head = lines.prefix { !$0.isEmpty }
            let names = head.filter { !$0.hasPrefix(" ") }.map { String($0.prefix { $0 != ":" }) }
            #expect(
                names == [
                    "Date", "From", "To", "Subject", "Message-ID", "Content-Language", "Auto-Submitted", "MIME-Version",
                    "Content-Type",
                ])
        }
    }

    @Test func mailDates() {
        #expect(MailDate.text(UnixTime(0)) == "Thu, 01 Jan 1970 00:00:00 +0000")
        #expect(MailDate.text(UnixTime(rfc3339: "2028-02-29T23:59:59Z")!) == "Tue, 29 Feb 2028 23:59:59 +0000")
    }
}
