// Writing `naru-problem/1`, key by key, and the keys that reading knows.

extension Interval: JSONWritable {
    func write(to json: inout JSONWriter) { json.list([start, end]) }
}

extension Problem: JSONWritable {
    enum CodingKeys: String, CodingKey {
        case format, name, horizon, sites, travel, homes, periods, groups, budgets, rooms, staff, activities, parts
        case services, participants, relations, weights, fixed, previous, changeCosts
    }

    struct Site: JSONWritable {
        enum CodingKeys: String, CodingKey { case id }
        var id: String

        init(_ id: String) { self.id = id }

        func write(to json: inout JSONWriter) { json.record { $0.field(CodingKeys.id, id) } }
    }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.activities, activities)
            json.field(CodingKeys.budgets, budgets, unless: [])
            json.field(CodingKeys.changeCosts, changeCosts, unless: ChangeCosts())
            json.field(CodingKeys.fixed, fixed, unless: Fixed())
            json.field(CodingKeys.format, Problem.format)
            json.field(CodingKeys.groups, groups, unless: [])
            json.field(CodingKeys.homes, homes, unless: [])
            json.field(CodingKeys.horizon, horizon)
            json.field(CodingKeys.name, name)
            json.field(CodingKeys.participants, participants)
            json.field(CodingKeys.parts, parts)
            json.field(CodingKeys.periods, JSONMap(periods.map { ($0.name, $0.intervals) }))
            json.field(CodingKeys.previous, ifPresent: previous)
            json.field(CodingKeys.relations, relations, unless: [])
            json.field(CodingKeys.rooms, rooms)
            json.field(CodingKeys.services, services)
            json.field(CodingKeys.sites, sites.map(Site.init))
            json.field(CodingKeys.staff, staff)
            json.field(CodingKeys.travel, travel)
            json.field(CodingKeys.weights, weights, unless: Weights())
        }
    }
}

extension Home: JSONWritable {
    enum CodingKeys: String, CodingKey { case id, costs }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.costs, costs)
            json.field(CodingKeys.id, id)
        }
    }
}

extension Budget: JSONWritable {
    enum CodingKeys: String, CodingKey { case id, limit, perParticipant }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.id, id)
            json.field(CodingKeys.limit, limit)
            json.field(CodingKeys.perParticipant, perParticipant)
        }
    }
}

extension Room: JSONWritable {
    enum CodingKeys: String, CodingKey { case id, site, capacity, count, unavailable }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.capacity, capacity)
            json.field(CodingKeys.count, count)
            json.field(CodingKeys.id, id)
            json.field(CodingKeys.site, site)
            json.field(CodingKeys.unavailable, unavailable)
        }
    }
}

extension [Limit] {
    /// As a map from period to minutes; nil of none.
    var map: JSONMap<Int>? { isEmpty ? nil : JSONMap(self.map { ($0.period, $0.minutes) }) }
}

extension Staff: JSONWritable {
    enum CodingKeys: String, CodingKey { case id, unavailable, limits }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.id, id)
            json.field(CodingKeys.limits, ifPresent: limits.map)
            json.field(CodingKeys.unavailable, unavailable, unless: [])
        }
    }
}

extension RoomOption: JSONWritable {
    enum CodingKeys: String, CodingKey { case room, cost }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.cost, cost)
            json.field(CodingKeys.room, room)
        }
    }
}

extension StaffOption: JSONWritable {
    enum CodingKeys: String, CodingKey { case staff, cost }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.cost, cost)
            json.field(CodingKeys.staff, staff)
        }
    }
}

extension Service: JSONWritable {
    enum CodingKeys: String, CodingKey { case id, minutes, step, staff, rooms, site }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.id, id)
            json.field(CodingKeys.minutes, minutes)
            json.field(CodingKeys.rooms, rooms)
            json.field(CodingKeys.site, ifPresent: site)
            json.field(CodingKeys.staff, staff)
            json.field(CodingKeys.step, step)
        }
    }
}

extension Relation: JSONWritable {
    enum CodingKeys: String, CodingKey { case type, activities, cost }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.activities, activities)
            json.field(CodingKeys.cost, ifPresent: cost)
            json.field(CodingKeys.type, kind.rawValue)
        }
    }
}

extension Weights: JSONWritable {
    enum CodingKeys: String, CodingKey { case unserved, attendedDay, wait, counselorChange, envy }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.attendedDay, attendedDay)
            json.field(CodingKeys.counselorChange, counselorChange)
            json.field(CodingKeys.envy, envy)
            json.field(CodingKeys.unserved, unserved)
            json.field(CodingKeys.wait, wait)
        }
    }
}

extension ChangeCosts: JSONWritable {
    enum CodingKeys: String, CodingKey {
        case activityClosed, activityTime, activityRoom, activityStaff, grant, appointment, appointmentRoom
    }

    func write(to json: inout JSONWriter) {
        json.record { json in
            json.field(CodingKeys.activityClosed, activityClosed)
            json.field(CodingKeys.activityRoom, activityRoom)
            json.field(CodingKeys.activityStaff, activityStaff)
            json.field(CodingKeys.activityTime, activityTime)
            json.field(CodingKeys.appointment, appointment)
            json.field(CodingKeys.appointmentRoom, appointmentRoom)
            json.field(CodingKeys.grant, grant)
        }
    }
}
