import Foundation
import GRDB
import Model
import TestScratch
import Testing

@testable import Archive

@Suite("Revisions of terms")
struct RevisionTests {
    @Test("come back as they were stored")
    func roundTrip() throws {
        let archive = try Scratch().archive()
        let stored = try archive.store(term(), at: noon)
        #expect(stored.isNew)
        #expect(stored.revision.number == 1)
        #expect(try archive.term(stored.revision) == term())
        #expect(try archive.terms() == ["2027-1"])
        #expect(try archive.latestRevision(of: "2027-1") == stored.revision)
    }

    @Test("are one more for each change, and none for no change")
    func numbers() throws {
        let archive = try Scratch().archive()
        let first = try archive.store(term(), at: noon).revision
        let same = try archive.store(term(), at: noon + 60)
        #expect(!same.isNew)
        #expect(same.revision == first)
        let second = try archive.store(term(name: "2027년 겨울학기"), at: noon + 120).revision
        #expect(second.number == 2)
        // Going back is a change too: history is not rewritten.
        let third = try archive.store(term(), at: noon + 180).revision
        #expect(third.number == 3)
        #expect(third.hash == first.hash)
        #expect(try archive.revisions(of: "2027-1") == [first, second, third])
        #expect(try archive.term(first).name == "2027년 1분기")
    }

    @Test("of one term do not touch another's")
    func terms() throws {
        let archive = try Scratch().archive()
        _ = try archive.store(term("2027-2"), at: noon)
        let other = try archive.store(term("2027-1"), at: noon).revision
        #expect(other.number == 1)
        #expect(try archive.terms() == ["2027-1", "2027-2"])
    }

    @Test("are never changed")
    func immutable() throws {
        let archive = try Scratch().archive()
        _ = try archive.store(term(), at: noon)
        for sql in ["UPDATE revision SET json = x'00'", "UPDATE journal SET deed = 'nothing'"] {
            #expect(throws: DatabaseError.self) { try archive.pool.write { try $0.execute(sql: sql) } }
        }
    }

    @Test("whose bytes are no longer those stored are named damaged")
    func damaged() throws {
        let archive = try Scratch().archive()
        let revision = try archive.store(term(), at: noon).revision
        try archive.pool.write { db in
            try db.execute(sql: "DROP TRIGGER revisionStands; UPDATE revision SET json = x'7B7D'")
        }
        #expect(throws: ArchiveError.damaged(what: "revision 1 of 2027-1")) { try archive.term(revision) }
    }

    @Test("that are not there are named")
    func missing() throws {
        let archive = try Scratch().archive()
        #expect(try archive.latestRevision(of: "2027-1") == nil)
        #expect(throws: ArchiveError.noRevision(term: "2027-1", number: 4)) { try archive.revision(4, of: "2027-1") }
    }

    @Test("are told in the journal, without names")
    func journal() throws {
        let archive = try Scratch().archive()
        _ = try archive.store(term(), at: noon)
        _ = try archive.store(term(), at: noon)
        let entries = try archive.journal()
        #expect(entries.map(\.deed) == ["import"])
        #expect(entries.map(\.subject) == ["2027-1"])
        #expect(entries.map(\.detail) == [#"{"revision":1}"#])
        #expect(entries.map(\.at) == [noon])
    }
}
