import Foundation
import Model
import Testing

@testable import Post

@Suite struct HeaderLineTests {
    private func lines(_ header: HeaderLine) -> [String] {
        let text = String(decoding: header.bytes, as: UTF8.self)
        #expect(text.hasSuffix("\r\n"))
        return text.dropLast().components(separatedBy: "\r\n")
    }

    /// Decodes B-words as RFC 2047 §6.2 says: white space between two of them is not there.
    private func decoded(_ header: HeaderLine) -> String {
        let text = String(decoding: header.bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "")
        return text.split(separator: " ").filter { $0.hasPrefix("=?UTF-8?B?") && $0.hasSuffix("?=") }.map { word in
            String(decoding: Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))!, as: UTF8.self)
        }.joined()
    }

    @Test func asciiGoesAsItIs() {
        #expect(lines(HeaderLine("Subject").adding(text: "Your appointment")) == ["Subject: Your appointment"])
        #expect(lines(HeaderLine("Subject").adding(text: "")) == ["Subject:"])
    }

    @Test(arguments: [1, 10, 13, 14, 15, 40, 200])
    func koreanIsCutBetweenScalars(_ count: Int) {
        let text = String(String(repeating: "상담 일정이 정해졌습니다 😀", count: 20).prefix(count))
        let header = HeaderLine("Subject").adding(text: text)
        #expect(decoded(header) == text.split(separator: " ").joined(separator: " "))
        for line in lines(header) {
            #expect(line.utf8.count <= 76)
            for word in line.split(separator: " ") where word.hasPrefix("=?") {
                let bytes = Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))!
                #expect(bytes.count <= 45)
                #expect(String(data: bytes, encoding: .utf8) != nil, "a scalar is split")
            }
        }
    }

    @Test func theFirstLineLeavesRoomForTheName() {
        let header = HeaderLine(String(repeating: "X", count: 60)).adding(text: "가나다라마바사")
        #expect(lines(header).allSatisfy { $0.utf8.count <= 76 })
        #expect(decoded(header) == "가나다라마바사")
    }

    @Test(arguments: ["a\r\nBcc: x@y.kr", "a\nb", "a\rb", "a\0b", "가\r\n\r\n본문", "a\u{2028}b", "a\u{85}b", "\r\n"])
    func noLineEndGetsThrough(_ text: String) {
        for header in [HeaderLine("Subject").adding(text: text), HeaderLine("To").adding(displayName: text)] {
            let all = String(decoding: header.bytes, as: UTF8.self)
            let body = all.dropLast(1)
            #expect(!body.replacingOccurrences(of: "\r\n ", with: "").contains { $0.isNewline || $0 == "\0" })
            #expect(!decoded(header).unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
    }

    @Test func whatLooksEncodedIsEncoded() {
        #expect(decoded(HeaderLine("Subject").adding(text: "=?UTF-8?B?aGk=?=")) == "=?UTF-8?B?aGk=?=")
    }

    @Test func namesAreQuotedOrEncoded() {
        let address = MailAddress("kim@example.org")!
        #expect(
            lines(HeaderLine("To").adding(Mailbox(name: "Kim, \"J\" \\", address: address)))
                == ["To: \"Kim, \\\"J\\\" \\\\\" <kim@example.org>"])
        #expect(lines(HeaderLine("To").adding(Mailbox(name: "", address: address))) == ["To: <kim@example.org>"])
        #expect(decoded(HeaderLine("To").adding(Mailbox(name: "홍길동", address: address))) == "홍길동")
    }

    @Test func longAsciiIsFolded() {
        let text = Array(repeating: "word", count: 100).joined(separator: " ")
        let all = lines(HeaderLine("Subject").adding(text: text))
        #expect(all.count > 5 && all.allSatisfy { $0.utf8.count <= 76 })
        #expect(all.joined() == "Subject: \(text)")
        let unbroken = String(repeating: "x", count: 3000)
        #expect(decoded(HeaderLine("Subject").adding(text: unbroken)) == unbroken)
    }
}
