import Archive
import Foundation
import Model
import Office
import Tables
import TestScratch
import Testing

@Suite("Importing a term")
struct ImportTermTests {
    @Test("stores the folder as the term's first revision")
    func first() throws {
        let sample = try SampleArchive()
        #expect(sample.revision.number == 1)
        #expect(sample.revision.storedAt == SampleArchive.stamp)
        let term = try sample.archive.term(sample.revision)
        #expect(term.participants.count == 60)
    }

    @Test("again stores nothing new")
    func same() throws {
        let sample = try SampleArchive()
        let again = try again(sample)
        #expect(!again.isNew)
        #expect(again.revision == sample.revision)
        #expect(again.difference?.isEmpty == true)
    }

    @Test("of a changed folder tells what changed, and keeps what was there")
    func changed() throws {
        let sample = try SampleArchive()
        let file = sample.scratch.file("demo/participants.csv")
        var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\r\n")
        let dropped = String(lines[2].prefix { $0 != "," })
        lines.remove(at: 2)
        // Whatever speaks of the person has to go too, or the folder is refused.
        try Data(lines.joined(separator: "\r\n").utf8).write(to: file)
        for name in ["requests", "appointments", "precedences", "scores", "referrals", "absences", "fund-draws"] {
            let table = sample.scratch.file("demo/\(name).csv")
            guard let text = try? String(contentsOf: table, encoding: .utf8) else { continue }
            let kept = text.components(separatedBy: "\r\n").filter { !$0.contains(dropped) }
            try Data(kept.joined(separator: "\r\n").utf8).write(to: table)
        }
        let imported = try again(sample)
        #expect(imported.isNew)
        #expect(imported.revision.number == 2)
        let removed = imported.difference?.changes.filter { $0.kind == .removed }.map(\.row) ?? []
        #expect(removed.contains { $0.contains(dropped) })
        #expect(try sample.archive.term(sample.revision).participants.contains { $0.id == dropped })
    }

    @Test("of a folder with a fault stores nothing and says where it is")
    func fault() throws {
        let sample = try SampleArchive()
        let file = sample.scratch.file("demo/participants.csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        let birth = try #require(text.firstMatch(of: /19\d\d-\d\d-\d\d/)?.output)
        try Data(text.replacing(birth, with: "1960-02-30", maxReplacements: 1).utf8).write(to: file)
        let error = #expect(throws: OfficeError.self) { try again(sample) }
        #expect(error?.words(in: .english).contains("participants.csv") == true)
        #expect(error?.isInternal == false)
        #expect(try sample.archive.revisions(of: sample.revision.term).count == 1)
    }

    @Test("of a term that no plan could follow stores nothing")
    func impossible() throws {
        let sample = try SampleArchive()
        let file = sample.scratch.file("demo/term.csv")
        var term = try sample.archive.term(sample.revision)
        (term.start, term.end) = (term.end, term.start)
        let terms = TermFolder.files(of: term, language: .korean)
        try Data(try #require(terms.first { $0.path == "term.csv" }).bytes).write(to: file)
        #expect(throws: OfficeError.self) { try again(sample) }
        #expect(try sample.archive.revisions(of: sample.revision.term).count == 1)
    }

    @Test("of a folder that is not there says so")
    func missing() throws {
        let sample = try SampleArchive()
        let deed = ImportTerm(archive: sample.archive, language: .korean)
        #expect(throws: OfficeError.self) {
            try deed.run(sample.scratch.file("nowhere"), now: { SampleArchive.stamp })
        }
    }

    private func again(_ sample: SampleArchive) throws -> ImportTerm.Imported {
        try ImportTerm(archive: sample.archive, language: .korean).run(
            sample.scratch.file("demo"), now: { SampleArchive.stamp + 5 })
    }
}
