import Foundation
import Model
import Testing

@testable import Tables

@Suite("Workbooks of other programs") struct WorkbookReaderTests {
    private func cells(_ row: String, properties: String = "", strings: String = "", styles: String = "") throws
        -> [String]
    {
        let book = HandmadeWorkbook(
            sheets: [("표", "<row r=\"1\">\(row)</row>")], properties: properties, strings: strings, styles: styles)
        let (sheets, faults) = try book.read()
        #expect(faults.isEmpty, "\(faults)")
        return sheets.first?.table.rows.first?.cells ?? []
    }

    @Test("hold texts shared, in place, in runs, and with guides to their sound")
    func texts() throws {
        let strings = """
            <si><t>홍길동</t></si><si><r><t>가</t></r><r><rPr/><t xml:space="preserve"> 나</t></r></si>\
            <si><t>漢字</t><rPh sb="0" eb="2"><t>한자</t></rPh></si><si><t>줄_x000D_\n바꿈 _x005F_x</t></si>
            """
        let row = """
            <c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>\
            <c r="E1" t="inlineStr"><is><t>안</t><phoneticPr/></is></c><c r="F1" t="str"><f>A1</f><v>식</v></c>
            """
        #expect(try cells(row, strings: strings) == ["홍길동", "가 나", "漢字", "줄\r\n바꿈 _x", "안", "식"])
    }

