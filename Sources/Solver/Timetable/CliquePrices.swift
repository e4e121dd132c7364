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
    /// After `lookAtBest`: by node alive what it is worth less its cliques' prices, by group the node that has most left (−1: none
    /// has anything).
    let left: Buffer<Int>
    let top: Buffer<Int32>
    /// Work done so far: nodes and prices looked at.
    private(set) var work = 0
    // By clique the running mean of what is left of it; by node the share of it that was had of late.
    private let slope, share: UnsafeMutablePointer<Float>
    // No clique is worth more than its dearest node.
    private var ceiling: Float = 1
    // What is alive: nodes by group, with their cliques; cliques.
    private var (nodes, crowds, rows) = (0, 0, 0)
    private let crowdStart, crowdGroup, nodeNow, usesStart, topNow, rowNow, cliqueNow: Buffer<Int32>
    private var uses: Buffer<Int32>
    private let weightNow, leftNow, priceNow, bestNow, useNow: Buffer<Int>
    private let shareNow: UnsafeMutablePointer<Float>
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
        left = arena.buffer(n)
        top = arena.buffer(members.count)
        slope = arena.floats(most)
        share = arena.floats(n)
        crowdStart = arena.buffer(members.count + 1)
        crowdGroup = arena.buffer(members.count)
        topNow = arena.buffer(members.count)
        nodeNow = arena.buffer(n)
        usesStart = arena.buffer(n + 1)
        rowNow = arena.buffer(most)
        cliqueNow = arena.buffer(most)
        uses = arena.buffer(clique.count)
        weightNow = arena.buffer(n)
        leftNow = arena.buffer(n)
        priceNow = arena.buffer(most)
        bestNow = arena.buffer(most)
        useNow = arena.buffer(most)
        shareNow = arena.floats(n)
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

    /// Lowers L by subgradient steps from `price`, and leaves the prices where it was least in `best`; stops where it falls to `target`, which is what it
    /// is hoped to come to. Returns the least.
    func descend(_ alive: UnsafeMutablePointer<UInt64>, steps: Int, target: Int) -> Int {
        gather(alive)
        var (factor, idle, least): (Float, Int, Int) = (0.3, 0, Int.max)
        for step in 0..<steps {
            let v = look()
            let part = max(CliquePrices.smoothing, 1 / Float(step + 1))
            for i in 0..<nodes { shareNow[i] *= 1 - part }
            for g in 0..<crowds where topNow[g] >= 0 { shareNow[topNow[g]] += part }
            if v < least {
                least = v
                bestNow.base.update(from: priceNow.base, count: rows)
                idle = 0
                factor *= 1.05
            } else {
                idle += 1
                if idle & 7 == 0 { factor *= 0.7 }
            }
            if least <= target { break }
            var norm: Float = 0
            for c in 0..<rows {
                let s = Float(1 - useNow.base[c])
                slope[c] = step == 0 ? s : 0.65 * slope[c] + 0.35 * s
                if priceNow.base[c] > 0 || slope[c] < 0 { norm += slope[c] * slope[c] }
            }
            if norm < 1e-6 { break }
            let length = factor * Float(max(v - target, v / 1000)) / norm
            for c in 0..<rows {
                priceNow.base[c] = Int(max(0, min(ceiling, Float(priceNow.base[c]) - length * slope[c])))
            }
        }
        best.base.update(repeating: 0, count: count)
        for c in 0..<rows { best[cliqueNow[c]] = bestNow[c] }
        for v in 0..<graph.count { share[v] = 0 }
        for i in 0..<nodes { share[nodeNow[i]] = shareNow[i] }
        return least
    }

    /// Lays out what is alive, in one piece: its groups, its nodes, and the cliques of which two nodes are alive or more. The others' prices are 0 then.
    private func gather(_ alive: UnsafeMutablePointer<UInt64>) {
        useNow.base.update(repeating: 0, count: count)
        (nodes, crowds) = (0, 0)
        for g in 0..<groups.count {
            let first = nodes
            for v in groups[g] where alive[v >> 6] >> UInt64(v & 63) & 1 != 0 {
                nodeNow[nodes] = v
                weightNow[nodes] = weight[v]
                nodes += 1
                for k in cliquesOf[v] { useNow.base[clique[k]] += 1 }
            }
            guard nodes > first else { continue }
            (crowdStart[crowds], crowdGroup[crowds]) = (first, g)
            crowds += 1
        }
        crowdStart[crowds] = nodes
        rows = 0
        for c in 0..<count {
            rowNow[c] = useNow[c] > 1 ? rows : -1
            guard useNow[c] > 1 else { continue }
            cliqueNow[rows] = c
            priceNow[rows] = price[c]
            rows += 1
        }
        var at = 0
        for i in 0..<nodes {
            usesStart[i] = at
            for k in cliquesOf[nodeNow[i]] where rowNow[clique[k]] >= 0 {
                uses[at] = rowNow[clique[k]]
                at += 1
            }
        }
        usesStart[nodes] = at
    }

    /// L of what was gathered.
    private func look() -> Int {
        work += nodes + usesStart[nodes] + 4 * rows
        var total = 0
        for c in 0..<rows {
            total += priceNow.base[c]
            useNow.base[c] = 0
        }
        for g in 0..<crowds {
            var (most, at) = (0, -1)
            for i in crowdStart[g]..<crowdStart[g + 1] {
                var worth = weightNow.base[i]
                for k in usesStart[i]..<usesStart[i + 1] { worth -= priceNow.base[uses[k]] }
                leftNow.base[i] = worth
                if worth > most { (most, at) = (worth, i) }
            }
            topNow[g] = at
            total += most
            if at >= 0 { for k in usesStart[at]..<usesStart[at + 1] { useNow.base[uses[k]] += 1 } }
        }
        return total
    }

    /// L of what was alive when `descend` was called, at the prices where it was least: the same again, with what is left of each.
    func lookAtBest() -> Int {
        priceNow.base.update(from: bestNow.base, count: rows)
        let total = look()
        for i in 0..<nodes { left[nodeNow[i]] = leftNow[i] }
        top.fill(-1)
        for g in 0..<crowds where topNow[g] >= 0 { top[crowdGroup[g]] = nodeNow[topNow[g]] }
        return total
    }

    /// Adds cliques that the last answers together do not keep, at price 0; false if there are none.
    func addCliques() -> Bool {
        let found = CliqueCover.violated(graph, share: share, known: known).prefix(most - count)
        if found.isEmpty { return false }
        for c in count..<count + found.count { (price[c], best[c]) = (0, 0) }
        cliques += found
        known.formUnion(found)
        (cliquesOf, clique) = CliquePrices.index(cliques, of: graph.count, arena)
        uses = arena.buffer(clique.count)
        return true
    }
}
