import Archive
import Calendars
import Foundation
import Model
import Prints
import Secrets

/// `naru cards`: the printed card of each participant, as the last release has their schedule.
public struct PrintCards: Sendable {
    public var archive: Archive

    public init(archive: Archive) { self.archive = archive }

    /// - Parameters:
    ///   - people: ids of the participants; all of the term if it is empty.
    ///   - feeds: what stands before `/feed/…` in the addresses of feeds. Each card then shows a new address as a QR
    ///     code, and the one before it stops working: only an address that was just made can be shown, for no more
    ///     than its hash is stored. nil leaves the codes out and all addresses as they are.
    /// - Returns: how many cards were written.
    /// - Throws: `.nothingPublished` before the first release or after a withdrawal; `.noParticipant`; `.file`.
    public func run(
        _ term: String, people: [String] = [], feeds: String?, to url: URL, at now: UnixTime
    ) throws(PublishingError) -> Int {
        let released = try inArchive { () throws(ArchiveError) in try archive.lastReleased(of: term) }
        guard let released, let plan = released.plan else { throw .nothingPublished(term: term) }
        let (values, schedule) = try inArchive { () throws(ArchiveError) in
            let stored = try archive.storedPlan(plan)
            let revision = try archive.revision(stored.revision, of: term)
            return (try archive.term(revision), try archive.papers(of: stored).schedule)
        }
        let known = values.participants.map(\.id)
        for id in people where !known.contains(id) { throw .noParticipant(id) }
        let printer = Printer(term: values, schedule: schedule, language: released.language)
        var cards: [(path: String, bytes: [UInt8])] = []
        for id in people.isEmpty ? known : people {
            let address = try feeds.map { base throws(PublishingError) in
                let token = try inArchive { () throws(ArchiveError) in
                    try archive.newFeed(of: OwnerKey.text(.participant(id)), term: term, at: now)
                }
                return "\(base.hasSuffix("/") ? String(base.dropLast()) : base)/feed/\(token.text).ics"
            }
            guard let page = printer.card(of: id, feedURL: address) else { continue }
            cards.append(("\(ExportFile.name(id)).html", Array(page.utf8)))
        }
        do throws(FileFault) {
            var folder = try AtomicFolder(at: url)
            do throws(FileFault) {
                for card in cards { try folder.add(card.path, card.bytes) }
                try folder.finish()
            } catch {
                folder.abandon()
                throw error
            }
        } catch { throw .file(error) }
        return cards.count
    }
}
