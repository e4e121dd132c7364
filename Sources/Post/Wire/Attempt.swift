/// How one try to hand a message over ended.
public enum Attempt: Hashable, Sendable {
    /// The other side has taken the message on: its reply.
    case accepted(String)
    /// It said "later" (SMTP 4xx; HTTP 408, 425, 429 and 5xx).
    case refusedForNow(String)
    /// It said "never" about this message (SMTP 5xx to RCPT or DATA; any other HTTP 3xx and 4xx).
    case refusedForGood(String)
    /// The line broke in the middle.
    case broken(String)
    /// No one to talk to, or not let in: nothing about this message, and the next one will fare no better.
    case unavailable(String)
    /// Not let in, and it said so after it had read the message (HTTP 401, 403, 407): it has certainly not taken it on.
    case turnedAway(String)
}

/// What hands messages over: a mail server, a gateway.
public protocol Transport {
    /// - Parameter closing: called once, before the message's end leaves this machine. If it throws, the end is not
    ///   sent, so that the message can't have been accepted.
    func send(_ message: OutboundMessage, closing: () throws -> Void) -> Attempt
}

/// What a transport needs to know of a message.
public struct OutboundMessage: Hashable, Sendable {
    /// The same for every attempt.
    public var id: String
    /// An address or a telephone number.
    public var to: String
    public var content: [UInt8]

    public init(id: String, to: String, content: [UInt8]) {
        self.id = id
        self.to = to
        self.content = content
    }
}
