/// One person sent to us by another office, or by us to another, and what came of it.
public struct Referral: Hashable, Sendable, Codable {
    public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
        /// Another office sent them to us.
        case into
        /// We send them to another office.
        case outOf
    }

    public var participant: String
    public var direction: Direction
    /// The other office: 고용복지플러스센터, 50플러스캠퍼스, …
    public var partner: String
    /// What for, in a few words.
    public var purpose: String
    public var date: LocalDate
    /// What came of it, as far as is known; empty while open.
    public var outcome: String

    public init(
        participant: String, direction: Direction, partner: String, purpose: String = "", date: LocalDate,
        outcome: String = ""
    ) {
        self.participant = participant
        self.direction = direction
        self.partner = partner
        self.purpose = purpose
        self.date = date
        self.outcome = outcome
    }
}
