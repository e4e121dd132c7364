import GRDB
import Model

/// An answer to an invitation, as it was taken or refused.
public struct StoredReply: Hashable, Sendable, Codable {
    public var term: String
    /// The SHA-256 of what it was read from, so that a message read twice is known.
    public var source: String
    public var uid: String
    /// The meeting of a series that it is about (its RECURRENCE-ID), or empty for all of it.
    public var recurrence: String
    /// Whose: an owner as in `PublishedCalendar`; empty if unknown.
    public var person: String
    /// `accepted`, `declined`, `tentative`, …
    public var answer: String
    public var sequence: Int
    public var stamp: UnixTime
    /// Why it was not taken, as a word; empty if it was.
    public var refusal: String

    public init(
        term: String, source: String, uid: String, recurrence: String = "", person: String, answer: String,
        sequence: Int, stamp: UnixTime, refusal: String = ""
    ) {
        self.term = term
        self.source = source
        self.uid = uid
        self.recurrence = recurrence
        self.person = person
        self.answer = answer
        self.sequence = sequence
        self.stamp = stamp
        self.refusal = refusal
    }
}

extension Archive {
    /// Stores a reply. Of two that answer the same meeting the later one counts: by SEQUENCE, then by DTSTAMP
    /// (RFC 5546 §2.1.5); an older or repeated one is stored as refused, with `stale` or `repeated`.
    /// - Returns: the reply as it was stored.
    public func store(_ reply: StoredReply, at now: UnixTime) throws(ArchiveError) -> StoredReply {
        try write { db in
            var reply = reply
            if reply.refusal.isEmpty {
                let latest = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT sequence, stamp, answer FROM reply
                        WHERE term = ? AND uid = ? AND recurrence = ? AND refusal = ''
                        ORDER BY sequence DESC, stamp DESC, id DESC LIMIT 1
                        """, arguments: [reply.term, reply.uid, reply.recurrence])
                if let latest {
                    let known = (latest["sequence"] as Int, latest["stamp"] as Int)
                    let new = (reply.sequence, reply.stamp.seconds)
                    if new < known { reply.refusal = "stale" }
                    if new == known {
                        reply.refusal = (latest["answer"] as String) == reply.answer ? "repeated" : "stale"
                    }
                }
            }
            try db.execute(
                sql: """
                    INSERT INTO reply (term, source, uid, recurrence, person, answer, sequence, stamp, refusal, storedAt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    reply.term, reply.source, reply.uid, reply.recurrence, reply.person, reply.answer, reply.sequence,
                    reply.stamp.seconds, reply.refusal, now.seconds,
                ])
            return reply
        }
    }

    /// The answers that stand: for each UID and meeting the latest one taken, sorted by them.
    public func standingReplies(of term: String) throws(ArchiveError) -> [StoredReply] {
        try read { db in
            let rows = try StoredReply.all(
                where: "term = ? AND refusal = '' ORDER BY uid, recurrence, sequence DESC, stamp DESC, id DESC", [term],
                in: db)
            return rows.enumerated().filter { index, reply in
                index == 0 || rows[index - 1].uid != reply.uid || rows[index - 1].recurrence != reply.recurrence
            }.map(\.element)
        }
    }

    /// All replies ever read, oldest first.
    public func replies(of term: String) throws(ArchiveError) -> [StoredReply] {
        try read { try StoredReply.all(where: "term = ? ORDER BY id", [term], in: $0) }
    }
}

extension StoredReply {
    static func all(where condition: String, _ arguments: StatementArguments, in db: Database) throws -> [StoredReply] {
        let sql = """
            SELECT term, source, uid, recurrence, person, answer, sequence, stamp, refusal FROM reply WHERE \(condition)
            """
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            StoredReply(
                term: row["term"], source: row["source"], uid: row["uid"], recurrence: row["recurrence"],
                person: row["person"], answer: row["answer"], sequence: row["sequence"], stamp: UnixTime(row["stamp"]),
                refusal: row["refusal"])
        }
    }
}
