import Model
import Testing

@testable import Post

/// An outbox in memory that can end the program in the middle.
private final class MemoryOutbox: Outbox {
    struct Killed: Error {}

    var messages: [OutboxMessage]
    /// Fails at this write, counted from one.
    var killedAt: Int?
    private(set) var writes = 0

    init(_ messages: [OutboxMessage]) { self.messages = messages }

    func underWay() -> [OutboxMessage] {
        messages.filter { $0.delivery.state == .sending || $0.delivery.state == .closing }
    }

    func nextDue(at now: UnixTime, channels: [Channel]) -> OutboxMessage? {
        messages.first { $0.delivery.state == .due && $0.delivery.due <= now && channels.contains($0.channel) }
    }

    func record(_ delivery: Delivery, of message: OutboxMessage) throws {
        writes += 1
        if writes == killedAt { throw Killed() }
        let index = messages.firstIndex { $0.id == message.id }!
        precondition(messages[index].delivery == message.delivery, "another state than expected")
        messages[index].delivery = delivery
    }
}

/// A server that keeps what it accepts and answers as it was told, message by message.
private final class MemoryTransport: Transport {
    var answers: [Attempt]
    var accepted: [String] = []
    var begun = 0

    init(_ answers: [Attempt] = []) { self.answers = answers }

    func send(_ message: OutboundMessage, closing: () throws -> Void) -> Attempt {
        begun += 1
        let answer = answers.isEmpty ? Attempt.accepted("250") : answers.removeFirst()
        switch answer {
        case .accepted:
            do { try closing() } catch { return .broken("aborted") }
            accepted.append(message.id)
        case .turnedAway:
            do { try closing() } catch { return .broken("aborted") }
        default: break
        }
        return answer
    }
}

@Suite struct DeliveryRunTests {
    private let noon = UnixTime(rfc3339: "2027-01-05T12:00:00+09:00")!

    private func message(_ id: Int, due: UnixTime? = nil, expires: UnixTime? = nil) -> OutboxMessage {
        OutboxMessage(
            id: "<\(id)@x>", channel: .mail, to: "a@b.kr", content: [],
            delivery: Delivery(state: .due, due: due ?? UnixTime(0), expires: expires, changed: UnixTime(0)))
    }

    private func run(at time: UnixTime? = nil, _ transport: any Transport) -> DeliveryRun {
        let time = time ?? noon
        return DeliveryRun(zone: Zone("Asia/Seoul")!, clock: Clock { time }, transports: [.mail: transport])
    }

    @Test func sendsAllThatIsDue() throws {
        let outbox = MemoryOutbox([message(1), message(2), message(3, due: noon + 1)])
        let transport = MemoryTransport()
        let tally = try run(transport).run(outbox)
        #expect(transport.accepted == ["<1@x>", "<2@x>"])
        #expect(tally.sent == 2 && tally.ending == .done)
        #expect(outbox.messages.map(\.delivery.state) == [.sent, .sent, .due])
        // Again: nothing goes twice.
        #expect(try run(transport).run(outbox).sent == 0)
        #expect(transport.begun == 2)
    }

    @Test func atNightNothingGoes() throws {
        let outbox = MemoryOutbox([message(1)])
        let transport = MemoryTransport()
        let night = UnixTime(rfc3339: "2027-01-05T23:00:00+09:00")!
        let tally = try run(at: night, transport).run(outbox)
        #expect(transport.begun == 0)
        #expect(tally.ending == .quiet(until: UnixTime(rfc3339: "2027-01-06T08:00:00+09:00")!))
    }

    @Test func aRunThatLastsIntoTheNightStops() throws {
        let outbox = MemoryOutbox((1...5).map { message($0) })
        let transport = MemoryTransport()
        var time = UnixTime(rfc3339: "2027-01-05T20:59:58+09:00")!
        let clock = Clock {
            time = time + 1
            return time
        }
        let tally = try DeliveryRun(zone: Zone("Asia/Seoul")!, clock: clock, transports: [.mail: transport]).run(outbox)
        #expect(tally.sent == 1 && transport.begun == 1)
        guard case .quiet = tally.ending else {
            Issue.record("\(tally.ending)")
            return
        }
    }

