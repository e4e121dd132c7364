// Writing plans, and the two partial plans inside a problem (`fixed`, `previous`).

extension Decisions.Activity: Encodable {
    enum CodingKeys: String, CodingKey { case id, time, room, staff }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(id, forKey: .id)
        try file.encode(time, forKey: .time)
        try file.encode(room, forKey: .room)
        try file.encode(staff, forKey: .staff)
    }
}

extension Decisions.Grant {
    enum CodingKeys: String, CodingKey { case participant, request, choice, activities }
}

extension Decisions.Appointment: Encodable {
    enum CodingKeys: String, CodingKey { case participant, appointment, start, staff, room }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(participant, forKey: .participant)
        try file.encode(appointment, forKey: .appointment)
        try file.encode(start, forKey: .start)
        try file.encode(staff, forKey: .staff)
        try file.encode(room, forKey: .room)
    }
}

extension Decisions {
    enum CodingKeys: String, CodingKey { case activities, grants, appointments }
}

extension Plan: Encodable {
    enum CodingKeys: String, CodingKey { case format, problem, objective, bound, activities, grants, appointments }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(Plan.format, forKey: .format)
        try file.encode(problem, forKey: .problem)
        try file.encode(objective, forKey: .objective)
        try file.encode(bound, forKey: .bound)
        try file.encode(decisions.activities, forKey: .activities)
        try file.encode(decisions.grants, forKey: .grants)
        try file.encode(decisions.appointments, forKey: .appointments)
    }
}

extension Fixed.Activity: Encodable {
    enum CodingKeys: String, CodingKey { case id, runs, time, room, staff }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(id, forKey: .id)
        switch self {
        case .closed: try file.encode(false, forKey: .runs)
        case .runs(_, let time, let room, let staff):
            try file.encodeIfPresent(time, forKey: .time)
            if let room { try file.encode(room, forKey: .room) }
            try file.encodeIfPresent(staff, forKey: .staff)
        }
    }
}

extension Fixed.Grant: Encodable {
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .granted(let grant): try grant.encode(to: encoder)
        case .refused(let participant, let request):
            var file = encoder.container(keyedBy: Decisions.Grant.CodingKeys.self)
            try file.encode(participant, forKey: .participant)
            try file.encode(request, forKey: .request)
            try file.encodeNil(forKey: .choice)
        }
    }
}

extension Fixed.Appointment: Encodable {
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .granted(let appointment): try appointment.encode(to: encoder)
        case .refused(let participant, let appointment):
            var file = encoder.container(keyedBy: Decisions.Appointment.CodingKeys.self)
            try file.encode(participant, forKey: .participant)
            try file.encode(appointment, forKey: .appointment)
            try file.encodeNil(forKey: .start)
        }
    }
}

extension Fixed: Encodable {
    enum CodingKeys: String, CodingKey { case activities, grants, appointments }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(activities, forKey: .activities, unless: [])
        try file.encode(grants, forKey: .grants, unless: [])
        try file.encode(appointments, forKey: .appointments, unless: [])
    }
}
