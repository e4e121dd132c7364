import Problem

/// A stretch of time somewhere, as brute force reckons with it. Site -1 is online.
struct Slot {
    var start: Int
    var end: Int
    var site: Int
}

extension Problem {
    /// Whether one person can keep these engagements.
    func canKeep(_ slots: [Slot], unavailable: [Interval], limits: [Limit]) -> Bool {
        for (i, a) in slots.enumerated() {
            for away in unavailable where a.start < away.end && away.start < a.end { return false }
            for b in slots[(i + 1)...] {
                let (first, second) = a.start <= b.start ? (a, b) : (b, a)
                let isTravelled = first.site >= 0 && second.site >= 0
                if first.end + (isTravelled ? travel[first.site][second.site] : 0) > second.start { return false }
            }
        }
        for limit in limits {
            for interval in periods.first(where: { $0.name == limit.period })!.intervals {
                let minutes = slots.reduce(0) {
                    interval.start <= $1.start && $1.start < interval.end ? $0 + $1.end - $1.start : $0
                }
                if minutes > limit.minutes { return false }
            }
        }
        return true
    }

    func canHold(_ slots: [Slot], room: Room) -> Bool {
        slots.allSatisfy { a in
            !room.unavailable.contains { a.start < $0.end && $0.start < a.end }
                && slots.count { $0.start <= a.start && a.start < $0.end } <= room.count
        }
    }

    func siteIndex(room: String?, otherwise site: String?) -> Int {
        let id = room.map { room in rooms.first { $0.id == room }!.site } ?? site
        return id.flatMap { sites.firstIndex(of: $0) } ?? -1
    }
}

/// Activities decided so far, whatever the participants will do.
struct Timetable {
    struct Running {
        var index: Int
        var way: Decisions.Activity
        var slots: [Slot]
        var seats: Int
    }

    let problem: Problem
    var running: [String: Running] = [:]
    var order: [Decisions.Activity] = []
    var ofStaff: [String: [Slot]] = [:]
    var ofRoom: [String: [Slot]] = [:]
    var worth = 0

    init(_ problem: Problem) {
        self.problem = problem
        guard let previous = problem.previous else { return }
        // As if all of it were lost; what is kept is taken back where it is decided.
        worth -= previous.activities.count * problem.changeCosts.activityClosed
        worth -= previous.grants.count * problem.changeCosts.grant
        worth -= previous.appointments.count * problem.changeCosts.appointment
    }

    /// The timetable with one more activity running; nil where that breaks a rule.
    func running(_ activity: Activity, _ way: Decisions.Activity) -> Timetable? {
        var next = self
        let site = problem.siteIndex(room: way.room, otherwise: activity.site)
        let slots = activity.times[way.time].meetings.map { Slot(start: $0.start, end: $0.end, site: site) }
        for id in way.staff {
            next.ofStaff[id, default: []] += slots
            let person = problem.staff.first { $0.id == id }!
            guard problem.canKeep(next.ofStaff[id]!, unavailable: person.unavailable, limits: person.limits) else {
                return nil
            }
        }
        var seats = activity.maxSize
        if let id = way.room {
            next.ofRoom[id, default: []] += slots
            let room = problem.rooms.first { $0.id == id }!
            guard problem.canHold(next.ofRoom[id]!, room: room) else { return nil }
            seats = min(seats, room.capacity)
            next.worth -= activity.rooms.first { $0.room == id }!.cost
        }
        guard activity.minSize <= seats else { return nil }
        let index = problem.activities.firstIndex { $0.id == activity.id }!
        let new = Running(index: index, way: way, slots: slots, seats: seats)
        next.worth += activity.value - activity.times[way.time].cost
        for (person, role) in zip(way.staff, activity.staff) {
            next.worth -= role.first { $0.staff == person }!.cost
        }
        for old in problem.previous?.activities ?? [] where old.id == activity.id {
            let costs = problem.changeCosts
            next.worth += costs.activityClosed
            if old.time != way.time { next.worth -= costs.activityTime }
            if old.room != way.room { next.worth -= costs.activityRoom }
            if old.staff != way.staff { next.worth -= costs.activityStaff }
        }
        for relation in problem.relations {
            guard let at = relation.activities.firstIndex(of: activity.id) else { continue }
            for (place, id) in relation.activities.enumerated() where id != activity.id {
                guard let other = running[id] else { continue }
                if place < at ? related(relation.kind, other, new) : related(relation.kind, new, other) { continue }
                guard let cost = relation.cost else { return nil }
                next.worth -= cost
            }
        }
        next.running[activity.id] = new
        next.order.append(way)
        return next
    }

    private func related(_ kind: Relation.Kind, _ a: Running, _ b: Running) -> Bool {
        switch kind {
        case .notOverlap:
            return a.slots.allSatisfy { x in b.slots.allSatisfy { x.end <= $0.start || $0.end <= x.start } }
        case .precedence: return a.slots.map(\.end).max()! <= b.slots.map(\.start).min()!
        case .sameRoom: return a.way.room == b.way.room
        case .differentRoom: return a.way.room != b.way.room
        case .sameStaff: return a.way.staff.contains { b.way.staff.contains($0) }
        case .differentDays: return !a.slots.contains { x in b.slots.contains { x.start / 1440 == $0.start / 1440 } }
        case .sameTime:
            // Seven days of 1440 minutes: the same remainder is the same weekday and time.
            let (x, y) = (Set(a.slots.map { $0.start % 10_080 }), Set(b.slots.map { $0.start % 10_080 }))
            return x.isSubset(of: y) || y.isSubset(of: x)
        }
    }
}
