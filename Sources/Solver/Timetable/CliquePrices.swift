/// Prices of cliques, and what they say of the heaviest set of a graph in groups: the Lagrangian dual of one constraint a
/// clique, "one of these at most" (Held and Karp 1970).
///
///     L(prices) = Σ price of each clique + Σ over groups of the most that a node is worth less its cliques' prices
///
/// No set is heavier than L at any prices of 0 or more. The cliques hold every edge between groups at first, and more are
/// added where the prices show that a larger one is broken.
final class CliquePrices {
    let graph: BitGraph
    let groups: Rows
    /// What each node is worth.
    let weight: Buffer<Int>
    private var cliques: [[Int]]
    private var known: Set<[Int]>
    private(set) var cliquesOf: Rows
    private(set) var clique: Ints
    /// How many cliques there can be.
    let most: Int
    /// Prices: where L is looked at, and where it was least when `descend` returned.
    let price, best: Buffer<Int>
    /// After an evaluation: by node what it is worth less its cliques' prices, by group the node that has most left (−1: none
    /// has anything).
    let left: Buffer<Int>
    let top: Buffer<Int32>
    /// Evaluations so far.
    private(set) var evaluations = 0
    private let use: Buffer<Int>
    // By clique the running mean of what is left of it; by node the share of it that was had of late.
    private let slope, share: UnsafeMutablePointer<Float>
    // No clique is worth more than its dearest node.
    private var ceiling: Float = 1
    private let arena = Arena()

    private static let more = 100
    private static let smoothing: Float = 0.03

    /// - Parameter group: of each node, ascending from 0.
    init(_ graph: BitGraph, group: [Int]) {
        self.graph = graph
        let n = graph.count
        var members = [[Int]](repeating: [], count: (group.last ?? -1) + 1)
        for (i, g) in group.enumerated() { members[g].append(i) }
        groups = Rows(members, arena)
        cliques = CliqueCover.of(graph, group: group)
        known = Set(cliques)
        (cliquesOf, clique) = CliquePrices.index(cliques, of: n, arena)
        most = cliques.count + CliquePrices.more
        weight = arena.buffer(n)
        price = arena.buffer(most)
        best = arena.buffer(most)
        use = arena.buffer(most)
        left = arena.buffer(n)
        top = arena.buffer(members.count)
        slope = arena.floats(most)
        share = arena.floats(n)
    }

    private static func index(_ cliques: [[Int]], of n: Int, _ arena: Arena) -> (Rows, Ints) {
        var of = [[Int]](repeating: [], count: n)
        for (c, clique) in cliques.enumerated() { for v in clique { of[v].append(c) } }
        return (Rows(of, arena), arena.table(of.flatMap { $0 }))
    }

    var count: Int { cliques.count }

    /// What is left of the best node of a group.
    @inline(__always) func mostLeft(_ g: Int) -> Int { top[g] < 0 ? 0 : left[top[g]] }

    /// Takes note of new weights.
    func weigh() {
        ceiling = 1
        for v in 0..<graph.count { ceiling = max(ceiling, Float(weight[v])) }
    }

    /// L at `price` of the nodes alive.
    func evaluate(_ alive: UnsafeMutablePointer<UInt64>) -> Int {
        evaluations += 1
        var total = 0
        for c in 0..<count {
            total += price.base[c]
            use.base[c] = 0
        }
        for g in 0..<groups.count {
            var (most, at) = (0, -1)
            for v in groups[g] where alive[v >> 6] >> UInt64(v & 63) & 1 != 0 {
                var worth = weight.base[v]
                for k in cliquesOf[v] { worth -= price.base[clique[k]] }
                left.base[v] = worth
                if worth > most { (most, at) = (worth, v) }
            }
            top[g] = at
            total += most
            if at >= 0 { for k in cliquesOf[at] { use.base[clique[k]] += 1 } }
        }
        return total
    }

    /// Lowers L by subgradient steps from `price`, and returns the least; stops where it falls to `target`, which is what it
    /// is hoped to come to.
    func descend(_ alive: UnsafeMutablePointer<UInt64>, steps: Int, target: Int) -> Int {
        var (factor, idle, least): (Float, Int, Int) = (0.3, 0, Int.max)
        for step in 0..<steps {
            let v = evaluate(alive)
            let part = max(CliquePrices.smoothing, 1 / Float(step + 1))
            for i in 0..<graph.count { share[i] *= 1 - part }
            for g in 0..<groups.count where top[g] >= 0 { share[top[g]] += part }
            if v < least {
                least = v
                best.base.update(from: price.base, count: count)
                idle = 0
                factor *= 1.05
            } else {
                idle += 1
                if idle & 7 == 0 { factor *= 0.7 }
            }
            if least <= target { break }
            var norm: Float = 0
            for c in 0..<count {
                let s = Float(1 - use.base[c])
                slope[c] = step == 0 ? s : 0.65 * slope[c] + 0.35 * s
                if price.base[c] > 0 || slope[c] < 0 { norm += slope[c] * slope[c] }
            }
            if norm < 1e-6 { break }
            let length = factor * Float(max(v - target, v / 1000)) / norm
            for c in 0..<count { price.base[c] = Int(max(0, min(ceiling, Float(price.base[c]) - length * slope[c]))) }
        }
        return least
    }

    /// Adds cliques that the last answers together do not keep, at price 0; false if there are none.
    func addCliques() -> Bool {
        let found = CliqueCover.violated(graph, share: share, known: known).prefix(most - count)
        if found.isEmpty { return false }
        for c in count..<count + found.count { (price[c], best[c]) = (0, 0) }
        cliques += found
        known.formUnion(found)
        (cliquesOf, clique) = CliquePrices.index(cliques, of: graph.count, arena)
        return true
    }
}
