import Problem

/// The best appointments of one person at given prices, by day alone: what `WishOracle` does without its menus.
///
/// The counselors are settled by branch and bound as there, each wish then takes its best day. Left out are the time
/// of day, attended days, and orders between two appointments; an absence counts where it takes the whole day.
final class WideWishes {
    private let instance: Instance
    private let lanes: LaneDays
    private let arena = Arena()
    private static let never = PersonOracle.never
    private static let nodeLimit = 3_000
    private let days: WishDays
    /// Lanes that a wish has at most.
    private let stride: Int
    // Of the person at hand, by wish counted from their first; lanes by wish × `stride`.
    private var first = 0
    private var count = 0
    private let low, high: Buffer<Int>
    private let forced: Buffer<Int8>
    private let worth: Buffer<Int>
    private let day: Buffer<Int32>
    /// The same with all days allowed.
    private let freeWorth: Buffer<Int>
    private let freeDay: Buffer<Int32>
    private let order: Buffer<Int32>
    private let knownLow, knownHigh: Buffer<Int>
    private let rest: Buffer<Int>
    private let lane: Buffer<Int>
    private var best = 0
    private(set) var nodes = 0
    /// How much less an answer may be worth than the best, in `Multipliers.unit`ths.
    var tolerance = Tolerance()
    /// Lane and day of each wish in the best solution, lane −1 for none.
    let chosenLane, chosenDay: Buffer<Int>

    init(_ instance: Instance, _ lanes: LaneDays, _ days: WishDays) {
        self.instance = instance
        self.lanes = lanes
        let people = instance.people
        let services = instance.services
        self.days = days
        var most = 1
        for s in 0..<services.count { most = max(most, services.lanes[s].count) }
        stride = most
        var n = 1
        for p in 0..<people.count { n = max(n, people.wishes[p].count) }
        low = arena.buffer(n)
        high = arena.buffer(n)
        forced = arena.buffer(n)
        worth = arena.buffer(n * most)
        day = arena.buffer(n * most)
        freeWorth = arena.buffer(n * most)
        freeDay = arena.buffer(n * most)
        order = arena.buffer(n * most)
        knownLow = arena.buffer(n)
        knownHigh = arena.buffer(n)
        rest = arena.buffer(n + 1)
        lane = arena.buffer(n)
        chosenLane = arena.buffer(n)
        chosenDay = arena.buffer(n)
    }

    func open(_ person: Int) {
        first = instance.people.wishes[person].lowerBound
        count = instance.people.wishes[person].count
        for w in 0..<count { (low[w], high[w]) = (0, lanes.days - 1) }
        for w in 0..<count {
            (knownLow[w], knownHigh[w]) = (low[w], high[w])
            for i in 0..<laneCount(w) {
                let (top, at) = best(w, lane: i)
                (freeWorth[w * stride + i], freeDay[w * stride + i]) = (top, at)
                place(w, i, top, at)
            }
        }
        unbind()
    }

    /// Forgets what the bundle asks of the wishes.
    func unbind() {
        for w in 0..<count {
            let isFixed = instance.locks.wish[first + w] == Locks.on
            forced[w] = isFixed ? 1 : 0
            (low[w], high[w]) = (0, lanes.days - 1)
            if isFixed, instance.locks.start[first + w] >= 0 {
                let step = instance.services.step[instance.people.wishService[first + w]]
                low[w] = instance.locks.start[first + w] * step / Problem.day
                high[w] = low[w]
            }
        }
    }

    /// Starts of a wish are to lie between these minutes, both included.
    func bind(_ wish: Int, from: Int) { low[wish - first] = max(low[wish - first], floorDiv(from, Problem.day)) }

    func bind(_ wish: Int, to: Int) { high[wish - first] = min(high[wish - first], floorDiv(to, Problem.day)) }

    func require(_ wish: Int) { forced[wish - first] = 1 }

    func forbid(_ wish: Int) { high[wish - first] = -1 }

    /// The best value under what is bound, or more if the search was cut off.
    func run() -> Int {
        nodes = 0
        rest[count] = 0
        for w in (0..<count).reversed() {
            value(w)
            let n = laneCount(w)
            let top = n == 0 ? WideWishes.never : worth[w * stride + order[w * stride]]
            rest[w] = rest[w + 1] + (forced[w] != 0 ? top : max(0, top))
        }
        best = WideWishes.never
        for w in 0..<count { chosenLane[w] = -1 }
        if rest[0] <= WideWishes.never / 2 { return WideWishes.never }
        assign(0, 0, 0)
        return nodes > WideWishes.nodeLimit ? max(best, rest[0]) : best
    }

    private func laneCount(_ w: Int) -> Int {
        instance.services.lanes[instance.people.wishService[first + w]].count
    }

    /// The best day of each lane of a wish between its bounds, and the lanes best first.
    private func value(_ w: Int) {
        if knownLow[w] == low[w], knownHigh[w] == high[w] { return }
        (knownLow[w], knownHigh[w]) = (low[w], high[w])
        for i in 0..<laneCount(w) {
            let free = freeDay[w * stride + i]
            let suits = low[w] <= free && free <= high[w]
            let (top, at) =
                suits ? (freeWorth[w * stride + i], free) : free < 0 ? (WideWishes.never, -1) : best(w, lane: i)
            place(w, i, top, at)
        }
    }

