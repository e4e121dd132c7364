import Problem

/// Activities, their times, rooms, roles, reserved seats and fees.
struct Activities: Sendable {
    let count: Int
    let minSize, maxSize: Ints
    let value: Values
    /// −1 online, `varies` where rooms lie at several sites, else where it meets whatever room it gets.
    let site: Ints
    static let varies = -2
    /// Times of an activity; `timeCost` by time.
    let times: Rows
    let timeCost: Values
    /// Which activity a time is of.
    let activityOfTime: Ints
    /// 0 for a time that `fixed` rules out.
    let timeAllowed: Table<UInt8>
    /// Meetings of a time, sorted.
    let meetings: Rows
    let meetingStart, meetingEnd: Ints
    /// The days on which a meeting starts, as bits, `dayWords` words a time.
    let dayBits: Words
    /// The days that a meeting and the longest travel after it touch, likewise.
    let touchBits: Words
    let dayWords: Int
    /// Room options of an activity; none if it needs no room.
    let places: Rows
    let placeRoom: Ints
    let placeCost: Values
    let placeAllowed: Table<UInt8>
    /// Whether the room is open at the time: by `placeOpenBase[activity] + time offset * places + place offset`.
    let placeOpenBase: Ints
    let placeOpen: Table<UInt8>
    /// Roles of an activity, and the posts (candidates) of a role.
    let roles: Rows
    let posts: Rows
    let postStaff: Ints
    let postCost: Values
    let postAllowed: Table<UInt8>
    /// Whether the person is there at the time: by `postOpenBase[activity] + time offset * posts of activity + post offset`.
    let postOpenBase: Ints
    let postOpen: Table<UInt8>
    /// Reserved seats of an activity.
    let reserved: Rows
    let reservedGroup, reservedSeats: Ints
    /// Fees of an activity.
    let fees: Rows
    let feeBudget: Ints
    let feeAmount: Values
    /// Some fee is below 0, so that a budget may need somebody's seat.
    let paysBack: Bool

    init(_ problem: Problem, _ names: Names, _ world: Places, _ arena: Arena) {
        let all = problem.activities
        count = all.count
        minSize = arena.table(all.map(\.minSize))
        maxSize = arena.table(all.map(\.maxSize))
        value = arena.table(all.map(\.value))
        let days = problem.horizon / Problem.day + 1
        let words = (days + 63) / 64
        dayWords = words
        var fixed: [String: Fixed.Activity] = [:]
        for f in problem.fixed.activities { fixed[f.id] = f }
        var c = Columns()
        for (index, a) in all.enumerated() {
            c.add(a, index, fixed[a.id], names, world, dayWords: words)
        }
        site = arena.table(c.site)
        times = c.times.frozen(arena)
        timeCost = arena.table(c.timeCost)
        activityOfTime = arena.table(c.activityOfTime)
        timeAllowed = arena.table(c.timeAllowed)
        meetings = c.meetings.frozen(arena)
        meetingStart = arena.table(c.meetingStart)
        meetingEnd = arena.table(c.meetingEnd)
        dayBits = arena.table(words: c.dayBits)
        touchBits = arena.table(words: c.touchBits)
        places = c.places.frozen(arena)
        placeRoom = arena.table(c.placeRoom)
        placeCost = arena.table(c.placeCost)
        placeAllowed = arena.table(c.placeAllowed)
        placeOpenBase = arena.table(c.placeOpenBase)
        placeOpen = arena.table(c.placeOpen)
        roles = c.roles.frozen(arena)
        posts = c.posts.frozen(arena)
        postStaff = arena.table(c.postStaff)
        postCost = arena.table(c.postCost)
        postAllowed = arena.table(c.postAllowed)
        postOpenBase = arena.table(c.postOpenBase)
        postOpen = arena.table(c.postOpen)
        reserved = c.reserved.frozen(arena)
        reservedGroup = arena.table(c.reservedGroup)
        reservedSeats = arena.table(c.reservedSeats)
        fees = c.fees.frozen(arena)
        feeBudget = arena.table(c.feeBudget)
        feeAmount = arena.table(c.feeAmount)
        paysBack = c.feeAmount.contains { $0 < 0 }
    }

