/// The heaviest set of nodes no two of which are neighbours, and a number no such set exceeds, however early the search for
/// it ends: branch and bound, the highest bound first while there is room (Land and Doig 1960).
///
/// Nodes come in groups whose members are all neighbours (the ways to run one activity). The bound of a branch is that of
/// `CliquePrices`. Then every node is tried: with its neighbours gone, could the rest still be heavier than the heaviest set
/// known? If not, it is dropped from the branch; and the group whose nodes leave least over is branched on.
final class HeaviestSet {
    private let graph: BitGraph
    private let neighbours: Rows
    private let neighbour: Ints
    private let prices: CliquePrices
    private let pool: BranchPool
    private let arena = Arena()
    /// The heaviest set known, as bits.
    private let best: Buffer<UInt64>
    /// What it is worth.
    private(set) var value = 0
    // By node the most a set with it could be.
    private let reach: Buffer<Int>
    private let trial: Buffer<UInt64>
    private let rootPrice: Buffer<Int>
    private var isFirst = true
    private var kept: KeptSets
    private let tabu: Tabu
    /// Searches so far: each has chances of its own.
    private var searches: UInt64 = 0

    /// Iterations of tabu search for a heavy set.
    struct Tabu {
        /// Before the first proof, and before later ones.
        var first = 30_000
        var later = 2_000
        /// Of `find`, and of each of three searches of `findMore`.
        var quick = 700
        var sure = 1_500
        /// What is heaviest is found by proofs alone.
        static let none = Tabu(first: 0, later: 0, quick: 0, sure: 0)
    }

    private static let firstRounds = 8
    private static let firstSteps = 150
    private static let rootSteps = 60
    private static let branchSteps = 25

    /// - Parameters:
    ///   - neighbours: of each node; nodes of a group must all be neighbours.
    ///   - group: of each node, ascending from 0.
    ///   - memory: for branches; what is in it is lost with the next `begin` of another set that shares it.
    init(
        _ neighbours: [[Int]], group: [Int], memory: BranchMemory, tabu: Tabu = Tabu()
    ) {
        self.tabu = tabu
        graph = BitGraph(neighbours, arena)
        self.neighbours = Rows(neighbours, arena)
        neighbour = arena.table(neighbours.flatMap { $0 })
        prices = CliquePrices(graph, group: group)
        let groups = prices.groups
        let mostBranches = ((0..<groups.count).map { groups[$0].count }.max() ?? 0) + 2
        pool = BranchPool(
            words: graph.words, groups: groups.count, prices: prices.most, most: mostBranches, memory: memory)
        best = arena.buffer(graph.words)
        trial = arena.buffer(graph.words)
        reach = arena.buffer(graph.count)
        rootPrice = arena.buffer(prices.most)
        kept = KeptSets(words: graph.words, arena)
    }

    var count: Int { graph.count }

    /// What each node is worth; to be set before `begin` or `find`. Those worth 0 or less are left out.
    var weight: Buffer<Int> { prices.weight }

    @inline(__always) func isIn(_ v: Int) -> Bool { best.base[v >> 6] >> UInt64(v & 63) & 1 != 0 }

    /// What no set exceeds, as far as was known when `begin` or `work` returned.
    private(set) var bound = 0

    /// No more can be learnt: the set known is the heaviest, or there is no room for more branches.
    var isOver: Bool { bound == value || isStuck }
    private var isStuck = false

    /// Takes up the weights as they are now, and finds a heavy set: nothing is known of how much heavier one could be.
    func find(ticks: inout Int) {
        findSet(iterations: tabu.quick, &ticks)
    }

    /// Looks for a heavier one, at the weights of the last `find`, from that and twice from nothing.
    func findMore(ticks: inout Int) {
        improve(fromBest: true, iterations: tabu.sure, &ticks)
        for _ in 0..<2 { improve(fromBest: false, iterations: tabu.sure, &ticks) }
        kept.keep(best)
    }

