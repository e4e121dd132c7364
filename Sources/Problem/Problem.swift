/// A half-open stretch of minutes `[start, end)` since the horizon's first midnight, local wall-clock.
public struct Interval: Hashable, Sendable, Comparable {
    public var start: Int
    public var end: Int

    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    public var minutes: Int { end - start }

    public func overlaps(_ other: Interval) -> Bool { start < other.end && other.start < end }

    public static func < (a: Interval, b: Interval) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// A problem in the format `naru-problem/1`: integers and ids only, as the file says them.
///
/// All times are minutes since the horizon's first midnight; all ids are unique within their list.
/// Where the file holds a JSON object used as a map (`periods`, `limits`, `fees`, `scores`), this holds an array
/// sorted by key, so that no decision can hang on the order of a dictionary.
public struct Problem: Hashable, Sendable {
    public static let format = "naru-problem/1"
    /// Minutes in a day.
    public static let day = 1440

    public var name: String
    /// Length of the horizon in minutes; every interval lies within `0...horizon`.
    public var horizon: Int
    public var sites: [String]
    /// Minutes from site i to site j, in the order of `sites`; may be asymmetric.
    public var travel: [[Int]]
    public var homes: [Home]
    public var periods: [Period]
    public var groups: [String]
    public var budgets: [Budget]
    public var rooms: [Room]
    public var staff: [Staff]
    public var activities: [Activity]
    public var parts: [Part]
    public var services: [Service]
    public var participants: [Participant]
    public var relations: [Relation]
    public var weights: Weights
    public var fixed: Fixed
    /// The plan in force, if there is one: changes away from it cost `changeCosts`.
    public var previous: Decisions?
    public var changeCosts: ChangeCosts

    public init(
        name: String, horizon: Int, sites: [String] = [], travel: [[Int]] = [], homes: [Home] = [],
        periods: [Period] = [], groups: [String] = [], budgets: [Budget] = [], rooms: [Room] = [],
        staff: [Staff] = [], activities: [Activity] = [], parts: [Part] = [], services: [Service] = [],
        participants: [Participant] = [], relations: [Relation] = [], weights: Weights = Weights(),
        fixed: Fixed = Fixed(), previous: Decisions? = nil, changeCosts: ChangeCosts = ChangeCosts()
    ) {
        self.name = name
        self.horizon = horizon
        self.sites = sites
        self.travel = travel
        self.homes = homes
        self.periods = periods
        self.groups = groups
        self.budgets = budgets
        self.rooms = rooms
        self.staff = staff
        self.activities = activities
        self.parts = parts
        self.services = services
        self.participants = participants
        self.relations = relations
        self.weights = weights
        self.fixed = fixed
        self.previous = previous
        self.changeCosts = changeCosts
    }
}
