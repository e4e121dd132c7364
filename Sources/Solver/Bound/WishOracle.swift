import Problem

/// The best appointments of one person at given prices, when what they attend is known.
///
/// Exact but for the time of day: two engagements on one day are taken to fit. First each wish gets a lane (the
/// number of counselors is settled by that), then a day, best first, and both are cut by what is left at best.
final class WishOracle {
    let instance: Instance
    let menus: WishMenus
    let prices: DishPrices
    static let never = -(1 << 50)
    let arena = Arena()
    let words: Int
    // Of the person at hand, by wish counted from their first.
    var first = 0
    var count = 0
    let laneRange: Buffer<Int>
    let laneBest: Buffer<Int>
    let laneOrder: Buffer<Int>
    /// `laneBest` among the starts that the bundle leaves.
    let laneTop: Buffer<Int>
    let dayLow, dayHigh: Buffer<Int>
    let low: Buffer<Int>
    let high: Buffer<Int>
    let forced: Buffer<Int8>
    let rest: Buffer<Int>
    let gain: Buffer<Int>
    let stride: Int
    // The assignment under construction and the best one.
    let lane: Buffer<Int>
    let dish: Buffer<Int>
    let restDays: Buffer<Int>
    /// Days attended anyhow, as bits; the day on which each wish is held, −1 where that is no day at a site.
    private let attended: Buffer<UInt64>
    private let dayOf: Buffer<Int32>
    var best = 0
    var dayWeight = 0
    private(set) var nodes = 0
    var budget = 0
    /// Orders between the person's appointments: wishes counted from their first, minutes from the start of one to that of the other, `needs`.
    let orderFirst, orderSecond: Buffer<Int32>
    let orderMinutes: Buffer<Int>
    let orderNeeds: Buffer<Int8>
    var orderCount = 0
    // Ceilings already known under some windows: the last few, by their `low`, `high` and `forced`.
    static let memory = 24
    let memo: Buffer<Int>
    let width: Int
    var memoCount = 0
    /// Dish of each wish in the best solution, −1 for none; in the order of the person's wishes.
    let chosen: Buffer<Int>

    init(_ instance: Instance, _ prices: DishPrices) {
        self.instance = instance
        self.prices = prices
        menus = prices.menus
        words = instance.activities.dayWords
        var lanes = 1
        for m in 0..<menus.count { lanes = max(lanes, menus.lanes[m].count) }
        stride = lanes
        var n = 1
        for p in 0..<instance.people.count { n = max(n, instance.people.wishes[p].count) }
        laneRange = arena.buffer(n)
        laneBest = arena.buffer(n * lanes)
        laneOrder = arena.buffer(n * lanes)
        laneTop = arena.buffer(n * lanes)
        dayLow = arena.buffer(n)
        dayHigh = arena.buffer(n)
        low = arena.buffer(n)
        high = arena.buffer(n)
        forced = arena.buffer(n)
        rest = arena.buffer(n + 1)
        gain = arena.buffer(n * lanes)
        lane = arena.buffer(n)
        dish = arena.buffer(n)
        restDays = arena.buffer(n + 1)
        attended = arena.buffer(words)
        dayOf = arena.buffer(n)
        let orders = (0..<instance.people.count).map { instance.people.orders[$0].count }.max() ?? 0
        (orderFirst, orderSecond, orderMinutes) = (arena.buffer(orders), arena.buffer(orders), arena.buffer(orders))
        orderNeeds = arena.buffer(orders)
        chosen = arena.buffer(n)
        memo = arena.buffer(WishOracle.memory * (3 * n + 1))
        width = 3 * n + 1
    }

    /// Looks up the person's menus at the prices of the day. `ceiling` follows from it.
    func open(_ person: Int) {
        let people = instance.people
        first = people.wishes[person].lowerBound
        count = people.wishes[person].count
        for w in 0..<count {
            prices.makeReady(menus.ofWish[first + w])
            value(first + w, w, person)
        }
        for w in 0..<count { chosen[w] = -1 }
        openOrders(of: person)
        memoCount = 0
    }

    /// Values of the lanes of a wish, by themselves.
    func value(_ wish: Int, _ w: Int, _ person: Int) {
        let menu = menus.ofWish[wish]
        let lanes = menus.lanes[menu]
        let lock = instance.locks.wish[wish]
        laneRange[w] = lanes.lowerBound
        for l in lanes {
            let k = w * stride + l - lanes.lowerBound
            let site = instance.services.laneSite[menus.laneOf[l]]
            gain[k] = (instance.people.wishValue[wish] - instance.homeCost(person, at: site)) * Multipliers.unit
            var top = gain[k] + prices.worth(prices.dish(l, at: 0))
            let special = kept(wish, l)
            if special >= 0 { top = max(top, gain[k] + prices.worth(special) + bonus) }
            if lock == Locks.off { top = WishOracle.never }
            if lock == Locks.on {
                let only = locked(wish, l)
                top = only < 0 ? WishOracle.never : gain[k] + prices.worth(only) + (only == special ? max(0, bonus) : 0)
            }
            laneBest[k] = top
        }
    }

