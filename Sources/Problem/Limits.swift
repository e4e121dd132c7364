/// Disjoint intervals by which `limits` count, e.g. `day`, `week`, `month`.
public struct Period: Hashable, Sendable {
    public var name: String
    public var intervals: [Interval]

    public init(name: String, intervals: [Interval]) {
        self.name = name
        self.intervals = intervals
    }
}

/// At most `minutes` of engagements starting in each interval of the named period.
public struct Limit: Hashable, Sendable {
    public var period: String
    public var minutes: Int

    public init(period: String, minutes: Int) {
        self.period = period
        self.minutes = minutes
    }
}

/// Money that pays fees, e.g. a scholarship fund.
public struct Budget: Hashable, Sendable, Encodable {
    public var id: String
    /// Most that all participants together may draw.
    public var limit: Int
    /// Most that one participant may draw.
    public var perParticipant: Int

    public init(id: String, limit: Int, perParticipant: Int) {
        self.id = id
        self.limit = limit
        self.perParticipant = perParticipant
    }
}
