import Foundation
import GRDB
import Model
import TestScratch
import Testing

@testable import Archive

@Suite("The archive")
struct ArchiveTests {
    @Test("runs with WAL, FULL and foreign keys, read back from SQLite")
    func durability() throws {
        let folder = try Scratch()
        #expect(try folder.archive().durability() == .demanded)
        // Opening it again must not fall back to what the library sets.
        #expect(try folder.archive().durability() == .demanded)
    }

    @Test("has STRICT tables only")
    func strict() throws {
        let archive = try Scratch().archive()
        let lax = try archive.pool.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list
                    WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
                    """)
        }
        #expect(lax == [])
        #expect(throws: DatabaseError.self) {
            try archive.pool.write { try $0.execute(sql: "INSERT INTO term (id, storedAt) VALUES ('x', 'soon')") }
        }
    }

    @Test("refuses what refers to nothing")
    func foreignKeys() throws {
        let archive = try Scratch().archive()
        let hash = String(repeating: "0", count: 64)
        #expect(throws: ArchiveError.self) {
            try archive.write { db in
                try db.execute(
                    sql: "INSERT INTO revision (term, number, hash, json, storedAt) VALUES ('none', 1, ?, x'', 0)",
                    arguments: [hash])
            }
        }
    }

    @Test("waits for another writer, and names it when the wait is too long")
    func busy() throws {
        #expect(Archive.patience == 5)
        let error = DatabaseError(resultCode: .SQLITE_BUSY, message: "database is locked")
        #expect(ArchiveError(error) == .busy)
    }

    @Test("opened by many at once is made once")
    func openedAtOnce() async throws {
        let folder = try Scratch()
        let path = folder.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try Archive(path: path) } }
            try await group.waitForAll()
        }
        #expect(try folder.archive().terms() == [])
    }

    @Test("waits where SQLite does not: for who writes to a file that is not WAL yet")
    func openedWhileBeingMade() throws {
        let folder = try Scratch()
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: folder.path, configuration: configuration)
        try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE; CREATE TABLE other (x)") }
        var pauses = 0
        let archive = try Archive(path: folder.path) {
            pauses += 1
            if pauses == 3 { try? other.inDatabase { try $0.execute(sql: "COMMIT") } }
        }
        #expect(pauses == 3)
        #expect(try archive.terms() == [])
    }

    @Test("made by a later version is left alone")
    func newer() throws {
        let folder = try Scratch()
        let archive = try folder.archive()
        try archive.pool.write {
            try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('from the future')")
        }
        #expect(throws: ArchiveError.newer(path: folder.path)) { try folder.archive() }
    }

    @Test("says why it cannot be opened", arguments: ["missing/folder/naru.sqlite", "not-a-database"])
    func unreadable(name: String) throws {
        let folder = try Scratch()
        let path = folder.url.appending(path: name).path
        if name == "not-a-database" {
            try Data(repeating: 0x41, count: 4096).write(to: URL(filePath: path))
        }
        let error = #expect(throws: ArchiveError.self) { try Archive(path: path) }
        guard case .notOpened(let named, let reason)? = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(named == path)
        #expect(!reason.isEmpty)
    }

    @Test(
        "words every error in both languages",
        arguments: [
            ArchiveError.notOpened(path: "p", reason: "r"), .newer(path: "p"), .busy, .noTerm("t"),
            .noRevision(term: "t", number: 2), .noPlan(3), .damaged(what: "w"), .database(reason: "r"),
            .notDurable(Archive.Durability(synchronous: 1, journalMode: "wal", foreignKeys: true)),
        ])
    func words(error: ArchiveError) {
        let (korean, english) = (error.words(in: .korean), error.words(in: .english))
        #expect(korean.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
        #expect(english.utf8.allSatisfy { $0 < 0x80 })
    }
}