    @Test func whatComesTooLateIsNotSent() throws {
        let outbox = MemoryOutbox([message(1, expires: noon), message(2, expires: noon + 1)])
        let tally = try run(MemoryTransport()).run(outbox)
        #expect(outbox.messages.map(\.delivery.state) == [.expired, .sent])
        #expect(tally.expired == 1)
    }

    @Test func refusalsAndBrokenLines() throws {
        let outbox = MemoryOutbox((1...4).map { message($0) })
        let transport = MemoryTransport([
            .refusedForNow("451"), .refusedForGood("550"), .broken("cut"), .accepted("250"),
        ])
        let tally = try run(transport).run(outbox)
        #expect(outbox.messages.map(\.delivery.state) == [.due, .dead, .due, .sent])
        #expect(outbox.messages.map(\.delivery.doubtful) == [0, 0, 0, 0])
        #expect(tally.sent == 1 && tally.dead == 1 && tally.retried == 2 && tally.doubtful == 0)
    }

    @Test func noServerNoAttempts() throws {
        let outbox = MemoryOutbox([message(1), message(2)])
        let transport = MemoryTransport([.unavailable("535 who are you")])
        let tally = try run(transport).run(outbox)
        #expect(tally.ending == .unavailable(.mail, "535 who are you"))
        #expect(outbox.messages.allSatisfy { $0.delivery.state == .due && $0.delivery.attempts == 0 })
        #expect(transport.begun == 1)
    }

    /// A gateway that reads a text to its end and then asks who we are has not taken it on.
    @Test func turnedAwayAfterTheEnd() throws {
        let outbox = MemoryOutbox([message(1), message(2)])
        let tally = try run(MemoryTransport([.turnedAway("HTTP 401")])).run(outbox)
        #expect(tally.ending == .unavailable(.mail, "HTTP 401") && tally.retried == 0 && tally.doubtful == 0)
        #expect(outbox.messages.allSatisfy { $0.delivery.state == .due && $0.delivery.attempts == 0 })
        let last = try run(MemoryTransport()).run(outbox)
        #expect(last.sent == 2 && outbox.messages.allSatisfy { $0.delivery.doubtful == 0 })
    }

    /// The program ends at each of its writes in turn, and another takes over: nothing is lost, and what may have gone
    /// twice is marked.
    @Test func killedAtEveryWrite() throws {
        for kill in 1...9 {
            let outbox = MemoryOutbox((1...3).map { message($0) })
            let transport = MemoryTransport()
            outbox.killedAt = kill
            #expect(throws: MemoryOutbox.Killed.self) { try run(transport).run(outbox) }
            outbox.killedAt = nil
            let next = try run(at: noon + 120, transport).run(outbox)
            let last = try run(at: noon + 240, transport).run(outbox)
            #expect(outbox.messages.allSatisfy { $0.delivery.state == .sent }, "write \(kill)")
            for message in outbox.messages {
                let times = transport.accepted.count { $0 == message.id }
                #expect(times == 1 + message.delivery.doubtful, "write \(kill)")
            }
            #expect(next.recovered <= 1 && last.recovered == 0)
            // Each message writes begun, closing, accepted: only the third leaves a doubt.
            #expect(outbox.messages.map(\.delivery.doubtful).reduce(0, +) == (kill % 3 == 0 ? 1 : 0), "write \(kill)")
        }
    }

    @Test func aWishToEndIsHeard() throws {
        let outbox = MemoryOutbox([message(1), message(2)])
        let transport = MemoryTransport()
        var run = run(transport)
        run.interrupted = { transport.begun == 1 }
        #expect(try run.run(outbox).ending == .interrupted)
        #expect(outbox.messages.map(\.delivery.state) == [.sent, .due])
    }
}
