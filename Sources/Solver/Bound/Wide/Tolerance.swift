/// How much less than the best an answer may be worth, where it is to say in which direction prices go.
///
/// Where counselors or hours are alike everybody's best answer is the same one, and the next moment the same other one. A little is
/// therefore taken off each answer, more or less by who answers and what, so that answers that are nearly as good are given as well, each
/// by some: the direction is one of a smoothed dual (Nesterov 2005), and where prices move less the little gets less.
struct Tolerance: Sendable {
    /// The most that is taken off, in `Multipliers.unit`ths.
    var most = 0

    /// What is taken off an answer of somebody: 0 to `most`, always the same for the two.
    @inline(__always) func of(_ who: Int, _ what: Int) -> Int {
        var x = UInt64(truncatingIfNeeded: who) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: what)
        x = (x ^ x >> 30) &* 0xBF58_476D_1CE4_E5B9
        x = (x ^ x >> 27) &* 0x94D0_49BB_1331_11EB
        return (most &* Int(x >> 48)) >> 16
    }
}
