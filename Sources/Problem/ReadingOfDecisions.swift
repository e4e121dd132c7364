// Reading plans, and the two partial plans inside a problem (`fixed`, `previous`).

extension Decisions.Activity: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var time: Int?
        var room: String??
        var staff: [String]?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .time: time = try json()
            case .room: room = .some(try json.orNull())
            case .staff: staff = try json()
            }
        }
        self.init(
            id: try json.need(id, CodingKeys.id), time: try json.need(time, CodingKeys.time),
            room: try json.need(room, CodingKeys.room), staff: try json.need(staff, CodingKeys.staff))
    }
}

extension Decisions.Grant: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        let fixed = try Fixed.Grant(&json)
        guard case .granted(let grant) = fixed else { throw json.fault(.wrongType(expected: "an integer as choice")) }
        self = grant
    }
}

extension Decisions.Appointment: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        let fixed = try Fixed.Appointment(&json)
        guard case .granted(let held) = fixed else { throw json.fault(.wrongType(expected: "an integer as start")) }
        self = held
    }
}

/// The three lists that `fixed` and `previous` both are, each possibly absent.
private struct Lists<Activity: JSONReadable, Grant: JSONReadable, Appointment: JSONReadable> {
    var activities: [Activity] = []
    var grants: [Grant] = []
    var appointments: [Appointment] = []

    init(_ json: inout JSONReader) throws(FormatError) {
        try json.record(Decisions.CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .activities: activities = try json()
            case .grants: grants = try json()
            case .appointments: appointments = try json()
            }
        }
    }
}

extension Decisions: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        let lists = try Lists<Activity, Grant, Appointment>(&json)
        self.init(activities: lists.activities, grants: lists.grants, appointments: lists.appointments)
    }
}

extension Plan: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var format: String?
        var problem: String?
        var objective: Int?
        var bound: Int?
        var activities: [Decisions.Activity]?
        var grants: [Decisions.Grant]?
        var appointments: [Decisions.Appointment]?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .format: format = try Plan.format(&json)
            case .problem: problem = try json()
            case .objective: objective = try json()
            case .bound: bound = try json.orNull()
            case .activities: activities = try json()
            case .grants: grants = try json()
            case .appointments: appointments = try json()
            }
        }
        _ = try json.need(format, CodingKeys.format)
        self.init(
            problem: try json.need(problem, CodingKeys.problem),
            objective: try json.need(objective, CodingKeys.objective), bound: bound,
            decisions: Decisions(
                activities: try json.need(activities, CodingKeys.activities),
                grants: try json.need(grants, CodingKeys.grants),
                appointments: try json.need(appointments, CodingKeys.appointments)))
    }

    private static func format(_ json: inout JSONReader) throws(FormatError) -> String {
        let format = try json.string()
        guard format == Plan.format else {
            throw FormatError("plan", .wrongFormat(found: format, expected: Plan.format))
        }
        return format
    }
}

extension Fixed: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        let lists = try Lists<Activity, Grant, Appointment>(&json)
        self.init(activities: lists.activities, grants: lists.grants, appointments: lists.appointments)
    }
}

extension Fixed.Activity: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        var id: String?
        var runs = true
        var time: Int?
        var room: String??
        var staff: [String]?
        try json.record(CodingKeys.self) { (json, key) throws(FormatError) in
            switch key {
            case .id: id = try json()
            case .runs: runs = try json()
            case .time: time = try json()
            case .room: room = .some(try json.orNull())
            case .staff: staff = try json()
            }
        }
        let name = try json.need(id, CodingKeys.id)
        guard !runs else {
            self = .runs(id: name, time: time, room: room, staff: staff)
            return
        }
        guard time == nil, room == nil, staff == nil else {
            throw FormatError(
                "fixed activity \(name)", .contradiction("runs is false, yet it has a time, room or staff"))
        }
        self = .closed(id: name)
    }
}

extension Fixed.Grant: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        typealias Keys = Decisions.Grant.CodingKeys
        var participant: String?
        var request: String?
        var choice: Int??
        var activities: [String]?
        try json.record(Keys.self) { (json, key) throws(FormatError) in
            switch key {
            case .participant: participant = try json()
            case .request: request = try json()
            case .choice: choice = .some(try json.orNull())
            case .activities: activities = try json()
            }
        }
        let person = try json.need(participant, Keys.participant)
        let wish = try json.need(request, Keys.request)
        guard let granted = try json.need(choice, Keys.choice) else {
            self = .refused(participant: person, request: wish)
            return
        }
        self = .granted(
            Decisions.Grant(
                participant: person, request: wish, choice: granted,
                activities: try json.need(activities, Keys.activities)))
    }
}

extension Fixed.Appointment: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) {
        typealias Keys = Decisions.Appointment.CodingKeys
        var participant: String?
        var appointment: String?
        var start: Int??
        var staff: String?
        var room: String??
        try json.record(Keys.self) { (json, key) throws(FormatError) in
            switch key {
            case .participant: participant = try json()
            case .appointment: appointment = try json()
            case .start: start = .some(try json.orNull())
            case .staff: staff = try json.orNull()
            case .room: room = .some(try json.orNull())
            }
        }
        let person = try json.need(participant, Keys.participant)
        let wish = try json.need(appointment, Keys.appointment)
        guard let held = try json.need(start, Keys.start) else {
            self = .refused(participant: person, appointment: wish)
            return
        }
        self = .granted(
            Decisions.Appointment(
                participant: person, appointment: wish, start: held, staff: try json.need(staff, Keys.staff),
                room: try json.need(room, Keys.room)))
    }
}
