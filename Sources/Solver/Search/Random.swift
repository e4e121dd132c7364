/// xoshiro256** (Blackman and Vigna, 2018), seeded by splitmix64: the search's only source of chance.
struct Random {
    private var a, b, c, d: UInt64

    init(seed: UInt64) {
        var x = seed
        func next() -> UInt64 {
            x &+= Random.golden
            return Random.mixed(x)
        }
        (a, b, c, d) = (next(), next(), next(), next())
    }

    /// What splitmix64 adds from one number to the next: 2^64 by the golden ratio.
    static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The bits of a number stirred, by splitmix64 (Steele, Lea and Flood 2014): like numbers come to numbers that are not.
    @inline(__always) static func mixed(_ x: UInt64) -> UInt64 {
        var z = x
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    @inline(__always) mutating func next() -> UInt64 {
        let result = rotl(b &* 5, 7) &* 9
        let t = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= t
        d = rotl(d, 45)
        return result
    }

    /// A number in `0 ..< bound`, which must be positive; the bias is below 2⁻³².
    @inline(__always) mutating func below(_ bound: Int) -> Int {
        Int((next() >> 32 &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }

    /// True once in `n` times.
    @inline(__always) mutating func oneIn(_ n: Int) -> Bool { below(n) == 0 }

    /// In `[0, 1)`.
    @inline(__always) mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    @inline(__always) private func rotl(_ x: UInt64, _ k: UInt64) -> UInt64 { x << k | x >> (64 - k) }
}
