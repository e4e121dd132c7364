// Reading `naru-problem/1`, key by key; an absent key takes the default that the format gives.

extension Interval: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        let pair: [Int] = try json.list()
        guard pair.count == 2 else { throw json.fault(.wrongType(expected: "[start, end]")) }
        self.init(pair[0], pair[1])
    }
}

extension Problem: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var format: String?
        var name: String?
        var horizon: Int?
        var sites: [Site]?
        var travel: [[Int]]?
        var homes: [Home] = []
        var periods: [Period] = []
        var groups: [String] = []
        var budgets: [Budget] = []
        var rooms: [Room]?
        var staff: [Staff]?
        var activities: [Activity]?
        var parts: [Part]?
        var services: [Service]?
        var participants: [Participant]?
        var relations: [Relation] = []
        var weights = Weights()
        var fixed = Fixed()
        var previous: Decisions?
        var changeCosts = ChangeCosts()
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .format: format = try Problem.format(&json)
            case .name: name = try json()
            case .horizon: horizon = try json()
            case .sites: sites = try json()
            case .travel: travel = try json()
            case .homes: homes = try json()
            case .periods: periods = try json.sortedMap().map { Period(name: $0.key, intervals: $0.value) }
            case .groups: groups = try json()
            case .budgets: budgets = try json()
            case .rooms: rooms = try json()
            case .staff: staff = try json()
            case .activities: activities = try json()
            case .parts: parts = try json()
            case .services: services = try json()
            case .participants: participants = try json()
            case .relations: relations = try json()
            case .weights: weights = try json()
            case .fixed: fixed = try json()
            case .previous: previous = try json.orNull()
            case .changeCosts: changeCosts = try json()
            }
        }
        _ = try json.need(format, CodingKeys.format)
        self.init(
            name: try json.need(name, CodingKeys.name), horizon: try json.need(horizon, CodingKeys.horizon),
            sites: try json.need(sites, CodingKeys.sites).map(\.id), travel: try json.need(travel, CodingKeys.travel),
            homes: homes, periods: periods, groups: groups, budgets: budgets,
            rooms: try json.need(rooms, CodingKeys.rooms), staff: try json.need(staff, CodingKeys.staff),
            activities: try json.need(activities, CodingKeys.activities),
            parts: try json.need(parts, CodingKeys.parts), services: try json.need(services, CodingKeys.services),
            participants: try json.need(participants, CodingKeys.participants), relations: relations,
            weights: weights, fixed: fixed, previous: previous, changeCosts: changeCosts)
    }

    private static func format(_ json: inout JSONReader) throws(FormatError) -> String {
        let format = try json.string()
        guard format == Problem.format else {
            throw FormatError("problem", .wrongFormat(found: format, expected: Problem.format))
        }
        return format
    }
}

extension Problem.Site: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            }
        }
        self.init(try json.need(id, CodingKeys.id))
    }
}

extension JSONReader {
    /// An object used as a map, sorted by key, so that no decision can hang on the order of a file.
    mutating func sortedMap<T: JSONReadable>() throws(FormatError) -> [(key: String, value: T)] {
        try map().sorted { $0.key < $1.key }
    }
}

extension Home: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var costs: [Int]?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .costs: costs = try json()
            }
        }
        self.init(id: try json.need(id, CodingKeys.id), costs: try json.need(costs, CodingKeys.costs))
    }
}

extension Budget: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var limit: Int?
        var perParticipant: Int?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .limit: limit = try json()
            case .perParticipant: perParticipant = try json()
            }
        }
        self.init(
            id: try json.need(id, CodingKeys.id), limit: try json.need(limit, CodingKeys.limit),
            perParticipant: try json.need(perParticipant, CodingKeys.perParticipant))
    }
}

extension Room: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var site: String?
        var capacity: Int?
        var count = 1
        var unavailable: [Interval] = []
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .site: site = try json()
            case .capacity: capacity = try json()
            case .count: count = try json()
            case .unavailable: unavailable = try json()
            }
        }
        self.init(
            id: try json.need(id, CodingKeys.id), site: try json.need(site, CodingKeys.site),
            capacity: try json.need(capacity, CodingKeys.capacity), count: count, unavailable: unavailable)
    }
}

extension Staff: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var unavailable: [Interval] = []
        var limits: [Limit] = []
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .unavailable: unavailable = try json()
            case .limits: limits = try json.sortedMap().map { Limit(period: $0.key, minutes: $0.value) }
            }
        }
        self.init(id: try json.need(id, CodingKeys.id), unavailable: unavailable, limits: limits)
    }
}

extension Service: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var minutes: Int?
        var step: Int?
        var staff: [StaffOption]?
        var rooms: [RoomOption] = []
        var site: String?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .minutes: minutes = try json()
            case .step: step = try json()
            case .staff: staff = try json()
            case .rooms: rooms = try json()
            case .site: site = try json.orNull()
            }
        }
        self.init(
            id: try json.need(id, CodingKeys.id), minutes: try json.need(minutes, CodingKeys.minutes),
            step: try json.need(step, CodingKeys.step), staff: try json.need(staff, CodingKeys.staff), rooms: rooms,
            site: site)
    }
}

extension Part: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var activities: [String]?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .activities: activities = try json()
            }
        }
        self.init(id: try json.need(id, CodingKeys.id), activities: try json.need(activities, CodingKeys.activities))
    }
}

extension Relation: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var type: String?
        var activities: [String]?
        var cost: Int?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .type: type = try json()
            case .activities: activities = try json()
            case .cost: cost = try json.orNull()
            }
        }
        let name = try json.need(type, CodingKeys.type)
        guard let kind = Kind(rawValue: name) else { throw json.fault(.unknownName(name)) }
        self.init(kind, try json.need(activities, CodingKeys.activities), cost: cost)
    }
}

extension Weights: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var unserved = 0
        var attendedDay = 0
        var wait = 0
        var counselorChange = 0
        var envy = 0
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .unserved: unserved = try json()
            case .attendedDay: attendedDay = try json()
            case .wait: wait = try json()
            case .counselorChange: counselorChange = try json()
            case .envy: envy = try json()
            }
        }
        self.init(
            unserved: unserved, attendedDay: attendedDay, wait: wait, counselorChange: counselorChange, envy: envy)
    }
}

extension ChangeCosts: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var activityClosed = 0
        var activityTime = 0
        var activityRoom = 0
        var activityStaff = 0
        var grant = 0
        var appointment = 0
        var appointmentRoom = 0
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .activityClosed: activityClosed = try json()
            case .activityTime: activityTime = try json()
            case .activityRoom: activityRoom = try json()
            case .activityStaff: activityStaff = try json()
            case .grant: grant = try json()
            case .appointment: appointment = try json()
            case .appointmentRoom: appointmentRoom = try json()
            }
        }
        self.init(
            activityClosed: activityClosed, activityTime: activityTime, activityRoom: activityRoom,
            activityStaff: activityStaff, grant: grant, appointment: appointment, appointmentRoom: appointmentRoom)
    }
}
