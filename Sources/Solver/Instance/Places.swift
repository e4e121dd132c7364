import Problem

/// Sites, homes, periods, rooms, staff and budgets.
struct Places: Sendable {
    let siteCount: Int
    /// Minutes from site i to site j at `i * siteCount + j`.
    let travel: Ints
    /// The longest travel there is.
    let longestTravel: Int
    /// Cost of home h at site s at `h * siteCount + s`.
    let homeCosts: Values
    /// Intervals of a period, sorted by start.
    let periods: Rows
    let periodStart, periodEnd: Ints
    let roomSite, roomCapacity, roomCount: Ints
    /// When a room is shut, when a staff member is away: sorted, joined.
    let roomShut, staffAway: Rows
    let shutStart, shutEnd, awayStart, awayEnd: Ints
    /// Limits of a staff member: `limitPeriod`, `limitMinutes`, and where its loads begin in one table of all loads.
    let limits: Rows
    let limitPeriod, limitMinutes, limitLoads: Ints
    let loadCount: Int
    let budgetLimit, budgetPerPerson: Values
    let horizon: Int

    /// Which interval a day falls in, by `period * days + day`, for periods made of whole days (`isDaily`).
    private let intervalOfDay: Ints
    private let isDaily: Table<UInt8>
    private let days: Int

    init(_ problem: Problem, _ names: Names, _ arena: Arena) {
        horizon = problem.horizon
        siteCount = problem.sites.count
        travel = arena.table(problem.travel.flatMap { $0 })
        longestTravel = problem.travel.flatMap { $0 }.max() ?? 0
        homeCosts = arena.table(problem.homes.flatMap(\.costs))
        var rows = RowsBuilder()
        let sorted = problem.periods.map { $0.intervals.sorted() }
        for intervals in sorted {
            rows.size += intervals.count
            rows.close()
        }
        periods = rows.frozen(arena)
        periodStart = arena.table(sorted.flatMap { $0.map(\.start) })
        periodEnd = arena.table(sorted.flatMap { $0.map(\.end) })
        roomSite = arena.table(problem.rooms.map { names.sites[$0.site]! })
        roomCapacity = arena.table(problem.rooms.map(\.capacity))
        roomCount = arena.table(problem.rooms.map(\.count))
        let shut = problem.rooms.map { joined($0.unavailable) }
        let away = problem.staff.map { joined($0.unavailable) }
        roomShut = Places.rows(shut, arena)
        shutStart = arena.table(shut.flatMap { $0.map(\.start) })
        shutEnd = arena.table(shut.flatMap { $0.map(\.end) })
        staffAway = Places.rows(away, arena)
        awayStart = arena.table(away.flatMap { $0.map(\.start) })
        awayEnd = arena.table(away.flatMap { $0.map(\.end) })
        days = problem.horizon / Problem.day + 1
        var daily: [Int] = []
        var ofDay: [Int] = []
        for intervals in sorted {
            let whole = intervals.allSatisfy { $0.start % Problem.day == 0 && $0.end % Problem.day == 0 }
            daily.append(whole ? 1 : 0)
            var row = [Int](repeating: -1, count: days)
            if whole {
                for (i, interval) in intervals.enumerated() {
                    for d in interval.start / Problem.day..<interval.end / Problem.day { row[d] = i }
                }
            }
            ofDay += row
        }
        isDaily = arena.table(daily)
        intervalOfDay = arena.table(ofDay)
        var limitRows = RowsBuilder()
        var period: [Int] = []
        var minutes: [Int] = []
        var loads: [Int] = []
        var loadSize = 0
        for person in problem.staff {
            for limit in person.limits {
                let p = names.periods[limit.period]!
                period.append(p)
                minutes.append(min(limit.minutes, Int(Int32.max)))
                loads.append(loadSize)
                loadSize += sorted[p].count
            }
            limitRows.size = period.count
            limitRows.close()
        }
        limits = limitRows.frozen(arena)
        limitPeriod = arena.table(period)
        limitMinutes = arena.table(minutes)
        limitLoads = arena.table(loads)
        loadCount = loadSize
        budgetLimit = arena.table(problem.budgets.map(\.limit))
        budgetPerPerson = arena.table(problem.budgets.map(\.perParticipant))
    }

    func shut(room: Int) -> [Interval] { roomShut[room].map { Interval(shutStart[$0], shutEnd[$0]) } }

    func away(staff: Int) -> [Interval] { staffAway[staff].map { Interval(awayStart[$0], awayEnd[$0]) } }

    static func rows(_ lists: [[Interval]], _ arena: Arena) -> Rows {
        var rows = RowsBuilder()
        for list in lists {
            rows.size += list.count
            rows.close()
        }
        return rows.frozen(arena)
    }

    /// Minutes to travel; none to, from or between what is online (−1).
    @inline(__always) func travel(_ from: Int, _ to: Int) -> Int {
        from < 0 || to < 0 ? 0 : travel[from * siteCount + to]
    }

    /// Which interval of a period holds a minute, counted from the period's first; −1 for none.
    @inline(__always) func interval(of period: Int, at minute: Int) -> Int {
        if isDaily[period] != 0 { return intervalOfDay[period * days + minute / Problem.day] }
        let i = firstInterval(of: period, after: minute)
        let row = periods[period].lowerBound + i
        return i < periods[period].count && periodStart[row] <= minute ? i : -1
    }

    /// The first interval of a period that ends after a minute, counted from the period's first; their number if none does.
    func firstInterval(of period: Int, after minute: Int) -> Int {
        let row = periods[period]
        if isDaily[period] != 0 {
            let i = intervalOfDay[period * days + minute / Problem.day]
            if i >= 0 { return i }
        }
        var low = row.lowerBound
        var high = row.upperBound
        while low < high {
            let mid = (low + high) >> 1
            if periodEnd[mid] <= minute { low = mid + 1 } else { high = mid }
        }
        return low - row.lowerBound
    }
}
