/// Sets of nodes that were the heaviest known once, and may be so again when weights have changed: as many as there is room for, the lightest
/// makes way.
struct KeptSets {
    private let words: Int
    private let bits: Buffer<UInt64>
    /// By set, what it was worth when last asked.
    private let worth: Buffer<Int>
    private(set) var count = 0
    private static let most = 200

    /// - Parameter words: of 64 nodes each.
    init(words: Int, _ arena: Arena) {
        self.words = words
        bits = arena.buffer(KeptSets.most * words)
        worth = arena.buffer(KeptSets.most)
    }

    /// Keeps a set, unless it is kept already.
    mutating func keep(_ set: Buffer<UInt64>) {
        for i in 0..<count where (0..<words).allSatisfy({ bits.base[i * words + $0] == set.base[$0] }) { return }
        var at = count
        if count == KeptSets.most {
            at = 0
            for i in 1..<count where worth[i] < worth[at] { at = i }
        } else {
            count += 1
        }
        worth[at] = Int.max
        (bits.base + at * words).update(from: set.base, count: words)
    }

    /// Writes the heaviest into `set`, if any is kept; nodes that are worth less than nothing count nothing.
    func recall(into set: Buffer<UInt64>, weight: Buffer<Int>) {
        var heaviest = -1
        for i in 0..<count {
            var sum = 0
            for w in 0..<words {
                var rest = bits.base[i * words + w]
                while rest != 0 {
                    sum += max(0, weight[w << 6 + rest.trailingZeroBitCount])
                    rest &= rest - 1
                }
            }
            worth[i] = sum
            if heaviest < 0 || sum > worth[heaviest] { heaviest = i }
        }
        if heaviest >= 0 { set.base.update(from: bits.base + heaviest * words, count: words) }
    }
}
