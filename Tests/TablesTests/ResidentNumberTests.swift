import Testing

@testable import Tables

@Suite("Resident registration numbers") struct ResidentNumberTests {
    /// Invented, and not those of anyone: the first digits behind the hyphen are followed by noughts.
    @Test(
        "are found however they are written",
        arguments: [
            "620305-1000000", "620305 - 2000000", "６２０３０５－１００００００", "620305–1000000", "620305 1000000",
            "620305.1000000", "번호: 620305-1000000입니다",
            "620305\u{00A0}-\u{00A0}1000000", "050305-3000000", "620305-\r\n1000000", "620305\u{200B}-\u{200B}1000000",
            "620305·1000000", "620305/1000000", "620305_1000000", "620305\t1000000", "620305−1000000",
            "٦٢٠٣٠٥-١٠٠٠٠٠٠",
        ])
    func found(_ text: String) {
        #expect(ResidentNumber.isFound(in: text))
        #expect(!ResidentNumber.redacted(text).contains { $0.isNumber })
    }

    @Test("without a hyphen only with the right check digit")
    func checkDigit() {
        let valid = (0...9).map { "620305100000\($0)" }.filter { ResidentNumber.isFound(in: $0) }
        #expect(valid.count == 1)
        #expect(valid.first.map { ResidentNumber.redacted($0) } == "*************")
        // Whatever looks like one is not shown, though it may be none.
        #expect((0...9).allSatisfy { ResidentNumber.redacted("620305100000\($0)") == "*************" })
    }

    @Test(
        "are not seen in what is none",
        arguments: [
            "2027-01-05", "010-0000-0001", "621305-1000000", "620332-1000000", "6203051-000000", "1620305-1000000",
            "620305-10000000", "620305-100000",
            "", "12345678901234", "20270105-1000000", "620305-1******", "620305, 1000000", "620305와 1000000",
        ])
    func notFound(_ text: String) {
        #expect(!ResidentNumber.isFound(in: text))
    }

    @Test("are found in calendars, folded lines put together, identifiers left out")
    func calendars() {
        let calendar = """
            BEGIN:VEVENT\r
            UID:620305-1000000@example.kr\r
            SUMMARY:상담\r
            DESCRIPTION:접수 620305-\r
             1000000\r
            END:VEVENT\r

            """
        #expect(CalendarScan.linesWithResidentNumbers(Array(calendar.utf8)) == [4])
    }
}
