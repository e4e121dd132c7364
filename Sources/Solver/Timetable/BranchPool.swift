/// The open branches of `HeaviestSet` in flat memory, and a heap of them by bound.
///
/// Branches that come from the same one share the prices it had, so that most of a branch is a few words.
final class BranchPool {
    private let words, groupWords, rowWords, prices: Int
    private let arena = Arena()
    /// What no set of a branch exceeds, and what the nodes it has taken are worth.
    let bound, fixed: Buffer<Int>
    private let bits: Buffer<UInt64>
    private let heap, unused, block: Buffer<Int32>
    private var open = 0
    private let size, blocks: Int
    private let price: Buffer<Int>
    private let unusedBlocks, users: Buffer<Int32>
    private var free = 0
    private var freeBlocks = 0

    /// - Parameters:
    ///   - words: of a set of nodes.
    ///   - prices: how many there are to a branch.
    ///   - memory: for all branches, in bytes.
    init(words: Int, groups: Int, prices: Int, memory: Int) {
        self.words = words
        self.prices = prices
        groupWords = (groups + 63) / 64
        rowWords = 2 * words + groupWords
        size = max(256, memory / 2 / (8 * rowWords + 32))
        blocks = max(16, memory / 2 / (8 * prices + 8))
        bound = arena.buffer(size)
        fixed = arena.buffer(size)
        bits = arena.buffer(size * rowWords)
        heap = arena.buffer(size)
        unused = arena.buffer(size)
        block = arena.buffer(size)
        price = arena.buffer(blocks * prices)
        unusedBlocks = arena.buffer(blocks)
        users = arena.buffer(blocks)
    }

    /// Gives all branches back.
    func clear() {
        (open, free, freeBlocks) = (0, size, blocks)
        for i in 0..<size { unused[i] = size - 1 - i }
        for i in 0..<blocks { unusedBlocks[i] = blocks - 1 - i }
    }

    /// Is there room for so many more branches, and for the prices of one?
    func hasRoom(for count: Int) -> Bool { free >= count && freeBlocks > 0 }

    /// A branch in which nothing is alive, taken or decided, without prices.
    func take() -> Int {
        free -= 1
        let b = unused[free]
        bound[b] = Int.max
        fixed[b] = 0
        block[b] = -1
        alive(b).update(repeating: 0, count: rowWords)
        return b
    }

    /// A branch like another, with the same prices.
    func take(like other: Int) -> Int {
        free -= 1
        let b = unused[free]
        (bound[b], fixed[b], block[b]) = (bound[other], fixed[other], block[other])
        users[block[b]] = users[block[b]] + 1
        alive(b).update(from: alive(other), count: rowWords)
        return b
    }

    func give(_ b: Int) {
        release(b)
        unused[free] = b
        free += 1
    }

    /// The prices of a branch.
    func load(_ b: Int, into prices: Buffer<Int>) {
        prices.base.update(from: price.base + block[b] * self.prices, count: self.prices)
    }

    /// Gives a branch prices of its own.
    func store(_ b: Int, _ prices: Buffer<Int>) {
        release(b)
        freeBlocks -= 1
        block[b] = unusedBlocks[freeBlocks]
        users[block[b]] = 1
        (price.base + block[b] * self.prices).update(from: prices.base, count: self.prices)
    }

    private func release(_ b: Int) {
        let k = block[b]
        guard k >= 0 else { return }
        users[k] = users[k] - 1
        if users[k] == 0 {
            unusedBlocks[freeBlocks] = k
            freeBlocks += 1
        }
        block[b] = -1
    }

    /// Nodes that may still be taken, as bits; those taken; groups that are decided.
    @inline(__always) func alive(_ b: Int) -> UnsafeMutablePointer<UInt64> { bits.base + b * rowWords }
    @inline(__always) func taken(_ b: Int) -> UnsafeMutablePointer<UInt64> { alive(b) + words }
    @inline(__always) func isDecided(_ b: Int, _ g: Int) -> Bool {
        alive(b)[2 * words + g >> 6] >> UInt64(g & 63) & 1 != 0
    }
    func decide(_ b: Int, _ g: Int) { alive(b)[2 * words + g >> 6] |= 1 << UInt64(g & 63) }

    // MARK: The heap

    /// The branch with the highest bound.
    var highest: Int? { open == 0 ? nil : heap[0] }

    func push(_ b: Int) {
        var i = open
        open += 1
        while i > 0, bound[heap[(i - 1) / 2]] < bound[b] {
            heap[i] = heap[(i - 1) / 2]
            i = (i - 1) / 2
        }
        heap[i] = b
    }

    func pop() {
        open -= 1
        guard open > 0 else { return }
        let b = heap[open]
        var i = 0
        while 2 * i + 1 < open {
            var c = 2 * i + 1
            if c + 1 < open, bound[heap[c + 1]] > bound[heap[c]] { c += 1 }
            if bound[heap[c]] <= bound[b] { break }
            heap[i] = heap[c]
            i = c
        }
        heap[i] = b
    }
}
