import Problem

/// One breach of one rule, as values; `Wording` makes sentences of it.
public struct Violation: Error, Hashable, Sendable, Encodable {
    /// A participant or a member of staff: the two lists have ids of their own.
    public struct Person: Hashable, Sendable, Encodable {
        public enum Role: String, Hashable, Sendable, Encodable { case participant, staff }

        public var role: Role
        public var id: String

        public static func participant(_ id: String) -> Person { Person(role: .participant, id: id) }
        public static func staff(_ id: String) -> Person { Person(role: .staff, id: id) }
    }

    public var rule: RuleID
    /// Ids of the activities concerned.
    public var activities: [String]
    public var people: [Person]
    /// Ids of requests or appointments of the participant concerned.
    public var wishes: [String]
    public var rooms: [String]
    /// What else the rule speaks of: a group, budget, period, relation type, or the kind of thing that is unknown.
    public var name: String?
    /// The engagements, or the stretch of time, concerned.
    public var times: [Interval]
    /// The amount met with: people, minutes, money, or an index, as the rule counts.
    public var found: Int?
    /// The amount that the rule asks for.
    public var expected: Int?

    init(
        _ rule: RuleID, activities: [String] = [], people: [Person] = [], wishes: [String] = [],
        rooms: [String] = [], name: String? = nil, times: [Interval] = [], found: Int? = nil, expected: Int? = nil
    ) {
        self.rule = rule
        self.activities = activities
        self.people = people
        self.wishes = wishes
        self.rooms = rooms
        self.name = name
        self.times = times
        self.found = found
        self.expected = expected
    }
}
