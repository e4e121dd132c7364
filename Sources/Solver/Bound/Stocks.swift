import Problem

/// What is shared and runs out, apart from seats: minutes of counselors and rooms, moments at which only one
/// activity can have them, and money. Each is a row `Σ use ≤ capacity` that gets a price of at least 0.
///
/// | row | capacity | used by |
/// | --- | --- | --- |
/// | a limit of a staff member over one interval of a period | its minutes | meetings that start in it, appointments on days that lie wholly in it |
/// | a staff member's day | minutes not unavailable | meetings and appointments of that day |
/// | a service room's day | `count` × minutes not unavailable, see `RoomGrain` | meetings and appointments of that day |
/// | a set of times that exclude each other in a room or for a person | 1 | those times |
/// | a moment of a room of several | `count` | the activity-times whose meetings cover it |
/// | a relation between two activities, see `RelationRows` | 1 | ways of the two that offend it together |
/// | a budget | its limit | enrolments of those who draw on it |
struct Stocks: Sendable {
    let count: Int
    let capacity: Values
    /// A typical coefficient of a row, by which its price is scaled.
    private let scale: Values
    /// Rows that count minutes come before this, those that count activities or money from it on.
    private let firstWhole: Int
    private let firstRelation: Int
    private let firstBudget: Int
    /// What one post (person for a role) uses at one time of its activity: list
    /// `postBase[activity] + (time offset) * posts + post offset` of (row, amount); rooms likewise.
    let postBase, placeBase: Ints
    let postUse, placeUse: Rows
    let postRow, postAmount, placeRow, placeAmount: Ints
    /// What an activity-time uses by itself, likewise.
    let timeUse: Rows
    let timeRow, timeAmount: Ints
    /// Largest price of a row: what it costs to break it, or `dearest`.
    let most: Values
    static let dearest = 10_000_000_000_000
    /// Rows that a minute of an appointment uses: by staff × day, by room × day.
    let dayCount: Int
    let staffDay, roomDay: Rows
    let staffDayRow, roomDayRow: Ints
    /// Minutes to which what is held in a service room is rounded up.
    let roomGrain: Ints
    /// Row of a budget.
    let budget: Ints

    init(_ instance: Instance, _ geometry: Geometry, _ arena: Arena) {
        var b = StockBuilder(instance)
        b.addLimits()
        b.addDays()
        firstWhole = b.capacity.count
        b.addMoments(geometry)
        firstRelation = b.capacity.count
        b.addRelations()
        b.addGroups()
        firstBudget = b.capacity.count
        let budgets = (0..<instance.places.budgetLimit.count).map { i in
            b.row(capacity: instance.places.budgetLimit[i], scale: 1)
        }
        count = b.capacity.count
        capacity = arena.table(b.capacity)
        scale = arena.table(b.scales(budgets, instance))
        postBase = arena.table(b.postBase)
        placeBase = arena.table(b.placeBase)
        (postUse, postRow, postAmount) = StockBuilder.freeze(b.postUse, arena)
        (placeUse, placeRow, placeAmount) = StockBuilder.freeze(b.placeUse, arena)
        (timeUse, timeRow, timeAmount) = StockBuilder.freeze(b.timeUse, arena)
        most = arena.table(b.most)
        dayCount = b.days
        staffDay = Stocks.rows(b.staffDay, arena)
        staffDayRow = arena.table(b.staffDay.flatMap { $0 })
        roomDay = Stocks.rows(b.roomDay, arena)
        roomDayRow = arena.table(b.roomDay.flatMap { $0 })
        roomGrain = arena.table(b.grains.map(\.minutes))
        budget = arena.table(budgets)
    }

    /// What an appointment takes of the day of a service room.
    @inline(__always) func minutes(_ minutes: Int, inRoom room: Int) -> Int {
        let grain = roomGrain[room]
        return (minutes + grain - 1) / grain * grain
    }

    /// Is it minutes that a row counts, or activities and money?
    func countsMinutes(_ r: Int) -> Bool { r < firstWhole }

    /// Does a row say how many activities can have one room or person at once?
    func excludesActivities(_ r: Int) -> Bool { r >= firstWhole && r < firstRelation }

    /// How fast a row's price moves against that of a seat: the square of what a unit costs in proportion. An
    /// appointment is worth a tenth of a seat or so, a room at the right hour several.
    func weight(_ r: Int) -> Float {
        let dearness: Float = countsMinutes(r) ? 0.1 : 4
        return dearness * dearness / Float(scale[r] * scale[r])
    }