    /// The best of a lane whose start lies between the two, `never` if there is none.
    func best(_ w: Int, _ lane: Int, _ low: Int, _ high: Int) -> Int {
        let l = laneRange[w] + lane
        let own = laneBest[w * stride + lane]
        if low == Int.min / 2, high == Int.max / 2 { return own }
        let wish = first + w
        if instance.locks.wish[wish] != Locks.free || kept(wish, l) >= 0 { return own }
        for k in 0..<menus.dishes[l].count {
            let d = prices.dish(l, at: k)
            if menus.lastStart[d] >= low, menus.firstStart[d] <= high {
                return gain[w * stride + lane] + prices.worth(d)
            }
        }
        return WishOracle.never
    }

    /// Sorts the lanes of a wish, best first.
    func rank(_ w: Int) {
        let n = menus.lanes[menus.ofWish[first + w]].count
        for i in 0..<n {
            let top = best(w, i, low[w], high[w])
            laneTop[w * stride + i] = top
            var j = i
            while j > 0, laneTop[w * stride + laneOrder[w * stride + j - 1]] < top {
                laneOrder[w * stride + j] = laneOrder[w * stride + j - 1]
                j -= 1
            }
            laneOrder[w * stride + j] = i
        }
    }

    /// What keeping an appointment of the plan in force saves at most.
    var bonus: Int {
        let costs = instance.problem.changeCosts
        return max(costs.appointment, costs.appointment - costs.appointmentRoom) * Multipliers.unit
    }

    /// The dish of a lane on which the plan in force held the wish, −1 for none.
    func kept(_ wish: Int, _ l: Int) -> Int {
        let start = instance.past.start[wish]
        guard start >= 0, instance.services.laneStaff[menus.laneOf[l]] == instance.past.counselor[wish] else {
            return -1
        }
        return menus.dishes[l].first { menus.firstStart[$0] <= start && start <= menus.lastStart[$0] } ?? -1
    }

    func locked(_ wish: Int, _ l: Int) -> Int {
        guard menus.laneOf[l] == instance.locks.lane[wish] else { return -1 }
        let service = instance.people.wishService[wish]
        let start = instance.locks.start[wish] * instance.services.step[service]
        return menus.dishes[l].first { menus.firstStart[$0] <= start && start <= menus.lastStart[$0] } ?? -1
    }

    /// A number no solution of the wishes can exceed, whatever the person attends; negative costs of days are none.
    func ceiling() -> Int {
        for w in 0..<count {
            (low[w], high[w]) = (Int.min / 2, Int.max / 2)
            forced[w] = Int(instance.locks.wish[first + w] == Locks.on ? 1 : 0)
        }
        return run(above: WishOracle.never, dayWeight: 0, attended: nil)
    }

    /// Forgets all constraints from what is attended.
    func unbind() {
        for w in 0..<count {
            (low[w], high[w]) = (Int.min / 2, Int.max / 2)
            forced[w] = Int(instance.locks.wish[first + w] == Locks.on ? 1 : 0)
        }
    }

    /// Starts of a wish are to lie between these, both included.
    func bind(_ wish: Int, from: Int = Int.min / 2, to: Int = Int.max / 2) {
        let w = wish - first
        low[w] = max(low[w], from)
        high[w] = min(high[w], to)
    }

    func require(_ wish: Int) { forced[wish - first] = 1 }

    func forbid(_ wish: Int) { high[wish - first] = Int.min / 2 }

    func minutes(of wish: Int) -> Int { menus.minutes[menus.ofWish[wish]] }

    /// The most the wishes can be worth as bound now, whatever days are attended.
    func boundCeiling() -> Int {
        for m in 0..<memoCount {
            let at = m * width
            var same = true
            for w in 0..<count
            where memo[at + 3 * w] != low[w] || memo[at + 3 * w + 1] != high[w] || memo[at + 3 * w + 2] != forced[w] {
                same = false
                break
            }
            if same { return memo[at + width - 1] }
        }
        let top = run(above: WishOracle.never, dayWeight: 0, attended: nil)
        if memoCount < WishOracle.memory {
            let at = memoCount * width
            for w in 0..<count {
                memo[at + 3 * w] = low[w]
                memo[at + 3 * w + 1] = high[w]
                memo[at + 3 * w + 2] = forced[w]
            }
            memo[at + width - 1] = top
            memoCount += 1
        }
        return top
    }

    /// The best value above `floor`, or a number of at most `floor` if there is none; `chosen` holds it if it is above.
    func run(above floor: Int, dayWeight: Int, attended: UnsafeMutablePointer<UInt64>?) -> Int {
        best = floor
        self.dayWeight = dayWeight
        nodes = 0
        budget = 20_000
        if dayWeight != 0 { for i in 0..<words { self.attended.base[i] = attended.map { $0[i] } ?? 0 } }
        rest[count] = 0
        for w in backwards(count) {
            let lanes = menus.lanes[menus.ofWish[first + w]].count
            rank(w)
            let top = lanes == 0 ? WishOracle.never : laneTop[w * stride + laneOrder[w * stride]]
            rest[w] = rest[w + 1] + (forced[w] != 0 ? top : max(0, top))
        }
        assign(0, 0, 0)
        if nodes > budget { return max(best, rest[0]) }
        return best
    }

