import Problem

/// The best bundle of one person at given prices: enrolments for all requests, and appointments beside them.
///
/// Depth-first branch and bound over requests, choices and parts, each list best first, so that a person whose
/// favourites do not clash costs little more than reading the prices. Conflicts, orders, limits, budgets, attended
/// days and counselor changes are exact; waits are free, and an appointment is taken to find a minute on a day it
/// shares with meetings. A search that is cut off returns the most that its open branches could hold: the value is
/// then too high, never too low (Geoffrion 1974: any relaxation of a subproblem keeps the bound).
final class PersonOracle {
    private let instance: Instance
    private let geometry: Geometry
    private let pairs: Pairs
    private let stocks: Stocks
    private var wishes: WishOracle
    private let arena = Arena()
    private let words: Int
    static let never = -(1 << 50)
    static let nodeLimit = 6_000

    // Of the person at hand.
    private var person = 0
    /// Counts evaluations of the dual.
    var round = 0
    private let net: Buffer<Int>
    private let list: Buffer<Int32>
    private let sorted: Buffer<Int32>
    private let useStart: Buffer<Int32>
    private let after: Buffer<Int>
    /// What the requests after `r` can be worth beside what is chosen, by `r`.
    private let restOf: Buffer<Int>
    /// From so many requests on it pays to look which options of later requests still fit.
    static let lookahead = 4
    private let variantStart, variantTop, variantChoice, variantWay: Buffer<Int>
    private var requests = 0..<0
    private var firstUse = 0
    private var unserved = 0
    private var limited = false
    private var packaged = false
    private var hasWishes = false
    private var wishCeiling = 0
    private let daysOfRequest: [Int32]
    private let feesAreCosts: Bool

    // The bundle under construction: pairs, and by request where it ends and starts.
    private let stack: Buffer<Int32>
    private var depth = 0
    private let granted: Buffer<Int8>
    private let startOf: Buffer<Int>
    private let endOf: Buffer<Int>
    /// Days attended by the first so many pairs of the stack, as bits.
    private let union: Buffer<UInt64>
    /// What later requests might save by sharing days: from request `r` on, and by request.
    private let laterDays, ownDays: Buffer<Int>
    private var best = 0
    private var cutBound = 0
    private(set) var nodes = 0
    private var cut = false

    /// Pairs of the best bundle.
    let chosen: Buffer<Int32>
    private(set) var chosenCount = 0
    /// Dish of each of the person's wishes, −1 for none.
    let dishes: Buffer<Int>

