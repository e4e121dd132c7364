import Archive
import Calendars
import Foundation
import Model
import Post
import Secrets

/// `naru replies`: reads what mail programs sent back, and takes of it what can be trusted as far as mail can.
public struct ReadReplies: Sendable {
    public var archive: Archive
    /// What no reply exceeds: larger files are refused unread.
    public static let mostBytes = ReceivedMail.mostBytes

    public init(archive: Archive) { self.archive = archive }

    /// Why a reply, or a whole file, was not taken.
    public enum Refusal: String, Hashable, Sendable, Codable {
        /// No mail with a reply in it.
        case unreadable
        /// No invitation of ours has this identifier, or the series has no such meeting.
        case unknown
        /// The invitation went to another address.
        case stranger
        /// The mail is from another address than who answers in it.
        case forged
        /// It answers an older version of the invitation, or an answer given later is known.
        case stale
        /// It answers a version that was never sent.
        case unsent
        /// The engagement is off.
        case cancelled
        /// The very same answer is known.
        case repeated
        /// Neither accepted, declined nor tentative.
        case noAnswer

        public func words(in language: Language) -> String {
            let phrase: Phrase =
                switch self {
                case .unreadable: Phrase("회신으로 읽을 수 없습니다", "not readable as a reply")
                case .unknown: Phrase("보낸 적이 없는 일정입니다", "no such engagement was sent")
                case .stranger: Phrase("초대받은 분의 주소가 아닙니다", "not the address that was invited")
                case .forged: Phrase("보낸 이와 회신한 이의 주소가 다릅니다", "the sender is not the one who answers")
                case .stale: Phrase("이미 바뀐 일정이나 더 나중의 회신이 있습니다", "about an older version, or answered again since")
                case .unsent: Phrase("보낸 적이 없는 판에 대한 회신입니다", "about a version that was never sent")
                case .cancelled: Phrase("이미 취소된 일정입니다", "the engagement is cancelled")
                case .repeated: Phrase("이미 받은 회신입니다", "known already")
                case .noAnswer: Phrase("수락·거절·미정이 아닙니다", "neither accepted, declined nor tentative")
                }
            return phrase[language]
        }
    }

    /// What became of one reply.
    public struct Outcome: Hashable, Sendable, Codable {
        public var file: String
        /// Empty where it could not be told.
        public var term: String
        public var person: String
        public var title: String
        public var answer: String
        /// nil: it was taken.
        public var refusal: Refusal?
        /// What the reader says of a file that it could not read.
        public var detail: String
    }

    /// A place that came free by a declined invitation.
    public struct FreeSeat: Hashable, Sendable, Codable {
        public var term: String
        public var person: String
        public var title: String
        public var meetings: [Meeting]
        /// The whole engagement, or single meetings of it.
        public var isWhole: Bool
    }

    /// Reads files, each a mail (.eml) or a bare calendar (.ics), whose sender is then whoever hands it in.
    public func run(
        _ files: [(name: String, bytes: [UInt8])], at now: UnixTime, language: Language
    ) throws(PublishingError) -> [Outcome] {
        let book = try InvitationBook(archive)
        var outcomes: [Outcome] = []
        for file in files { outcomes += try read(file.name, file.bytes, book, now, language) }
        return outcomes
    }

    /// Seats whose holders declined, by the replies that stand and are about what is still published.
    public func freeSeats() throws(PublishingError) -> [FreeSeat] {
        let book = try InvitationBook(archive)
        var seats: [FreeSeat] = []
        for term in book.terms {
            let replies = try inArchive { () throws(ArchiveError) in try archive.standingReplies(of: term) }
            for reply in replies where reply.answer == "declined" {
                guard let invitation = book[reply.uid], invitation.held.isLive else { continue }
                let meeting = reply.recurrence.isEmpty ? nil : UnixTime(rfc3339: reply.recurrence)
                guard reply.sequence >= invitation.sequence(at: meeting) ?? .max else { continue }
                seats.append(
                    FreeSeat(
                        term: term, person: reply.person, title: invitation.held.master.details.title,
                        meetings: invitation.meetings(at: meeting), isWhole: meeting == nil))
            }
        }
        return seats
    }

    private func read(
        _ name: String, _ bytes: [UInt8], _ book: InvitationBook, _ now: UnixTime, _ language: Language
    ) throws(PublishingError) -> [Outcome] {
        func unreadable(_ detail: String) -> [Outcome] {
            [Outcome(file: name, term: "", person: "", title: "", answer: "", refusal: .unreadable, detail: detail)]
        }
        var sender: String?
        var calendars = [bytes]
        if !ReadReplies.isCalendar(bytes) {
            do throws(MailReadingFault) {
                let mail = try ReceivedMail(bytes)
                sender = mail.from
                calendars = mail.calendars
            } catch { return unreadable("\(error)") }
        }
        var outcomes: [Outcome] = []
        for calendar in calendars {
            let replies: [CalendarReply]
            do throws(ReplyError) { replies = try CalendarReply.all(in: calendar, zone: book.zoneName) } catch {
                outcomes += unreadable(error.words(in: language))
                continue
            }
            for reply in replies {
                outcomes.append(try take(reply, from: sender, file: name, source: Digest(of: bytes).hex, book, now))
            }
        }
        return outcomes
    }

