import Testing

@testable import Prints

@Suite struct QRCodeTests {
    /// The three finder patterns (ISO/IEC 18004 §6.3.3) stand in their corners.
    @Test func finderPatterns() throws {
        let code = try #require(QRCode("https://example.org/feed/0123456789abcdef.ics"))
        func isBlack(_ x: Int, _ y: Int) -> Bool { code.modules[y * code.size + x] }
        for (left, top) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
            for y in 0..<7 {
                for x in 0..<7 {
                    let ring = min(min(x, 6 - x), min(y, 6 - y))
                    #expect(isBlack(left + x, top + y) == (ring != 1))
                }
            }
        }
    }

    @Test func emptyAndTooLong() {
        #expect(QRCode("") == nil)
        #expect(QRCode(String(repeating: "a", count: 3000)) == nil)
    }

    @Test func sameTextSameBytes() { #expect(QRCode("나루")?.svg == QRCode("나루")?.svg) }
}
