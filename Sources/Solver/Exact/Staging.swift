import Problem

/// One way to run an activity, legal as far as it alone decides.
struct Staging {
    let activity: Int
    let time: Int
    let room: Int?
    let team: [Int]
    let stays: [Stay]
    let seats: Int
    /// Value less costs, less what differs from the plan in force.
    let worth: Int

    static func all(of index: Int, _ ground: Ground) -> [Staging] {
        let activity = ground.problem.activities[index]
        let rooms: [Int?] = activity.rooms.isEmpty ? [nil] : activity.rooms.map { ground.rooms[$0.room]! }
        let teams = activity.staff.reduce([[]]) { teams, role in
            teams.flatMap { team in
                role.map { ground.staff[$0.staff]! }.filter { !team.contains($0) }.map { team + [$0] }
            }
        }
        return activity.times.indices.flatMap { time in
            rooms.flatMap { room in
                teams.compactMap { team in Staging(index, time: time, room: room, team: team, ground) }
            }
        }
    }

    private init?(_ index: Int, time: Int, room: Int?, team: [Int], _ ground: Ground) {
        let problem = ground.problem
        let activity = problem.activities[index]
        self.activity = index
        self.time = time
        self.room = room
        self.team = team
        stays = ground.stays(of: index, time: time, room: room)
        seats = room.map { min(activity.maxSize, problem.rooms[$0].capacity) } ?? activity.maxSize
        let stays = stays
        let seats = seats
        guard seats >= max(0, activity.minSize), activity.reserved.allSatisfy({ $0.seats <= seats }),
            room.map({ room in
                problem.rooms[room].unavailable.allSatisfy { away in !stays.contains { $0.overlaps(away) } }
            }) ?? true
        else { return nil }
        let roomID = room.map { problem.rooms[$0].id }
        let people = team.map { problem.staff[$0].id }
        let stands = problem.fixed.activities.allSatisfy { fixed in
            switch fixed {
            case .closed(let id): id != activity.id
            case .runs(let id, let fixedTime, let fixedRoom, let fixedStaff):
                id != activity.id
                    || (fixedTime ?? time) == time && (fixedRoom ?? roomID) == roomID
                        && (fixedStaff ?? people) == people
            }
        }
        guard stands else { return nil }
        var worth = activity.value - activity.times[time].cost
        worth -= activity.rooms.first { $0.room == roomID }?.cost ?? 0
        for (person, role) in zip(people, activity.staff) { worth -= role.first { $0.staff == person }!.cost }
        let costs = problem.changeCosts
        for old in problem.previous?.activities ?? [] where old.id == activity.id {
            // It still runs: what closing it would have cost is not lost (see `Setting`).
            worth += costs.activityClosed
            worth -= old.time == time ? 0 : costs.activityTime
            worth -= old.room == roomID ? 0 : costs.activityRoom
            worth -= old.staff == people ? 0 : costs.activityStaff
        }
        self.worth = worth
    }
}

/// Activities decided so far: those that run, with what they take of staff and rooms.
struct Setting {
    let ground: Ground
    /// By activity; nil where it does not run, or is not decided yet.
    private(set) var ways: [Staging?]
    private(set) var ofStaff: [[Stay]]
    private(set) var ofRoom: [[Stay]]
    private(set) var worth: Int

    init(_ ground: Ground) {
        self.ground = ground
        ways = Array(repeating: nil, count: ground.problem.activities.count)
        ofStaff = Array(repeating: [], count: ground.problem.staff.count)
        ofRoom = Array(repeating: [], count: ground.problem.rooms.count)
        // As if all of the plan in force were lost; what is kept gives its cost back.
        let costs = ground.problem.changeCosts
        let previous = ground.problem.previous ?? Decisions()
        worth =
            -previous.activities.count * costs.activityClosed - previous.grants.count * costs.grant
            - previous.appointments.count * costs.appointment
    }

    /// With one more activity running; nil where staff, rooms or relations do not allow it.
    func adding(_ way: Staging) -> Setting? {
        var next = self
        for person in way.team {
            let staff = ground.problem.staff[person]
            guard ground.canKeep(way.stays, beside: ofStaff[person], staff.unavailable, staff.limits) else {
                return nil
            }
            next.ofStaff[person] += way.stays
        }
        if let room = way.room {
            next.ofRoom[room] += way.stays
            guard ground.holds(next.ofRoom[room], room: room) else { return nil }
        }
        next.worth += way.worth
        next.ways[way.activity] = way
        for relation in ground.problem.relations {
            let listed = relation.activities.map { ground.activities[$0]! }
            for (i, a) in listed.enumerated() {
                for b in listed[(i + 1)...] where a == way.activity || b == way.activity {
                    guard let x = next.ways[a], let y = next.ways[b], !ground.related(relation.kind, x, y) else {
                        continue
                    }
                    guard let cost = relation.cost else { return nil }
                    next.worth -= cost
                }
            }
        }
        return next
    }
}

extension Ground {
    /// At no minute more of these are in the room than there are rooms like it.
    func holds(_ stays: [Stay], room: Int) -> Bool {
        let count = problem.rooms[room].count
        return stays.allSatisfy { a in stays.count { $0.start <= a.start && a.start < $0.end } <= count }
    }

    func related(_ kind: Relation.Kind, _ a: Staging, _ b: Staging) -> Bool {
        func days(_ way: Staging) -> Set<Int> { Set(way.stays.map { $0.start / Problem.day }) }
        func weekly(_ way: Staging) -> Set<Int> { Set(way.stays.map { $0.start % (7 * Problem.day) }) }
        switch kind {
        case .notOverlap: return !a.stays.contains { x in b.stays.contains { x.overlaps($0) } }
        case .precedence: return a.stays.last!.end <= b.stays.first!.start
        case .sameRoom: return a.room == b.room
        case .differentRoom: return a.room != b.room
        case .sameStaff: return a.team.contains { b.team.contains($0) }
        case .differentDays: return days(a).isDisjoint(with: days(b))
        case .sameTime: return weekly(a).isSubset(of: weekly(b)) || weekly(b).isSubset(of: weekly(a))
        }
    }
}
