import Foundation
import GRDB
import Model
import TestScratch
import Testing

@testable import Archive

/// A message of a test's own; the thread is the engagement.
func newMessage(
    _ id: String, _ kind: MessageKind = .request, person: String = "participant P1", thread: String = "u1",
    to recipient: String = "a@b.kr", due: UnixTime = noon, expires: UnixTime? = nil
) -> NewMessage {
    NewMessage(
        id: id, kind: kind, person: person, thread: thread, about: "새 일정", channel: .mail, recipient: recipient,
        content: Array("mail \(id)".utf8), due: due, expires: expires)
}

func draft(
    _ number: Int, _ messages: [NewMessage] = [], calendars: [PublishedCalendar] = [], at time: UnixTime = noon
) -> PublicationDraft {
    PublicationDraft(
        term: "2027-1", number: number, name: "\(number)차 확정", plan: nil, language: .korean, createdAt: time,
        calendars: calendars, messages: messages)
}

func publishingArchive() throws -> Archive {
    let archive = try Scratch().archive()
    _ = try archive.store(term(), at: noon)
    return archive
}

@Suite("Publications")
struct PublicationTests {
    private let calendar = PublishedCalendar(owner: "participant P1", title: "내 일정", held: Array("[]".utf8))

    @Test("are drafts until they are released")
    func draftThenRelease() throws {
        let archive = try publishingArchive()
        let stored = try archive.store(draft(1, [newMessage("1")], calendars: [calendar]))
        #expect(stored.isDraft && stored.number == 1 && stored.name == "1차 확정")
        #expect(try archive.lastReleased(of: "2027-1") == nil)
        #expect(
            try archive.nextDueMessage(of: "2027-1", at: noon + 1_000_000, channels: [.mail]) == nil,
            "a draft is never sent")
        let release = try archive.release(draftOf: "2027-1", at: noon + 60)
        #expect(release.released == 1 && release.publication.releasedAt == noon + 60)
        #expect(try archive.lastReleased(of: "2027-1") == release.publication)
        #expect(try archive.calendars(of: release.publication) == [calendar])
        #expect(try archive.calendar(of: "participant P1", in: stored) == calendar)
        #expect(try archive.calendar(of: "participant P2", in: stored) == nil)
        let message = try #require(try archive.nextDueMessage(of: "2027-1", at: noon + 60, channels: [.mail]))
        #expect(message.content == Array("mail 1".utf8) && message.to == "a@b.kr")
        #expect(try archive.journal().map(\.deed) == ["import", "publish", "release"])
    }

    @Test("of which the draft can be replaced or thrown away, and takes its messages along")
    func replacing() throws {
        let archive = try publishingArchive()
        _ = try archive.store(draft(1, [newMessage("1")]))
        _ = try archive.store(draft(1, [newMessage("1"), newMessage("2")]))
        #expect(try archive.publications(of: "2027-1").count == 1)
        #expect(try archive.messages(of: "2027-1").map(\.id) == ["1", "2"])
        #expect(try archive.discardDraft(of: "2027-1"))
        #expect(try !archive.discardDraft(of: "2027-1"))
        #expect(try archive.messages(of: "2027-1").isEmpty)
        #expect(throws: ArchiveError.noDraft(term: "2027-1")) { try archive.release(draftOf: "2027-1", at: noon) }
    }

    @Test("are numbered without gaps, and one that was overtaken is refused")
    func numbers() throws {
        let archive = try publishingArchive()
        _ = try archive.store(draft(1))
        _ = try archive.release(draftOf: "2027-1", at: noon)
        #expect(throws: ArchiveError.publicationOutpaced(term: "2027-1")) { try archive.store(draft(1)) }
        #expect(try archive.store(draft(2)).number == 2)
    }

    @Test("are never changed once they are out")
    func immutable() throws {
        let archive = try publishingArchive()
        _ = try archive.store(draft(1, [newMessage("1")], calendars: [calendar]))
        _ = try archive.release(draftOf: "2027-1", at: noon)
        for sql in [
            "UPDATE publication SET name = 'x'", "DELETE FROM publication", "UPDATE publishedCalendar SET held = x'00'",
            "UPDATE message SET content = x'00'", "UPDATE message SET recipient = 'x@y.kr'",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") { try archive.pool.write { try $0.execute(sql: sql) } }
        }
    }

    @Test("keep the bytes of each message, and notice if they were touched")
    func content() throws {
        let archive = try publishingArchive()
        _ = try archive.store(draft(1, [newMessage("1")]))
        let message = try #require(try archive.messages(of: "2027-1").first)
        #expect(try archive.content(of: message) == Array("mail 1".utf8))
        try archive.pool.write { db in
            try db.execute(sql: "DROP TRIGGER messageStands; UPDATE message SET content = x'00'")
        }
        #expect(throws: ArchiveError.damaged(what: "message 1")) { try archive.content(of: message) }
    }
}

