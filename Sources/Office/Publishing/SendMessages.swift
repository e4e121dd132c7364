import Archive
import Calendars
import Foundation
import Glibc
import Model
import Post

/// `naru send`: the step that lets a draft go, and carries what is due.
public struct SendMessages {
    public var archive: Archive
    /// The database's file: one run at a time for each.
    public var path: String
    public var access: Access
    public var quiet: QuietHours
    public var rules: DeliveryRules
    public var clock: Clock
    public var interrupted: () -> Bool

    public init(
        archive: Archive, path: String, access: Access, quiet: QuietHours = QuietHours(),
        rules: DeliveryRules = DeliveryRules(), clock: Clock, interrupted: @escaping () -> Bool = { false }
    ) {
        self.archive = archive
        self.path = path
        self.access = access
        self.quiet = quiet
        self.rules = rules
        self.clock = clock
        self.interrupted = interrupted
    }

    public struct Report: Sendable, Codable {
        /// nil if no draft was let go.
        public var release: Archive.Release?
        public var tally: DeliveryRun.Tally
        /// How many texts were written to the file; nil if none was asked for.
        public var texts: Int?
        /// When something is due next.
        public var next: UnixTime?
    }

    /// - Parameters:
    ///   - releasing: lets the term's draft go first; false carries only what was let go earlier.
    ///   - textFile: where texts that are due go; without it and without a gateway they wait.
    public func run(term id: String, releasing: Bool, textFile: URL?) throws(PublishingError) -> Report {
        let lock = try SendingLock(beside: path)
        defer { lock.release() }
        let term = try self.term(id)
        guard let zone = Zone(term.timeZone) else { throw .calendar(.unknownTimeZone(term.timeZone)) }
        if let textFile, FileManager.default.fileExists(atPath: textFile.path) { throw .fileExists(textFile.path) }
        var transports: [Channel: any Transport] = [:]
        if let server = access.mail, let sender = MailAddress(term.organization.email) {
            transports[.mail] = SMTPTransport(server: server, sender: sender)
        }
        if let gateway = access.gateway, textFile == nil { transports[.text] = HTTPTransport(gateway: gateway) }
        if releasing, transports[.mail] == nil { try demandServer(id) }
        var report = Report(release: nil, tally: DeliveryRun.Tally(), texts: nil, next: nil)
        if releasing {
            report.release = try inArchive { () throws(ArchiveError) in
                try archive.release(draftOf: id, at: clock.now())
            }
        }
        let outbox = ArchiveOutbox(archive: archive, term: id)
        let run = DeliveryRun(
            rules: rules, quiet: quiet, zone: zone, clock: clock, transports: transports, interrupted: interrupted)
        do {
            report.tally = try run.run(outbox)
            if let textFile { report.texts = try TextExport(run: run, zone: zone).write(outbox, to: textFile) }
            report.next = try archive.nextDueTime(of: id, after: clock.now())
        } catch let error as ArchiveError {
            throw .archive(error)
        } catch let error as FileFault {
            throw .file(error)
        } catch {
            throw .unwritable
        }
        return report
    }

    private func term(_ id: String) throws(PublishingError) -> Term {
        try inArchive { () throws(ArchiveError) in
            guard let revision = try archive.latestRevision(of: id) else { throw .noTerm(id) }
            return try archive.term(revision)
        }
    }

    /// A draft with mail in it is not let go while no server is known: it would only lie there.
    private func demandServer(_ id: String) throws(PublishingError) {
        let hasMail = try inArchive { () throws(ArchiveError) in
            guard let draft = try archive.draft(of: id) else { throw .noDraft(term: id) }
            return try archive.messages(of: id, publication: draft.id).contains { $0.channel == .mail }
        }
        if hasMail { throw .noMailServer }
    }
}

/// The archive as the post knows it: what one term has to send.
struct ArchiveOutbox: Outbox {
    let archive: Archive
    let term: String

    func underWay() throws -> [OutboxMessage] { try archive.messagesUnderWay(of: term) }

    func nextDue(at now: UnixTime, channels: [Channel]) throws -> OutboxMessage? {
        try archive.nextDueMessage(of: term, at: now, channels: channels)
    }

    func record(_ delivery: Delivery, of message: OutboxMessage) throws { try archive.record(delivery, of: message) }
}

/// Held while messages go out. The system lets go of it when the program ends, however it ends.
struct SendingLock {
    private let file: Int32

    init(beside path: String) throws(PublishingError) {
        let url = URL(filePath: path + ".sending")
        file = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .file(FileFault(.write, url)) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw .alreadySending
        }
    }

    func release() { close(file) }
}
