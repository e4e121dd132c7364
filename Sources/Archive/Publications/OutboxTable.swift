import Foundation
import GRDB
import Model

/// What a delivery run needs of the outbox: what was left under way, what is next, and the noting of each step.
extension Archive {
    /// A term's messages whose sending had begun and was not finished. Asked only while no other run is alive.
    public func messagesUnderWay(of term: String) throws(ArchiveError) -> [OutboxMessage] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM message WHERE state IN ('sending', 'closing') AND \(Archive.ofTerm)
                    ORDER BY publication, ordinal
                    """, arguments: [term]
            ).map(OutboxMessage.init(row:))
        }
    }

    /// Each term is sent from its own organization's address, and by its own clock.
    private static let ofTerm = "publication IN (SELECT id FROM publication WHERE term = ?)"

    /// A term's message to be sent next on one of the channels: due, and with none before it in its thread that waits still.
    public func nextDueMessage(
        of term: String, at now: UnixTime, channels: [Channel]
    ) throws(ArchiveError) -> OutboxMessage? {
        try read { db in
            try channels.compactMap { channel in
                try Row.fetchOne(
                    db,
                    sql: """
                        SELECT * FROM message
                        WHERE state = 'due' AND channel = ? AND due <= ? AND \(Archive.ofTerm) AND NOT EXISTS (
                            SELECT 1 FROM message AS earlier
                            WHERE earlier.person = message.person AND earlier.thread = message.thread
                                AND earlier.channel = message.channel
                                AND (earlier.publication, earlier.ordinal) < (message.publication, message.ordinal)
                                AND earlier.state IN ('due', 'sending', 'closing'))
                        ORDER BY due, publication, ordinal LIMIT 1
                        """, arguments: [channel.rawValue, now.seconds, term]
                ).map(OutboxMessage.init(row:))
            }.first
        }
    }

    /// Notes a step of a message's delivery, durably, before anyone acts on it.
    /// - Throws: `messageOutpaced` if the message is not as `message` says any more.
    public func record(_ delivery: Delivery, of message: OutboxMessage) throws(ArchiveError) {
        try write { db in
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE message SET state = ?, due = ?, expires = ?, attempts = ?, doubtful = ?, changed = ?, reply = ?
                    WHERE id = ? AND state = ? AND attempts = ? AND doubtful = ?
                    """)
            let before = message.delivery
            try statement.execute(
                arguments: [
                    delivery.state.rawValue, delivery.due.seconds, delivery.expires?.seconds, delivery.attempts,
                    delivery.doubtful, delivery.changed.seconds, delivery.reply, message.id, before.state.rawValue,
                    before.attempts, before.doubtful,
                ])
            guard db.changesCount == 1 else { throw ArchiveError.messageOutpaced(message.id) }
        }
    }

    /// The first moment after `now` at which something of a term becomes due, or nil if nothing waits.
    public func nextDueTime(of term: String, after now: UnixTime) throws(ArchiveError) -> UnixTime? {
        try read { db in
            try Int.fetchOne(
                db, sql: "SELECT min(due) FROM message WHERE state = 'due' AND due > ? AND \(Archive.ofTerm)",
                arguments: [now.seconds, term]
            ).map { UnixTime($0) }
        }
    }
}

extension OutboxMessage {
    init(row: Row) throws {
        guard let channel = Channel(rawValue: row["channel"]) else {
            throw ArchiveError.damaged(what: "message \(row["id"] as String)")
        }
        self.init(
            id: row["id"], channel: channel, to: row["recipient"], content: Array(row["content"] as Data),
            delivery: try Delivery(row: row))
    }
}