    /// Takes up the weights as they are now: a heavy set, and the bound of the whole.
    func begin(ticks: inout Int) {
        let before = prices.work
        findSet(iterations: isFirst ? tabu.first : tabu.later, &ticks)
        prices.weigh()
        pool.clear()
        isStuck = !pool.hasRoom
        guard !isStuck else {
            bound = (0..<prices.groups.count).reduce(0) { $0 + max(0, prices.groups[$1].map { weight[$0] }.max() ?? 0) }
            return
        }
        let root = pool.take()
        for v in 0..<count where weight[v] > 0 { pool.alive(root)[v >> 6] |= 1 << UInt64(v & 63) }
        prices.price.copy(from: rootPrice)
        for _ in 0..<(isFirst ? HeaviestSet.firstRounds : 1) {
            let steps = isFirst ? HeaviestSet.firstSteps : HeaviestSet.rootSteps
            let least = prices.descend(pool.alive(root), steps: steps, target: value)
            pool.bound[root] = min(pool.bound[root], least)
            prices.price.copy(from: prices.best)
            if !prices.addCliques() { break }
        }
        rootPrice.copy(from: prices.price)
        pool.store(root, rootPrice)
        pool.keep(root)
        isFirst = false
        ticks -= cost(before)
        note()
    }

    /// Looks at branches for about `ticks`.
    func work(ticks: inout Int) {
        while ticks > 0, !isOver {
            guard let b = pool.next() else {
                isStuck = true
                return
            }
            if pool.bound[b] <= value {
                pool.give(b)
                ticks -= 1
                note()
                continue
            }
            let before = prices.work
            pool.load(b, into: prices.price)
            let least = prices.descend(pool.alive(b), steps: HeaviestSet.branchSteps, target: value - pool.fixed[b])
            pool.bound[b] = min(pool.bound[b], pool.fixed[b] + least)
            if pool.bound[b] > value {
                pool.store(b, prices.best)
                branch(b)
            }
            pool.give(b)
            ticks -= cost(before)
            note()
        }
    }

    private func note() { bound = max(value, pool.highest ?? value) }

    private func cost(_ before: Int) -> Int { 1 + (prices.work - before) >> 11 }

    /// The heaviest of the sets known, at the weights that hold now, bettered by a short tabu search.
    private func findSet(iterations: Int, _ ticks: inout Int) {
        kept.keep(best)
        kept.recall(into: best, weight: weight)
        value = -1
        improve(fromBest: true, iterations: iterations, &ticks)
        kept.keep(best)
    }

    /// Tabu search; what it comes to is the best set known if it is heavier.
    private func improve(fromBest: Bool, iterations: Int, _ ticks: inout Int) {
        ticks -= (iterations * count) >> 10
        searches += 1
        let search = IndependentSet(
            neighbours, neighbour, weights: (0..<count).map { weight[$0] }, seed: searches,
            patience: HeaviestSet.patience)
        if fromBest { for v in 0..<count where isIn(v) && weight[v] > 0 { search.put(v) } }
        search.begin()
        search.improve(window: Array(0..<count), iterations: iterations)
        guard search.bestValue > value else { return }
        best.fill(0)
        for v in search.nodes { best.base[v >> 6] |= 1 << UInt64(v & 63) }
        value = search.bestValue
    }

    /// Iterations without gain after which a set is shaken: on the graphs of *centre* a thousand iterations come nearer by ten than by twenty or fifty.
    private static let patience = 10

    // MARK: Branching

    private func branch(_ b: Int) {
        let alive = pool.alive(b)
        let first = pool.fixed[b] + prices.lookAtBest()
        round(b)
        guard let total = drop(b, first) else { return }
        var (chosen, least) = (-1, Int.max)
        for g in 0..<prices.groups.count where !pool.isDecided(b, g) {
            var over = max(0, total - prices.mostLeft(g) - value)
            var members = 0
            for v in prices.groups[g] where isAlive(v, alive) {
                over += reach[v] - value
                members += 1
            }
            if members == 0 {
                pool.decide(b, g)
            } else if over < least {
                (chosen, least) = (g, over)
            }
        }
        // Where nothing is left to choose, `round` has taken all.
        guard chosen >= 0 else { return }
        let without = total - prices.mostLeft(chosen)
        if without > value { _ = child(of: b, deciding: chosen, bound: without) }
        for v in prices.groups[chosen] where isAlive(v, alive) {
            let c = child(of: b, deciding: chosen, bound: reach[v])
            pool.fixed[c] = pool.fixed[b] + weight[v]
            pool.taken(c)[v >> 6] |= 1 << UInt64(v & 63)
            for w in 0..<graph.words { pool.alive(c)[w] &= ~graph.row(v)[w] }
        }
    }

