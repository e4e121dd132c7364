/// Money that pays fees: a scholarship fund.
public struct Fund: Hashable, Sendable, Codable {
    public var id: String
    public var name: String
    /// What is left of it for this term.
    public var limit: Won
    /// Most that one person may draw in a year.
    public var perPerson: Won
    /// Only members of one of these groups may draw on it; empty is anyone.
    public var groups: [String]
    /// Nobody may draw on it who holds one of these benefits (no double benefit): 내일배움카드.
    public var excludes: [String]

    public init(
        id: String, name: String, limit: Won, perPerson: Won, groups: [String] = [], excludes: [String] = []
    ) {
        self.id = id
        self.name = name
        self.limit = limit
        self.perPerson = perPerson
        self.groups = groups
        self.excludes = excludes
    }
}

/// What one participant has drawn on a fund this year, before the term.
public struct FundDraw: Hashable, Sendable, Codable {
    public var participant: String
    public var fund: String
    public var amount: Won

    public init(participant: String, fund: String, amount: Won) {
        self.participant = participant
        self.fund = fund
        self.amount = amount
    }
}
