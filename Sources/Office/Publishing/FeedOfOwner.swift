import Archive
import Calendars
import Model
import Secrets

/// The bytes of calendars as they were last released: files to open and feeds to subscribe to.
public struct FeedOfOwner: Sendable {
    public var archive: Archive

    public init(archive: Archive) { self.archive = archive }

    public struct Served: Hashable, Sendable {
        public var bytes: [UInt8]
        /// A strong entity tag with its quotes (RFC 9110 §8.8.3): the same for the same bytes, and for no others.
        public var etag: String
    }

    /// What a feed's address opens; nil for a token that is not known, was replaced or revoked: that is 404.
    public func served(_ token: Token) throws(PublishingError) -> Served? {
        let feed = try inArchive { () throws(ArchiveError) in try archive.feed(token) }
        guard let feed else { return nil }
        return try served(feed.owner, of: feed.term)
    }

    /// - Parameter owner: `participant P1`, `staff S1`, `room R1`, `offering O1`.
    /// - Returns: nil if nothing was released yet, or the owner is in none of it.
    public func served(_ owner: String, of term: String) throws(PublishingError) -> Served? {
        guard let key = OwnerKey.owner(owner),
            let last = try inArchive({ () throws(ArchiveError) in try archive.lastReleased(of: term) }),
            let calendar = try inArchive({ () throws(ArchiveError) in try archive.calendar(of: owner, in: last) })
        else { return nil }
        let held = try HeldJSON.decode(calendar.held, of: owner)
        let values = try inArchive { () throws(ArchiveError) in
            let plan = try last.plan.map { plan throws(ArchiveError) in try archive.storedPlan(plan).revision }
            let revisions = try archive.revisions(of: term)
            let revision = revisions.first { $0.number == plan } ?? revisions.last { $0.storedAt <= last.createdAt }
            guard let revision else { throw .noTerm(term) }
            return try archive.term(revision)
        }
        let book = EngagementBook(
            term: values, schedule: Schedule(), options: EngagementBook.Options(language: last.language))
        do throws(CalendarError) {
            let bytes = try CalendarFile.of(
                held, named: calendar.title, timeZone: values.timeZone, language: last.language,
                reminders: CalendarFile.usualReminders, free: book.freeTerm(of: key, at: last.createdAt)
            ).bytes()
            return Served(bytes: bytes, etag: EntityTag.of(bytes))
        } catch { throw .calendar(error) }
    }
}
