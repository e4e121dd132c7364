import Testing

@testable import Tables

@Suite("Text that spreadsheets would run") struct FormulaGuardTests {
    @Test(
        "is made text",
        arguments: [
            "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "=cmd|' /C calc'!A0", "＝1+1", "＋1",
            "－1+1", "＠x", "-",
            "+82 10-0000-0001", "--1", "-1-1", "-나루", "'=1", "''=1", "−1+1", "-1,", "-5A",
        ])
    func guarded(_ text: String) {
        let guarded = FormulaGuard.guarded(text)
        #expect(guarded == "'" + text)
        #expect(FormulaGuard.unguarded(guarded) == text)
    }

    @Test(
        "is left as it is where it is no formula",
        arguments: [
            "", "홍길동", "010-0000-0001", "-5", "-1,200", "-3.5", "-20%", "1+1", "a=b", "'quoted'", "'", "2027-01-05",
            "02-0000-0000",
        ])
    func plain(_ text: String) {
        #expect(FormulaGuard.guarded(text) == text)
        #expect(FormulaGuard.unguarded(text) == text)
    }

    @Test("comes back from CSV as it was")
    func roundTrip() {
        let cells = ["=1", "+82 10", "-5", "'", "'=", "a,b", "\"", "줄\n바꿈", "a;b", "tab\tin"]
        let bytes = Spreadsheet.csv(header: cells.indices.map { "c\($0)" }, rows: [cells])
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
        #expect(text.hasSuffix("\r\n"))
        #expect(DelimitedText(text).rows[1].cells.map(CellText.clean) == cells)
    }
}
