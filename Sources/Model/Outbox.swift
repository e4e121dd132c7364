/// The ways in which a message reaches a person.
public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
    case mail
    /// A text message: handed over in a file, or to a gateway's webhook.
    case text
}

/// Where a message stands. The names are what the archive stores.
public enum DeliveryState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Belongs to a publication that no one has sent yet.
    case draft
    /// Waits for its time, which a retry and the quiet hours may put off.
    case due
    /// An attempt is under way, and the message's end has not been let go: it can't have been accepted.
    case sending
    /// An attempt is under way, and the message's end may have reached the other side, which has not answered yet.
    case closing
    /// Accepted by the mail server or gateway, or written to the file of texts.
    case sent
    /// Refused for good, or too often.
    case dead
    /// No longer wanted: a later publication says something else.
    case superseded
    /// Too late to be of use: a reminder of what has begun.
    case expired

    /// Nothing more will happen to it.
    public var isFinal: Bool {
        switch self {
        case .draft, .due, .sending, .closing: false
        case .sent, .dead, .superseded, .expired: true
        }
    }
}

/// What became of a message so far.
public struct Delivery: Hashable, Sendable, Codable {
    public var state: DeliveryState
    /// Not before this moment.
    public var due: UnixTime
    /// Of no use from this moment on; nil is never.
    public var expires: UnixTime?
    /// Attempts begun.
    public var attempts: Int
    /// Attempts of which no one can know whether the message was accepted: the line broke, or the program ended, after
    /// its end was let go and before the answer came. The message was then sent again, with the same Message-ID.
    public var doubtful: Int
    /// When it reached its present state.
    public var changed: UnixTime
    /// What the other side said last, or what broke: one line, without the message's content.
    public var reply: String

    public init(
        state: DeliveryState, due: UnixTime, expires: UnixTime? = nil, attempts: Int = 0, doubtful: Int = 0,
        changed: UnixTime, reply: String = ""
    ) {
        self.state = state
        self.due = due
        self.expires = expires
        self.attempts = attempts
        self.doubtful = doubtful
        self.changed = changed
        self.reply = reply
    }
}

/// A message as it lies in the outbox.
public struct OutboxMessage: Hashable, Sendable {
    /// Stable, unique in the archive: the Message-ID of a mail, the like of it for a text.
    public var id: String
    public var channel: Channel
    /// An address or a telephone number.
    public var to: String
    /// The whole mail, or the text's fields as JSON.
    public var content: [UInt8]
    public var delivery: Delivery

    public init(id: String, channel: Channel, to: String, content: [UInt8], delivery: Delivery) {
        self.id = id
        self.channel = channel
        self.to = to
        self.content = content
        self.delivery = delivery
    }
}
