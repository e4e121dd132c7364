// The two formats' JSON, key by key. Reading is strict: see `StrictContainer`.

extension Interval: Codable {
    public init(from decoder: any Decoder) throws {
        var pair = try decoder.unkeyedContainer()
        self.init(try pair.decode(Int.self), try pair.decode(Int.self))
        guard pair.isAtEnd else { throw FormatError(decoder.codingPath.readable, .wrongType(expected: "[start, end]")) }
    }

    public func encode(to encoder: any Encoder) throws {
        var pair = encoder.unkeyedContainer()
        try pair.encode(start)
        try pair.encode(end)
    }
}

extension Problem: Codable {
    enum CodingKeys: String, CodingKey {
        case format, name, horizon, sites, travel, homes, periods, groups, budgets, rooms, staff, activities, parts
        case services, participants, relations, weights, fixed, previous, changeCosts
    }

    private struct Site: Codable {
        enum CodingKeys: String, CodingKey { case id }
        var id: String

        init(_ id: String) { self.id = id }

        init(from decoder: any Decoder) throws {
            id = try decoder.strict(CodingKeys.self)(.id)
        }
    }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        let format: String = try file(.format)
        guard format == Problem.format else {
            throw FormatError("problem", .wrongFormat(found: format, expected: Problem.format))
        }
        let periods: SortedMap<[Interval]> = try file(.periods, default: SortedMap())
        self.init(
            name: try file(.name), horizon: try file(.horizon),
            sites: try file(.sites, as: [Site].self).map(\.id), travel: try file(.travel),
            homes: try file(.homes, default: []),
            periods: periods.entries.map { Period(name: $0.key, intervals: $0.value) },
            groups: try file(.groups, default: []), budgets: try file(.budgets, default: []),
            rooms: try file(.rooms), staff: try file(.staff), activities: try file(.activities),
            parts: try file(.parts), services: try file(.services), participants: try file(.participants),
            relations: try file(.relations, default: []), weights: try file(.weights, default: Weights()),
            fixed: try file(.fixed, default: Fixed()), previous: try file.optional(.previous),
            changeCosts: try file(.changeCosts, default: ChangeCosts()))
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

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(id: try file(.id), costs: try file(.costs))
    }
}

extension Budget {
    enum CodingKeys: String, CodingKey { case id, limit, perParticipant }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(id: try file(.id), limit: try file(.limit), perParticipant: try file(.perParticipant))
    }
}

extension Room {
    enum CodingKeys: String, CodingKey { case id, site, capacity, count, unavailable }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            id: try file(.id), site: try file(.site), capacity: try file(.capacity),
            count: try file(.count, default: 1),
            unavailable: try file(.unavailable, default: []))
    }
}

extension [Limit] {
    init(_ map: SortedMap<Int>) { self = map.entries.map { Limit(period: $0.key, minutes: $0.value) } }

    var map: SortedMap<Int> { SortedMap(self.map { ($0.period, $0.minutes) }) }
}

extension Staff: Codable {
    enum CodingKeys: String, CodingKey { case id, unavailable, limits }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            id: try file(.id), unavailable: try file(.unavailable, default: []),
            limits: [Limit](try file(.limits, default: SortedMap())))
    }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(id, forKey: .id)
        try file.encode(unavailable, forKey: .unavailable, unless: [])
        if !limits.isEmpty { try file.encode(limits.map, forKey: .limits) }
    }
}

extension RoomOption {
    enum CodingKeys: String, CodingKey { case room, cost }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(room: try file(.room), cost: try file(.cost, default: 0))
    }
}

extension StaffOption {
    enum CodingKeys: String, CodingKey { case staff, cost }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(staff: try file(.staff), cost: try file(.cost, default: 0))
    }
}

extension Activity.Time {
    enum CodingKeys: String, CodingKey { case meetings, cost }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(meetings: try file(.meetings), cost: try file(.cost, default: 0))
    }
}

extension Activity.Reserved {
    enum CodingKeys: String, CodingKey { case group, seats }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(group: try file(.group), seats: try file(.seats))
    }
}