    func backwards(_ n: Int) -> ReversedCollection<Range<Int>> { (0..<n).reversed() }

    func assign(_ w: Int, _ value: Int, _ counselors: Int) {
        nodes += 1
        if nodes > budget { return }
        if value + rest[w] <= best { return }
        if counselors > 0, w < count, value + best(from: w) <= best { return }
        if w == count {
            guard needsHold() else { return }
            guard narrow() else { return }
            restDays[count] = 0
            for k in backwards(count) {
                restDays[k] = restDays[k + 1] + (lane[k] < 0 ? 0 : best(k, lane[k], dayLow[k], dayHigh[k]))
            }
            let change = instance.weights.counselorChange * Multipliers.unit
            settle(0, counselors > 1 ? -max(0, change) * (counselors - 1) : 0)
            return
        }
        let lanes = menus.lanes[menus.ofWish[first + w]].count
        let change = max(0, instance.weights.counselorChange) * Multipliers.unit
        var skipped = forced[w] != 0
        for i in 0..<lanes {
            let l = laneOrder[w * stride + i]
            let worth = laneTop[w * stride + l]
            if worth <= WishOracle.never / 2 { break }
            if !skipped, worth < 0 {
                skipped = true
                lane[w] = -1
                assign(w + 1, value, counselors)
            }
            let staff = instance.services.laneStaff[menus.laneOf[laneRange[w] + l]]
            let more = isKnown(staff, before: w) ? 0 : 1
            lane[w] = l
            assign(w + 1, value + worth - (more > 0 && counselors > 0 ? change : 0), counselors + more)
        }
        if !skipped {
            lane[w] = -1
            assign(w + 1, value, counselors)
        }
    }

    /// What wishes from `w` on are worth at most with those before it at hand: none sees another counselor, or one at least does.
    func best(from w: Int) -> Int {
        var known = 0
        for k in w..<count {
            var top = forced[k] != 0 ? WishOracle.never : 0
            for i in 0..<menus.lanes[menus.ofWish[first + k]].count {
                let l = laneOrder[k * stride + i]
                if laneTop[k * stride + l] <= top { break }
                if isKnown(instance.services.laneStaff[menus.laneOf[laneRange[k] + l]], before: w) {
                    top = laneTop[k * stride + l]
                    break
                }
            }
            known += top
        }
        return max(known, rest[w] - max(0, instance.weights.counselorChange) * Multipliers.unit)
    }

    /// Is a counselor one of those whom the wishes before `w` see?
    @inline(__always) func isKnown(_ staff: Int, before w: Int) -> Bool {
        for k in 0..<w where lane[k] >= 0 {
            if instance.services.laneStaff[menus.laneOf[laneRange[k] + lane[k]]] == staff { return true }
        }
        return false
    }

    func settle(_ w: Int, _ value: Int) {
        nodes += 1
        if nodes > budget { return }
        if value + restDays[w] <= best { return }
        if w == count {
            best = value
            for k in 0..<count { chosen[k] = lane[k] < 0 ? -1 : dish[k] }
            return
        }
        if lane[w] < 0 {
            dayOf[w] = -1
            settle(w + 1, value)
            return
        }
        let wish = first + w
        let l = laneRange[w] + lane[w]
        let lock = instance.locks.wish[wish]
        let special = kept(wish, l)
        let own = gain[w * stride + lane[w]]
        let isAtSite = instance.services.laneSite[menus.laneOf[l]] >= 0
        if lock == Locks.on {
            let only = locked(wish, l)
            if only >= 0 { take(w, only, value + own + (only == special ? max(0, bonus) : 0), isAtSite) }
            return
        }
        if special >= 0 { take(w, special, value + own + bonus, isAtSite) }
        let n = menus.dishes[l].count
        for k in 0..<n {
            let d = prices.dish(l, at: k)
            if value + own + prices.worth(d) + restDays[w + 1] <= best { return }
            take(w, d, value + own, isAtSite)
        }
    }

    /// Takes a dish for a wish if the orders allow it.
    @inline(__always) func take(_ w: Int, _ d: Int, _ value: Int, _ isAtSite: Bool) {
        guard menus.lastStart[d] >= dayLow[w], menus.firstStart[d] <= dayHigh[w], inOrder(w, d) else { return }
        dish[w] = d
        var v = value + prices.worth(d)
        if dayWeight != 0 {
            let day = isAtSite ? menus.day[d] : -1
            dayOf[w] = day
            if day >= 0, !isAttended(day, before: w) { v -= dayWeight }
        }
        guard v + reach(after: w) > best else { return }
        settle(w + 1, v)
    }

    /// Is a day attended anyhow, or for one of the wishes before `w`?
    @inline(__always) private func isAttended(_ day: Int, before w: Int) -> Bool {
        if attended.base[day >> 6] >> UInt64(day & 63) & 1 != 0 { return true }
        for k in 0..<w where dayOf[k] == day { return true }
        return false
    }
}
