import GRDB
import Model

extension Archive {
    /// What a release did to what was waiting.
    public struct Release: Hashable, Sendable, Codable {
        public var publication: Publication
        /// Messages that are due from now on, or later.
        public var released: Int
        /// Older messages that will not go out any more, since this publication says something else.
        public var superseded: Int
        /// Cancellations of what the recipient was never told.
        public var needless: Int
    }

    /// Lets a draft go: from here on its messages are due. All in one transaction.
    ///
    /// Of what older publications still have waiting, this drops the reminders, for the new publication has its own, and
    /// invitations to an engagement that it invites to anew or cancels. A cancellation of what never went out is dropped
    /// too, or of what was cancelled before and not invited to since: nobody is told that something is off which he does
    /// not hold.
    /// - Throws: `noDraft`.
    public func release(draftOf term: String, at now: UnixTime) throws(ArchiveError) -> Release {
        try write { db in
            guard let draft = try Publication.one(where: "term = ? AND releasedAt IS NULL", [term], in: db) else {
                throw ArchiveError.noDraft(term: term)
            }
            let older = """
                state = 'due' AND doubtful = 0
                AND publication IN (SELECT id FROM publication WHERE term = :term AND id <> :draft)
                """
            let arguments: StatementArguments = ["term": term, "draft": draft.id, "now": now.seconds]
            try db.execute(
                sql: """
                    UPDATE message SET state = 'superseded', changed = :now
                    WHERE \(older) AND (kind = 'reminder' OR (kind IN ('request', 'part', 'cancel') AND EXISTS (
                        SELECT 1 FROM message AS newer
                        WHERE newer.person = message.person AND newer.thread = message.thread
                            AND newer.publication = :draft AND newer.kind IN ('request', 'cancel'))))
                    """, arguments: arguments)
            let superseded = db.changesCount
            try db.execute(
                sql: """
                    UPDATE message SET state = 'superseded', changed = :now
                    WHERE publication = :draft AND kind = 'cancel' AND NOT EXISTS (
                        SELECT 1 FROM message AS older
                        JOIN publication ON publication.id = older.publication
                        WHERE older.person = message.person AND older.thread = message.thread
                            AND older.recipient = message.recipient AND publication.term = :term
                            AND older.publication <> :draft AND older.kind IN ('request', 'part')
                            AND (older.state IN ('due', 'sending', 'closing', 'sent') OR older.doubtful > 0)
                            AND NOT EXISTS (
                                SELECT 1 FROM message AS takenBack
                                WHERE takenBack.person = older.person AND takenBack.thread = older.thread
                                    AND takenBack.recipient = older.recipient AND takenBack.kind = 'cancel'
                                    AND takenBack.publication > older.publication AND takenBack.publication <> :draft
                                    AND takenBack.state IN ('due', 'sending', 'closing', 'sent')))
                    """, arguments: arguments)
            let needless = db.changesCount
            try db.execute(
                sql: """
                    UPDATE message SET state = 'superseded', changed = :now
                    WHERE publication = :draft AND kind = 'reminder' AND EXISTS (
                        SELECT 1 FROM message AS older
                        JOIN publication ON publication.id = older.publication
                        WHERE older.person = message.person AND older.thread = message.thread
                            AND publication.term = :term AND older.publication <> :draft
                            AND older.state NOT IN ('superseded', 'expired', 'dead', 'draft'))
                    """, arguments: arguments)
            try db.execute(
                sql: """
                    UPDATE message SET state = 'due', due = max(due, :now), changed = :now
                    WHERE publication = :draft AND state = 'draft' AND :term = :term
                    """, arguments: arguments)
            let released = db.changesCount
            try db.execute(
                sql: "UPDATE publication SET releasedAt = ? WHERE id = ?", arguments: [now.seconds, draft.id])
            try JournalEntry.append(
                "release", subject: term,
                detail: [
                    "publication": draft.id, "released": released, "superseded": superseded, "needless": needless,
                ],
                at: now, to: db)
            return Release(
                publication: try Publication.one(where: "id = ?", [draft.id], in: db)!, released: released,
                superseded: superseded, needless: needless)
        }
    }
}