    init(_ instance: Instance, _ geometry: Geometry, _ pairs: Pairs, _ stocks: Stocks, _ dishPrices: DishPrices) {
        self.instance = instance
        self.geometry = geometry
        self.pairs = pairs
        self.stocks = stocks
        wishes = WishOracle(instance, dishPrices)
        let people = instance.people
        words = instance.activities.dayWords
        var (mostPairs, mostEntries, mostUses, mostRequests, mostWishes, mostDepth) = (1, 1, 1, 1, 1, 1)
        var daysOfRequest: [Int32] = []
        for p in 0..<people.count {
            let r = people.requests[p]
            mostPairs = max(mostPairs, pairs.ofPerson[p].count)
            mostRequests = max(mostRequests, r.count)
            mostWishes = max(mostWishes, people.wishes[p].count)
            var depth = 0
            for q in r {
                var (parts, days) = (0, 0)
                for c in people.choices[q] {
                    parts = max(parts, people.uses[c].count)
                    var dearest = 0
                    for u in people.uses[c] {
                        var most = 0
                        for e in pairs.ofUse[u] { most = max(most, geometry.dayCost[pairs.time[pairs.pairOfUse[e]]]) }
                        dearest += most
                    }
                    days = max(days, dearest)
                }
                depth += parts
                daysOfRequest.append(Int32(clamping: days))
            }
            mostDepth = max(mostDepth, depth)
            if !r.isEmpty {
                let c = people.choices.starts[r.lowerBound]..<people.choices.starts[r.upperBound]
                let u = people.uses.starts[c.lowerBound]..<people.uses.starts[c.upperBound]
                mostUses = max(mostUses, u.count)
                mostEntries = max(
                    mostEntries, pairs.ofUse.starts[u.upperBound] - pairs.ofUse.starts[u.lowerBound])
            }
        }
        self.daysOfRequest = daysOfRequest
        feesAreCosts = instance.activities.feeAmount.indices.allSatisfy { instance.activities.feeAmount[$0] >= 0 }
        net = arena.buffer(mostPairs)
        list = arena.buffer(mostEntries)
        sorted = arena.buffer(mostUses)
        useStart = arena.buffer(mostUses + 1)
        after = arena.buffer(mostRequests + 1)
        restOf = arena.buffer(mostRequests + 1)
        variantStart = arena.buffer(mostRequests + 1)
        variantTop = arena.buffer(mostUses * 3)
        variantChoice = arena.buffer(mostUses * 3)
        variantWay = arena.buffer(mostUses * 3)
        stack = arena.buffer(mostDepth)
        granted = arena.buffer(mostRequests)
        startOf = arena.buffer(mostRequests)
        endOf = arena.buffer(mostRequests)
        union = arena.buffer(words * (mostDepth + 1))
        laterDays = arena.buffer(mostRequests + 1)
        ownDays = arena.buffer(mostRequests)
        chosen = arena.buffer(mostDepth)
        dishes = arena.buffer(mostWishes)
    }

    /// Value of the best bundle of `p`, in `Multipliers.unit`ths, or more if the search was cut off.
    func solve(_ p: Int, _ prices: Multipliers) -> Int {
        open(p, prices)
        for r in 0..<requests.count { granted[r] = 0 }
        depth = 0
        best = PersonOracle.never
        cutBound = PersonOracle.never
        nodes = 0
        cut = false
        chosenCount = 0
        for w in 0..<words { union.base[w] = 0 }
        for w in 0..<instance.people.wishes[p].count { dishes[w] = -1 }
        let ceiling = after[0] + laterDays[0] + wishCeiling + max(0, -unserved)
        request(0, 0)
        if cut || best <= PersonOracle.never { return best <= PersonOracle.never ? ceiling : max(best, cutBound) }
        return best
    }

    private func open(_ p: Int, _ prices: Multipliers) {
        let people = instance.people
        person = p
        requests = people.requests[p]
        let unit = Multipliers.unit
        let mine = pairs.ofPerson[p]
        let from = mine.lowerBound
        for i in mine { net[i - from] = pairs.base[i] * unit - Int(prices.pair.base[i]) }
        if instance.problem.budgets.count > 0 { chargeFees(prices) }
        laterDays[requests.count] = 0
        for r in (0..<requests.count).reversed() {
            ownDays[r] = Int(daysOfRequest[requests.lowerBound + r]) * unit
            laterDays[r] = laterDays[r + 1] + ownDays[r]
        }
        unserved = requests.isEmpty ? 0 : instance.weights.unserved * unit
        limited = !people.limits[p].isEmpty
        packaged = false
        hasWishes = !people.wishes[p].isEmpty
        wishCeiling = 0
        if hasWishes {
            wishes.open(p)
            wishCeiling = wishes.ceiling()
        }
        after[requests.count] = 0
        guard !requests.isEmpty else { return }
        firstUse = people.uses.starts[people.choices.starts[requests.lowerBound]]
        var at = 0
        for q in requests {
            for c in people.choices[q] {
                if people.uses[c].count > 1 { packaged = true }
                for u in people.uses[c] {
                    useStart[u - firstUse] = at
                    sorted[u - firstUse] = 0
                    for e in pairs.ofUse[u] {
                        list[at] = pairs.pairOfUse[e] - from
                        at += 1
                    }
                    useStart[u - firstUse + 1] = at
                }
            }
        }
        var v = 0
        for r in 0..<requests.count {
            variantStart[r] = v
            v = listVariants(r, v)
        }
        variantStart[requests.count] = v
        for r in (0..<requests.count).reversed() {
            let must = instance.locks.request[requests.lowerBound + r] == Locks.on
            let none = variantStart[r] == variantStart[r + 1]
            let top = none ? PersonOracle.never : variantTop[variantStart[r]]
            after[r] = after[r + 1] + (must ? top : max(0, top))
        }
    }

