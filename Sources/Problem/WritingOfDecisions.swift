// Writing plans, and the two partial plans inside a problem (`fixed`, `previous`).

extension Decisions.Activity: JSONWritable {
    enum CodingKeys: String, CodingKey { case id, time, room, staff }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.id, id)
            json.field(CodingKeys.room, room)
            json.field(CodingKeys.staff, staff)
            json.field(CodingKeys.time, time)
        }
    }
}

extension Decisions.Grant: JSONWritable {
    enum CodingKeys: String, CodingKey { case participant, request, choice, activities }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.activities, activities)
            json.field(CodingKeys.choice, choice)
            json.field(CodingKeys.participant, participant)
            json.field(CodingKeys.request, request)
        }
    }
}

extension Decisions.Appointment: JSONWritable {
    enum CodingKeys: String, CodingKey { case participant, appointment, start, staff, room }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.appointment, appointment)
            json.field(CodingKeys.participant, participant)
            json.field(CodingKeys.room, room)
            json.field(CodingKeys.staff, staff)
            json.field(CodingKeys.start, start)
        }
    }
}

extension Decisions: JSONWritable {
    enum CodingKeys: String, CodingKey { case activities, grants, appointments }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.activities, activities)
            json.field(CodingKeys.appointments, appointments)
            json.field(CodingKeys.grants, grants)
        }
    }
}

extension Plan: JSONWritable {
    enum CodingKeys: String, CodingKey { case format, problem, objective, bound, activities, grants, appointments }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.activities, decisions.activities)
            json.field(CodingKeys.appointments, decisions.appointments)
            json.field(CodingKeys.bound, bound)
            json.field(CodingKeys.format, Plan.format)
            json.field(CodingKeys.grants, decisions.grants)
            json.field(CodingKeys.objective, objective)
            json.field(CodingKeys.problem, problem)
        }
    }
}

extension Fixed.Activity: JSONWritable {
    enum CodingKeys: String, CodingKey { case id, runs, time, room, staff }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.id, id)
            switch self {
            case .closed: json.field(CodingKeys.runs, false)
            case .runs(_, let time, let room, let staff):
                json.field(CodingKeys.room, ifPresent: room)
                json.field(CodingKeys.staff, ifPresent: staff)
                json.field(CodingKeys.time, ifPresent: time)
            }
        }
    }
}

extension Fixed.Grant: JSONWritable {
    func write(to json: inout JSONWriter) {
        typealias Keys = Decisions.Grant.CodingKeys
        switch self {
        case .granted(let grant): grant.write(to: &json)
        case .refused(let participant, let request):
            json.record { json in
                json.field(Keys.choice, Int?.none)
                json.field(Keys.participant, participant)
                json.field(Keys.request, request)
            }
        }
    }
}

extension Fixed.Appointment: JSONWritable {
    func write(to json: inout JSONWriter) {
        typealias Keys = Decisions.Appointment.CodingKeys
        switch self {
        case .granted(let appointment): appointment.write(to: &json)
        case .refused(let participant, let appointment):
            json.record { json in
                json.field(Keys.appointment, appointment)
                json.field(Keys.participant, participant)
                json.field(Keys.start, Int?.none)
            }
        }
    }
}

extension Fixed: JSONWritable {
    enum CodingKeys: String, CodingKey { case activities, grants, appointments }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.activities, activities, unless: [])
            json.field(CodingKeys.appointments, appointments, unless: [])
            json.field(CodingKeys.grants, grants, unless: [])
        }
    }
}
