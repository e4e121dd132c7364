import Model

/// Where messages wait: what a run needs of the archive.
public protocol Outbox {
    /// Messages that an earlier run had begun and not finished; no other run is alive while this one is.
    func underWay() throws -> [OutboxMessage]

    /// The message to be sent next: due at `now`, of one of these channels, and not before an unfinished one that must
    /// reach the same person first. nil if none is.
    func nextDue(at now: UnixTime, channels: [Channel]) throws -> OutboxMessage?

    /// Durably replaces the delivery of a message, which must still be what `message` says.
    func record(_ delivery: Delivery, of message: OutboxMessage) throws
}

/// The time, and waiting for it: given from outside, so that a run can be repeated.
public struct Clock {
    public var now: () -> UnixTime

    public init(now: @escaping () -> UnixTime) { self.now = now }
}

/// One pass over what is due: every change of a message's state is on disk before the wire sees what follows from it.
public struct DeliveryRun {
    /// How a run went.
    public struct Tally: Hashable, Sendable, Codable {
        public enum Ending: Hashable, Sendable, Codable {
            /// Nothing is due any more.
            case done
            /// It is night: the rest goes out from this moment on.
            case quiet(until: UnixTime)
            /// The server or gateway can't be reached or lets no one in: the rest is left as it was.
            case unavailable(Channel, String)
            case interrupted
        }

        public var sent = 0
        /// Put off after a "later" or a broken line.
        public var retried = 0
        public var dead = 0
        public var expired = 0
        /// Of those begun in this run or found under way, how many may have been accepted without our knowing.
        public var doubtful = 0
        /// Left under way by a run that ended in the middle, and taken up again.
        public var recovered = 0
        public var ending = Ending.done

        public init() {}
    }

    public var rules: DeliveryRules
    public var quiet: QuietHours
    public var zone: Zone
    public var clock: Clock
    public var transports: [Channel: any Transport]
    /// Asked before each message; true ends the run.
    public var interrupted: () -> Bool

    public init(
        rules: DeliveryRules = DeliveryRules(), quiet: QuietHours = QuietHours(), zone: Zone, clock: Clock,
        transports: [Channel: any Transport], interrupted: @escaping () -> Bool = { false }
    ) {
        self.rules = rules
        self.quiet = quiet
        self.zone = zone
        self.clock = clock
        self.transports = transports
        self.interrupted = interrupted
    }

    /// Sends what is due, one message after the other.
    /// - Throws: what the outbox throws; the message at hand is then taken up again by the next run.
    public func run(_ outbox: some Outbox) throws -> Tally {
        var tally = Tally()
        for message in try outbox.underWay() {
            let next = try apply(.abandoned("interrupted"), message, outbox)
            tally.recovered += 1
            tally.count(from: message.delivery, to: next)
        }
        var channels = Channel.allCases.filter { transports[$0] != nil }
        while !interrupted() {
            let now = clock.now()
            let opens = quiet.next(from: now, in: zone)
            guard opens == now else {
                tally.ending = .quiet(until: opens)
                return tally
            }
            guard var message = try outbox.nextDue(at: now, channels: channels),
                let transport = transports[message.channel]
            else { return tally }
            if let expires = message.delivery.expires, expires <= now {
                _ = try apply(.expired, message, outbox)
                tally.expired += 1
                continue
            }
            message.delivery = try apply(.begun, message, outbox)
            let before = message.delivery
            let outbound = OutboundMessage(id: message.id, to: message.to, content: message.content)
            var failure: (any Error)?
            let attempt = transport.send(outbound) {
                do {
                    message.delivery = try apply(.closing, message, outbox)
                } catch {
                    failure = error
                    throw error
                }
            }
            if let failure { throw failure }
            let next = try apply(DeliveryRun.event(of: attempt, in: message.delivery.state), message, outbox)
            tally.count(from: before, to: next)
            switch attempt {
            case .unavailable(let why), .turnedAway(let why):
                tally.ending = .unavailable(message.channel, why)
                channels.removeAll { $0 == message.channel }
            case .accepted, .refusedForNow, .refusedForGood, .broken: break
            }
        }
        tally.ending = .interrupted
        return tally
    }

    /// A line that broke once the end mark may have left is a doubt; before that it is but a delay.
    static func event(of attempt: Attempt, in state: DeliveryState) -> DeliveryEvent {
        switch (attempt, state) {
        case (.accepted(let reply), _): .accepted(reply)
        case (.refusedForNow(let reply), _): .refusedForNow(reply)
        case (.refusedForGood(let reply), _): .refusedForGood(reply)
        case (.broken(let reply), .closing), (.unavailable(let reply), .closing): .abandoned(reply)
        case (.broken(let reply), _): .refusedForNow(reply)
        case (.unavailable(let reply), _), (.turnedAway(let reply), _): .notBegun(reply)
        }
    }

    private func apply(
        _ event: DeliveryEvent, _ message: OutboxMessage, _ outbox: some Outbox
    ) throws -> Delivery {
        guard let next = rules.after(event, message.delivery, at: clock.now()) else {
            preconditionFailure("no \(event) in state \(message.delivery.state)")
        }
        try outbox.record(next, of: message)
        return next
    }
}

extension DeliveryRun.Tally {
    fileprivate mutating func count(from before: Delivery, to after: Delivery) {
        switch after.state {
        case .sent: sent += 1
        case .dead: dead += 1
        case .due where after.attempts == before.attempts && before.state == .sending && after.due > after.changed:
            retried += 1
        case .due where before.state == .closing: retried += 1
        default: break
        }
        doubtful += after.doubtful - before.doubtful
    }
}
