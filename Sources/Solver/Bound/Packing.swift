/// The most that options of several requests are worth together, one of each request at most, none clashing: a
/// weighted packing, solved exactly by branching over sets of options that are still alive.
///
/// Three things keep it small. An option that is the best of its request and clashes with nothing alive is taken
/// without asking. Sets that fall apart into parts without clashes between them are solved part by part. And what a
/// set is worth is remembered, since many ways of branching leave the same options alive. People of a university
/// with twenty requests take some tens of nodes instead of a million.
final class Packing {
    /// People with more options than this are left to plain branching.
    static let mostOptions = 512
    static let mostNodes = 20_000
    private static let slots = 1 << 13
    private static let fromParts = -2
    private static let skipping = -3

    private let arena = Arena()
    private let width: Int
    private var words = 1
    private(set) var count = 0
    private var requests = 0
    private let worth: Buffer<Int>
    private let label, requestOf: Buffer<Int32>
    private let first: Buffer<Int>
    /// Options that clash with an option, and those of a request, as bits.
    private let rivals, own: Buffer<UInt64>
    private let stack: Buffer<UInt64>
    // What sets of options are worth, and by which step: by hash of the set.
    private let keys: Buffer<UInt64>
    private let stamp: Buffer<Int>
    private let known, step: Buffer<Int>
    private var generation = 0

    private(set) var nodes = 0
    private let limit: Int
    /// The search was cut off.
    var isCut: Bool { nodes > limit }
    /// Labels of the options taken.
    let chosen: Buffer<Int32>
    private(set) var chosenCount = 0

    /// - Parameters:
    ///   - options: the most options one person has, at most `mostOptions`.
    ///   - requests: the most requests.
    ///   - limit: sets looked at before the search is cut off.
    init(options: Int, requests: Int, limit: Int = Packing.mostNodes) {
        self.limit = limit
        width = (options + 63) / 64
        worth = arena.buffer(options)
        label = arena.buffer(options)
        requestOf = arena.buffer(options)
        first = arena.buffer(requests + 1)
        rivals = arena.buffer(options * width)
        own = arena.buffer(requests * width)
        stack = arena.buffer((4 * requests + 8) * width)
        keys = arena.buffer(options > 0 ? Packing.slots * width : 0)
        stamp = arena.buffer(options > 0 ? Packing.slots : 0)
        known = arena.buffer(options > 0 ? Packing.slots : 0)
        step = arena.buffer(options > 0 ? Packing.slots : 0)
        chosen = arena.buffer(requests)
    }

    /// Forgets all options.
    func begin() {
        count = 0
        requests = 0
        first[0] = 0
    }

    /// Adds an option to the request at hand; of equals, the one added first is taken first.
    func add(_ label: Int, worth value: Int) {
        var i = count
        while i > first[requests], worth[i - 1] < value {
            worth[i] = worth[i - 1]
            self.label[i] = self.label[i - 1]
            i -= 1
        }
        worth[i] = value
        self.label[i] = label
        count += 1
    }

    /// Ends the request at hand.
    func close() {
        guard count > first[requests] else { return }
        for i in first[requests]..<count { requestOf[i] = requests }
        requests += 1
        first[requests] = count
    }

    /// Worth of the best packing; more than it, never less, if the search is cut off. All options must be worth
    /// something.
    func solve(clash: (_ label: Int, _ other: Int) -> Bool) -> Int {
        words = (count + 63) / 64
        generation += 1
        nodes = 0
        chosenCount = 0
        for i in 0..<count * words { rivals.base[i] = 0 }
        for i in 0..<requests * words { own.base[i] = 0 }
        for i in 0..<count {
            own.base[requestOf[i] * words + i >> 6] |= 1 << UInt64(i & 63)
            for j in 0..<first[requestOf[i]] where clash(label[i], label[j]) {
                rivals.base[i * words + j >> 6] |= 1 << UInt64(j & 63)
                rivals.base[j * words + i >> 6] |= 1 << UInt64(i & 63)
            }
        }
        fillRoot()
        let total = best(0)
        fillRoot()
        rebuild(0)
        return total
    }

    private func fillRoot() {
        for w in 0..<words { stack.base[w] = ~0 }
        if count & 63 != 0 { stack.base[words - 1] = 1 << UInt64(count & 63) - 1 }
    }

    /// The best option of a request among the living, −1 if none is.
    @inline(__always) private func top(_ set: UnsafeMutablePointer<UInt64>, _ request: Int) -> Int {
        let mask = own.base + request * words
        for w in 0..<words {
            let alive = set[w] & mask[w]
            if alive != 0 { return w << 6 + alive.trailingZeroBitCount }
        }
        return -1
    }

    @inline(__always) private func remove(_ mask: UnsafeMutablePointer<UInt64>, from set: UnsafeMutablePointer<UInt64>)
    {
        for w in 0..<words { set[w] &= ~mask[w] }
    }

    @inline(__always) private func isFree(_ option: Int, _ set: UnsafeMutablePointer<UInt64>) -> Bool {
        let mask = rivals.base + option * words
        for w in 0..<words where mask[w] & set[w] != 0 { return false }
        return true
    }

    /// Takes what is best of its request and clashes with nothing alive; what that is worth.
    private func settle(_ set: UnsafeMutablePointer<UInt64>, taking: Bool) -> Int {
        var gained = 0
        var changed = true
        while changed {
            changed = false
            for q in 0..<requests {
                var i = top(set, q)
                guard i >= 0 else { continue }
                let most = worth[i]
                while i < first[q + 1], worth[i] == most {
                    if set[i >> 6] >> UInt64(i & 63) & 1 != 0, isFree(i, set) {
                        gained += most
                        if taking { take(i) }
                        remove(own.base + q * words, from: set)
                        changed = true
                        break
                    }
                    i += 1
                }
            }
        }
        return gained
    }