    @Test("hold numbers as they are shown")
    func numbers() throws {
        let styles = """
            <numFmts><numFmt numFmtId="164" formatCode="0.0&quot;%p&quot;"/><numFmt numFmtId="165" formatCode="[$₩-412]#,##0"/></numFmts>\
            <cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
            """
        let row = """
            <c r="A1"><v>1.0</v></c><c r="B1"><v>37.5384</v></c><c r="C1" s="1"><v>0.7</v></c><c r="D1" s="2"><v>5</v></c>\
            <c r="E1" s="3"><v>600000</v></c><c r="F1"><v>-5</v></c><c r="G1"><v>1E3</v></c><c r="H1" t="b"><v>1</v></c>\
            <c r="I1"><v>0.30000000000000004</v></c><c r="J1" s="1"><v>0.29</v></c><c r="K1"><v>0.000001</v></c>
            """
        #expect(
            try cells(row, styles: styles) == [
                "1", "37.5384", "70%", "5", "600000", "-5", "1000", "TRUE", "0.3", "29%", "0.000001000000",
            ])
    }

    @Test("hold dates as serial numbers, counted from 1900 or 1904")
    func dates() throws {
        let styles = """
            <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;년&quot;\\ m&quot;월&quot;\\ d&quot;일&quot;;@"/>\
            <numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="[$-412]AM/PM\\ h:mm;@"/></numFmts>\
            <cellXfs><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/></cellXfs>
            """
        let row = """
            <c r="A1" s="0"><v>46391</v></c><c r="B1" s="1"><v>46391</v></c><c r="C1" s="2"><v>0.58333333333333337</v></c>\
            <c r="D1" s="3"><v>1</v></c><c r="E1" s="4"><v>0.58333333333333337</v></c><c r="F1" s="5"><v>46391.583333333336</v></c>\
            <c r="G1" s="0"><v>1</v></c><c r="H1" s="0"><v>59</v></c><c r="I1" s="0"><v>61</v></c><c r="J1" t="d"><v>2027-01-04T00:00:00</v></c>
            """
        #expect(
            try cells(row, styles: styles) == [
                "2027-01-04", "2027-01-04", "14:00", "24:00", "14:00", "2027-01-04 14:00", "1900-01-01", "1900-02-28",
                "1900-03-01", "2027-01-04",
            ])
        let in1904 = try cells(
            "<c r=\"A1\" s=\"0\"><v>44929</v></c>", properties: "<workbookPr date1904=\"1\"/>", styles: styles)
        #expect(in1904 == ["2027-01-04"])
    }

    @Test("leave out cells and rows that are empty, and positions too")
    func sparse() throws {
        let book = HandmadeWorkbook(
            sheets: [
                (
                    "표",
                    "<row><c t=\"inlineStr\"><is><t>가</t></is></c><c/><c><v>1</v></c></row><row r=\"5\"><c r=\"C5\"><v>2</v></c>"
                        + "<c r=\"D5\" s=\"1\"/></row>"
                )
            ])
        let rows = try book.read().sheets[0].table.rows
        #expect(rows.map(\.number) == [1, 5])
        #expect(rows.map(\.cells) == [["가", "", "1"], ["", "", "2"]])
    }

    @Test("with prefixes, absolute targets and names in other cases")
    func namespaces() throws {
        var book = HandmadeWorkbook(sheets: [("표", "")])
        book.add(
            "xl/worksheets/sheet0.xml",
            "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>"
        )
        book.parts["XL/Styles.xml"] = book.parts.removeValue(forKey: "xl/styles.xml")
        #expect(try book.read().sheets[0].table.rows[0].cells == ["7"])
    }

    @Test("with a cell that is no value are faulted by sheet, row and column")
    func brokenCells() throws {
        let styles = "<cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"0\"/></cellXfs>"
        let row = """
            <row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>A1+1</f></c><c r="C3" t="s"><v>9</v></c><c r="D3" s="0"><v>-1</v></c>\
            <c r="E3" s="0"><v>60</v></c><c r="F3" t="x"><v>1</v></c>\
            <c r="G3"><f>A1</f><v></v></c><c r="H3" t="str"><f>""</f><v></v></c><c r="I3" s="1"><v>many</v></c></row>
            """
        let (sheets, faults) = try HandmadeWorkbook(sheets: [("표", row)], styles: styles).read()
        #expect(sheets[0].isBroken)
        #expect(
            faults.map(\.problem) == [
                .formulaError, .formulaWithoutValue, .brokenWorkbook, .notA(.date), .notA(.date), .brokenWorkbook,
                .formulaWithoutValue, .notA(.decimal),
            ])
        #expect(faults.map(\.column) == ["A", "B", "C", "D", "E", "F", "G", "I"])
        #expect(faults[0].words(in: .korean) == "hand.xlsx › 표 3행 ‘A’ 칸: 수식 오류가 있습니다. 값을 바로잡으십시오.")
    }

    @Test(
        "with a document type or an entity are refused",
        arguments: [
            "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet0.xml", "_rels/.rels",
        ])
    func documentTypes(_ part: String) throws {
        var book = HandmadeWorkbook(sheets: [("표", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")])
        book.parts[part] = Array(
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>"
                .utf8)
        #expect(try book.read().faults.map(\.problem) == [.documentType])
        book.parts[part] = Array(
            "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(try book.read().faults.map(\.problem) == [.brokenWorkbook])
        book.parts[part] = Array("<?xml version=\"1.0\" encoding=\"UTF-7\"?><x/>".utf8)
        #expect(try book.read().faults.map(\.problem) == [.brokenWorkbook])
    }

    @Test("that are none, or old, or locked, or damaged are refused with the reason")
    func noWorkbooks() throws {
        func problems(_ bytes: [UInt8]) -> [Fault.Problem] {
            let faults = FaultCollector()
            _ = WorkbookReader.sheets(in: bytes, named: "x.xlsx", faults: faults)
            return faults.faults.map(\.problem)
        }
        #expect(problems([]) == [.notAWorkbook])
        #expect(problems(Array("이름,나이\r\n".utf8)) == [.notAWorkbook])
        #expect(problems([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) == [.encryptedOrOldWorkbook])
        var book = HandmadeWorkbook(sheets: [("표", "<row r=\"1\"/>")])
        book.parts["xl/workbook.xml"] = nil
        #expect(try problems(book.bytes()) == [.notAWorkbook])
        book = HandmadeWorkbook(sheets: [("표", "<row r=\"1\"/>")])
        book.parts["xl/worksheets/sheet0.xml"] = nil
        #expect(try problems(book.bytes()) == [.brokenWorkbook])
        book = HandmadeWorkbook(sheets: [("표", "<row r=\"1\"><c r=\"A1\"><v>1</v>")])
        #expect(try problems(book.bytes()) == [.brokenWorkbook])
        book = HandmadeWorkbook(sheets: [("표", "<row r=\"2\"/><row r=\"1\"/>")])
        #expect(try problems(book.bytes()) == [.brokenWorkbook])
        book = HandmadeWorkbook(sheets: [("표", "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>")])
        #expect(try problems(book.bytes()) == [.brokenWorkbook])
        book = HandmadeWorkbook(sheets: [("표", "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")])
        #expect(try problems(book.bytes()) == [.tooManyCells(columns: 500)])
    }

    @Test("that would unpack to more than the limit are refused, and little is spent on it")
    func bomb() throws {
        var book = HandmadeWorkbook(sheets: [("표", "")])
        let spaces = [UInt8](repeating: 0x20, count: 4 << 20)
        book.parts["xl/worksheets/sheet0.xml"] = Array("<worksheet>".utf8) + spaces + Array("</worksheet>".utf8)
        let bytes = try book.bytes()
        #expect(bytes.count < 1 << 16)
        let faults = FaultCollector()
        #expect(WorkbookReader.sheets(in: bytes, named: "x.xlsx", limit: 4 << 20, faults: faults).isEmpty)
        #expect(faults.faults.map(\.problem) == [.tooLarge(mebibytes: ZipArchive.largestExpansion >> 20)])
    }

    @Test("have formats of which some make dates or shares of numbers")
    func formats() {
        let cases: [(String, StylesPart.Format)] = [
            ("General", .plain), ("#,##0", .plain), ("@", .plain), ("0%", .percent), ("0.00%", .percent),
            ("yyyy-mm-dd", .date),
            ("yyyy\"년\" m\"월\" d\"일\"", .date), ("m/d", .date), ("mm", .date), ("h:mm", .time), ("[h]:mm:ss", .time),
            ("AM/PM h:mm", .time),
            ("[Red]#,##0;[Blue]-#,##0", .plain), ("\"day\"0", .plain), ("yyyy-mm-dd hh:mm", .date), ("0\\h", .plain),
            ("[$-412]aaaa", .date),
        ]
        for (code, format) in cases { #expect(StylesPart.format(ofCode: code) == format, "\(code)") }
    }
}
