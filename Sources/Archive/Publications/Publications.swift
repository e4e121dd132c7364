import Foundation
import GRDB
import Model
import Secrets

/// A named version of a plan, as it goes out or went out.
public struct Publication: Hashable, Sendable, Codable {
    public var id: Int
    public var term: String
    /// 1, 2, … within the term. A draft that replaces another takes its number.
    public var number: Int
    /// `1차 확정`.
    public var name: String
    /// nil is the withdrawal of all.
    public var plan: Int?
    public var language: Language
    /// Also the DTSTAMP of whatever it changes.
    public var createdAt: UnixTime
    /// nil is a draft.
    public var releasedAt: UnixTime?

    public var isDraft: Bool { releasedAt == nil }
}

/// What one calendar holds by a publication.
public struct PublishedCalendar: Hashable, Sendable {
    /// Whose: `participant P1`, `staff S1`, `room R1`, `offering O1`.
    public var owner: String
    /// The name that devices show.
    public var title: String
    /// In the calendar room's own form, as JSON.
    public var held: [UInt8]

    public init(owner: String, title: String, held: [UInt8]) {
        self.owner = owner
        self.title = title
        self.held = held
    }
}

/// What a publication is made of, before it has an id.
public struct PublicationDraft: Sendable {
    public var term: String
    public var number: Int
    public var name: String
    public var plan: Int?
    public var language: Language
    public var createdAt: UnixTime
    /// Of all owners, also of those whose calendar did not change.
    public var calendars: [PublishedCalendar]
    /// In the order in which they are sent.
    public var messages: [NewMessage]

    public init(
        term: String, number: Int, name: String, plan: Int?, language: Language, createdAt: UnixTime,
        calendars: [PublishedCalendar], messages: [NewMessage]
    ) {
        self.term = term
        self.number = number
        self.name = name
        self.plan = plan
        self.language = language
        self.createdAt = createdAt
        self.calendars = calendars
        self.messages = messages
    }
}

extension Archive {
    /// Stores a draft, in place of the term's earlier draft if there is one.
    /// - Throws: `publicationOutpaced` if the number is not the next one: another publication was released meanwhile.
    public func store(_ draft: PublicationDraft) throws(ArchiveError) -> Publication {
        try write { db in
            try db.execute(
                sql: "DELETE FROM publication WHERE term = ? AND releasedAt IS NULL", arguments: [draft.term])
            let last = try Int.fetchOne(
                db, sql: "SELECT max(number) FROM publication WHERE term = ?", arguments: [draft.term])
            guard draft.number == (last ?? 0) + 1 else { throw ArchiveError.publicationOutpaced(term: draft.term) }
            try db.execute(
                sql:
                    "INSERT INTO publication (term, number, name, plan, language, createdAt) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    draft.term, draft.number, draft.name, draft.plan, draft.language.rawValue, draft.createdAt.seconds,
                ])
            let id = Int(db.lastInsertedRowID)
            let calendar = try db.cachedStatement(
                sql: "INSERT INTO publishedCalendar (publication, owner, title, held) VALUES (?, ?, ?, ?)")
            for one in draft.calendars {
                try calendar.execute(arguments: [id, one.owner, one.title, Data(one.held)])
            }
            for (ordinal, message) in draft.messages.enumerated() {
                try message.insert(publication: id, ordinal: ordinal, at: draft.createdAt, into: db)
            }
            try JournalEntry.append(
                "publish", subject: draft.term,
                detail: ["publication": id, "number": draft.number, "messages": draft.messages.count],
                at: draft.createdAt, to: db)
            return try Publication.one(where: "id = ?", [id], in: db)!
        }
    }

    /// All publications of a term, oldest first; a draft is the last.
    public func publications(of term: String) throws(ArchiveError) -> [Publication] {
        try read { try Publication.all(where: "term = ? ORDER BY number", [term], in: $0) }
    }

    /// What was last released, or nil.
    public func lastReleased(of term: String) throws(ArchiveError) -> Publication? {
        try read { try Publication.lastReleased(of: term, in: $0) }
    }

    /// The term's draft, or nil.
    public func draft(of term: String) throws(ArchiveError) -> Publication? {
        try read { try Publication.one(where: "term = ? AND releasedAt IS NULL", [term], in: $0) }
    }

    /// What every calendar holds by a publication, sorted by owner.
    public func calendars(of publication: Publication) throws(ArchiveError) -> [PublishedCalendar] {
        try read { try PublishedCalendar.all(publication.id, in: $0) }
    }

    /// One owner's calendar by a publication; nil if it knew none.
    public func calendar(of owner: String, in publication: Publication) throws(ArchiveError) -> PublishedCalendar? {
        try read { try PublishedCalendar.all(publication.id, owner: owner, in: $0).first }
    }

    /// Throws the term's draft away. Nothing of it was ever sent.
    /// - Returns: whether there was one.
    @discardableResult
    public func discardDraft(of term: String) throws(ArchiveError) -> Bool {
        try write { db in
            try db.execute(sql: "DELETE FROM publication WHERE term = ? AND releasedAt IS NULL", arguments: [term])
            return db.changesCount > 0
        }
    }
}

extension Publication {
    static func all(where condition: String, _ arguments: StatementArguments, in db: Database) throws -> [Publication] {
        let sql = """
            SELECT id, term, number, name, plan, language, createdAt, releasedAt FROM publication WHERE \(condition)
            """
        return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
            Publication(
                id: row["id"], term: row["term"], number: row["number"], name: row["name"], plan: row["plan"],
                language: Language(rawValue: row["language"]) ?? .korean, createdAt: UnixTime(row["createdAt"]),
                releasedAt: (row["releasedAt"] as Int?).map { UnixTime($0) })
        }
    }

    static func one(where condition: String, _ arguments: StatementArguments, in db: Database) throws -> Publication? {
        try all(where: condition, arguments, in: db).first
    }

    static func lastReleased(of term: String, in db: Database) throws -> Publication? {
        try one(where: "term = ? AND releasedAt IS NOT NULL ORDER BY number DESC LIMIT 1", [term], in: db)
    }
}

extension PublishedCalendar {
    static func all(_ publication: Int, owner: String? = nil, in db: Database) throws -> [PublishedCalendar] {
        let sql = """
            SELECT owner, title, held FROM publishedCalendar
            WHERE publication = ? AND (?2 IS NULL OR owner = ?2) ORDER BY owner
            """
        return try Row.fetchAll(db, sql: sql, arguments: [publication, owner]).map { row in
            PublishedCalendar(owner: row["owner"], title: row["title"], held: Array(row["held"] as Data))
        }
    }
}
