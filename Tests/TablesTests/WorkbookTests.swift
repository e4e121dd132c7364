import Foundation
import Model
import Testing

@testable import Tables

@Suite("Workbooks") struct WorkbookTests {
    @Test("hold a term that is read back as it was", arguments: Language.allCases)
    func roundTrip(_ language: Language) throws {
        try withFolder { folder in
            let bytes = try TermFolder.workbook(of: SampleTerm.term, language: language)
            try Data(bytes).write(to: folder.appendingPathComponent("term.xlsx"))
            #expect(try TermFolder.read(folder).term == SampleTerm.term)
            #expect(try TermFolder.read(folder.appendingPathComponent("term.xlsx")).term == SampleTerm.term)
        }
    }

    @Test("are written the same every time")
    func deterministic() throws {
        let sheet = Spreadsheet.Sheet(name: "표", header: ["이름"], rows: [["=1+1"], ["-5"], ["007"]])
        #expect(try Spreadsheet.workbook(sheets: [sheet]) == Spreadsheet.workbook(sheets: [sheet]))
    }

    @Test("show whole numbers as numbers and everything else as text, never as a formula")
    func cells() throws {
        let cells = [
            "12", "-5", "0", "007", "05000", "=1+1", "+82 10", "3.10", "010-0000-0001", "가\n나", "1234567890123456",
        ]
        let sheet = Spreadsheet.Sheet(name: "표", header: cells.indices.map { "c\($0)" }, rows: [cells, []])
        let read = WorkbookReader.sheets(
            in: try Spreadsheet.workbook(sheets: [sheet]), named: "x.xlsx", faults: FaultCollector())
        #expect(read[0].table.rows[1].cells == cells)
        let archive = try ZipArchive(try Spreadsheet.workbook(sheets: [sheet]))
        let xml = String(decoding: try #require(try archive.entry("xl/worksheets/sheet1.xml")), as: UTF8.self)
        #expect(!xml.contains("<f>"))
        #expect(xml.contains("<v>12</v>") && xml.contains("<v>-5</v>") && !xml.contains("<v>007</v>"))
    }

    @Test("are refused where Excel could not open them")
    func refusals() {
        func fault(_ sheets: [Spreadsheet.Sheet]) -> WorkbookFault? {
            do throws(WorkbookFault) {
                _ = try Spreadsheet.workbook(sheets: sheets)
                return nil
            } catch {
                return error
            }
        }
        func sheet(_ name: String, _ rows: [[String]] = []) -> Spreadsheet.Sheet {
            Spreadsheet.Sheet(name: name, header: ["가"], rows: rows)
        }
        for name in ["", "가/나", "a[b]", String(repeating: "가", count: 32), "'가"] {
            #expect(fault([sheet(name)]) == .sheetName(name))
        }
        #expect(fault([sheet("A"), sheet("a")]) == .sheetName("a"))
        #expect(
            fault([sheet("표", [["가"], [String(repeating: "가", count: 32_768)]])]) == .cellTooLong(sheet: "표", row: 3))
        #expect(fault([sheet("표", [[String(repeating: "가", count: 32_767)]])]) == nil)
        #expect(fault([sheet("표", [[String](repeating: "", count: 16_385)])]) == .tooManyRows(sheet: "표"))
        #expect(WorkbookFault.cellTooLong(sheet: "표", row: 3).words(in: .korean).contains("3행"))
    }
}
