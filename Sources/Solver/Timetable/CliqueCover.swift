/// A graph as bits: whether two nodes are neighbours, and a node's neighbours as words.
struct BitGraph {
    let count: Int
    let words: Int
    /// Row i: `bits[i * words ..< (i + 1) * words]`.
    let bits: Buffer<UInt64>

    init(_ neighbours: [[Int]], _ arena: Arena) {
        count = neighbours.count
        words = (count + 63) / 64
        bits = arena.buffer(count * words)
        for (i, list) in neighbours.enumerated() {
            for j in list { bits.base[i * words + j >> 6] |= 1 << UInt64(j & 63) }
        }
    }

    @inline(__always) func row(_ i: Int) -> UnsafeMutablePointer<UInt64> { bits.base + i * words }

    @inline(__always) func areNeighbours(_ i: Int, _ j: Int) -> Bool {
        row(i)[j >> 6] >> UInt64(j & 63) & 1 != 0
    }
}

/// Cliques that hold every edge of a graph, largest gains first: each begins with an edge that no clique holds yet and takes
/// in the node that brings most such edges until no node is left that is a neighbour of all. (Finding fewest is NP-hard;
/// Kellerman 1973 is the classic greedy.)
enum CliqueCover {
    /// - Parameter group: edges within a group need not be held.
    static func of(_ graph: BitGraph, group: [Int]) -> [[Int]] {
        let (n, words) = (graph.count, graph.words)
        let arena = Arena()
        let open = BitGraph(
            (0..<n).map { i in (0..<n).filter { graph.areNeighbours(i, $0) && group[i] != group[$0] } }, arena)
        let candidates: Buffer<UInt64> = arena.buffer(words)
        let members: Buffer<UInt64> = arena.buffer(words)
        defer { withExtendedLifetime(arena) {} }
        var cliques: [[Int]] = []
        for i in 0..<n {
            for j in i + 1..<max(i + 1, n) where open.areNeighbours(i, j) {
                var clique = [i, j]
                members.fill(0)
                for v in clique { members.base[v >> 6] |= 1 << UInt64(v & 63) }
                for w in 0..<words { candidates.base[w] = graph.row(i)[w] & graph.row(j)[w] }
                while let v = next(graph, open, candidates, members) {
                    clique.append(v)
                    members.base[v >> 6] |= 1 << UInt64(v & 63)
                    for w in 0..<words { candidates.base[w] &= graph.row(v)[w] }
                }
                for v in clique { for w in 0..<words { open.row(v)[w] &= ~members.base[w] } }
                cliques.append(clique.sorted())
            }
        }
        return cliques
    }

    /// The candidate that brings most edges no clique holds; of several the one most of the others are neighbours of.
    private static func next(
        _ graph: BitGraph, _ open: BitGraph, _ candidates: Buffer<UInt64>, _ members: Buffer<UInt64>
    ) -> Int? {
        var (best, most) = (-1, -1)
        for w in 0..<graph.words {
            var rest = candidates.base[w]
            while rest != 0 {
                let v = w << 6 + rest.trailingZeroBitCount
                rest &= rest - 1
                var score = 0
                for k in 0..<graph.words {
                    score += (open.row(v)[k] & members.base[k]).nonzeroBitCount << 16
                    score += (graph.row(v)[k] & candidates.base[k]).nonzeroBitCount
                }
                if score > most { (best, most) = (v, score) }
            }
        }
        return best < 0 ? nil : best
    }

    /// Cliques of which more than one is had where each node is had to a `share`: a greedy one for each of the nodes with the
    /// largest shares, each as large as it can be (as in Nemhauser and Sigismondi 1992).
    static func violated(_ graph: BitGraph, share: UnsafePointer<Float>, known: Set<[Int]>) -> [[Int]] {
        let seeds = (0..<graph.count).filter { share[$0] > leastShare }.sorted {
            share[$0] != share[$1] ? share[$0] > share[$1] : $0 < $1
        }
        var found: [[Int]] = []
        var seen = known
        var candidates = [UInt64](repeating: 0, count: graph.words)
        for seed in seeds {
            var (clique, sum) = ([seed], share[seed])
            for w in 0..<graph.words { candidates[w] = graph.row(seed)[w] }
            func take(_ v: Int) {
                clique.append(v)
                sum += share[v]
                for w in 0..<graph.words { candidates[w] &= graph.row(v)[w] }
            }
            for v in seeds where candidates[v >> 6] >> UInt64(v & 63) & 1 != 0 { take(v) }
            guard sum > mostShare else { continue }
            for v in 0..<graph.count where candidates[v >> 6] >> UInt64(v & 63) & 1 != 0 { take(v) }
            clique.sort()
            if seen.insert(clique).inserted { found.append(clique) }
        }
        return found
    }

    private static let leastShare: Float = 0.02
    /// Shares are estimates: a little more than one is none too many.
    private static let mostShare: Float = 1.05
}