    /// Does a meeting of one time overlap one of the other?
    func overlap(_ t: Int, _ u: Int) -> Bool {
        var (i, j) = (meetings[t].lowerBound, meetings[u].lowerBound)
        while i < meetings[t].upperBound, j < meetings[u].upperBound {
            if meetingEnd[i] <= meetingStart[j] {
                i += 1
            } else if meetingEnd[j] <= meetingStart[i] {
                j += 1
            } else {
                return true
            }
        }
        return false
    }

    /// Posts of all roles of an activity.
    @inline(__always) func posts(ofActivity a: Int) -> Range<Int> {
        let r = roles[a]
        return r.isEmpty ? 0..<0 : posts.starts[r.lowerBound]..<posts.starts[r.upperBound]
    }

    /// Is the room of `place` open at all meetings of `time`, as far as can be known beforehand?
    @inline(__always) func isOpen(_ a: Int, time: Int, place: Int) -> Bool {
        let p = places[a]
        return placeOpen[placeOpenBase[a] + (time - times[a].lowerBound) * p.count + place - p.lowerBound] != 0
    }

    /// Is the person of `post` there at all meetings of `time`, as far as can be known beforehand?
    @inline(__always) func isThere(_ a: Int, time: Int, post: Int) -> Bool {
        let p = posts(ofActivity: a)
        return postOpen[postOpenBase[a] + (time - times[a].lowerBound) * p.count + post - p.lowerBound] != 0
    }

    /// The site of an activity in a room option (−1: none).
    @inline(__always) func site(_ a: Int, place: Int, _ world: Places) -> Int {
        let s = site[a]
        return s == Activities.varies ? world.roomSite[placeRoom[place]] : s
    }
}

/// Columns of `Activities` while they are collected.
private struct Columns {
    var site: [Int] = []
    var times = RowsBuilder()
    var timeCost: [Int] = []
    var activityOfTime: [Int] = []
    var timeAllowed: [Int] = []
    var meetings = RowsBuilder()
    var meetingStart: [Int] = []
    var meetingEnd: [Int] = []
    var dayBits: [UInt64] = []
    var touchBits: [UInt64] = []
    var places = RowsBuilder()
    var placeRoom: [Int] = []
    var placeCost: [Int] = []
    var placeAllowed: [Int] = []
    var placeOpenBase: [Int] = []
    var placeOpen: [Int] = []
    var roles = RowsBuilder()
    var posts = RowsBuilder()
    var postStaff: [Int] = []
    var postCost: [Int] = []
    var postAllowed: [Int] = []
    var postOpenBase: [Int] = []
    var postOpen: [Int] = []
    var reserved = RowsBuilder()
    var reservedGroup: [Int] = []
    var reservedSeats: [Int] = []
    var fees = RowsBuilder()
    var feeBudget: [Int] = []
    var feeAmount: [Int] = []

