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
    let rooms: [RoomFacts]
    let staff: [StaffFacts]
    /// Limits of a staff member: `limitPeriod`, `limitMinutes`, and where its loads begin in one table of all loads.
    let limits: Rows
    let limitPeriod, limitMinutes, limitLoads: Ints
    let loadCount: Int
    let budgetLimit, budgetPerPerson: Values
    let horizon: Int

    struct RoomFacts: Sendable {
        let site, capacity, count: Int
        /// Sorted, joined.
        let unavailable: [Interval]
    }

    struct StaffFacts: Sendable {
        /// Sorted, joined.
        let unavailable: [Interval]
    }

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
        rooms = problem.rooms.map {
            RoomFacts(
                site: names.sites[$0.site]!, capacity: $0.capacity, count: $0.count,
                unavailable: joined($0.unavailable))
        }
        staff = problem.staff.map { StaffFacts(unavailable: joined($0.unavailable)) }
        var limitRows = RowsBuilder()
        var period: [Int] = []
        var minutes: [Int] = []
        var loads: [Int] = []
        var loadSize = 0
        for person in problem.staff {
            for limit in person.limits {
                let p = names.periods[limit.period]!
                period.append(p)
                minutes.append(limit.minutes)
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

    /// Minutes to travel; none to, from or between what is online (−1).
    @inline(__always) func travel(_ from: Int, _ to: Int) -> Int {
        from < 0 || to < 0 ? 0 : travel[from * siteCount + to]
    }

    /// Which interval of a period holds a minute, counted from the period's first; −1 for none.
    @inline(__always) func interval(of period: Int, at minute: Int) -> Int {
        let row = periods[period]
        var low = row.lowerBound
        var high = row.upperBound
        while low < high {
            let mid = (low + high) >> 1
            if periodStart[mid] <= minute { low = mid + 1 } else { high = mid }
        }
        guard low > row.lowerBound, minute < periodEnd[low - 1] else { return -1 }
        return low - 1 - row.lowerBound
    }
}