    /// Notes what the `i`-th lane of a wish is worth, and sorts it in among those before it.
    private func place(_ w: Int, _ i: Int, _ top: Int, _ at: Int) {
        worth[w * stride + i] = top
        day[w * stride + i] = at
        var j = i
        while j > 0, worth[w * stride + order[w * stride + j - 1]] < top {
            order[w * stride + j] = order[w * stride + j - 1]
            j -= 1
        }
        order[w * stride + j] = i
    }

    /// The best day of a lane of a wish between its bounds, −1 for none, and what it is worth.
    private func best(_ w: Int, lane i: Int) -> (worth: Int, day: Int) {
        let people = instance.people
        let wish = first + w
        let lock = instance.locks.wish[wish]
        let l = instance.services.lanes[people.wishService[wish]].lowerBound + i
        guard lock != Locks.off, lock != Locks.on || instance.locks.lane[wish] == l || instance.locks.lane[wish] < 0
        else { return (WideWishes.never, -1) }
        let unit = Multipliers.unit
        let waits = people.wishCostPerDay[wish] * unit
        // Days are counted from the first window, which may open within a day: the better count is taken.
        let offset = waits > 0 && people.wishBase[wish] % Problem.day != 0 ? 1 : 0
        let firstDay = floorDiv(people.wishBase[wish], Problem.day) + offset
        let past = instance.past.start[wish]
        let was =
            past >= 0 && instance.services.laneStaff[l] == instance.past.counselor[wish] ? past / Problem.day : -1
        let costs = instance.problem.changeCosts
        let saved = max(0, costs.appointment, costs.appointment - costs.appointmentRoom) * unit
        let cost = lanes.cost.base + l * lanes.days
        var (top, at) = (WideWishes.never, -1)
        for k in 0..<lanes.words {
            var bits = days.bits.base[wish * lanes.words + k] & lanes.open.base[l * lanes.words + k]
            while bits != 0 {
                let d = k << 6 + bits.trailingZeroBitCount
                bits &= bits - 1
                if d < low[w] || d > high[w] { continue }
                var v = -cost[d] - waits * (d - firstDay)
                if d == was { v += saved }
                if tolerance.most > 0 { v -= tolerance.of(wish, l * lanes.days + d) }
                if v > top { (top, at) = (v, d) }
            }
        }
        if at >= 0 {
            let home = instance.homeCost(people.personOfWish[wish], at: instance.services.laneSite[l])
            top += (people.wishValue[wish] - home) * unit
        }
        return (top, at)
    }

    private func assign(_ w: Int, _ value: Int, _ counselors: Int) {
        nodes += 1
        if nodes > WideWishes.nodeLimit || value + rest[w] <= best { return }
        if counselors > 0, w < count, value + best(from: w) <= best { return }
        if w == count {
            best = value
            for k in 0..<count {
                guard lane[k] >= 0 else {
                    chosenLane[k] = -1
                    continue
                }
                let service = instance.people.wishService[first + k]
                chosenLane[k] = instance.services.lanes[service].lowerBound + lane[k]
                chosenDay[k] = day[k * stride + lane[k]]
            }
            return
        }
        let change = max(0, instance.weights.counselorChange) * Multipliers.unit
        let service = instance.people.wishService[first + w]
        let from = instance.services.lanes[service].lowerBound
        var skipped = forced[w] != 0
        for i in 0..<laneCount(w) {
            let l = order[w * stride + i]
            let v = worth[w * stride + l]
            if v <= WideWishes.never / 2 || value + v + rest[w + 1] <= best { break }
            if !skipped, v < 0 {
                skipped = true
                lane[w] = -1
                assign(w + 1, value, counselors)
            }
            let staff = instance.services.laneStaff[from + l]
            let known = counselors == 0 || isKnown(staff, before: w)
            lane[w] = l
            assign(w + 1, value + v - (known ? 0 : change), counselors + 1)
        }
        if !skipped {
            lane[w] = -1
            assign(w + 1, value, counselors)
        }
    }

    /// What wishes from `w` on are worth at most with those before it at hand: none sees another counselor, or one at least does.
    private func best(from w: Int) -> Int {
        var known = 0
        for k in w..<count {
            var top = forced[k] != 0 ? WideWishes.never : 0
            let from = instance.services.lanes[instance.people.wishService[first + k]].lowerBound
            for i in 0..<laneCount(k) {
                let l = order[k * stride + i]
                if worth[k * stride + l] <= top { break }
                if isKnown(instance.services.laneStaff[from + l], before: w) {
                    top = worth[k * stride + l]
                    break
                }
            }
            known += top
        }
        return max(known, rest[w] - max(0, instance.weights.counselorChange) * Multipliers.unit)
    }

    /// Is a counselor one of those whom the wishes before `w` see?
    @inline(__always) private func isKnown(_ staff: Int, before w: Int) -> Bool {
        for k in 0..<w where lane[k] >= 0 {
            let other = instance.services.lanes[instance.people.wishService[first + k]].lowerBound + lane[k]
            if instance.services.laneStaff[other] == staff { return true }
        }
        return false
    }
}
