import Problem

/// The ways an appointment could be held, day by day: shared by all wishes that differ in value alone.
///
/// A dish is a lane (a counselor at a site) on a day, with the earliest and latest start it allows there. What it
/// costs is the least over its starts and rooms, so a menu is never dearer than the format.
struct WishMenus: Sendable {
    /// Menu of a wish.
    let ofWish: Ints
    let count: Int
    /// Lanes of a menu, and dishes of a lane of a menu, by day.
    let lanes: Rows
    let laneOf: Ints
    let dishes: Rows
    let day, firstStart, lastStart: Ints
    /// Cost of lane, room and days waited.
    let cost: Values
    let laneOfDish: Ints
    /// Length of a menu's appointment.
    let minutes: Ints

    init(_ instance: Instance, _ arena: Arena) {
        let people = instance.people
        let services = instance.services
        var menuOf: [[Int]: Int] = [:]
        var ofWish: [Int] = []
        var lanes = RowsBuilder()
        var laneOf: [Int] = []
        var dishes = RowsBuilder()
        var (day, first, last, laneOfDish): ([Int32], [Int32], [Int32], [Int32]) = ([], [], [], [])
        var cost: [Int] = []
        var minutes: [Int] = []
        let desks = (0..<services.laneService.count).map { WishMenus.deskStarts($0, instance) }
        for w in people.personOfWish.indices {
            let s = people.wishService[w]
            var key = [s, people.wishBase[w], people.wishCostPerDay[w]]
            for o in people.open[w] { key += [people.openLow[o], people.openHigh[o]] }
            if let known = menuOf[key] {
                ofWish.append(known)
                continue
            }
            menuOf[key] = minutes.count
            ofWish.append(minutes.count)
            minutes.append(services.minutes[s])
            let step = services.step[s]
            let mine = people.open[w].map { people.openLow[$0]...people.openHigh[$0] }
            for lane in services.lanes[s] {
                let theirs = services.open[lane].map { services.openLow[$0]...services.openHigh[$0] }
                let found = WishMenus.days(WishMenus.common(WishMenus.common(mine, theirs), desks[lane].starts), step)
                guard !found.isEmpty else { continue }
                for f in found {
                    let a = f.first - people.wishBase[w]
                    let b = f.last - people.wishBase[w]
                    let daily = people.wishCostPerDay[w]
                    let wait = daily >= 0 ? daily * floorDiv(a, Problem.day) : daily * floorDiv(b, Problem.day)
                    day.append(Int32(f.first / Problem.day))
                    first.append(Int32(f.first))
                    last.append(Int32(f.last))
                    laneOfDish.append(Int32(lane))
                    cost.append(services.laneCost[lane] + desks[lane].cost + wait)
                }
                laneOf.append(lane)
                dishes.size = cost.count
                dishes.close()
            }
            lanes.size = laneOf.count
            lanes.close()
        }
        count = minutes.count
        self.ofWish = arena.table(ofWish)
        self.lanes = lanes.frozen(arena)
        self.laneOf = arena.table(laneOf)
        self.dishes = dishes.frozen(arena)
        self.day = arena.table(words: day)
        firstStart = arena.table(words: first)
        lastStart = arena.table(words: last)
        self.cost = arena.table(cost)
        self.laneOfDish = arena.table(words: laneOfDish)
        self.minutes = arena.table(minutes)
    }

    /// Least cost of a room for a lane, and the starts at which some room is open.
    private static func deskStarts(_ lane: Int, _ instance: Instance) -> (cost: Int, starts: [ClosedRange<Int>]) {
        let services = instance.services
        let s = services.laneService[lane]
        let whole = [0...max(0, services.starts[s])]
        let desks = services.desks[s].filter {
            instance.places.roomSite[services.deskRoom[$0]] == services.laneSite[lane]
        }
        guard let cheapest = desks.map({ services.deskCost[$0] }).min() else { return (0, whole) }
        guard desks.count == 1 else { return (cheapest, whole) }
        let room = services.deskRoom[desks[0]]
        return (
            cheapest,
            startRanges(
                [Interval(0, instance.places.horizon)], less: instance.places.shut(room: room),
                minutes: services.minutes[s],
                step: services.step[s])
        )
    }

    private static func common(_ x: [ClosedRange<Int>], _ y: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        var out: [ClosedRange<Int>] = []
        var i = 0
        var j = 0
        while i < x.count, j < y.count {
            let low = max(x[i].lowerBound, y[j].lowerBound)
            let high = min(x[i].upperBound, y[j].upperBound)
            if low <= high { out.append(low...high) }
            if x[i].upperBound < y[j].upperBound { i += 1 } else { j += 1 }
        }
        return out
    }

    /// First and last start (in minutes) of each day that has one.
    private static func days(_ ranges: [ClosedRange<Int>], _ step: Int) -> [(first: Int, last: Int)] {
        var out: [(first: Int, last: Int)] = []
        for r in ranges {
            var s = r.lowerBound
            while s <= r.upperBound {
                let d = s * step / Problem.day
                let end = min(r.upperBound, ((d + 1) * Problem.day - 1) / step)
                if let l = out.last, l.first / Problem.day == d {
                    out[out.count - 1].last = end * step
                } else {
                    out.append((s * step, end * step))
                }
                s = end + 1
            }
        }
        return out
    }
}

/// Quotient rounded down.
@inline(__always) func floorDiv(_ a: Int, _ b: Int) -> Int {
    let q = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q
}
