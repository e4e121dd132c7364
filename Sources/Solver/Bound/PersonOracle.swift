import Problem

/// The best bundle of one person at given prices: enrolments for all requests, and appointments beside them.
///
/// Depth-first branch and bound over requests, choices and parts, each list best first, so that a person whose
/// favourites do not clash costs little more than reading the prices. Conflicts, orders, limits, budgets, attended
/// days, counselor changes and waits between meetings are exact; an appointment is taken to find a minute on a day it
/// shares with meetings, and to fill what wait it can. A search that is cut off returns the most that its open branches could hold: the value is
/// then too high, never too low (Geoffrion 1974: any relaxation of a subproblem keeps the bound).
final class PersonOracle {
    let instance: Instance
    let geometry: Geometry
    let pairs: Pairs
    let stocks: Stocks
    let wishes: WishOracle
    private let arena = Arena()
    let words: Int
    static let never = -(1 << 50)
    static let mostNodes = 6_000
    /// Nodes after which the person at hand is cut off.
    var nodeLimit = mostNodes

    /// By pair: 1 if it must be attended, −1 if it must not, of a part of the problem. What must be is worth `promise` more, so that it is not left out
    /// where it can be had (but for worths beyond that: the bound holds all the same), and what all that is promised comes to is taken off the dual.
    private let isDecided: Buffer<Int8>
    private var decided: [Int] = []
    static let promise = 1 << 40
    private(set) var promised = 0
    /// It is a part of the problem that is asked about.
    var isOfAPart: Bool { !decided.isEmpty }

    // Of the person at hand.
    var person = 0
    /// Counts evaluations of the dual.
    var round = 0
    let net: Buffer<Int>
    let list: Buffer<Int32>
    let sorted: Buffer<Int32>
    let useStart: Buffer<Int32>
    /// What the requests from a turn on can be worth by themselves; what those after it can be worth beside what is chosen.
    let after: Buffer<Int>
    let restOf: Buffer<Int>
    /// From so many requests on it pays to look which options of later requests still fit.
    static let lookahead = 4
    let variantStart, variantTop, variantChoice, variantWay: Buffer<Int>
    var requests = 0..<0
    var firstUse = 0
    var unserved = 0
    var limited = false
    var packaged = false
    var hasWishes = false
    var wishCeiling = 0
    let isPacker: [Bool]
    let packing: Packing
    /// Cost of a minute waited, at least 0; minutes waited by who attends a time alone, and on the worst day of it.
    let waitWeight: Int
    let ownWait, mostWait: Values
    let cursor: Buffer<Int>
    /// By request: the price of all its days, in money.
    let daysOfRequest: Values
    let feesAreCosts: Bool

    // The bundle under construction: pairs, and by request where it ends and starts.
    let stack: Buffer<Int32>
    var depth = 0
    let granted: Buffer<Int8>
    let startOf: Buffer<Int>
    let endOf: Buffer<Int>
    /// Days attended by the first so many pairs of the stack, as bits.
    let union: Buffer<UInt64>
    /// The turn in which requests are decided, and what they might save by sharing days.
    let sharing: DaySharing
    var best = 0
    var cutBound = 0
    var nodes = 0
    var cut = false

    /// Pairs of the best bundle.
    let chosen: Buffer<Int32>
    var chosenCount = 0
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
        var daysOfRequest: [Int] = []
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
                daysOfRequest.append(days)
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
        self.daysOfRequest = arena.table(daysOfRequest)
        feesAreCosts = instance.activities.feeAmount.indices.allSatisfy { instance.activities.feeAmount[$0] >= 0 }
        let packers = PersonOracle.packers(instance, geometry, pairs)
        isPacker = packers.isPacker
        packing = Packing(options: packers.options, requests: packers.requests)
        waitWeight = max(0, instance.weights.wait)
        let waits = PersonOracle.ownWaits(instance)
        ownWait = arena.table(waits.sum)
        mostWait = arena.table(waits.most)
        cursor = arena.buffer(mostDepth)
        isDecided = arena.buffer(pairs.count)
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
        sharing = DaySharing(instance, geometry, mostRequests: mostRequests)
        chosen = arena.buffer(mostDepth)
        dishes = arena.buffer(mostWishes)
    }

    /// From now on pairs must be attended, or not, as is decided for a part of the problem: with one that must be none that clashes with it, and none at
    /// times that are `barred`.
    func decide(_ wanted: [Decision], barred: [Int]) {
        for i in decided { isDecided[i] = 0 }
        decided.removeAll(keepingCapacity: true)
        promised = 0
        func set(_ i: Int, _ value: Int) {
            isDecided[i] = value
            decided.append(i)
        }
        for t in barred { for k in pairs.ofTime[t] { set(pairs.pairOfTime[k], -1) } }
        for decision in wanted {
            guard case .attends(let i) = decision.question, decision.isSo else { continue }
            for k in pairs.ofPerson[pairs.person[i]] where k != i && geometry.clash(pairs.time[i], pairs.time[k]) {
                set(k, -1)
            }
        }
        for decision in wanted {
            guard case .attends(let i) = decision.question else { continue }
            set(i, decision.isSo ? 1 : -1)
            if decision.isSo { promised += PersonOracle.promise }
        }
    }

    /// What is added to the worth of a pair.
    @inline(__always) func favour(_ pair: Int) -> Int { isDecided[pair] * PersonOracle.promise }

    /// Value of the best bundle of `p`, in `Multipliers.unit`ths, or more if the search was cut off.
    func solve(_ p: Int, _ prices: Multipliers) -> Int {
        open(p, prices)
        for r in 0..<requests.count { granted[r] = 0 }
        depth = 0
        best = PersonOracle.never
        cutBound = PersonOracle.never
        nodes = 0
        cut = false
        nodeLimit = isPacker[p] ? PersonOracle.plainNodes : PersonOracle.mostNodes
        chosenCount = 0
        for w in 0..<words { union.base[w] = 0 }
        for w in 0..<instance.people.wishes[p].count { dishes[w] = -1 }
        let ceiling = after[0] + sharing.most(from: 0) + wishCeiling + max(0, -unserved)
        request(0, 0)
        if cut, isPacker[p] {
            cut = false
            return pack()
        }
        if cut || best <= PersonOracle.never { return best <= PersonOracle.never ? ceiling : max(best, cutBound) }
        return best
    }
}
