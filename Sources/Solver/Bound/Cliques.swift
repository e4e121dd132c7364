/// Largest sets of nodes that are pairwise in conflict (Bron and Kerbosch 1973, with Tomita's pivot).
///
/// Of activity-times that want one room or person at most one of such a set can have it. That says more than any
/// single moment does: three courses that meet on different days may still exclude each other two by two.
struct Cliques {
    private let words: Int
    private let neighbours: [[UInt64]]
    private let limit: Int
    private var found: [[Int]] = []
    /// What of the work it may take is left, in words of sets.
    private var effort: Int
    /// What it may take: some ten milliseconds.
    static let mostEffort = 20_000_000

    /// All maximal cliques of the graph on `0..<count`, in the order of discovery; nil if there are more than `limit`, or to find them takes more
    /// than `effort`.
    static func maximal(
        _ count: Int, limit: Int, effort: Int = Cliques.mostEffort, conflict: (Int, Int) -> Bool
    ) -> [[Int]]? {
        let words = (count + 63) / 64
        var rows = [[UInt64]](repeating: [UInt64](repeating: 0, count: words), count: count)
        for i in 0..<count {
            for j in 0..<i where conflict(i, j) {
                rows[i][j >> 6] |= 1 << UInt64(j & 63)
                rows[j][i >> 6] |= 1 << UInt64(i & 63)
            }
        }
        var search = Cliques(words: words, neighbours: rows, limit: limit, effort: effort)
        var all = [UInt64](repeating: 0, count: words)
        for i in 0..<count { all[i >> 6] |= 1 << UInt64(i & 63) }
        search.grow([], all, [UInt64](repeating: 0, count: words))
        return search.isGivenUp ? nil : search.found
    }

    private init(words: Int, neighbours: [[UInt64]], limit: Int, effort: Int) {
        self.effort = effort
        self.words = words
        self.neighbours = neighbours
        self.limit = limit
    }

    private var isGivenUp: Bool { found.count > limit || effort < 0 }

    private mutating func grow(_ clique: [Int], _ candidates: [UInt64], _ excluded: [UInt64]) {
        if isGivenUp { return }
        if candidates.allSatisfy({ $0 == 0 }) {
            if excluded.allSatisfy({ $0 == 0 }) { found.append(clique) }
            return
        }
        var (pivot, most) = (-1, -1)
        for v in members(candidates) + members(excluded) {
            effort -= words
            var n = 0
            for w in 0..<words { n += (neighbours[v][w] & candidates[w]).nonzeroBitCount }
            if n > most { (pivot, most) = (v, n) }
        }
        var candidates = candidates
        var excluded = excluded
        var branch = candidates
        for w in 0..<words { branch[w] &= ~neighbours[pivot][w] }
        for v in members(branch) {
            var (c, x) = (candidates, excluded)
            for w in 0..<words {
                c[w] &= neighbours[v][w]
                x[w] &= neighbours[v][w]
            }
            grow(clique + [v], c, x)
            candidates[v >> 6] &= ~(1 << UInt64(v & 63))
            excluded[v >> 6] |= 1 << UInt64(v & 63)
        }
    }

    private func members(_ set: [UInt64]) -> [Int] {
        var out: [Int] = []
        for w in 0..<words {
            var bits = set[w]
            while bits != 0 {
                out.append(w << 6 + bits.trailingZeroBitCount)
                bits &= bits - 1
            }
        }
        return out
    }
}
