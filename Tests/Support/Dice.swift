/// A small seeded source of chance (SplitMix64, Steele, Lea and Flood 2014): the same seed gives the same rolls on
/// every machine.
public struct Dice: Sendable {
    private var state: UInt64

    public init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number of the range, each about as likely.
    public mutating func roll(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    public mutating func chance(_ percent: Int) -> Bool { roll(1...100) <= percent }

    public mutating func pick<T>(_ items: [T]) -> T { items[roll(0...items.count - 1)] }

    /// Some of the items, in their order, `count` of them or all.
    public mutating func pick<T>(_ count: Int, of items: [T]) -> [T] {
        var left = Array(items.indices)
        var chosen: [Int] = []
        while chosen.count < count, !left.isEmpty { chosen.append(left.remove(at: roll(0...left.count - 1))) }
        return chosen.sorted().map { items[$0] }
    }

    public mutating func shuffled<T>(_ items: [T]) -> [T] {
        var items = items
        for i in items.indices.reversed() where i > 0 { items.swapAt(i, roll(0...i)) }
        return items
    }
}
