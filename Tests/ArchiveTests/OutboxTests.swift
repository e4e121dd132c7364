import GRDB
import Model
import Secrets
import Testing

@testable import Archive

@Suite("The outbox")
struct OutboxTests {
    private func released(_ messages: [NewMessage]) throws -> Archive {
        let archive = try publishingArchive()
        _ = try archive.store(draft(1, messages))
        _ = try archive.release(draftOf: "2027-1", at: noon)
        return archive
    }

    private func next(_ archive: Archive, at time: UnixTime = noon, _ channels: [Channel] = [.mail]) throws
        -> OutboxMessage?
    {
        try archive.nextDueMessage(of: "2027-1", at: time, channels: channels)
    }

    @Test("gives what is due, in order, and on the channels asked for")
    func order() throws {
        let archive = try released([
            newMessage("late", thread: "a", due: noon + 50), newMessage("first", thread: "b"),
            newMessage("second", thread: "c"),
        ])
        #expect(try next(archive)?.id == "first")
        #expect(try next(archive, [.text]) == nil)
        #expect(try archive.nextDueTime(of: "2027-1", after: noon) == noon + 50)
        for id in ["first", "second", "late"] {
            let message = try #require(try next(archive, at: noon + 50))
            #expect(message.id == id)
            var delivery = message.delivery
            delivery.state = .sent
            try archive.record(delivery, of: message)
        }
        #expect(try next(archive, at: noon + 50) == nil)
    }

    @Test("gives what one term has to send, and nothing of another")
    func terms() throws {
        let archive = try released([newMessage("1"), newMessage("late", thread: "b", due: noon + 50)])
        #expect(try archive.nextDueMessage(of: "2027-2", at: noon + 50, channels: [.mail]) == nil)
        #expect(try archive.nextDueTime(of: "2027-2", after: noon) == nil)
        let message = try #require(try next(archive))
        var sending = message.delivery
        sending.state = .sending
        try archive.record(sending, of: message)
        #expect(try archive.messagesUnderWay(of: "2027-2").isEmpty)
        #expect(try archive.messagesUnderWay(of: "2027-1").map(\.id) == ["1"])
    }

    @Test("holds a message back while an earlier one of its thread waits")
    func threads() throws {
        let archive = try released([newMessage("1"), newMessage("2"), newMessage("3", person: "participant P2")])
        let first = try #require(try next(archive))
        var delivery = first.delivery
        delivery.due = noon + 500
        try archive.record(delivery, of: first)
        #expect(try next(archive)?.id == "3", "the second must not overtake the first")
        let waiting = try #require(try next(archive, at: noon + 500).map { _ in delivery })
        var message = first
        message.delivery = waiting
        delivery.state = .dead
        try archive.record(delivery, of: message)
        let third = try #require(try next(archive))
        #expect(["2", "3"].contains(third.id))
    }

    @Test("takes a note only from who knows how the message stands")
    func compareAndSet() throws {
        let archive = try released([newMessage("1")])
        let message = try #require(try next(archive))
        var sending = message.delivery
        sending.state = .sending
        sending.attempts = 1
        try archive.record(sending, of: message)
        #expect(throws: ArchiveError.messageOutpaced("1")) { try archive.record(sending, of: message) }
        #expect(try archive.messagesUnderWay(of: "2027-1").map(\.id) == ["1"])
        #expect(try next(archive) == nil)
    }
}

@Suite("Replies")
struct ReplyTests {
    private func reply(_ answer: String, _ sequence: Int = 0, _ stamp: Int = 0, recurrence: String = "") -> StoredReply
    {
        StoredReply(
            term: "2027-1", source: "x", uid: "u1", recurrence: recurrence, person: "participant P1", answer: answer,
            sequence: sequence, stamp: noon + stamp)
    }

    @Test("count by SEQUENCE, then by DTSTAMP")
    func latest() throws {
        let archive = try publishingArchive()
        #expect(try archive.store(reply("accepted", 0, 10), at: noon).refusal == "")
        #expect(try archive.store(reply("declined", 0, 20), at: noon).refusal == "")
        #expect(try archive.store(reply("accepted", 0, 15), at: noon).refusal == "stale")
        #expect(try archive.store(reply("declined", 0, 20), at: noon).refusal == "repeated")
        #expect(try archive.store(reply("accepted", 0, 20), at: noon).refusal == "stale")
        #expect(try archive.store(reply("tentative", 1, 5), at: noon).refusal == "", "a higher SEQUENCE goes first")
        #expect(try archive.store(reply("declined", 1, 6, recurrence: "20270105T140000"), at: noon).refusal == "")
        #expect(try archive.standingReplies(of: "2027-1").map(\.answer) == ["tentative", "declined"])
        #expect(try archive.replies(of: "2027-1").count == 7)
    }

    @Test("that were refused are kept, and don't count")
    func refused() throws {
        let archive = try publishingArchive()
        var forged = reply("declined", 9, 9)
        forged.refusal = "forged"
        #expect(try archive.store(forged, at: noon).refusal == "forged")
        #expect(try archive.store(reply("accepted"), at: noon).refusal == "")
        #expect(try archive.standingReplies(of: "2027-1").map(\.answer) == ["accepted"])
    }
}

@Suite("Feeds")
struct FeedTests {
    @Test("open by their token alone, of which only the hash is stored")
    func tokens() throws {
        let archive = try publishingArchive()
        let token = try archive.newFeed(of: "participant P1", term: "2027-1", at: noon)
        #expect(try archive.feed(token)?.owner == "participant P1")
        let stored = try archive.pool.read { try String.fetchAll($0, sql: "SELECT digest FROM feed") }
        #expect(stored == [token.digest.hex] && !stored.contains(token.text))
    }

    @Test("end when they are replaced or revoked")
    func revoked() throws {
        let archive = try publishingArchive()
        let first = try archive.newFeed(of: "participant P1", term: "2027-1", at: noon)
        let other = try archive.newFeed(of: "staff S1", term: "2027-1", at: noon)
        let second = try archive.newFeed(of: "participant P1", term: "2027-1", at: noon + 1)
        #expect(try archive.feed(first) == nil)
        #expect(try archive.feed(second) != nil)
        #expect(try archive.revokeFeeds(of: "participant P1", term: "2027-1", at: noon + 2) == 1)
        #expect(try archive.feed(second) == nil)
        #expect(try archive.feed(other) != nil)
        #expect(try archive.revokeFeeds(of: "participant P1", term: "2027-1", at: noon + 3) == 0)
    }
}
