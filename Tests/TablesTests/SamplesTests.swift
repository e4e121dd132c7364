import Foundation
import Model
import Samples
import Testing

@testable import Tables

@Suite("The sample terms") struct SamplesTests {
    @Test("come back from their folders and workbooks as they were", arguments: [60, 830])
    func roundTrip(_ people: Int) throws {
        let term = Samples.SampleTerm.make(people: people, seed: 1, kind: people > 100 ? .quarter : .demo)
        try withFolder { folder in
            try TermFolder.write(term, to: folder)
            #expect(try TermFolder.read(folder).term == term)
            let workbook = folder.appendingPathComponent("term.xlsx")
            try Data(TermFolder.workbook(of: term)).write(to: workbook)
            #expect(try TermFolder.read(workbook).term == term)
        }
    }
}
