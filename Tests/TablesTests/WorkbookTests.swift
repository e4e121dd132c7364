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
}
