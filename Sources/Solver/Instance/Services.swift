import Problem

/// Services: who gives them, where, and at which starts that could be at all.
///
/// A start is counted in steps of the service: minute = `start * step[service]`.
struct Services: Sendable {
    let count: Int
    let minutes, step: Ints
    /// Number of starts that could be: `0 ..< starts[service]`.
    let starts: Ints
    /// Counselors of a service, once for each site its rooms lie at.
    let lanes: Rows
    let laneService, laneStaff, laneSite: Ints
    let laneCost: Values
    /// Rooms of a service; none if it needs no room.
    let desks: Rows
    let deskRoom: Ints
    let deskCost: Values
    /// For each lane, the starts at which its counselor is there: sorted disjoint ranges `low ... high`.
    let open: Rows
    let openLow, openHigh: Ints
    /// For each staff member, the lanes that are theirs.
    let lanesOfStaff: Rows
    let laneOfStaff: Ints

    init(_ problem: Problem, _ names: Names, _ world: Places, _ arena: Arena) {
        let all = problem.services
        count = all.count
        minutes = arena.table(all.map(\.minutes))
        step = arena.table(all.map(\.step))
        starts = arena.table(
            all.map { $0.minutes > problem.horizon ? 0 : (problem.horizon - $0.minutes) / $0.step + 1 })
        var laneRows = RowsBuilder()
        var deskRows = RowsBuilder()
        var openRows = RowsBuilder()
        var (service, staff, site, cost): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
        var (room, roomCost): ([Int], [Int]) = ([], [])
        var (low, high): ([Int], [Int]) = ([], [])
        var mine: [[Int]] = Array(repeating: [], count: problem.staff.count)
        for (index, s) in all.enumerated() {
            let rooms = lastOfEach(s.rooms.map { (names.rooms[$0.room]!, $0.cost) })
            var sites: [Int] = rooms.isEmpty ? [s.site.map { names.sites[$0]! } ?? -1] : []
            for (r, c) in rooms {
                room.append(r)
                roomCost.append(c)
                if !sites.contains(world.roomSite[r]) { sites.append(world.roomSite[r]) }
            }
            deskRows.size = room.count
            deskRows.close()
            for (who, c) in lastOfEach(s.staff.map { (names.staff[$0.staff]!, $0.cost) }) {
                let ranges = startRanges(
                    [Interval(0, problem.horizon)], less: world.away(staff: who), minutes: s.minutes,
                    step: s.step)
                for place in sites {
                    mine[who].append(staff.count)
                    service.append(index)
                    staff.append(who)
                    site.append(place)
                    cost.append(c)
                    low += ranges.map(\.lowerBound)
                    high += ranges.map(\.upperBound)
                    openRows.size = low.count
                    openRows.close()
                }
            }
            laneRows.size = staff.count
            laneRows.close()
        }
        lanes = laneRows.frozen(arena)
        laneService = arena.table(service)
        laneStaff = arena.table(staff)
        laneSite = arena.table(site)
        laneCost = arena.table(cost)
        desks = deskRows.frozen(arena)
        deskRoom = arena.table(room)
        deskCost = arena.table(roomCost)
        open = openRows.frozen(arena)
        openLow = arena.table(low)
        openHigh = arena.table(high)
        var mineRows = RowsBuilder()
        for list in mine {
            mineRows.size += list.count
            mineRows.close()
        }
        lanesOfStaff = mineRows.frozen(arena)
        laneOfStaff = arena.table(mine.flatMap { $0 })
    }
}

/// The starts, in steps, at which something of `minutes` lies inside one of `windows` and touches none of `busy`
/// (sorted, joined): sorted disjoint ranges.
func startRanges(_ windows: [Interval], less busy: [Interval], minutes: Int, step: Int) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for window in windows {
        for gap in gaps(window, less: busy) where gap.end - minutes >= gap.start {
            let low = (gap.start + step - 1) / step
            let high = (gap.end - minutes) / step
            if low <= high { ranges.append(low...high) }
        }
    }
    guard windows.count > 1 else { return ranges }
    ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var out: [ClosedRange<Int>] = []
    for r in ranges {
        if let last = out.last, r.lowerBound <= last.upperBound + 1 {
            out[out.count - 1] = last.lowerBound...max(last.upperBound, r.upperBound)
        } else {
            out.append(r)
        }
    }
    return out
}