    /// A branch in which nothing more of a group can be taken.
    private func child(of b: Int, deciding g: Int, bound: Int) -> Int {
        let c = pool.take(like: b)
        pool.bound[c] = min(pool.bound[b], bound)
        pool.decide(c, g)
        for v in prices.groups[g] { pool.alive(c)[v >> 6] &= ~(1 << UInt64(v & 63)) }
        pool.keep(c)
        return c
    }

    /// Of the nodes that are best at the prices, as many as do not exclude each other: now and then a set heavier than the
    /// one known.
    private func round(_ b: Int) {
        trial.base.update(from: pool.taken(b), count: graph.words)
        var worth = pool.fixed[b]
        for g in 0..<prices.groups.count where prices.top[g] >= 0 {
            let v = prices.top[g]
            guard (0..<graph.words).allSatisfy({ graph.row(v)[$0] & trial.base[$0] == 0 }) else { continue }
            trial.base[v >> 6] |= 1 << UInt64(v & 63)
            worth += weight[v]
        }
        if worth > value {
            value = worth
            best.copy(from: trial)
        }
    }

    /// Drops nodes that no set heavier than the one known can hold, until there are none; what the bound comes to then, nil if
    /// the branch cannot hold such a set at all. Leaves in `reach` the most that a set with each node could be.
    private func drop(_ b: Int, _ first: Int) -> Int? {
        let alive = pool.alive(b)
        var total = first
        var isChanged = true
        while isChanged {
            if total <= value { return nil }
            isChanged = false
            for g in 0..<prices.groups.count where !pool.isDecided(b, g) {
                for v in prices.groups[g] where isAlive(v, alive) {
                    reach[v] = most(with: v, of: g, alive, total)
                    if reach[v] > value { continue }
                    alive[v >> 6] &= ~(1 << UInt64(v & 63))
                    guard prices.top[g] == v else { continue }
                    total -= prices.left[v]
                    prices.top[g] = heaviest(g, alive, notNextTo: nil)
                    total += prices.mostLeft(g)
                    isChanged = true
                }
            }
        }
        return total
    }

    /// The bound with one node taken and its neighbours gone.
    @inline(__always) private func most(
        with v: Int, of own: Int, _ alive: UnsafeMutablePointer<UInt64>, _ total: Int
    ) -> Int {
        var most = total - prices.mostLeft(own) + prices.left[v]
        let row = graph.row(v)
        for g in 0..<prices.groups.count where g != own {
            if most <= value { break }
            let t = prices.top[g]
            guard t >= 0, row[t >> 6] >> UInt64(t & 63) & 1 != 0 else { continue }
            let other = heaviest(g, alive, notNextTo: row)
            most -= prices.left[t] - (other < 0 ? 0 : prices.left[other])
        }
        return most
    }

    /// The node of a group that has most left, −1 if none has anything.
    @inline(__always) private func heaviest(
        _ g: Int, _ alive: UnsafeMutablePointer<UInt64>, notNextTo row: UnsafeMutablePointer<UInt64>?
    ) -> Int {
        var (most, at) = (0, -1)
        for u in prices.groups[g] where isAlive(u, alive) && prices.left.base[u] > most {
            if let row, row[u >> 6] >> UInt64(u & 63) & 1 != 0 { continue }
            (most, at) = (prices.left.base[u], u)
        }
        return at
    }

    @inline(__always) private func isAlive(_ v: Int, _ alive: UnsafeMutablePointer<UInt64>) -> Bool {
        alive[v >> 6] >> UInt64(v & 63) & 1 != 0
    }
}
