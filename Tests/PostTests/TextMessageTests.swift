import Foundation
import Testing

@testable import Post

@Suite struct TextMessageTests {
    private func text(_ text: String) -> TextMessage {
        TextMessage(
            number: PhoneNumber("010-0000-1234")!, name: "홍길동", template: "T1",
            variables: [.init("이름", "홍\n길동😀"), .init("일시", "오후 2시")], title: "안내", text: text)
    }

    @Test func lengthsAsTheyAreBilled() {
        #expect(text("").byteCount == 0)
        #expect(text("abc 12").byteCount == 6)
        #expect(text("가나다").byteCount == 6)
        #expect(text("뷁햏").byteCount == 4)
        #expect(text(String(repeating: "가", count: 45)).kind == .sms)
        #expect(text(String(repeating: "가", count: 45) + "a").kind == .lms)
        #expect(!text(String(repeating: "가", count: 1000)).isTooLong)
        #expect(text(String(repeating: "가", count: 1000) + "a").isTooLong)
    }

    @Test func theLengthIsThatOfTheEncodedBytes() throws {
        let cp949 = String.Encoding(rawValue: 0x8000_0422)
        for sample in ["[센터] 1월 5일(화) 오후 2시~4시, 상담실 1", "뷁햏 ① ㎡ 漢字 ㄱㅏ", "plain"] {
            #expect(text(sample).byteCount == sample.data(using: cp949)?.count)
        }
    }

    @Test func whatPhonesLackIsReplacedAndTwinsAreFound() {
        #expect(text("10:00–12:00 • 끝\u{200B}").text == "10:00~12:00 · 끝")
        #expect(text("😀").text == "〓")
        #expect(WansungText.sendable("a😀b").lost == ["😀"])
        #expect(text("\u{1112}\u{1161}\u{11AB}글").text == "한글", "jamo are joined")
        #expect(text("줄\n바꿈").text == "줄\n바꿈")
        #expect(text("a\u{0}b\rc").text == "abc")
        #expect(text("").variables[0].value == "홍 길동〓")
    }

    @Test func comesBackFromJSON() throws {
        let message = text("내일 오후 2시")
        #expect(TextMessage(json: message.json) == message)
        #expect(TextMessage(json: Array("{}".utf8)) == nil)
    }

    @Test(arguments: [
        ("010-0000-1234", "01000001234"), ("+82 10-0000-1234", "01000001234"), ("+82-010-0000-1234", "01000001234"),
        ("010.0000.1234", "01000001234"), ("０１０００００１２３４", "01000001234"), ("011-000-1234", "0110001234"),
        ("0505-000-1234", "05050001234"), (" 010 0000 1234 ", "01000001234"),
    ])
    func numbers(_ text: String, _ digits: String) { #expect(PhoneNumber(text)?.digits == digits) }

    @Test(arguments: [
        "", "02-000-1234", "010-000-123", "010-0000-12345", "110", "010-0000-1234;x", "abc", "+1 202 000 0000",
        "010\r\n00001234",
    ])
    func noNumbers(_ text: String) { #expect(PhoneNumber(text) == nil) }
}