    private func take(
        _ reply: CalendarReply, from sender: String?, file: String, source: String, _ book: InvitationBook,
        _ now: UnixTime
    ) throws(PublishingError) -> Outcome {
        var outcome = Outcome(
            file: file, term: "", person: "", title: "", answer: ReadReplies.word(reply.answer), refusal: .unknown,
            detail: "")
        guard let invitation = book[reply.uid] else { return outcome }
        outcome.term = invitation.term
        outcome.person = invitation.person
        outcome.title = invitation.held.master.details.title
        outcome.refusal = judge(reply, from: sender, invitation)
        let stored = StoredReply(
            term: invitation.term, source: source, uid: reply.uid, recurrence: reply.recurrenceID?.rfc3339 ?? "",
            person: invitation.person, answer: outcome.answer, sequence: reply.sequence, stamp: reply.stamp,
            refusal: outcome.refusal?.rawValue ?? "")
        let kept = try inArchive { () throws(ArchiveError) in try archive.store(stored, at: now) }
        outcome.refusal = Refusal(rawValue: kept.refusal)
        return outcome
    }

    private func judge(_ reply: CalendarReply, from sender: String?, _ invitation: Invitation) -> Refusal? {
        guard let invited = invitation.held.master.attendee, invited.address.matches(reply.attendee) else {
            return .stranger
        }
        if let sender, sender != reply.attendee.text.lowercased() { return .forged }
        guard invitation.held.isLive else { return .cancelled }
        guard let sequence = invitation.sequence(at: reply.recurrenceID) else { return .unknown }
        if reply.sequence < sequence { return .stale }
        if reply.sequence > invitation.held.sequence { return .unsent }
        switch reply.answer {
        case .accepted, .declined, .tentative: return nil
        case .delegated, .needsAction, .other: return .noAnswer
        }
    }

    private static func word(_ answer: CalendarReply.Answer) -> String {
        switch answer {
        case .accepted: "accepted"
        case .declined: "declined"
        case .tentative: "tentative"
        case .delegated: "delegated"
        case .needsAction: "needs-action"
        case .other: "other"
        }
    }

    /// Whether a file begins as a calendar does, and is no mail.
    private static func isCalendar(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(64).drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0D, 0x0A].contains($0) }
        return String(decoding: start.prefix(15), as: UTF8.self).uppercased() == "BEGIN:VCALENDAR"
    }
}

/// What was sent under one UID, by the last publication that is out.
struct Invitation: Sendable {
    var term: String
    /// An owner as the archive names it.
    var person: String
    var held: HeldEvent
    var zone: Zone

    /// The SEQUENCE of what stands now for the whole, or for the meeting of a series that starts then; nil if it has no
    /// such meeting.
    func sequence(at start: UnixTime?) -> Int? {
        guard let start else { return held.master.sequence }
        if let change = held.overrides.first(where: { $0.recurrenceID.map(self.start) == start }) {
            return change.sequence
        }
        return held.master.timing.meetings.contains { self.start($0) == start } ? held.master.sequence : nil
    }

    /// All meetings, or where the one that the series starts then is held now.
    func meetings(at start: UnixTime?) -> [Meeting] {
        guard let start else { return held.meetings }
        if let change = held.overrides.first(where: { $0.recurrenceID.map(self.start) == start }) {
            return change.timing.meetings
        }
        return held.master.timing.meetings.filter { self.start($0) == start }
    }

    private func start(_ meeting: Meeting) -> UnixTime { zone.time(meeting.date, meeting.time.start) }
}

/// All invitations that are out, by UID.
struct InvitationBook {
    private(set) var terms: [String] = []
    /// Of the first term: floating times of replies are read in it.
    private(set) var zoneName = "Asia/Seoul"
    private var byUID: [String: Invitation] = [:]

    init(_ archive: Archive) throws(PublishingError) {
        for id in try inArchive({ () throws(ArchiveError) in try archive.terms() }) {
            guard let last = try inArchive({ () throws(ArchiveError) in try archive.lastReleased(of: id) }) else {
                continue
            }
            let (term, calendars) = try inArchive { () throws(ArchiveError) in
                guard let revision = try archive.latestRevision(of: id) else { throw .noTerm(id) }
                return (try archive.term(revision), try archive.calendars(of: last))
            }
            guard let zone = Zone(term.timeZone) else { throw .calendar(.unknownTimeZone(term.timeZone)) }
            if terms.isEmpty { zoneName = term.timeZone }
            terms.append(id)
            for calendar in calendars
            where calendar.owner.hasPrefix("participant ") || calendar.owner.hasPrefix("staff ") {
                for held in try HeldJSON.decode(calendar.held, of: calendar.owner) {
                    byUID[held.uid] = Invitation(term: id, person: calendar.owner, held: held, zone: zone)
                }
            }
        }
    }

    subscript(uid: String) -> Invitation? { byUID[uid] }
}
