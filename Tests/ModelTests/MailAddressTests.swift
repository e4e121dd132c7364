import Model
import Testing

@Suite struct MailAddressTests {
    @Test(arguments: ["a@b.kr", "kim.gildong+x@mail.example.org", "o'neil_1@example-1.kr", "A~*=!$-@B.c.d"])
    func addresses(_ text: String) { #expect(MailAddress(text)?.text == text) }

    @Test(arguments: [
        "", "a", "a@b", "a@localhost", "@b", "a#b@c.kr", "a%b@c.kr", "a?b@c.kr", "a&b@c.kr", "a@", "a b@c.kr", "a@b c",
        "a@b..kr", ".a@b.kr", "a.@b.kr", "a..b@c.kr", "a@-b.kr", "a@b-.kr",
        "a@b.kr\r\nRCPT TO:<x@y.kr>", "a@b.kr\n", "a\0@b.kr", "<a@b.kr>", "a,b@c.kr", "가@b.kr", "a@나.kr", "a@b.kr>",
        "\"a b\"@c.kr", "a@[127.0.0.1]", "a;b@c.kr", "a(b)@c.kr", "mailto:a@b.kr:x",
    ])
    func none(_ text: String) { #expect(MailAddress(text) == nil) }

    @Test func lengths() {
        let longDomain = Array(repeating: String(repeating: "d", count: 63), count: 3).joined(separator: ".") + ".kr"
        #expect(MailAddress(String(repeating: "a", count: 59) + "@" + longDomain)?.text.utf8.count == 254)
        #expect(MailAddress(String(repeating: "a", count: 60) + "@" + longDomain) == nil)
        #expect(MailAddress(String(repeating: "a", count: 65) + "@b.kr") == nil)
        #expect(MailAddress("a@" + String(repeating: "d", count: 64) + ".kr") == nil)
    }
}
