// Writing activities and participants, the bulk of a problem.

extension Activity.Time: JSONWritable {
    enum CodingKeys: String, CodingKey { case meetings, cost }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.cost, cost)
            json.field(CodingKeys.meetings, meetings)
        }
    }
}

extension Activity.Reserved: JSONWritable {
    enum CodingKeys: String, CodingKey { case group, seats }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.group, group)
            json.field(CodingKeys.seats, seats)
        }
    }
}

extension Activity: JSONWritable {
    enum CodingKeys: String, CodingKey {
        case id, kind, minSize, maxSize, value, times, rooms, site, staff, scores, reserved, fees
    }

    func write(to json: inout JSONWriter) {
        json.record { json in
            if !fees.isEmpty { json.field(CodingKeys.fees, JSONMap(fees.map { ($0.budget, $0.amount) })) }
            json.field(CodingKeys.id, id)
            json.field(CodingKeys.kind, kind, unless: "")
            json.field(CodingKeys.maxSize, maxSize)
            json.field(CodingKeys.minSize, minSize, unless: 0)
            json.field(CodingKeys.reserved, reserved, unless: [])
            json.field(CodingKeys.rooms, rooms, unless: [])
            if !scores.isEmpty { json.field(CodingKeys.scores, JSONMap(scores.map { ($0.participant, $0.score) })) }
            json.field(CodingKeys.site, ifPresent: site)
            json.field(CodingKeys.staff, staff, unless: [])
            json.field(CodingKeys.times, times)
            json.field(CodingKeys.value, value, unless: 0)
        }
    }
}

extension Part: JSONWritable {
    enum CodingKeys: String, CodingKey { case id, activities }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.activities, activities)
            json.field(CodingKeys.id, id)
        }
    }
}

extension Participant.Choice: JSONWritable {
    enum CodingKeys: String, CodingKey { case value, parts }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.parts, parts)
            json.field(CodingKeys.value, value)
        }
    }
}

extension Participant.Request: JSONWritable {
    enum CodingKeys: String, CodingKey { case id, choices }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.choices, choices)
            json.field(CodingKeys.id, id)
        }
    }
}

extension Participant.Appointment: JSONWritable {
    enum CodingKeys: String, CodingKey { case id, service, windows, value, costPerDay }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.costPerDay, costPerDay)
            json.field(CodingKeys.id, id)
            json.field(CodingKeys.service, service)
            json.field(CodingKeys.value, value)
            json.field(CodingKeys.windows, windows)
        }
    }
}

extension Participant.Order: JSONWritable {
    enum CodingKeys: String, CodingKey { case first, second, gap, needs }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.first, first)
            json.field(CodingKeys.gap, gap)
            json.field(CodingKeys.needs, needs)
            json.field(CodingKeys.second, second)
        }
    }
}

extension Participant: JSONWritable {
    enum CodingKeys: String, CodingKey {
        case id, home, groups, budgets, unavailable, limits, requests, appointments, order
    }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.appointments, appointments, unless: [])
            json.field(CodingKeys.budgets, budgets, unless: [])
            json.field(CodingKeys.groups, groups, unless: [])
            json.field(CodingKeys.home, ifPresent: home)
            json.field(CodingKeys.id, id)
            json.field(CodingKeys.limits, ifPresent: limits.map)
            json.field(CodingKeys.order, order, unless: [])
            json.field(CodingKeys.requests, requests, unless: [])
            json.field(CodingKeys.unavailable, unavailable, unless: [])
        }
    }
}
