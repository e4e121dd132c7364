extension Problem {
    /// What reading cannot see key by key: ids unique and resolved, intervals within the horizon, tables complete.
    ///
    /// What the format leaves open is bounded, so that no sum can overflow: minutes lie within 10^9, and all that a
    /// plan could be worth, gains and costs taken together without their signs, within 2^62. Travel, limits of hours and
    /// of money are not negative: else not even the empty plan would be legal.
    /// - Throws: the first `FormatError`, in the order of the format's text; what is out of range comes last.
    public func validate() throws(FormatError) {
        let index = try Index(self)
        try checkPlaces(index)
        try checkActivities(index)
        try checkServices(index)
        for participant in participants { try check(participant, index) }
        for relation in relations {
            for id in relation.activities { try index.activities.need(id, "activity", "relation \(relation.kind)") }
        }
        try checkFixed(index)
        try checkRanges()
    }

    /// The ids of each list, known to be unique.
    private struct Index {
        struct Names {
            private let known: Set<String>

            init(_ ids: [String], _ place: String) throws(FormatError) {
                var seen = Set<String>(minimumCapacity: ids.count)
                for id in ids where !seen.insert(id).inserted { throw FormatError(place, .duplicateID(id)) }
                known = seen
            }

            func contains(_ id: String) -> Bool { known.contains(id) }

            func need(_ id: String, _ kind: String, _ place: @autoclosure () -> String) throws(FormatError) {
                guard known.contains(id) else { throw FormatError(place(), .unknownID(kind: kind, id: id)) }
            }
        }

        let sites, homes, periods, groups, budgets, rooms, staff, activities, parts, services, participants: Names

        init(_ problem: Problem) throws(FormatError) {
            sites = try Names(problem.sites, "sites")
            homes = try Names(problem.homes.map(\.id), "homes")
            periods = try Names(problem.periods.map(\.name), "periods")
            groups = try Names(problem.groups, "groups")
            budgets = try Names(problem.budgets.map(\.id), "budgets")
            rooms = try Names(problem.rooms.map(\.id), "rooms")
            staff = try Names(problem.staff.map(\.id), "staff")
            activities = try Names(problem.activities.map(\.id), "activities")
            parts = try Names(problem.parts.map(\.id), "parts")
            services = try Names(problem.services.map(\.id), "services")
            participants = try Names(problem.participants.map(\.id), "participants")
        }
    }

    private func check(_ intervals: [Interval], _ place: @autoclosure () -> String) throws(FormatError) {
        for i in intervals where !(0 <= i.start && i.start < i.end && i.end <= horizon) {
            throw FormatError(place(), .badInterval(i))
        }
    }

    private func check(_ limits: [Limit], _ index: Index, _ place: @autoclosure () -> String) throws(FormatError) {
        for limit in limits { try index.periods.need(limit.period, "period", place()) }
    }

    private func checkPlaces(_ index: Index) throws(FormatError) {
        let n = sites.count
        guard travel.count == n, travel.allSatisfy({ $0.count == n }) else {
            throw FormatError("travel", .tableSize("the matrix"))
        }
        guard (0..<n).allSatisfy({ travel[$0][$0] == 0 }) else {
            throw FormatError("travel", .contradiction("the diagonal is not 0"))
        }
        for home in homes where home.costs.count != n {
            throw FormatError("home \(home.id)", .tableSize("costs"))
        }
        for period in periods {
            try check(period.intervals, "period \(period.name)")
            let sorted = period.intervals.sorted()
            for (a, b) in zip(sorted, sorted.dropFirst()) where a.overlaps(b) {
                throw FormatError("period \(period.name)", .contradiction("its intervals overlap"))
            }
        }
        for room in rooms {
            try index.sites.need(room.site, "site", "room \(room.id)")
            try check(room.unavailable, "room \(room.id)")
        }
        for person in staff {
            try check(person.unavailable, "staff \(person.id)")
            try check(person.limits, index, "staff \(person.id)")
        }
    }

    private func checkActivities(_ index: Index) throws(FormatError) {
        for a in activities {
            let place = "activity \(a.id)"
            for r in a.reserved { try index.groups.need(r.group, "group", place) }
            for f in a.fees { try index.budgets.need(f.budget, "budget", place) }
            for s in a.scores { try index.participants.need(s.participant, "participant", place) }
            guard !a.times.isEmpty else { throw FormatError(place, .empty("times")) }
            for time in a.times {
                guard !time.meetings.isEmpty else { throw FormatError(place, .empty("meetings in a time")) }
                try check(time.meetings, place)
                for (x, y) in zip(time.meetings, time.meetings.dropFirst()) where x.end > y.start {
                    throw FormatError(place, .unsortedMeetings)
                }
            }
            for r in a.rooms { try index.rooms.need(r.room, "room", place) }
            if let site = a.site {
                try index.sites.need(site, "site", place)
                guard a.rooms.isEmpty else { throw FormatError(place, .contradiction("both rooms and a site")) }
            }
            for role in a.staff {
                guard !role.isEmpty else { throw FormatError(place, .empty("candidates for a role")) }
                for s in role { try index.staff.need(s.staff, "staff", place) }
            }
        }
        for part in parts {
            for id in part.activities { try index.activities.need(id, "activity", "part \(part.id)") }
        }
    }

    private func checkServices(_ index: Index) throws(FormatError) {
        for s in services {
            let place = "service \(s.id)"
            guard s.minutes > 0 else { throw FormatError(place, .notPositive("minutes")) }
            guard s.step > 0 else { throw FormatError(place, .notPositive("step")) }
            for c in s.staff { try index.staff.need(c.staff, "staff", place) }
            for c in s.rooms { try index.rooms.need(c.room, "room", place) }
            if let site = s.site {
                try index.sites.need(site, "site", place)
                guard s.rooms.isEmpty else { throw FormatError(place, .contradiction("both rooms and a site")) }
            }
        }
    }

    private func check(_ p: Participant, _ index: Index) throws(FormatError) {
        var place: String { "participant \(p.id)" }
        for g in p.groups { try index.groups.need(g, "group", place) }
        for b in p.budgets { try index.budgets.need(b, "budget", place) }
        if let home = p.home { try index.homes.need(home, "home", place) }
        try check(p.unavailable, place)
        try check(p.limits, index, place)
        let wishes = try Index.Names(p.requests.map(\.id) + p.appointments.map(\.id), place)
        for request in p.requests {
            for choice in request.choices {
                guard !choice.parts.isEmpty else {
                    throw FormatError("\(place) request \(request.id)", .empty("parts in a choice"))
                }
                for part in choice.parts { try index.parts.need(part, "part", "\(place) request \(request.id)") }
            }
        }
        for appointment in p.appointments {
            try index.services.need(appointment.service, "service", "\(place) appointment \(appointment.id)")
            guard !appointment.windows.isEmpty else {
                throw FormatError("\(place) appointment \(appointment.id)", .empty("windows"))
            }
            try check(appointment.windows, "\(place) appointment \(appointment.id)")
        }
        for order in p.order {
            try wishes.need(order.first, "request or appointment", "\(place) order")
            try wishes.need(order.second, "request or appointment", "\(place) order")
        }
    }

    /// `fixed` may contradict the rules (the solver says which of them clash), but what it names must exist.
    private func checkFixed(_ index: Index) throws(FormatError) {
        for f in fixed.activities { try index.activities.need(f.id, "activity", "fixed") }
        for f in fixed.grants {
            switch f {
            case .refused(let participant, _): try index.participants.need(participant, "participant", "fixed")
            case .granted(let grant): try index.participants.need(grant.participant, "participant", "fixed")
            }
        }
        for f in fixed.appointments {
            switch f {
            case .refused(let participant, _): try index.participants.need(participant, "participant", "fixed")
            case .granted(let held): try index.participants.need(held.participant, "participant", "fixed")
            }
        }
    }
}
