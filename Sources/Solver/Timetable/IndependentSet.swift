/// A heavy set of nodes no two of which are neighbours, by tabu search (the moves of Wu, Hao and Glover 2012, "Multi-
/// neighborhood tabu search for the maximum weight clique problem", on the complement): a node is put in and its
/// neighbours leave, always the best move that is not tabu; now and then a shake from the best set known.
final class IndependentSet {
    private let neighbours: Rows
    private let neighbour: Ints
    private let weight: Buffer<Int>
    private let isIn: Buffer<UInt8>
    /// Weight of the neighbours that are in.
    private let load: Buffer<Int>
    /// The iteration until which a node may not be put in.
    private let tabu: Buffer<Int>
    private let best: Buffer<UInt8>
    /// Where a node is in the window that is searched, −1 elsewhere; and by that what putting it in would gain, the least there is if it is in.
    private let place: Buffer<Int32>
    private let gains: Buffer<Int>
    /// Nodes that were put in or taken out since the best set was known, each once, and how many.
    private let changed: Buffer<Int32>
    private let isChanged: Buffer<UInt8>
    private var changes = 0
    private let arena = Arena()
    private var random: Random
    private var iteration = 0
    /// Nodes looked at.
    private(set) var looks = 0
    private(set) var value = 0
    private(set) var bestValue = 0
    /// Iterations without gain after which the set is shaken.
    private let patience: Int

    /// - Parameters:
    ///   - weights: nodes of weight 0 or less are never put in.
    ///   - patience: iterations without gain after which the set is shaken.
    init(_ neighbours: Rows, _ neighbour: Ints, weights: [Int], seed: UInt64, patience: Int = 20) {
        (self.neighbours, self.neighbour, self.patience) = (neighbours, neighbour, patience)
        let n = weights.count
        weight = arena.buffer(n)
        for v in 0..<n { weight[v] = weights[v] }
        isIn = arena.buffer(n)
        load = arena.buffer(n)
        tabu = arena.buffer(n)
        best = arena.buffer(n)
        place = arena.buffer(n, -1)
        gains = arena.buffer(n)
        changed = arena.buffer(n)
        isChanged = arena.buffer(n)
        random = Random(seed: seed)
    }

    /// Nodes of the heaviest set found.
    var nodes: [Int] { (0..<best.count).filter { best[$0] != 0 } }

    /// Puts a node in, unless it is; its neighbours leave.
    func put(_ v: Int) {
        if isIn[v] != 0 { return }
        for k in neighbours[v] where isIn[neighbour[k]] != 0 { remove(neighbour[k]) }
        isIn[v] = 1
        note(v)
        value += weight[v]
        looks += 2 * neighbours[v].count
        burden(v, weight[v])
        if place[v] >= 0 { gains[place[v]] = Int.min }
    }

    private func remove(_ v: Int) {
        isIn[v] = 0
        note(v)
        looks += neighbours[v].count
        value -= weight[v]
        tabu[v] = iteration + 3 + random.below(5)
        burden(v, -weight[v])
        if place[v] >= 0 { gains[place[v]] = weight[v] - load[v] }
    }

    /// A node's neighbours have so much more beside them. None of them is in.
    @inline(__always) private func burden(_ v: Int, _ more: Int) {
        for k in neighbours[v] {
            let u = neighbour[k]
            load[u] = load[u] + more
            let i = place[u]
            if i >= 0 { gains[i] = gains[i] &- more }
        }
    }

    @inline(__always) private func note(_ v: Int) {
        if isChanged[v] != 0 { return }
        isChanged[v] = 1
        changed[changes] = v
        changes += 1
    }

    /// Takes what is in as the set to improve on.
    func begin() {
        bestValue = value
        for i in 0..<changes {
            let v = changed[i]
            best[v] = Int(isIn[v])
            isChanged[v] = 0
        }
        changes = 0
    }

    /// Tabu search among the nodes of `window` for so many iterations.
    func improve(window: [Int], iterations: Int) {
        let candidates = window.filter { weight[$0] > 0 }
        guard candidates.count > 1 else {
            if let only = candidates.first, isIn[only] == 0, weight[only] > load[only] {
                put(only)
                begin()
            }
            return
        }
        let list: Ints = arena.table(candidates)
        for (i, v) in candidates.enumerated() {
            place[v] = i
            gains[i] = isIn[v] != 0 ? Int.min : weight[v] - load[v]
        }
        defer { for v in candidates { place[v] = -1 } }
        var idle = 0
        for _ in 0..<iterations {
            iteration += 1
            looks += list.count
            var (chosen, most, ties) = (-1, Int.min, 0)
            for i in 0..<list.count {
                let gain = gains.base[i]
                if gain < most || gain == Int.min { continue }
                let v = list[i]
                if tabu.base[v] > iteration && value + gain <= bestValue { continue }
                if gain > most {
                    (chosen, most, ties) = (v, gain, 1)
                } else {
                    ties += 1
                    if random.oneIn(ties) { chosen = v }
                }
            }
            guard chosen >= 0 else { continue }
            put(chosen)
            idle += 1
            if value > bestValue {
                begin()
                idle = 0
            } else if idle >= patience {
                idle = 0
                restore()
                for _ in 0..<1 + random.below(3) { put(list[random.below(list.count)]) }
            }
        }
        restore()
    }

    /// Back to the best set.
    private func restore() {
        let n = changes
        for i in 0..<n where isIn[changed[i]] != 0 && best[changed[i]] == 0 { remove(changed[i]) }
        for i in 0..<n where isIn[changed[i]] == 0 && best[changed[i]] != 0 { put(changed[i]) }
        for i in 0..<changes { isChanged[changed[i]] = 0 }
        changes = 0
    }
}