@Suite("A release")
struct ReleaseTests {
    private func states(_ archive: Archive) throws -> [String: DeliveryState] {
        Dictionary(uniqueKeysWithValues: try archive.messages(of: "2027-1").map { ($0.id, $0.delivery.state) })
    }

    private func deliver(_ archive: Archive, _ id: String, _ state: DeliveryState) throws {
        let sql = "UPDATE message SET state = ? WHERE id = ?"
        try archive.pool.write { try $0.execute(sql: sql, arguments: [state.rawValue, id]) }
    }

    private func publish(_ archive: Archive, _ number: Int, _ messages: [NewMessage]) throws -> Archive.Release {
        _ = try archive.store(draft(number, messages))
        return try archive.release(draftOf: "2027-1", at: noon + number)
    }

    @Test("takes the place of an invitation that had not gone out")
    func supersedes() throws {
        let archive = try publishingArchive()
        _ = try publish(
            archive, 1, [newMessage("1"), newMessage("2", thread: "u2"), newMessage("3", .part, thread: "u3")])
        let release = try publish(
            archive, 2, [newMessage("4"), newMessage("5", .part, thread: "u2"), newMessage("6", .part, thread: "u3")])
        #expect(release.superseded == 1)
        #expect(
            try states(archive) == ["1": .superseded, "2": .due, "3": .due, "4": .due, "5": .due, "6": .due],
            "a change of one meeting does not replace the series")
    }

    @Test("cancels nothing that nobody was told of")
    func needless() throws {
        let archive = try publishingArchive()
        let threads = ["waiting", "sent", "dead", "doubtful", "other"]
        _ = try publish(archive, 1, threads.map { newMessage("r-\($0)", thread: $0) })
        try deliver(archive, "r-sent", .sent)
        try deliver(archive, "r-other", .sent)
        try deliver(archive, "r-dead", .dead)
        try archive.pool.write { try $0.execute(sql: "UPDATE message SET doubtful = 1 WHERE id = 'r-doubtful'") }
        let release = try publish(
            archive, 2,
            threads.map { newMessage("c-\($0)", .cancel, thread: $0, to: $0 == "other" ? "new@b.kr" : "a@b.kr") })
        let states = try states(archive)
        #expect(states["r-waiting"] == .superseded && states["c-waiting"] == .superseded)
        #expect(states["c-dead"] == .superseded)
        #expect(states["c-sent"] == .due)
        #expect(states["r-doubtful"] == .due && states["c-doubtful"] == .due, "it may have arrived")
        #expect(states["c-other"] == .superseded, "this address never held it")
        #expect(release.needless == 3)
    }

    @Test("cancels nothing twice: of what was off, invited to anew and off again before that left, nobody hears")
    func cancelledBefore() throws {
        let archive = try publishingArchive()
        for (number, kind) in [(1, MessageKind.request), (2, .cancel)] {
            _ = try publish(archive, number, [newMessage("\(number)", kind, thread: "club")])
            try deliver(archive, "\(number)", .sent)
        }
        _ = try publish(archive, 3, [newMessage("3", .request, thread: "club")])
        let release = try publish(archive, 4, [newMessage("4", .cancel, thread: "club")])
        #expect(try states(archive) == ["1": .sent, "2": .sent, "3": .superseded, "4": .superseded])
        #expect(release.superseded == 1 && release.needless == 1)
        _ = try publish(archive, 5, [newMessage("5", .request, thread: "club")])
        try deliver(archive, "5", .sent)
        _ = try publish(archive, 6, [newMessage("6", .cancel, thread: "club")])
        #expect(try states(archive)["6"] == .due, "what was held again is taken back")
    }

    @Test("brings its own reminders, and repeats none that went out")
    func reminders() throws {
        let archive = try publishingArchive()
        func reminder(_ id: String, _ thread: String) -> NewMessage {
            newMessage(id, .reminder, thread: thread, due: noon + 500)
        }
        _ = try publish(archive, 1, [reminder("1", "day 1"), reminder("2", "day 2")])
        try deliver(archive, "1", .sent)
        _ = try publish(archive, 2, [reminder("3", "day 1"), reminder("4", "day 2"), reminder("5", "day 3")])
        #expect(try states(archive) == ["1": .sent, "2": .superseded, "3": .superseded, "4": .due, "5": .due])
        #expect(try archive.messages(of: "2027-1").last?.delivery.due == noon + 500, "a later time is kept")
    }
}