    /// How far the price of a unit moves when that of a seat moves by one: a counselor's minute little, a room's or
    /// an instructor's hour for the whole term by what several seats are worth.
    func rate(_ r: Int) -> Float {
        if r < firstWhole { return 0.3 / Float(scale[r]) }
        return r < firstBudget ? 8 : 1 / Float(max(1, scale[r]))
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

/// Collects the rows of `Stocks`.
struct StockBuilder {
    let instance: Instance
    let days: Int
    var capacity: [Int] = []
    var scale: [Int] = []
    var postBase: [Int] = []
    var placeBase: [Int] = []
    var most: [Int] = []
    var timeUse: [[(Int, Int)]]
    var postUse: [[(Int, Int)]] = []
    var placeUse: [[(Int, Int)]] = []
    var staffDay: [[Int]]
    var roomDay: [[Int]]
    /// For each staff member and room: the (use list, time) pairs that engage it.
    private var staffTimes: [[(list: Int, time: Int)]]
    private var roomTimes: [[(list: Int, time: Int)]]
    private let serves: [Bool]
    private let hosts: [Bool]
    let grains: [RoomGrain]

    init(_ instance: Instance) {
        self.instance = instance
        let activities = instance.activities
        let places = instance.places
        days = instance.dayCount
        timeUse = Array(repeating: [], count: activities.activityOfTime.count)
        staffDay = Array(repeating: [], count: places.staffAway.count * days)
        roomDay = Array(repeating: [], count: places.roomCount.count * days)
        staffTimes = Array(repeating: [], count: places.staffAway.count)
        roomTimes = Array(repeating: [], count: places.roomCount.count)
        var serves = [Bool](repeating: false, count: places.staffAway.count)
        for l in instance.services.laneStaff.indices { serves[instance.services.laneStaff[l]] = true }
        self.serves = serves
        var hosts = [Bool](repeating: false, count: places.roomCount.count)
        for d in instance.services.deskRoom.indices { hosts[instance.services.deskRoom[d]] = true }
        self.hosts = hosts
        grains = places.roomCount.indices.map { hosts[$0] ? RoomGrain($0, instance) : RoomGrain(minutes: 1) }
        for a in 0..<activities.count {
            postBase.append(postUse.count)
            placeBase.append(placeUse.count)
            for t in activities.times[a] {
                for p in activities.posts(ofActivity: a) {
                    staffTimes[activities.postStaff[p]].append((postUse.count, t))
                    postUse.append([])
                }
                for p in activities.places[a] {
                    roomTimes[activities.placeRoom[p]].append((placeUse.count, t))
                    placeUse.append([])
                }
            }
        }
    }

    mutating func row(capacity c: Int, scale s: Int, most m: Int = Stocks.dearest) -> Int {
        capacity.append(c)
        scale.append(s)
        most.append(m)
        return capacity.count - 1
    }

    /// Adds up what a list uses of a row. Static, lest the tables be copied at every call.
    private static func add(_ amount: Int, of row: Int, to list: inout [(Int, Int)]) {
        if let i = list.lastIndex(where: { $0.0 == row }) { list[i].1 += amount } else { list.append((row, amount)) }
    }

    mutating func addLimits() {
        let places = instance.places
        let activities = instance.activities
        for s in 0..<places.staffAway.count {
            for l in places.limits[s] {
                let period = places.limitPeriod[l]
                var rows: [Int] = []
                for i in places.periods[period] {
                    let r = row(capacity: places.limitMinutes[l], scale: 60)
                    rows.append(r)
                    guard serves[s] else { continue }
                    let first = (places.periodStart[i] + Problem.day - 1) / Problem.day
                    let last = places.periodEnd[i] / Problem.day
                    for d in first..<max(first, min(last, days)) { staffDay[s * days + d].append(r) }
                }
                for (list, t) in staffTimes[s] {
                    for m in activities.meetings[t] {
                        let start = activities.meetingStart[m]
                        let i = places.interval(of: period, at: start)
                        if i >= 0 {
                            let minutes = activities.meetingEnd[m] - start
                            StockBuilder.add(minutes, of: rows[i], to: &postUse[list])
                        }
                    }
                }
            }
        }
    }

    mutating func addDays() {
        let places = instance.places
        let activities = instance.activities
        for s in 0..<places.staffAway.count where serves[s] {
            let grain = RoomGrain(minutes: 1)
            let rows = dayRows(places.away(staff: s), count: 1, grain)
            for d in 0..<days { staffDay[s * days + d].append(rows[d]) }
            for (list, t) in staffTimes[s] {
                StockBuilder.spread(t, over: rows, grain, into: &postUse[list], activities)
            }
        }
        for r in places.roomCount.indices where hosts[r] {
            let rows = dayRows(places.shut(room: r), count: places.roomCount[r], grains[r])
            for d in 0..<days { roomDay[r * days + d].append(rows[d]) }
            for (list, t) in roomTimes[r] {
                StockBuilder.spread(t, over: rows, grains[r], into: &placeUse[list], activities)
            }
        }
    }

    private mutating func dayRows(_ unavailable: [Interval], count: Int, _ grain: RoomGrain) -> [Int] {
        (0..<days).map { d in
            let day = Interval(d * Problem.day, (d + 1) * Problem.day)
            return row(capacity: grain.minutes(in: gaps(day, less: unavailable)) * count, scale: 60)
        }
    }

    /// Minutes of each meeting within the day it starts on.
    private static func spread(
        _ time: Int, over rows: [Int], _ grain: RoomGrain, into list: inout [(Int, Int)], _ activities: Activities
    ) {
        for m in activities.meetings[time] {
            let start = activities.meetingStart[m]
            let day = start / Problem.day
            let end = min(activities.meetingEnd[m], (day + 1) * Problem.day)
            add(grain.minutes(in: [Interval(start, end)]), of: rows[day], to: &list)
        }
    }

    /// Most cliques that are listed for one room or person; beyond it, or where they take long to find, the moments alone are.
    private static let mostCliques = 400
    /// With more uses of one room or person to look for cliques among takes too long.
    private static let mostUses = 2_000

    mutating func addMoments(_ geometry: Geometry) {
        let activities = instance.activities
        for s in staffTimes.indices {
            for clique in exclusive(staffTimes[s], geometry, staff: s) {
                let r = row(capacity: 1, scale: 1)
                for i in clique { postUse[staffTimes[s][i].list].append((r, 1)) }
            }
        }
        for room in roomTimes.indices {
            let count = instance.places.roomCount[room]
            let uses = roomTimes[room]
            let sets =
                count == 1 ? exclusive(uses, geometry, staff: nil) : Moments.sets(uses.map(\.time), count, activities)
            for set in sets {
                let r = row(capacity: count, scale: 1)
                for i in set { placeUse[uses[i].list].append((r, 1)) }
            }
        }
    }

    /// Sets of uses of which at most one can be: those that conflict two by two, more than one activity each.
    /// - Parameter staff: whose uses they are, so that two may also be too much for their limits; nil for a room.
    private func exclusive(_ uses: [(list: Int, time: Int)], _ geometry: Geometry, staff: Int?) -> [[Int]] {
        let activities = instance.activities
        guard Set(uses.map { activities.activityOfTime[$0.time] }).count > 1 else { return [] }
        guard uses.count <= StockBuilder.mostUses else { return Moments.sets(uses.map(\.time), 1, activities) }
        let all = Cliques.maximal(uses.count, limit: StockBuilder.mostCliques) {
            geometry.clash(uses[$0].time, uses[$1].time)
                || staff != nil && instance.exceedLimits(staff!, uses[$0].time, uses[$1].time)
        }
        guard let all else { return Moments.sets(uses.map(\.time), 1, activities) }
        return all.filter { set in
            Set(set.map { activities.activityOfTime[uses[$0].time] }).count > 1
        }.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Budgets are scaled by their dearest fee.
    func scales(_ budgets: [Int], _ instance: Instance) -> [Int] {
        var out = scale
        for f in instance.activities.feeBudget.indices {
            let r = budgets[instance.activities.feeBudget[f]]
            out[r] = max(out[r], abs(instance.activities.feeAmount[f]))
        }
        return out
    }

    static func freeze(_ lists: [[(Int, Int)]], _ arena: Arena) -> (Rows, Ints, Ints) {
        var rows = RowsBuilder()
        for list in lists {
            rows.size += list.count
            rows.close()
        }
        let flat = lists.flatMap { $0 }
        return (rows.frozen(arena), arena.table(flat.map(\.0)), arena.table(flat.map(\.1)))
    }
}