    private func take(_ option: Int) {
        chosen[chosenCount] = label[option]
        chosenCount += 1
    }

    private func isEmpty(_ set: UnsafeMutablePointer<UInt64>) -> Bool {
        for w in 0..<words where set[w] != 0 { return false }
        return true
    }

    /// What the best options alive would be worth if none clashed.
    private func ceiling(_ set: UnsafeMutablePointer<UInt64>) -> Int {
        var sum = 0
        for q in 0..<requests {
            let i = top(set, q)
            if i >= 0 { sum += worth[i] }
        }
        return sum
    }

    /// Worth of the set at `at` on the stack, which is narrowed to what had to be branched over.
    private func best(_ at: Int) -> Int {
        nodes += 1
        let set = stack.base + at
        let gained = settle(set, taking: false)
        if isEmpty(set) { return gained }
        if isCut { return gained + ceiling(set) }
        let slot = find(set)
        if slot >= 0, stamp[slot] == generation { return gained + known[slot] }
        let rest = set + words
        if split(set, rest, rest + words) {
            let part = best(at + 2 * words)
            let sum = part + best(at + words)
            store(set, sum, Packing.fromParts)
            return gained + sum
        }
        let q = branching(set)
        let others = set + words
        for w in 0..<words { others[w] = set[w] & ~own.base[q * words + w] }
        let child = set + 2 * words
        var (most, by) = (0, Packing.skipping - q)
        for i in first[q]..<first[q + 1] where set[i >> 6] >> UInt64(i & 63) & 1 != 0 {
            for w in 0..<words { child[w] = others[w] & ~rivals.base[i * words + w] }
            guard worth[i] + ceiling(child) > most else { continue }
            let v = worth[i] + best(at + 2 * words)
            if v > most { (most, by) = (v, i) }
        }
        if ceiling(others) > most {
            for w in 0..<words { child[w] = others[w] }
            let v = best(at + 2 * words)
            if v > most { (most, by) = (v, Packing.skipping - q) }
        }
        store(set, most, by)
        return gained + most
    }

    /// Splits off the options bound to the first alive by clashes; false if that is all of them.
    private func split(
        _ set: UnsafeMutablePointer<UInt64>, _ rest: UnsafeMutablePointer<UInt64>, _ part: UnsafeMutablePointer<UInt64>
    ) -> Bool {
        for w in 0..<words { (rest[w], part[w]) = (set[w], 0) }
        // `rest` loses whole requests as they are reached; their options then reach others by clashes.
        var q = 0
        while top(rest, q) < 0 { q += 1 }
        move(q, rest, part)
        var grown = true
        while grown {
            grown = false
            for q in 0..<requests where top(rest, q) >= 0 {
                var bound = false
                for i in first[q]..<first[q + 1] where rest[i >> 6] >> UInt64(i & 63) & 1 != 0 && !isFree(i, part) {
                    bound = true
                    break
                }
                if bound {
                    move(q, rest, part)
                    grown = true
                }
            }
        }
        return !isEmpty(rest)
    }

    private func move(_ q: Int, _ rest: UnsafeMutablePointer<UInt64>, _ part: UnsafeMutablePointer<UInt64>) {
        for w in 0..<words {
            let mask = own.base[q * words + w]
            part[w] |= rest[w] & mask
            rest[w] &= ~mask
        }
    }

    /// The request with fewest options alive; of equals the one whose options clash most.
    private func branching(_ set: UnsafeMutablePointer<UInt64>) -> Int {
        var (request, score) = (-1, Int.max)
        for q in 0..<requests where top(set, q) >= 0 {
            var s = 0
            for i in first[q]..<first[q + 1] where set[i >> 6] >> UInt64(i & 63) & 1 != 0 {
                s += 1_000
                for w in 0..<words { s -= (rivals.base[i * words + w] & set[w]).nonzeroBitCount }
            }
            if s < score { (request, score) = (q, s) }
        }
        return request
    }

    /// Where a set is remembered or could be; −1 if there is no place near.
    private func find(_ set: UnsafeMutablePointer<UInt64>) -> Int {
        var h: UInt64 = 0
        for w in 0..<words {
            h = (h ^ set[w]) &* Random.golden
            h ^= h >> 29
        }
        var slot = Int(truncatingIfNeeded: h >> 8) & (Packing.slots - 1)
        for _ in 0..<32 {
            if stamp[slot] != generation { return slot }
            var same = true
            for w in 0..<words where keys.base[slot * words + w] != set[w] { same = false }
            if same { return slot }
            slot = (slot + 1) & (Packing.slots - 1)
        }
        return -1
    }

    private func store(_ set: UnsafeMutablePointer<UInt64>, _ value: Int, _ by: Int) {
        let slot = find(set)
        guard slot >= 0 else { return }
        stamp[slot] = generation
        for w in 0..<words { keys.base[slot * words + w] = set[w] }
        known[slot] = value
        step[slot] = by
    }

    /// Takes the options of the best packing of the set at `at`, as far as it is remembered.
    private func rebuild(_ at: Int) {
        let set = stack.base + at
        _ = settle(set, taking: true)
        if isEmpty(set) { return }
        let slot = find(set)
        guard slot >= 0, stamp[slot] == generation else { return }
        let by = step[slot]
        if by == Packing.fromParts {
            _ = split(set, set + words, set + 2 * words)
            rebuild(at + 2 * words)
            rebuild(at + words)
            return
        }
        let q = by >= 0 ? requestOf[by] : Packing.skipping - by
        remove(own.base + q * words, from: set)
        if by >= 0 {
            take(by)
            remove(rivals.base + by * words, from: set)
        }
        rebuild(at)
    }
}
