import Foundation
import Model
import Testing

@testable import Tables

@Suite("The term folder") struct TermFolderTests {
    @Test("is read back as it was written", arguments: Language.allCases)
    func roundTrip(_ language: Language) throws {
        try withFolder { folder in
            try TermFolder.write(SampleTerm.term, calendars: SampleTerm.calendars, to: folder, language: language)
            let reading = try TermFolder.read(folder)
            #expect(reading.term == SampleTerm.term)
            #expect(reading.calendars == SampleTerm.calendars)
            #expect(reading.notices.isEmpty)
        }
    }

    @Test("has something in every column of the sample, so that nothing goes untested")
    func sampleSaysEverything() {
        for (table, rows) in TermWriter.tables(of: SampleTerm.term, calendars: SampleTerm.calendars, .korean) {
            for (index, header) in rows.header.enumerated() {
                #expect(rows.rows.contains { !$0[index].isEmpty }, "\(table) \(header)")
            }
        }
        #expect(
            TermWriter.tables(of: SampleTerm.term, calendars: SampleTerm.calendars, .korean).map(\.0)
                == TableID.allCases)
    }

    @Test("is written the same every time")
    func deterministic() throws {
        try withFolder { folder in
            let (a, b) = (folder.appendingPathComponent("a"), folder.appendingPathComponent("b"))
            try TermFolder.write(SampleTerm.term, to: a)
            try TermFolder.write(SampleTerm.term, to: b)
            for name in try FileManager.default.contentsOfDirectory(atPath: a.path) {
                #expect(
                    try Data(contentsOf: a.appendingPathComponent(name))
                        == Data(contentsOf: b.appendingPathComponent(name)))
            }
        }
    }
}
