import GRDB
import Model
import Secrets

extension Archive {
    /// Whose calendar a feed's address opens.
    public struct Feed: Hashable, Sendable, Codable {
        public var term: String
        /// An owner as in `PublishedCalendar`.
        public var owner: String
        public var createdAt: UnixTime
        public var revokedAt: UnixTime?
    }

    /// Makes a new address for an owner's feed. Its token is in the result and nowhere else: only its hash is stored.
    /// Earlier addresses of the owner stop working.
    public func newFeed(of owner: String, term: String, at now: UnixTime) throws(ArchiveError) -> Token {
        let token = Token.random()
        try write { db in
            try Archive.revoke(owner, term, now, in: db)
            try db.execute(
                sql: "INSERT INTO feed (digest, term, owner, createdAt) VALUES (?, ?, ?, ?)",
                arguments: [token.digest.hex, term, owner, now.seconds])
        }
        return token
    }

    /// Whose feed it is, or nil for a token that was never given or was revoked.
    public func feed(_ token: Token) throws(ArchiveError) -> Feed? {
        try read { db in
            try Feed.all(where: "digest = ? AND revokedAt IS NULL", [token.digest.hex], in: db).first
        }
    }

    /// Ends every address of an owner's feed.
    /// - Returns: how many there were.
    @discardableResult
    public func revokeFeeds(of owner: String, term: String, at now: UnixTime) throws(ArchiveError) -> Int {
        try write { try Archive.revoke(owner, term, now, in: $0) }
    }

    @discardableResult
    private static func revoke(_ owner: String, _ term: String, _ now: UnixTime, in db: Database) throws -> Int {
        try db.execute(
            sql: "UPDATE feed SET revokedAt = ? WHERE term = ? AND owner = ? AND revokedAt IS NULL",
            arguments: [now.seconds, term, owner])
        return db.changesCount
    }
}

extension Archive.Feed {
    static func all(where condition: String, _ arguments: StatementArguments, in db: Database) throws -> [Archive.Feed]
    {
        let sql = "SELECT term, owner, createdAt, revokedAt FROM feed WHERE \(condition)"
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            Archive.Feed(
                term: row["term"], owner: row["owner"], createdAt: UnixTime(row["createdAt"]),
                revokedAt: (row["revokedAt"] as Int?).map { UnixTime($0) })
        }
    }
}
