import Problem

/// The plan in force, by what of the problem it concerns.
struct Past: Sendable {
    static let unknown = -2
    /// 1 where the activity was running.
    let ran: Table<UInt8>
    /// Time offset and room it had (−1 for no room, `unknown` for one that is no more).
    let time, room: Ints
    /// Staff it had, `unknown` for who is no more.
    let staff: Rows
    let staffOf: Ints
    /// 1 where the request was granted, and the activities then, sorted; `unknown` for one that is no more.
    let granted: Table<UInt8>
    let enrolled: Rows
    let enrolledIn: Ints
    /// Start minute of the appointment held, −1 for none; its counselor and room.
    let start, counselor, desk: Ints
    /// Cost of what the plan in force has and the problem no longer knows: it is lost in every plan.
    let lost: Int

    init(_ problem: Problem, _ names: Names, _ people: People, _ arena: Arena) {
        let old = problem.previous ?? Decisions()
        let costs = problem.changeCosts
        var lost = 0
        let n = problem.activities.count
        var (ran, time, room) = (
            [Int](repeating: 0, count: n), [Int](repeating: -1, count: n), [Int](repeating: -1, count: n)
        )
        var staff: [[Int]] = Array(repeating: [], count: n)
        for o in old.activities {
            guard let a = names.activities[o.id] else {
                lost += costs.activityClosed
                continue
            }
            ran[a] = 1
            time[a] = o.time
            room[a] = o.room.map { names.rooms[$0] ?? Past.unknown } ?? -1
            staff[a] = o.staff.map { names.staff[$0] ?? Past.unknown }
        }
        let requests = people.personOfRequest.count
        var granted = [Int](repeating: 0, count: requests)
        var enrolled: [[Int]] = Array(repeating: [], count: requests)
        for o in old.grants {
            guard let p = names.participants[o.participant],
                let r = problem.participants[p].requests.firstIndex(where: { $0.id == o.request })
            else {
                lost += costs.grant
                continue
            }
            let request = people.requests[p].lowerBound + r
            granted[request] = 1
            enrolled[request] = Set(o.activities.map { names.activities[$0] ?? Past.unknown }).sorted()
        }
        let wishes = people.personOfWish.count
        var (start, counselor, desk) = (
            [Int](repeating: -1, count: wishes), [Int](repeating: -1, count: wishes),
            [Int](repeating: -1, count: wishes)
        )
        for o in old.appointments {
            guard let p = names.participants[o.participant],
                let w = problem.participants[p].appointments.firstIndex(where: { $0.id == o.appointment })
            else {
                lost += costs.appointment
                continue
            }
            let wish = people.wishes[p].lowerBound + w
            start[wish] = max(0, o.start)
            counselor[wish] = names.staff[o.staff] ?? Past.unknown
            desk[wish] = o.room.map { names.rooms[$0] ?? Past.unknown } ?? -1
        }
        self.lost = lost
        self.ran = arena.table(ran)
        self.time = arena.table(time)
        self.room = arena.table(room)
        self.staff = Past.rows(staff, arena)
        staffOf = arena.table(staff.flatMap { $0 })
        self.granted = arena.table(granted)
        self.enrolled = Past.rows(enrolled, arena)
        enrolledIn = arena.table(enrolled.flatMap { $0 })
        self.start = arena.table(start)
        self.counselor = arena.table(counselor)
        self.desk = arena.table(desk)
    }

    private static func rows(_ lists: [[Int]], _ arena: Arena) -> Rows {
        var rows = RowsBuilder()
        for list in lists {
            rows.size += list.count
            rows.close()
        }
        return rows.frozen(arena)
    }
}