    /// Ways to grant a request, from `at` on, in descending order of the most each can be worth.
    private func listVariants(_ r: Int, _ at: Int) -> Int {
        let q = requests.lowerBound + r
        var end = at
        guard instance.locks.request[q] != Locks.off else { return end }
        // Of equal choices another comes first for each person and round: else all would want the same seats.
        let choices = instance.people.choices[q]
        guard !choices.isEmpty else { return end }
        let turn = ((person &* 2_654_435_761 &+ round &* 40_503) >> 4 & 0xFFFF_FFFF) % choices.count
        for k in 0..<choices.count {
            let c = choices.lowerBound + (k + turn) % choices.count
            for way in Way.allCases {
                let top = ceiling(c, way)
                guard top > PersonOracle.never else { continue }
                var i = end
                while i > at, variantTop[i - 1] < top {
                    variantTop[i] = variantTop[i - 1]
                    variantChoice[i] = variantChoice[i - 1]
                    variantWay[i] = variantWay[i - 1]
                    i -= 1
                }
                variantTop[i] = top
                variantChoice[i] = c
                variantWay[i] = way.rawValue
                end += 1
            }
        }
        return end
    }

    private func chargeFees(_ prices: Multipliers) {
        let people = instance.people
        let activities = instance.activities
        var draws = false
        for w in 0..<people.budgetWords where people.budgetBits.base[person * people.budgetWords + w] != 0 {
            draws = true
        }
        guard draws else { return }
        let mine = pairs.ofPerson[person]
        for i in mine {
            for f in activities.fees[activities.activityOfTime[pairs.time[i]]]
            where people.draws(person, on: activities.feeBudget[f]) {
                net[i - mine.lowerBound] =
                    net[i - mine.lowerBound]
                    - prices.cost(activities.feeAmount[f], of: stocks.budget[activities.feeBudget[f]])
            }
        }
    }

    /// How a choice may be granted: freely; as the plan in force has it, which saves the cost of change; as fixed.
    private enum Way: Int, CaseIterable { case kept, free, locked }

    /// May a pair fill the `index`-th part under this way?
    @inline(__always) private func suits(_ pair: Int, _ q: Int, _ index: Int, _ way: Way) -> Bool {
        switch way {
        case .free: return true
        case .kept:
            let a = instance.activities.activityOfTime[pairs.time[pairs.ofPerson[person].lowerBound + pair]]
            return instance.past.enrolled[q].contains { instance.past.enrolledIn[$0] == a }
        case .locked:
            let a = instance.activities.activityOfTime[pairs.time[pairs.ofPerson[person].lowerBound + pair]]
            let wanted = instance.locks.grants[q]
            return index < wanted.count
                && instance.people.candidateActivity[instance.locks.grantCandidate[wanted.lowerBound + index]] == a
        }
    }

