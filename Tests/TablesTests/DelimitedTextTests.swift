import Testing

@testable import Tables

@Suite("Delimited text") struct DelimitedTextTests {
    private func rows(_ text: String) -> [[String]] { DelimitedText(text).rows.map(\.cells) }

    @Test("is read by RFC 4180, whatever ends its lines", arguments: ["\r\n", "\n", "\r"])
    func lineEnds(_ end: String) {
        #expect(rows("a,b\(end)1,2\(end)") == [["a", "b"], ["1", "2"]])
        #expect(rows("a,b\(end)1,2") == [["a", "b"], ["1", "2"]])
        #expect(rows("a,b\(end)\"x\(end)y\",2\(end)") == [["a", "b"], ["x\(end)y", "2"]])
        #expect(rows("a,b\(end)\(end)1,2\(end)") == [["a", "b"], [""], ["1", "2"]])
    }

    @Test func quotes() {
        #expect(rows("\"a\"\"b\",\"\",\",\"") == [["a\"b", "", ","]])
        #expect(rows("a,") == [["a", ""]])
        #expect(rows(",") == [["", ""]])
        #expect(rows("").isEmpty)
    }

    @Test("with tabs or semicolons, if its first line has more of these than commas")
    func delimiters() {
        #expect(rows("a\tb\n1,5\t2") == [["a", "b"], ["1,5", "2"]])
        #expect(rows("a;b\n1,5;2") == [["a", "b"], ["1,5", "2"]])
        #expect(rows("\"x;y;z\",b\n1;1,2") == [["x;y;z", "b"], ["1;1", "2"]])
    }

    @Test("names the row and cell of a quotation mark out of place, and reads on")
    func stray() {
        let text = DelimitedText("a,b\n1,2\"x\n\"y\"z,4\n5,6\n")
        #expect(text.rows.map(\.cells) == [["a", "b"], ["5", "6"]])
        #expect(text.rows.map(\.number) == [1, 4])
        #expect(text.broken.map { [$0.row, $0.cell] } == [[2, 1], [3, 0]])
        #expect(text.broken.allSatisfy { $0.problem == .strayQuote })
    }

    @Test("names where a quotation mark was opened and never closed")
    func unterminated() {
        let text = DelimitedText("a,b\n1,\"2\n3,4\n")
        #expect(text.broken.map { [$0.row, $0.cell] } == [[2, 1]])
        #expect(text.broken[0].problem == .unterminatedQuote)
    }

    @Test("counts rows as the spreadsheet does, quoted line breaks within one row")
    func rowNumbers() {
        #expect(DelimitedText("a\n\"x\ny\"\n\nb\n").rows.map(\.number) == [1, 2, 3, 4])
    }
}
