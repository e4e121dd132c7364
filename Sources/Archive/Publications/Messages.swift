import Foundation
import GRDB
import Model
import Secrets

/// What a message in the outbox is.
public enum MessageKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// An invitation to the whole of an engagement.
    case request
    /// Takes a whole engagement back.
    case cancel
    /// About single meetings of a series.
    case part
    /// One mail that says what changed in a calendar, without an invitation.
    case digest
    /// One text that says the same.
    case text
    case reminder
}

/// A message before it lies in the outbox.
public struct NewMessage: Hashable, Sendable {
    /// Unique in the archive.
    public var id: String
    public var kind: MessageKind
    /// Whose: an owner as in `PublishedCalendar`.
    public var person: String
    /// Messages of one person with the same thread go out in order: an invitation's UID, the day of a reminder.
    public var thread: String
    /// One line for lists.
    public var about: String
    public var channel: Channel
    public var recipient: String
    public var content: [UInt8]
    public var due: UnixTime
    public var expires: UnixTime?

    public init(
        id: String, kind: MessageKind, person: String, thread: String, about: String, channel: Channel,
        recipient: String, content: [UInt8], due: UnixTime, expires: UnixTime? = nil
    ) {
        self.id = id
        self.kind = kind
        self.person = person
        self.thread = thread
        self.about = about
        self.channel = channel
        self.recipient = recipient
        self.content = content
        self.due = due
        self.expires = expires
    }

    func insert(publication: Int, ordinal: Int, at now: UnixTime, into db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO message (id, publication, ordinal, kind, person, thread, about, channel, recipient, content,
                    hash, state, due, expires, attempts, doubtful, changed, reply)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'draft', ?, ?, 0, 0, ?, '')
                """)
        try statement.execute(
            arguments: [
                id, publication, ordinal, kind.rawValue, person, thread, about, channel.rawValue, recipient,
                Data(content), Digest(of: content).hex, due.seconds, expires?.seconds, now.seconds,
            ])
    }
}

/// A message as it lies in the outbox, without its content.
public struct StoredMessage: Hashable, Sendable, Codable {
    public var id: String
    public var publication: Int
    public var kind: MessageKind
    public var person: String
    public var thread: String
    public var about: String
    public var channel: Channel
    public var recipient: String
    /// SHA-256 of the content.
    public var hash: String
    public var delivery: Delivery
}

extension Archive {
    /// What lies in the outbox of a term, in the order of sending; of one publication, or of all.
    public func messages(of term: String, publication: Int? = nil) throws(ArchiveError) -> [StoredMessage] {
        try read { db in
            let sql = """
                SELECT message.* FROM message JOIN publication ON publication.id = message.publication
                WHERE publication.term = ?1 AND (?2 IS NULL OR publication.id = ?2)
                ORDER BY message.publication, message.ordinal
                """
            return try Row.fetchAll(db, sql: sql, arguments: [term, publication]).map(StoredMessage.init(row:))
        }
    }

    /// The bytes of a message as they go out.
    /// - Throws: `damaged` if they are not those that were stored.
    public func content(of message: StoredMessage) throws(ArchiveError) -> [UInt8] {
        try read { db in
            let sql = "SELECT content FROM message WHERE id = ?"
            guard let content = try Data.fetchOne(db, sql: sql, arguments: [message.id]),
                Digest(of: Array(content)).hex == message.hash
            else { throw ArchiveError.damaged(what: "message \(message.id)") }
            return Array(content)
        }
    }
}

extension StoredMessage {
    init(row: Row) throws {
        guard let kind = MessageKind(rawValue: row["kind"]), let channel = Channel(rawValue: row["channel"]) else {
            throw ArchiveError.damaged(what: "message \(row["id"] as String)")
        }
        self.init(
            id: row["id"], publication: row["publication"], kind: kind, person: row["person"], thread: row["thread"],
            about: row["about"], channel: channel, recipient: row["recipient"], hash: row["hash"],
            delivery: try Delivery(row: row))
    }
}

extension Delivery {
    init(row: Row) throws {
        guard let state = DeliveryState(rawValue: row["state"]) else {
            throw ArchiveError.damaged(what: "message \(row["id"] as String)")
        }
        self.init(
            state: state, due: UnixTime(row["due"]), expires: (row["expires"] as Int?).map { UnixTime($0) },
            attempts: row["attempts"], doubtful: row["doubtful"], changed: UnixTime(row["changed"]), reply: row["reply"]
        )
    }
}
