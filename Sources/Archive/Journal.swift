import Foundation
import GRDB
import Model

/// One thing that was done, when and to what. It names ids only: no person's name or number is in it.
public struct JournalEntry: Hashable, Sendable, Codable {
    public var id: Int
    public var at: UnixTime
    /// `import`, `plan`, …
    public var deed: String
    /// What it was done to, e.g. a term's id.
    public var subject: String
    /// A JSON object with the deed's figures.
    public var detail: String

    static func append(
        _ deed: String, subject: String, detail: [String: Int], at now: UnixTime, to db: Database
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = String(decoding: try encoder.encode(detail), as: UTF8.self)
        try db.execute(
            sql: "INSERT INTO journal (at, deed, subject, detail) VALUES (?, ?, ?, ?)",
            arguments: [now.seconds, deed, subject, text])
    }
}

extension Archive {
    /// What was done, oldest first.
    public func journal() throws(ArchiveError) -> [JournalEntry] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT id, at, deed, subject, detail FROM journal ORDER BY id").map { row in
                JournalEntry(
                    id: row["id"], at: UnixTime(row["at"]), deed: row["deed"], subject: row["subject"],
                    detail: row["detail"])
            }
        }
    }
}
