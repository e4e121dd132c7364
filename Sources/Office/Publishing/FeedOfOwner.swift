import Archive
import Calendars
import Foundation
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
        guard let shelf = try FeedShelf(archive, term),
            let calendar = try inArchive({ () throws(ArchiveError) in
                try archive.calendar(of: owner, in: shelf.publication)
            })
        else { return nil }
        return try shelf.served(calendar)
    }

    /// Everybody's and everything's calendar as it was last released, in a folder: `participants/P1.ics` and so on, and
    /// `etags.csv` beside them. What a folder of ours held before is replaced.
    /// - Returns: how many calendars were written.
    /// - Throws: `.nothingPublished` before the first release; `.file` if the folder holds anything else.
    public func write(_ term: String, to url: URL) throws(PublishingError) -> Int {
        guard let shelf = try FeedShelf(archive, term) else { throw .nothingPublished(term: term) }
        let calendars = try inArchive { () throws(ArchiveError) in try archive.calendars(of: shelf.publication) }
        var files: [(path: String, bytes: [UInt8])] = []
        var tags = "file,etag\r\n"
        for calendar in calendars {
            guard let owner = OwnerKey.owner(calendar.owner), let served = try shelf.served(calendar) else { continue }
            files.append(("\(owner.path).ics", served.bytes))
            tags += "\(owner.path).ics,\"\(served.etag.replacing("\"", with: "\"\""))\"\r\n"
        }
        do throws(FileFault) {
            var folder = try AtomicFolder(at: url)
            do throws(FileFault) {
                for file in files { try folder.add(file.path, file.bytes) }
                try folder.add("etags.csv", Array(tags.utf8))
                try folder.finish()
            } catch {
                folder.abandon()
                throw error
            }
        } catch { throw .file(error) }
        return files.count
    }
}

/// What calendars of the last release are made from.
private struct FeedShelf {
    let publication: Publication
    private let term: Term
    private let book: EngagementBook
    /// When the term was first published: a calendar that stays empty stays the same to the byte.
    private let firstStamp: UnixTime

    /// nil if nothing was released yet.
    init?(_ archive: Archive, _ id: String) throws(PublishingError) {
        let read = try inArchive { () throws(ArchiveError) -> (Publication, Term, UnixTime)? in
            guard let last = try archive.lastReleased(of: id) else { return nil }
            let plan = try last.plan.map { plan throws(ArchiveError) in try archive.storedPlan(plan).revision }
            let revisions = try archive.revisions(of: id)
            let revision = revisions.first { $0.number == plan } ?? revisions.last { $0.storedAt <= last.createdAt }
            guard let revision else { throw .noTerm(id) }
            let first = try archive.publications(of: id).first?.createdAt ?? last.createdAt
            return (last, try archive.term(revision), first)
        }
        guard let read else { return nil }
        (publication, term, firstStamp) = read
        book = EngagementBook(
            term: term, schedule: Schedule(), options: EngagementBook.Options(language: publication.language))
    }

    func served(_ calendar: PublishedCalendar) throws(PublishingError) -> FeedOfOwner.Served? {
        guard let owner = OwnerKey.owner(calendar.owner) else { return nil }
        let held = try HeldJSON.decode(calendar.held, of: calendar.owner)
        do throws(CalendarError) {
            let bytes = try CalendarFile.of(
                held, named: calendar.title, timeZone: term.timeZone, language: publication.language,
                reminders: CalendarFile.usualReminders, free: book.freeTerm(of: owner, at: firstStamp)
            ).bytes()
            return FeedOfOwner.Served(bytes: bytes, etag: EntityTag.of(bytes))
        } catch { throw .calendar(error) }
    }
}
