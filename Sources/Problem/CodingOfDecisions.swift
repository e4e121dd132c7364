// The JSON of plans, and of the two partial plans inside a problem (`fixed`, `previous`).

extension Decisions.Activity: Codable {
    enum CodingKeys: String, CodingKey { case id, time, room, staff }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            id: try file(.id), time: try file(.time), room: try file(.room, as: String?.self),
            staff: try file(.staff))
    }

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

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            participant: try file(.participant), request: try file(.request), choice: try file(.choice),
            activities: try file(.activities))
    }
}

extension Decisions.Appointment: Codable {
    enum CodingKeys: String, CodingKey { case participant, appointment, start, staff, room }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            participant: try file(.participant), appointment: try file(.appointment), start: try file(.start),
            staff: try file(.staff), room: try file(.room, as: String?.self))
    }

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

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            activities: try file(.activities, default: []), grants: try file(.grants, default: []),
            appointments: try file(.appointments, default: []))
    }
}

extension Plan: Codable {
    enum CodingKeys: String, CodingKey { case format, problem, objective, bound, activities, grants, appointments }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        let format: String = try file(.format)
        guard format == Plan.format else {
            throw FormatError("plan", .wrongFormat(found: format, expected: Plan.format))
        }
        self.init(
            problem: try file(.problem), objective: try file(.objective), bound: try file.optional(.bound),
            decisions: Decisions(
                activities: try file(.activities), grants: try file(.grants), appointments: try file(.appointments)))
    }

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

extension Fixed.Activity: Codable {
    enum CodingKeys: String, CodingKey { case id, runs, time, room, staff }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        let id: String = try file(.id)
        if try file(.runs, default: true) == false {
            guard !file.contains(.time), !file.contains(.room), !file.contains(.staff) else {
                throw FormatError(
                    "fixed activity \(id)", .contradiction("runs is false, yet it has a time, room or staff"))
            }
            self = .closed(id: id)
        } else {
            self = .runs(
                id: id, time: try file.contains(.time) ? file(.time) : nil,
                room: try file.contains(.room) ? .some(file(.room, as: String?.self)) : nil,
                staff: try file.contains(.staff) ? file(.staff) : nil)
        }
    }

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

extension Fixed.Grant: Codable {
    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(Decisions.Grant.CodingKeys.self)
        if try file(.choice, as: Int?.self) == nil {
            self = .refused(participant: try file(.participant), request: try file(.request))
        } else {
            self = .granted(try Decisions.Grant(from: decoder))
        }
    }

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

extension Fixed.Appointment: Codable {
    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(Decisions.Appointment.CodingKeys.self)
        if try file(.start, as: Int?.self) == nil {
            self = .refused(participant: try file(.participant), appointment: try file(.appointment))
        } else {
            self = .granted(try Decisions.Appointment(from: decoder))
        }
    }

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

extension Fixed: Codable {
    enum CodingKeys: String, CodingKey { case activities, grants, appointments }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.strict(CodingKeys.self)
        self.init(
            activities: try file(.activities, default: []), grants: try file(.grants, default: []),
            appointments: try file(.appointments, default: []))
    }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(activities, forKey: .activities, unless: [])
        try file.encode(grants, forKey: .grants, unless: [])
        try file.encode(appointments, forKey: .appointments, unless: [])
    }
}