extension Activity: Codable {
    enum CodingKeys: String, CodingKey {
        case id, kind, minSize, maxSize, value, times, rooms, site, staff, scores, reserved, fees
    }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        let scores: SortedMap<Int> = try file(.scores, default: SortedMap())
        let fees: SortedMap<Int> = try file(.fees, default: SortedMap())
        self.init(
            id: try file(.id), kind: try file(.kind, default: ""), minSize: try file(.minSize, default: 0),
            maxSize: try file(.maxSize), value: try file(.value, default: 0), times: try file(.times),
            rooms: try file(.rooms, default: []), site: try file.optional(.site), staff: try file(.staff, default: []),
            scores: scores.entries.map { Score(participant: $0.key, score: $0.value) },
            reserved: try file(.reserved, default: []),
            fees: fees.entries.map { Fee(budget: $0.key, amount: $0.value) })
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

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(id: try file(.id), activities: try file(.activities))
    }
}

extension Service {
    enum CodingKeys: String, CodingKey { case id, minutes, step, staff, rooms, site }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            id: try file(.id), minutes: try file(.minutes), step: try file(.step), staff: try file(.staff),
            rooms: try file(.rooms, default: []), site: try file.optional(.site))
    }
}

extension Participant.Choice {
    enum CodingKeys: String, CodingKey { case value, parts }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(value: try file(.value), parts: try file(.parts))
    }
}

extension Participant.Request {
    enum CodingKeys: String, CodingKey { case id, choices }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(id: try file(.id), choices: try file(.choices))
    }
}

extension Participant.Appointment {
    enum CodingKeys: String, CodingKey { case id, service, windows, value, costPerDay }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            id: try file(.id), service: try file(.service), windows: try file(.windows), value: try file(.value),
            costPerDay: try file(.costPerDay, default: 0))
    }
}

extension Participant.Order {
    enum CodingKeys: String, CodingKey { case first, second, gap, needs }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            first: try file(.first), second: try file(.second), gap: try file(.gap, default: 0),
            needs: try file(.needs, default: false))
    }
}

extension Participant: Codable {
    enum CodingKeys: String, CodingKey {
        case id, home, groups, budgets, unavailable, limits, requests, appointments, order
    }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            id: try file(.id), home: try file.optional(.home), groups: try file(.groups, default: []),
            budgets: try file(.budgets, default: []), unavailable: try file(.unavailable, default: []),
            limits: [Limit](try file(.limits, default: SortedMap())), requests: try file(.requests, default: []),
            appointments: try file(.appointments, default: []), order: try file(.order, default: []))
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

extension Relation: Codable {
    enum CodingKeys: String, CodingKey { case type, activities, cost }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        let type: String = try file(.type)
        guard let kind = Kind(rawValue: type) else {
            throw FormatError(decoder.codingPath.readable, .unknownName(type))
        }
        self.init(kind, try file(.activities), cost: try file.optional(.cost))
    }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(kind.rawValue, forKey: .type)
        try file.encode(activities, forKey: .activities)
        try file.encodeIfPresent(cost, forKey: .cost)
    }
}

extension Weights {
    enum CodingKeys: String, CodingKey { case unserved, attendedDay, wait, counselorChange, envy }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            unserved: try file(.unserved, default: 0), attendedDay: try file(.attendedDay, default: 0),
            wait: try file(.wait, default: 0), counselorChange: try file(.counselorChange, default: 0),
            envy: try file(.envy, default: 0))
    }
}

extension ChangeCosts {
    enum CodingKeys: String, CodingKey {
        case activityClosed, activityTime, activityRoom, activityStaff, grant, appointment, appointmentRoom
    }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            activityClosed: try file(.activityClosed, default: 0), activityTime: try file(.activityTime, default: 0),
            activityRoom: try file(.activityRoom, default: 0), activityStaff: try file(.activityStaff, default: 0),
            grant: try file(.grant, default: 0), appointment: try file(.appointment, default: 0),
            appointmentRoom: try file(.appointmentRoom, default: 0))
    }
}