    /// What a way adds, or `never` where it is not open to the choice.
    private func premium(_ c: Int, _ way: Way) -> Int {
        let q = instance.people.requestOfChoice[c]
        let lock = instance.locks.request[q]
        let saved = instance.problem.changeCosts.grant * Multipliers.unit
        switch way {
        case .free: return lock == Locks.free ? 0 : PersonOracle.never
        case .kept:
            return lock == Locks.free && instance.past.granted[q] != 0
                && instance.past.enrolled[q].count == instance.people.uses[c].count ? saved : PersonOracle.never
        case .locked:
            guard lock == Locks.on, let first = instance.locks.grants[q].first else { return PersonOracle.never }
            let wanted = instance.people.choiceOfUse[
                instance.people.useOfCandidate[instance.locks.grantCandidate[first]]]
            guard wanted == c else { return PersonOracle.never }
            let kept = Set(instance.past.enrolled[q].map { instance.past.enrolledIn[$0] })
            let fixed = Set(
                instance.locks.grants[q].map {
                    instance.people.candidateActivity[instance.locks.grantCandidate[$0]]
                })
            return instance.past.granted[q] != 0 && kept == fixed ? saved : 0
        }
    }

    /// The most a choice can be worth by itself.
    private func ceiling(_ c: Int, _ way: Way) -> Int {
        let more = premium(c, way)
        guard more > PersonOracle.never else { return PersonOracle.never }
        var total = instance.people.choiceValue[c] * Multipliers.unit + more
        for (i, u) in instance.people.uses[c].enumerated() {
            let top = bestOf(u, i, way)
            guard top > PersonOracle.never else { return PersonOracle.never }
            total += top
        }
        return total
    }

    private func bestOf(_ u: Int, _ index: Int, _ way: Way) -> Int {
        let n = useStart[u - firstUse + 1] - useStart[u - firstUse]
        guard n > 0 else { return PersonOracle.never }
        if way == .free { return net[entry(u, 0)] }
        let q = instance.people.requestOfChoice[instance.people.choiceOfUse[u]]
        var top = PersonOracle.never
        for k in 0..<n {
            let i = list[useStart[u - firstUse] + k]
            if net[i] > top, suits(i, q, index, way) { top = net[i] }
        }
        return top
    }

    /// The `k`-th best pair of a use, selected when asked for.
    @inline(__always) private func entry(_ u: Int, _ k: Int) -> Int {
        let from = useStart[u - firstUse]
        let to = useStart[u - firstUse + 1]
        while sorted[u - firstUse] <= k {
            let at = from + sorted[u - firstUse]
            var top = at
            for i in at..<to where net[list[i]] > net[list[top]] { top = i }
            let x = list[top]
            list[top] = list[at]
            list[at] = x
            sorted[u - firstUse] += 1
        }
        return list[from + k]
    }

    /// Is a node with this much still possible worth a look? Keeps the bound if the search is cut off.
    @inline(__always) private func open(_ bound: Int) -> Bool {
        if bound <= best { return false }
        if cut {
            cutBound = max(cutBound, bound)
            return false
        }
        return true
    }

    private func request(_ r: Int, _ value: Int) {
        nodes += 1
        if nodes > PersonOracle.nodeLimit { cut = true }
        let spare = sharable(r) + wishCeiling + max(0, -unserved)
        guard open(value + after[r] + spare) else { return }
        if r == requests.count {
            leaf(value)
            return
        }
        restOf[r] = after[r + 1]
        if requests.count >= PersonOracle.lookahead, depth > 0 {
            var rest = 0
            for q in r + 1..<requests.count { rest += alive(q) }
            restOf[r] = rest
            guard open(value + alive(r) + rest + spare) else { return }
        }
        var skipped = instance.locks.request[requests.lowerBound + r] == Locks.on
        for i in variantStart[r]..<variantStart[r + 1] {
            let top = variantTop[i]
            if top < 0, !skipped {
                skipped = true
                request(r + 1, value)
            }
            guard open(value + top + restOf[r] + spare) else { break }
            let way = Way(rawValue: variantWay[i])!
            let more = instance.people.choiceValue[variantChoice[i]] * Multipliers.unit + premium(variantChoice[i], way)
            part(r, variantChoice[i], way, 0, value + more, top - more, depth)
        }
        if !skipped { request(r + 1, value) }
    }

