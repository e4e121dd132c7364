import Model

/// What can happen to a message on its way.
public enum DeliveryEvent: Hashable, Sendable {
    /// The publication was sent off by a person: what was a draft is due.
    case released
    /// An attempt begins. Recorded before the first byte leaves.
    case begun
    /// The message's last byte but its end mark has left; the mark follows. Recorded before the mark leaves.
    case closing
    case accepted(String)
    /// Try again later: a reply of 4xx, or a broken line.
    case refusedForNow(String)
    /// Never try again: a reply of 5xx.
    case refusedForGood(String)
    /// The attempt found no one to talk to, or was told that it is not let in: it says nothing about this message.
    case notBegun(String)
    /// No answer will come: the program that was sending it has ended, or the line broke after the end mark was let go.
    case abandoned(String)
    case superseded
    case expired
}

/// The life of a message: which event leads from which state to which. Times come from outside.
public struct DeliveryRules: Hashable, Sendable {
    /// Seconds before the second attempt; each further one waits twice as long.
    public var firstPause: Int
    public var longestPause: Int
    /// A message is dead after this many attempts.
    public var mostAttempts: Int

    /// By default 12 attempts over about 15 hours: longer than any greylist, shorter than a day.
    public init(firstPause: Int = 60, longestPause: Int = 4 * 3600, mostAttempts: Int = 12) {
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.mostAttempts = mostAttempts
    }

    /// Seconds to wait after that many attempts.
    public func pause(after attempts: Int) -> Int {
        let doublings = min(max(0, attempts - 1), 40)
        return min(longestPause, firstPause << doublings)
    }

    /// - Returns: what becomes of the message, or nil if the event has no place in its state.
    public func after(_ event: DeliveryEvent, _ delivery: Delivery, at now: UnixTime) -> Delivery? {
        var next = delivery
        next.changed = now
        switch (delivery.state, event) {
        case (.draft, .released):
            next.state = .due
            next.due = max(delivery.due, now)
        case (.due, .begun):
            next.state = .sending
            next.attempts += 1
        case (.sending, .closing):
            next.state = .closing
        case (.sending, .accepted(let reply)), (.closing, .accepted(let reply)):
            next.state = .sent
            next.reply = reply
        case (.sending, .refusedForGood(let reply)), (.closing, .refusedForGood(let reply)):
            next.state = .dead
            next.reply = reply
        case (.sending, .refusedForNow(let reply)), (.closing, .refusedForNow(let reply)):
            next.reply = reply
            retry(&next, at: now)
        case (.sending, .notBegun(let reply)), (.closing, .notBegun(let reply)):
            next.state = .due
            next.attempts -= 1
            next.reply = reply
        case (.sending, .abandoned(let reply)):
            next.reply = reply
            next.state = .due
            next.due = now
        case (.closing, .abandoned(let reply)):
            next.reply = reply
            next.doubtful += 1
            retry(&next, at: now)
        case (.draft, .superseded), (.due, .superseded):
            next.state = .superseded
        case (.draft, .expired), (.due, .expired):
            next.state = .expired
        default:
            return nil
        }
        return next
    }

    private func retry(_ next: inout Delivery, at now: UnixTime) {
        if next.attempts >= mostAttempts {
            next.state = .dead
        } else {
            next.state = .due
            next.due = now + pause(after: next.attempts)
        }
    }
}
