import Archive
import Model

/// What a publication would send, to whom, by which way and why: for people to read before anything leaves.
public struct PublicationPreview: Hashable, Sendable, Codable {
    public struct Item: Hashable, Sendable, Codable {
        public var channel: Channel
        public var to: String
        public var kind: MessageKind
        public var about: String
    }

    public struct Recipient: Hashable, Sendable, Codable {
        /// `participant P1`
        public var person: String
        public var name: String
        public var items: [Item]
        /// How many reminders wait for their day.
        public var reminders: Int
    }

    /// Somebody whose calendar changes, and who has neither a mail address nor a mobile number: to be told by hand.
    public struct Unreached: Hashable, Sendable, Codable {
        public var person: String
        public var name: String
        public var about: [String]
    }

    public var term: String
    public var number: Int
    public var name: String
    /// In the order of the term's lists.
    public var recipients: [Recipient]
    public var unreached: [Unreached]
    /// Calendars that stay as they are, to the byte.
    public var unchanged: Int
    /// The organization has no mail address, so that nobody can be written to.
    public var lacksSender: Bool

    /// Messages that go out with the publication, by kind.
    public var counts: [MessageKind: Int] {
        recipients.reduce(into: [:]) { counts, recipient in
            for item in recipient.items { counts[item.kind, default: 0] += 1 }
            if recipient.reminders > 0 { counts[.reminder, default: 0] += recipient.reminders }
        }
    }
}
