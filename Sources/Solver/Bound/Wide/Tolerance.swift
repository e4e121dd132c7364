/// How much less than the best an answer may be worth, where it is to say in which direction prices go.
///
/// Where counselors or hours are alike everybody's best answer is the same one, and the next moment the same other one. A little is
/// therefore taken off each answer, more or less by who answers and what, so that answers that are nearly as good are given as well, each
/// by some: the direction is one of a smoothed dual (Nesterov 2005), and where prices move less the little gets less.
struct Tolerance: Sendable {
    /// The most that is taken off, in `Multipliers.unit`ths, less than 2^47.
    var most = 0

    /// What is taken off an answer of somebody: 0 to `most`, always the same for the two.
    @inline(__always) func of(_ who: Int, _ what: Int) -> Int {
        let pair = UInt64(truncatingIfNeeded: who) &* Random.golden &+ UInt64(truncatingIfNeeded: what)
        return (most &* Int(Random.mixed(pair) >> 48)) >> 16
    }
}
