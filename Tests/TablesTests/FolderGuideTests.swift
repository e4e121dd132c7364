import Foundation
import Model
import Testing

@testable import Tables

@Suite("The guide to the folder") struct FolderGuideTests {
    /// With `NARU_WRITE_DOCS=1` in the environment the test writes the page instead of comparing it.
    @Test("is docs/term-folder.md, word for word")
    func page() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/term-folder.md").resolvingSymlinksInPath()
        if ProcessInfo.processInfo.environment["NARU_WRITE_DOCS"] == "1" {
            try Data(FolderGuide.markdown.utf8).write(to: page)
        }
        #expect(try String(contentsOf: page, encoding: .utf8) == FolderGuide.markdown)
    }

    @Test("describes every table and no column twice")
    func complete() {
        #expect(FolderGuide.tables.map(\.id) == TableID.allCases)
        for table in FolderGuide.tables {
            let names = table.columns.flatMap { [$0.name.korean, $0.name.english] + $0.also }.map(CellText.key)
            let shared = Set(names.filter { name in table.columns.count { $0.isNamed(name) } > 1 })
            #expect(shared.isEmpty, "\(table.id): \(shared)")
        }
    }

    @Test("gives examples that are read without a fault", arguments: Language.allCases)
    func examples(_ language: Language) throws {
        try withFolder { folder in
            for table in FolderGuide.tables where table.id != .calendars {
                let header = table.columns.map { $0.name[language] }
                let cells = table.columns.map { $0.example[language] }
                let rows = table.id == .term ? zip(header, cells).map { [$0, $1] } : [cells]
                let bytes = Spreadsheet.csv(
                    header: table.id == .term ? ["항목", "값"] : header, rows: rows)
                try Data(bytes).write(to: folder.appendingPathComponent(table.id.fileName))
            }
            do {
                _ = try TermFolder.read(folder)
            } catch {
                let faults = try #require(error as? FolderFaults).faults
                let beyondExamples = faults.filter { !FolderGuideTests.isAboutOtherRows($0.problem) }
                #expect(beyondExamples.isEmpty, "\(beyondExamples.map { $0.words(in: .korean) })")
            }
        }
    }

    /// A one-row example cannot hold all the rows that it speaks of, nor fill only the cells that its kind takes.
    private static func isAboutOtherRows(_ problem: Fault.Problem) -> Bool {
        switch problem {
        case .unknownID, .unknownOfParticipant, .notUsed, .noSuchChoice, .wrongCount: true
        default: false
        }
    }
}
