import Archive
import Calendars
import Model
import Post

/// `naru publish`: a stored plan becomes the draft of a publication, or with nothing stored its preview.
///
/// The difference is taken against what was last released, so a draft can be made again as often as one likes: it uses
/// up neither numbers nor SEQUENCEs. Nothing is sent.
public struct PublishTerm: Sendable {
    public var archive: Archive
    public var options: PublishingOptions

    public init(archive: Archive, options: PublishingOptions = PublishingOptions()) {
        self.archive = archive
        self.options = options
    }

    /// What a publication is to say.
    public enum Content: Sendable {
        case plan(StoredPlan)
        /// Everything is taken back from everyone who holds something.
        case withdrawal
    }

    /// - Parameter isDry: makes the preview alone.
    /// - Returns: the preview, and the draft unless the run is dry.
    public func run(
        term id: String, _ content: Content, name: String, isDry: Bool, at now: UnixTime
    ) throws(PublishingError) -> (preview: PublicationPreview, draft: Publication?) {
        guard (1...100).contains(name.count), !name.contains(where: \.isNewline) else { throw .badName }
        let last = try inArchive { () throws(ArchiveError) in try archive.lastReleased(of: id) }
        let (term, schedule, plan) = try self.content(content, of: id, last: last)
        let maker = PublicationMaker(
            term: term, schedule: schedule, number: (last?.number ?? 0) + 1, name: name, plan: plan, options: options,
            now: now, before: try held(by: last),
            termBefore: try last.map { last throws(PublishingError) in
                try published(last, of: id)
            })
        let (draft, preview) = try maker.make()
        guard !isDry else { return (preview, nil) }
        return (preview, try inArchive { () throws(ArchiveError) in try archive.store(draft) })
    }

    private func content(
        _ content: Content, of id: String, last: Publication?
    ) throws(PublishingError) -> (Term, Schedule, Int?) {
        switch content {
        case .plan(let stored):
            guard stored.term == id else { throw .otherTerm(plan: stored.id, term: id) }
            return try inArchive { () throws(ArchiveError) in
                let revision = try archive.revision(stored.revision, of: id)
                return (try archive.term(revision), try archive.papers(of: stored).schedule, stored.id)
            }
        case .withdrawal:
            guard last != nil else { throw .nothingPublished(term: id) }
            let latest = try inArchive { () throws(ArchiveError) in
                try archive.latestRevision(of: id).map { revision throws(ArchiveError) in try archive.term(revision) }
            }
            guard let latest else { throw .archive(.noTerm(id)) }
            return (latest, Schedule(), nil)
        }
    }

    /// The term as a publication had it: of its plan's revision, or for a withdrawal the latest before it.
    private func published(_ publication: Publication, of id: String) throws(PublishingError) -> Term {
        try inArchive { () throws(ArchiveError) in
            if let plan = publication.plan {
                return try archive.term(try archive.revision(try archive.storedPlan(plan).revision, of: id))
            }
            guard let revision = try archive.revisions(of: id).last(where: { $0.storedAt <= publication.createdAt })
            else {
                throw .noTerm(id)
            }
            return try archive.term(revision)
        }
    }

    private func held(by last: Publication?) throws(PublishingError) -> [CalendarOwner: [HeldEvent]] {
        guard let last else { return [:] }
        var held: [CalendarOwner: [HeldEvent]] = [:]
        for calendar in try inArchive({ () throws(ArchiveError) in try archive.calendars(of: last) }) {
            guard let owner = OwnerKey.owner(calendar.owner) else {
                throw .archive(.damaged(what: "calendar of \(calendar.owner)"))
            }
            held[owner] = try HeldJSON.decode(calendar.held, of: calendar.owner)
        }
        return held
    }
}
