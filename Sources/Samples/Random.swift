/// SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014): small,
/// seeded, and the same on every machine.
struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// One of `0..<count`, which is not empty.
    mutating func below(_ count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(count)).high) }

    mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

    /// The first entries oftener than the last, as popular courses are.
    mutating func popular<T>(_ list: [T]) -> T { list[min(below(list.count), below(list.count))] }

    /// `count` different entries (or all), popular ones oftener.
    mutating func several<T: Equatable>(_ count: Int, of list: [T]) -> [T] {
        var chosen: [T] = []
        while chosen.count < min(count, list.count) {
            let next = popular(list)
            if !chosen.contains(next) { chosen.append(next) }
        }
        return chosen
    }
}
