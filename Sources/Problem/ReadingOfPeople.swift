// Reading the activities and participants of `naru-problem/1`, key by key.

extension Activity: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var kind = ""
        var minSize = 0
        var maxSize: Int?
        var value = 0
        var times: [Time]?
        var rooms: [RoomOption] = []
        var site: String?
        var staff: [[StaffOption]] = []
        var scores: [Score] = []
        var reserved: [Reserved] = []
        var fees: [Fee] = []
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .kind: kind = try json()
            case .minSize: minSize = try json()
            case .maxSize: maxSize = try json()
            case .value: value = try json()
            case .times: times = try json()
            case .rooms: rooms = try json()
            case .site: site = try json.orNull()
            case .staff: staff = try json()
            case .scores: scores = try json.sortedMap().map { Score(participant: $0.key, score: $0.value) }
            case .reserved: reserved = try json()
            case .fees: fees = try json.sortedMap().map { Fee(budget: $0.key, amount: $0.value) }
            }
        }
        self.init(
            id: try json.need(id, CodingKeys.id), kind: kind, minSize: minSize,
            maxSize: try json.need(maxSize, CodingKeys.maxSize), value: value,
            times: try json.need(times, CodingKeys.times), rooms: rooms, site: site, staff: staff, scores: scores,
            reserved: reserved, fees: fees)
    }
}

extension Activity.Time: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var meetings: [Interval]?
        var cost = 0
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .meetings: meetings = try json()
            case .cost: cost = try json()
            }
        }
        self.init(meetings: try json.need(meetings, CodingKeys.meetings), cost: cost)
    }
}

extension Activity.Reserved: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var group: String?
        var seats: Int?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .group: group = try json()
            case .seats: seats = try json()
            }
        }
        self.init(group: try json.need(group, CodingKeys.group), seats: try json.need(seats, CodingKeys.seats))
    }
}

extension RoomOption: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var room: String?
        var cost = 0
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .room: room = try json()
            case .cost: cost = try json()
            }
        }
        self.init(room: try json.need(room, CodingKeys.room), cost: cost)
    }
}

extension StaffOption: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var staff: String?
        var cost = 0
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .staff: staff = try json()
            case .cost: cost = try json()
            }
        }
        self.init(staff: try json.need(staff, CodingKeys.staff), cost: cost)
    }
}

extension Participant: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var home: String?
        var groups: [String] = []
        var budgets: [String] = []
        var unavailable: [Interval] = []
        var limits: [Limit] = []
        var requests: [Request] = []
        var appointments: [Appointment] = []
        var order: [Order] = []
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .home: home = try json.orNull()
            case .groups: groups = try json()
            case .budgets: budgets = try json()
            case .unavailable: unavailable = try json()
            case .limits: limits = try json.sortedMap().map { Limit(period: $0.key, minutes: $0.value) }
            case .requests: requests = try json()
            case .appointments: appointments = try json()
            case .order: order = try json()
            }
        }
        self.init(
            id: try json.need(id, CodingKeys.id), home: home, groups: groups, budgets: budgets,
            unavailable: unavailable, limits: limits, requests: requests, appointments: appointments, order: order)
    }
}

extension Participant.Request: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var choices: [Participant.Choice]?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .choices: choices = try json()
            }
        }
        self.init(id: try json.need(id, CodingKeys.id), choices: try json.need(choices, CodingKeys.choices))
    }
}

extension Participant.Choice: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var value: Int?
        var parts: [String]?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .value: value = try json()
            case .parts: parts = try json()
            }
        }
        self.init(value: try json.need(value, CodingKeys.value), parts: try json.need(parts, CodingKeys.parts))
    }
}

extension Participant.Appointment: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var service: String?
        var windows: [Interval]?
        var value: Int?
        var costPerDay = 0
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .service: service = try json()
            case .windows: windows = try json()
            case .value: value = try json()
            case .costPerDay: costPerDay = try json()
            }
        }
        self.init(
            id: try json.need(id, CodingKeys.id), service: try json.need(service, CodingKeys.service),
            windows: try json.need(windows, CodingKeys.windows), value: try json.need(value, CodingKeys.value),
            costPerDay: costPerDay)
    }
}

extension Participant.Order: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var first: String?
        var second: String?
        var gap = 0
        var needs = false
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .first: first = try json()
            case .second: second = try json()
            case .gap: gap = try json()
            case .needs: needs = try json()
            }
        }
        self.init(
            first: try json.need(first, CodingKeys.first), second: try json.need(second, CodingKeys.second), gap: gap,
            needs: needs)
    }
}