    mutating func add(
        _ a: Activity, _ index: Int, _ fixed: Fixed.Activity?, _ names: Names, _ world: Places, dayWords: Int
    ) {
        var closed = false
        var fixedTime: Int?
        var fixedRoom: String??
        var fixedStaff: [String]?
        switch fixed {
        case .closed: closed = true
        case .runs(_, let time, let room, let staff): (fixedTime, fixedRoom, fixedStaff) = (time, room, staff)
        case nil: break
        }
        for (i, time) in a.times.enumerated() {
            timeCost.append(time.cost)
            activityOfTime.append(index)
            timeAllowed.append(!closed && (fixedTime ?? i) == i ? 1 : 0)
            var bits = [UInt64](repeating: 0, count: dayWords)
            var touched = bits
            for m in time.meetings {
                meetingStart.append(m.start)
                meetingEnd.append(m.end)
                let day = m.start / Problem.day
                bits[day / 64] |= 1 << UInt64(day % 64)
                let last = min((m.end - 1 + world.longestTravel) / Problem.day, dayWords * 64 - 1)
                for d in day...last { touched[d / 64] |= 1 << UInt64(d % 64) }
            }
            dayBits += bits
            touchBits += touched
            meetings.size = meetingStart.count
            meetings.close()
        }
        times.size = timeCost.count
        times.close()
        let rooms = lastOfEach(a.rooms.map { (names.rooms[$0.room]!, $0.cost) })
        let sites = Set(rooms.map { world.roomSite[$0.0] })
        site.append(
            rooms.isEmpty
                ? a.site.map { names.sites[$0]! } ?? -1 : sites.count == 1 ? sites.first! : Activities.varies)
        for (room, cost) in rooms {
            placeRoom.append(room)
            placeCost.append(cost)
            placeAllowed.append(fixedRoom.map { $0.map { names.rooms[$0] == room } ?? false } ?? true ? 1 : 0)
        }
        places.size = placeRoom.count
        places.close()
        placeOpenBase.append(placeOpen.count)
        for time in a.times {
            for (room, _) in rooms {
                placeOpen.append(meets(time.meetings, world.shut(room: room)) ? 0 : 1)
            }
        }
        var activityPosts: [Int] = []
        for (r, role) in a.staff.enumerated() {
            for (who, cost) in lastOfEach(role.map { (names.staff[$0.staff]!, $0.cost) }) {
                postStaff.append(who)
                postCost.append(cost)
                let stands = fixedStaff.map { $0.indices.contains(r) && names.staff[$0[r]] == who } ?? true
                postAllowed.append(stands ? 1 : 0)
                activityPosts.append(who)
            }
            posts.size = postStaff.count
            posts.close()
            roles.size += 1
        }
        roles.close()
        postOpenBase.append(postOpen.count)
        for time in a.times {
            for who in activityPosts {
                postOpen.append(meets(time.meetings, world.away(staff: who)) ? 0 : 1)
            }
        }
        for r in a.reserved {
            reservedGroup.append(names.groups[r.group]!)
            reservedSeats.append(r.seats)
        }
        reserved.size = reservedGroup.count
        reserved.close()
        for f in a.fees {
            feeBudget.append(names.budgets[f.budget]!)
            feeAmount.append(f.amount)
        }
        fees.size = feeBudget.count
        fees.close()
    }
}

/// Each key once, in order of first appearance, with the last value given for it.
func lastOfEach(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    var out: [(Int, Int)] = []
    for (key, value) in pairs {
        if let i = out.firstIndex(where: { $0.0 == key }) { out[i].1 = value } else { out.append((key, value)) }
    }
    return out
}

/// Does any of the meetings touch any of the intervals? Both sorted and disjoint.
func meets(_ meetings: [Interval], _ busy: [Interval]) -> Bool {
    var i = 0
    var j = 0
    while i < meetings.count, j < busy.count {
        if meetings[i].end <= busy[j].start {
            i += 1
        } else if busy[j].end <= meetings[i].start {
            j += 1
        } else {
            return true
        }
    }
    return false
}

extension Activities {
    /// Bit i: an activity's time i is allowed, and meets none of the intervals `away` (sorted, joined). From time 63 on bit 63 is
    /// set where any of them is so.
    func times(of a: Int, freeOf away: [Interval]) -> UInt64 {
        var free: UInt64 = 0
        for (i, time) in times[a].enumerated() where timeAllowed[time] != 0 && !meets(time, away) {
            free |= 1 << UInt64(min(i, 63))
        }
        return free
    }

    /// Does an activity-time meet one of some intervals, sorted and joined?
    func meets(_ time: Int, _ away: [Interval]) -> Bool {
        let all = meetings[time]
        var m = all.lowerBound
        var j = 0
        while m < all.upperBound, j < away.count {
            if meetingEnd[m] <= away[j].start {
                m += 1
            } else if away[j].end <= meetingStart[m] {
                j += 1
            } else {
                return true
            }
        }
        return false
    }
}