    /// The most request `r` can be worth beside what is chosen so far.
    private func alive(_ r: Int) -> Int {
        let q = requests.lowerBound + r
        if instance.locks.request[q] == Locks.on { return after[r] - after[r + 1] }
        var top = 0
        for i in variantStart[r]..<variantStart[r + 1] {
            if variantTop[i] <= top { break }
            let c = variantChoice[i]
            let uses = instance.people.uses[c]
            guard uses.count == 1, variantWay[i] == Way.free.rawValue else {
                top = variantTop[i]
                continue
            }
            let u = uses.lowerBound
            let value = instance.people.choiceValue[c] * Multipliers.unit
            for k in 0..<(useStart[u - firstUse + 1] - useStart[u - firstUse]) {
                let e = entry(u, k)
                if value + net[e] <= top { break }
                if !clashes(e) {
                    top = value + net[e]
                    break
                }
            }
        }
        return top
    }

    private func part(_ r: Int, _ c: Int, _ way: Way, _ index: Int, _ value: Int, _ left: Int, _ base: Int) {
        nodes += 1
        if nodes > PersonOracle.nodeLimit { cut = true }
        let uses = instance.people.uses[c]
        if index == uses.count {
            if completes(r, base) {
                granted[r] = 1
                request(r + 1, value)
                granted[r] = 0
            }
            return
        }
        let u = uses.lowerBound + index
        let own = bestOf(u, index, way)
        let rest = left - own
        let common = wishCeiling + max(0, -unserved) + restOf[r] + rest
        let spare = common + sharable(r)
        let later = common + (index + 1 == uses.count ? laterDays[r + 1] : laterDays[r])
        let q = requests.lowerBound + r
        let n = useStart[u - firstUse + 1] - useStart[u - firstUse]
        for k in 0..<n {
            let i = entry(u, k)
            guard open(value + net[i] + spare) else { return }
            if way != .free, !suits(i, q, index, way) { continue }
            if clashes(i) { continue }
            let v = value + net[i] + attend(i)
            guard open(v + later) else { continue }
            stack[depth] = i
            depth += 1
            if !feesAreCosts || affordable() { part(r, c, way, index + 1, v, rest, base) }
            depth -= 1
        }
    }

    /// The most that requests from `r` on could save by attending days that others attend too: only one of them
    /// might attend each of its days first.
    @inline(__always) private func sharable(_ r: Int) -> Int {
        depth > 0 || r + 1 < requests.count || packaged ? laterDays[r] : 0
    }

    /// Adds the days of a pair to those of the stack, one level up; what is saved by days attended already.
    @inline(__always) private func attend(_ i: Int) -> Int {
        let activities = instance.activities
        let t = pairs.time[pairs.ofPerson[person].lowerBound + i]
        let from = union.base + depth * words
        let to = from + words
        if activities.site[activities.activityOfTime[t]] == -1 {
            for w in 0..<words { to[w] = from[w] }
            return 0
        }
        let bits = activities.dayBits.base + t * words
        var shared = 0
        for w in 0..<words {
            shared += (bits[w] & from[w]).nonzeroBitCount
            to[w] = from[w] | bits[w]
        }
        return shared * geometry.attendedDay * Multipliers.unit
    }

    @inline(__always) private func clashes(_ i: Int) -> Bool {
        let from = pairs.ofPerson[person].lowerBound
        let t = pairs.time[from + i]
        for k in 0..<depth where geometry.clash(t, pairs.time[from + stack[k]]) { return true }
        return false
    }

    /// Fees of all chosen so far within each budget's share of one person.
    private func affordable() -> Bool {
        let people = instance.people
        let activities = instance.activities
        let from = pairs.ofPerson[person].lowerBound
        for b in 0..<instance.places.budgetLimit.count where people.draws(person, on: b) {
            var spent = 0
            for k in 0..<depth {
                for f in activities.fees[activities.activityOfTime[pairs.time[from + stack[k]]]]
                where activities.feeBudget[f] == b { spent += activities.feeAmount[f] }
            }
            if spent > instance.places.budgetPerPerson[b] { return false }
        }
        return true
    }

