// Writing `naru-problem/1`, key by key, and the keys that reading knows.

extension Interval: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var pair = encoder.unkeyedContainer()
        try pair.encode(start)
        try pair.encode(end)
    }
}

extension Problem: Encodable {
    enum CodingKeys: String, CodingKey {
        case format, name, horizon, sites, travel, homes, periods, groups, budgets, rooms, staff, activities, parts
        case services, participants, relations, weights, fixed, previous, changeCosts
    }

    struct Site: Encodable {
        enum CodingKeys: String, CodingKey { case id }
        var id: String

        init(_ id: String) { self.id = id }
    }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(Problem.format, forKey: .format)
        try file.encode(name, forKey: .name)
        try file.encode(horizon, forKey: .horizon)
        try file.encode(sites.map(Site.init), forKey: .sites)
        try file.encode(travel, forKey: .travel)
        try file.encode(homes, forKey: .homes, unless: [])
        try file.encode(SortedMap(periods.map { ($0.name, $0.intervals) }), forKey: .periods)
        try file.encode(groups, forKey: .groups, unless: [])
        try file.encode(budgets, forKey: .budgets, unless: [])
        try file.encode(rooms, forKey: .rooms)
        try file.encode(staff, forKey: .staff)
        try file.encode(activities, forKey: .activities)
        try file.encode(parts, forKey: .parts)
        try file.encode(services, forKey: .services)
        try file.encode(participants, forKey: .participants)
        try file.encode(relations, forKey: .relations, unless: [])
        try file.encode(weights, forKey: .weights, unless: Weights())
        try file.encode(fixed, forKey: .fixed, unless: Fixed())
        try file.encodeIfPresent(previous, forKey: .previous)
        try file.encode(changeCosts, forKey: .changeCosts, unless: ChangeCosts())
    }
}

extension Home {
    enum CodingKeys: String, CodingKey { case id, costs }
}

extension Budget {
    enum CodingKeys: String, CodingKey { case id, limit, perParticipant }
}

extension Room {
    enum CodingKeys: String, CodingKey { case id, site, capacity, count, unavailable }
}

extension [Limit] {
    var map: SortedMap<Int> { SortedMap(self.map { ($0.period, $0.minutes) }) }
}

extension Staff: Encodable {
    enum CodingKeys: String, CodingKey { case id, unavailable, limits }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(id, forKey: .id)
        try file.encode(unavailable, forKey: .unavailable, unless: [])
        if !limits.isEmpty { try file.encode(limits.map, forKey: .limits) }
    }
}

extension RoomOption {
    enum CodingKeys: String, CodingKey { case room, cost }
}

extension StaffOption {
    enum CodingKeys: String, CodingKey { case staff, cost }
}

extension Activity.Time {
    enum CodingKeys: String, CodingKey { case meetings, cost }
}

extension Activity.Reserved {
    enum CodingKeys: String, CodingKey { case group, seats }
}

extension Activity: Encodable {
    enum CodingKeys: String, CodingKey {
        case id, kind, minSize, maxSize, value, times, rooms, site, staff, scores, reserved, fees
    }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(id, forKey: .id)
        try file.encode(kind, forKey: .kind, unless: "")
        try file.encode(minSize, forKey: .minSize, unless: 0)
        try file.encode(maxSize, forKey: .maxSize)
        try file.encode(value, forKey: .value, unless: 0)
        try file.encode(times, forKey: .times)
        try file.encode(rooms, forKey: .rooms, unless: [])
        try file.encodeIfPresent(site, forKey: .site)
        try file.encode(staff, forKey: .staff, unless: [])
        if !scores.isEmpty {
            try file.encode(SortedMap(scores.map { ($0.participant, $0.score) }), forKey: .scores)
        }
        try file.encode(reserved, forKey: .reserved, unless: [])
        if !fees.isEmpty { try file.encode(SortedMap(fees.map { ($0.budget, $0.amount) }), forKey: .fees) }
    }
}

extension Part {
    enum CodingKeys: String, CodingKey { case id, activities }
}

extension Service {
    enum CodingKeys: String, CodingKey { case id, minutes, step, staff, rooms, site }
}

extension Participant.Choice {
    enum CodingKeys: String, CodingKey { case value, parts }
}

extension Participant.Request {
    enum CodingKeys: String, CodingKey { case id, choices }
}

extension Participant.Appointment {
    enum CodingKeys: String, CodingKey { case id, service, windows, value, costPerDay }
}

extension Participant.Order {
    enum CodingKeys: String, CodingKey { case first, second, gap, needs }
}

extension Participant: Encodable {
    enum CodingKeys: String, CodingKey {
        case id, home, groups, budgets, unavailable, limits, requests, appointments, order
    }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(id, forKey: .id)
        try file.encodeIfPresent(home, forKey: .home)
        try file.encode(groups, forKey: .groups, unless: [])
        try file.encode(budgets, forKey: .budgets, unless: [])
        try file.encode(unavailable, forKey: .unavailable, unless: [])
        if !limits.isEmpty { try file.encode(limits.map, forKey: .limits) }
        try file.encode(requests, forKey: .requests, unless: [])
        try file.encode(appointments, forKey: .appointments, unless: [])
        try file.encode(order, forKey: .order, unless: [])
    }
}

extension Relation: Encodable {
    enum CodingKeys: String, CodingKey { case type, activities, cost }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(kind.rawValue, forKey: .type)
        try file.encode(activities, forKey: .activities)
        try file.encodeIfPresent(cost, forKey: .cost)
    }
}

extension Weights {
    enum CodingKeys: String, CodingKey { case unserved, attendedDay, wait, counselorChange, envy }
}

extension ChangeCosts {
    enum CodingKeys: String, CodingKey {
        case activityClosed, activityTime, activityRoom, activityStaff, grant, appointment, appointmentRoom
    }
}
