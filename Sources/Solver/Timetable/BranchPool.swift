/// Memory for the branches of several `HeaviestSet`s, of which one at a time is at work.
final class BranchMemory {
    fileprivate let start: UnsafeMutableRawPointer
    let bytes: Int

    init(bytes: Int) {
        self.bytes = bytes
        start = .allocate(byteCount: bytes, alignment: 64)
    }

    deinit { start.deallocate() }
}

/// The open branches of `HeaviestSet` in flat memory: a heap of them by bound, and a stack of those that are gone through first.
///
/// Branches that come from the same one share the prices it had, so that most of a branch is a few words.
final class BranchPool {
    private let words, groupWords, rowWords, prices: Int
    private let memory: BranchMemory
    /// What no set of a branch exceeds, and what the nodes it has taken are worth.
    let bound, fixed: Buffer<Int>
    private let bits: Buffer<UInt64>
    /// From its beginning the heap; from its end the stack.
    private let heap: Buffer<Int32>
    private let unused, block: Buffer<Int32>
    private var open = 0
    private var stacked = 0
    private let size, blocks: Int
    /// Rounded: whatever a price is, the bound holds.
    private let price: UnsafeMutablePointer<Float>
    private let unusedBlocks, users: Buffer<Int32>
    /// Branches that were taken at some time, and how many of them were given back and are listed in `unused`; the same of prices.
    private var (fresh, returned) = (0, 0)
    private var (freshBlocks, returnedBlocks) = (0, 0)
    private let most: Int
    /// Branches, and prices of some, are left over for those that are gone through first.
    private let reserve: (branches: Int, blocks: Int)

    /// - Parameters:
    ///   - words: of a set of nodes.
    ///   - prices: how many there are to a branch.
    ///   - most: how many branches come of one.
    init(words: Int, groups: Int, prices: Int, most: Int, memory: BranchMemory) {
        self.words = words
        self.prices = prices
        self.most = most
        self.memory = memory
        groupWords = (groups + 63) / 64
        rowWords = 2 * words + groupWords
        let (each, eachBlock) = (8 * rowWords + 28, 4 * prices + 8)
        let bytes = memory.bytes - 9 * 64
        size = max(0, bytes / 2 / each)
        blocks = max(0, bytes / 2 / eachBlock)
        reserve = (min(size / 4, (groups + 1) * most), min(blocks / 4, groups + 1))
        var next = memory.start
        func take<Element>(_ count: Int) -> UnsafeMutablePointer<Element> {
            let taken = next.bindMemory(to: Element.self, capacity: max(1, count))
            next += (count * MemoryLayout<Element>.stride + 63) / 64 * 64
            return taken
        }
        bound = Buffer(base: take(size), count: size)
        fixed = Buffer(base: take(size), count: size)
        bits = Buffer(base: take(size * rowWords), count: size * rowWords)
        heap = Buffer(base: take(size), count: size)
        unused = Buffer(base: take(size), count: size)
        block = Buffer(base: take(size), count: size)
        price = take(blocks * prices)
        unusedBlocks = Buffer(base: take(blocks), count: blocks)
        users = Buffer(base: take(blocks), count: blocks)
    }

    /// Gives all branches back, and takes the memory over.
    func clear() {
        (open, stacked, isNarrow) = (0, 0, false)
        (fresh, returned, freshBlocks, returnedBlocks) = (0, 0, 0, 0)
    }

    private var free: Int { size - fresh + returned }
    private var freeBlocks: Int { blocks - freshBlocks + returnedBlocks }

    /// Is there room for all that may come of a branch, and for its prices?
    var hasRoom: Bool { free >= most && freeBlocks > 0 }

    private func unusedBranch() -> Int {
        if returned > 0 {
            returned -= 1
            return unused[returned]
        }
        fresh += 1
        return fresh - 1
    }

    /// A branch in which nothing is alive, taken or decided, without prices.
    func take() -> Int {
        let b = unusedBranch()
        bound[b] = Int.max
        fixed[b] = 0
        block[b] = -1
        alive(b).update(repeating: 0, count: rowWords)
        return b
    }

    /// A branch like another, with the same prices.
    func take(like other: Int) -> Int {
        let b = unusedBranch()
        (bound[b], fixed[b], block[b]) = (bound[other], fixed[other], block[other])
        users[block[b]] = users[block[b]] + 1
        alive(b).update(from: alive(other), count: rowWords)
        return b
    }

    func give(_ b: Int) {
        release(b)
        unused[returned] = b
        returned += 1
    }

    /// The prices of a branch.
    func load(_ b: Int, into prices: Buffer<Int>) {
        let from = price + block[b] * self.prices
        for k in 0..<self.prices { prices.base[k] = Int(from[k]) }
    }

    /// Gives a branch prices of its own.
    func store(_ b: Int, _ prices: Buffer<Int>) {
        release(b)
        if returnedBlocks > 0 {
            returnedBlocks -= 1
            block[b] = unusedBlocks[returnedBlocks]
        } else {
            block[b] = freshBlocks
            freshBlocks += 1
        }
        users[block[b]] = 1
        let to = price + block[b] * self.prices
        for k in 0..<self.prices { to[k] = Float(prices.base[k]) }
    }

    private func release(_ b: Int) {
        let k = block[b]
        guard k >= 0 else { return }
        users[k] = users[k] - 1
        if users[k] == 0 {
            unusedBlocks[returnedBlocks] = k
            returnedBlocks += 1
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

    // MARK: Which is next

    /// What no set of any open branch exceeds; nil if there is none.
    var highest: Int? {
        if open > 0 { return bound[heap[0]] }
        return (0..<stacked).map { bound[heap[size - 1 - $0]] }.max()
    }

    /// The branch to go on with, which is open no more: the one with the highest bound, as long as there is room; then one with a low bound, and those that come of it
    /// first, which soon ends. Nil if there is none, or no room for what might come of it.
    func next() -> Int? {
        guard hasRoom else { return nil }
        if stacked > 0 {
            stacked -= 1
            return heap[size - 1 - stacked]
        }
        guard open > 0 else { return nil }
        isNarrow = free < reserve.branches || freeBlocks < reserve.blocks
        return isNarrow ? takeLast() : takeHighest()
    }

    /// What comes of the branch at hand is gone through before others.
    private var isNarrow = false

    /// Keeps a branch for later.
    func keep(_ b: Int) {
        if isNarrow {
            heap[size - 1 - stacked] = b
            stacked += 1
        } else {
            push(b)
        }
    }

    private func push(_ b: Int) {
        var i = open
        open += 1
        while i > 0, bound[heap[(i - 1) / 2]] < bound[b] {
            heap[i] = heap[(i - 1) / 2]
            i = (i - 1) / 2
        }
        heap[i] = b
    }

    /// One that is not among the highest.
    private func takeLast() -> Int {
        open -= 1
        return heap[open]
    }

    private func takeHighest() -> Int {
        let highest = heap[0]
        open -= 1
        guard open > 0 else { return highest }
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
        return highest
    }
}
