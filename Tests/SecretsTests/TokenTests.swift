import Testing

@testable import Secrets

@Suite struct TokenTests {
    @Test func everyBitIsKept() {
        #expect(Token(bytes: [UInt8](repeating: 0, count: 20)).text == String(repeating: "a", count: 32))
        #expect(Token(bytes: [UInt8](repeating: 255, count: 20)).text == String(repeating: "7", count: 32))
        // "foobar" is MZXW6YTBOI in RFC 4648 §10; 20 bytes need no padding.
        #expect(Token(bytes: Array("foobar".utf8) + [UInt8](repeating: 0, count: 14)).text.hasPrefix("mzxw6ytboi"))
    }

    @Test func newOnesDifferAndReadBack() {
        let tokens = (0..<100).map { _ in Token.random() }
        #expect(Set(tokens).count == 100)
        for token in tokens { #expect(Token(text: token.text) == token) }
    }

    @Test(arguments: ["", "abc", String(repeating: "A", count: 32), String(repeating: "1", count: 32), "../etc/passwd"])
    func noToken(_ text: String) { #expect(Token(text: text) == nil) }
}
