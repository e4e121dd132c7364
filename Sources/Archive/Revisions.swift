import Foundation
import GRDB
import Model
import Secrets

/// A snapshot of a term as it was read once, never changed.
public struct Revision: Hashable, Sendable, Codable {
    public var id: Int
    public var term: String
    /// 1, 2, … within the term.
    public var number: Int
    /// SHA-256 of the snapshot's bytes.
    public var hash: String
    public var storedAt: UnixTime
}

extension Archive {
    /// Stores the term as its next revision. A term equal to its latest revision is not stored again.
    /// - Returns: the revision that now holds it, and whether it is new.
    public func store(_ term: Term, at now: UnixTime) throws(ArchiveError) -> (revision: Revision, isNew: Bool) {
        let json = Snapshot.json(of: term)
        let hash = Digest(of: Array(json)).hex
        return try write { db in
            let latest = try Revision.latest(of: term.id, in: db)
            if let latest, latest.hash == hash { return (latest, false) }
            try db.execute(
                sql: "INSERT INTO term (id, storedAt) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                arguments: [term.id, now.seconds])
            let number = (latest?.number ?? 0) + 1
            try db.execute(
                sql: "INSERT INTO revision (term, number, hash, json, storedAt) VALUES (?, ?, ?, ?, ?)",
                arguments: [term.id, number, hash, json, now.seconds])
            let id = Int(db.lastInsertedRowID)
            try JournalEntry.append("import", subject: term.id, detail: ["revision": number], at: now, to: db)
            return (
                Revision(id: id, term: term.id, number: number, hash: hash, storedAt: now), true
            )
        }
    }

    /// The ids of all terms, sorted.
    public func terms() throws(ArchiveError) -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT id FROM term ORDER BY id") }
    }

    /// All revisions of a term, oldest first; none if it is unknown.
    public func revisions(of term: String) throws(ArchiveError) -> [Revision] {
        try read { try Revision.all(where: "term = ? ORDER BY number", [term], in: $0) }
    }

    /// The latest revision of a term, or nil if there is none.
    public func latestRevision(of term: String) throws(ArchiveError) -> Revision? {
        try read { try Revision.latest(of: term, in: $0) }
    }

    /// - Throws: `noRevision`.
    public func revision(_ number: Int, of term: String) throws(ArchiveError) -> Revision {
        try read { db in
            guard let found = try Revision.all(where: "term = ? AND number = ?", [term, number], in: db).first else {
                throw ArchiveError.noRevision(term: term, number: number)
            }
            return found
        }
    }

    /// The term as the revision holds it.
    /// - Throws: `damaged` if its bytes are not those that were stored.
    public func term(_ revision: Revision) throws(ArchiveError) -> Term {
        try read { db in
            let what = "revision \(revision.number) of \(revision.term)"
            let sql = "SELECT json FROM revision WHERE id = ?"
            guard let json = try Data.fetchOne(db, sql: sql, arguments: [revision.id]) else {
                throw ArchiveError.noRevision(term: revision.term, number: revision.number)
            }
            guard Digest(of: Array(json)).hex == revision.hash else { throw ArchiveError.damaged(what: what) }
            do { return try Snapshot.value(from: json) } catch { throw ArchiveError.damaged(what: what) }
        }
    }
}

extension Revision {
    static func all(where condition: String, _ arguments: StatementArguments, in db: Database) throws -> [Revision] {
        let sql = "SELECT id, term, number, hash, storedAt FROM revision WHERE \(condition)"
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            Revision(
                id: row["id"], term: row["term"], number: row["number"], hash: row["hash"],
                storedAt: UnixTime(row["storedAt"]))
        }
    }

    static func latest(of term: String, in db: Database) throws -> Revision? {
        try all(where: "term = ? ORDER BY number DESC LIMIT 1", [term], in: db).first
    }
}
