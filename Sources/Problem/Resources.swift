/// Where a participant lives: the cost of one enrolment or appointment at each site, in the order of `sites`.
public struct Home: Hashable, Sendable, Encodable {
    public var id: String
    public var costs: [Int]

    public init(id: String, costs: [Int]) {
        self.id = id
        self.costs = costs
    }
}

/// `count` interchangeable rooms of `capacity` seats each.
public struct Room: Hashable, Sendable, Encodable {
    public var id: String
    public var site: String
    public var capacity: Int
    public var count: Int
    public var unavailable: [Interval]

    public init(id: String, site: String, capacity: Int, count: Int = 1, unavailable: [Interval] = []) {
        self.id = id
        self.site = site
        self.capacity = capacity
        self.count = count
        self.unavailable = unavailable
    }
}

/// A counselor, instructor or mentor.
public struct Staff: Hashable, Sendable {
    public var id: String
    public var unavailable: [Interval]
    public var limits: [Limit]

    public init(id: String, unavailable: [Interval] = [], limits: [Limit] = []) {
        self.id = id
        self.unavailable = unavailable
        self.limits = limits
    }
}

/// A room that may be used, and what using it costs.
public struct RoomOption: Hashable, Sendable, Encodable {
    public var room: String
    public var cost: Int

    public init(room: String, cost: Int = 0) {
        self.room = room
        self.cost = cost
    }
}

/// A person who may be engaged, and what that costs.
public struct StaffOption: Hashable, Sendable, Encodable {
    public var staff: String
    public var cost: Int

    public init(staff: String, cost: Int = 0) {
        self.staff = staff
        self.cost = cost
    }
}