    /// Where request `r`, just filled from `base` on, starts and ends; false if that breaks an order.
    private func completes(_ r: Int, _ base: Int) -> Bool {
        let people = instance.people
        let activities = instance.activities
        let from = pairs.ofPerson[person].lowerBound
        var (start, end) = (Int.max, Int.min)
        for k in base..<depth {
            let m = activities.meetings[pairs.time[from + stack[k]]]
            start = min(start, activities.meetingStart[m.lowerBound])
            end = max(end, activities.meetingEnd[m.upperBound - 1])
        }
        startOf[r] = start
        endOf[r] = end
        for o in people.orders[person] {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            guard f >= 0, s >= 0 else { continue }
            let (i, j) = (f - requests.lowerBound, s - requests.lowerBound)
            if i == j { if i == r, end + people.orderGap[o] > start { return false } else { continue } }
            if j == r, i < r, granted[i] != 0, endOf[i] + people.orderGap[o] > start { return false }
            if i == r, j < r, granted[j] != 0, end + people.orderGap[o] > startOf[j] { return false }
        }
        return true
    }

    private func leaf(_ value: Int) {
        let people = instance.people
        var v = value
        if depth == 0 {
            v -= unserved
        } else {
            if limited, depth > 1, !withinLimits() { return }
            if !feesAreCosts, !affordable() { return }
        }
        for o in people.orders[person] where people.orderNeeds[o] != 0 {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            guard f >= 0, s >= 0 else { continue }
            if granted[s - requests.lowerBound] != 0, granted[f - requests.lowerBound] == 0 { return }
        }
        if hasWishes {
            guard v + wishCeiling > best else { return }
            bindWishes()
            let ceiling = wishes.boundCeiling()
            nodes += wishes.nodes >> 1
            guard v + ceiling > best else { return }
            let dayWeight = geometry.attendedDay * Multipliers.unit
            let w = wishes.run(above: best - v, dayWeight: dayWeight, attended: union.base + depth * words)
            nodes += wishes.nodes >> 1
            guard v + w > best else { return }
            for k in 0..<people.wishes[person].count { dishes[k] = wishes.chosen[k] }
            v += w
        }
        guard v > best else { return }
        best = v
        chosenCount = depth
        let from = pairs.ofPerson[person].lowerBound
        for k in 0..<depth { chosen[k] = from + stack[k] }
    }

    private func withinLimits() -> Bool {
        let people = instance.people
        let activities = instance.activities
        let from = pairs.ofPerson[person].lowerBound
        for l in people.limits[person] {
            let period = people.limitPeriod[l]
            for i in 0..<instance.places.periods[period].count {
                var load = 0
                for k in 0..<depth {
                    for m in activities.meetings[pairs.time[from + stack[k]]]
                    where instance.places.interval(of: period, at: activities.meetingStart[m]) == i {
                        load += activities.meetingEnd[m] - activities.meetingStart[m]
                    }
                }
                if load > people.limitMinutes[l] { return false }
            }
        }
        return true
    }

    /// Tells the wishes what the orders make of the bundle.
    private func bindWishes() {
        let people = instance.people
        wishes.unbind()
        for o in people.orders[person] {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            if f >= 0, s < 0 {
                let r = f - requests.lowerBound
                if granted[r] != 0 {
                    wishes.bind(~s, from: endOf[r] + people.orderGap[o])
                } else if people.orderNeeds[o] != 0 {
                    wishes.forbid(~s)
                }
            } else if f < 0, s >= 0, granted[s - requests.lowerBound] != 0 {
                let r = s - requests.lowerBound
                wishes.bind(~f, to: startOf[r] - people.orderGap[o] - wishes.minutes(of: ~f))
                if people.orderNeeds[o] != 0 { wishes.require(~f) }
            }
        }
    }
}
