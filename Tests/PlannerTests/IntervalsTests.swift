import Problem
import Testing

@testable import Planner

@Suite struct IntervalsTests {
    /// The minutes of a set, one by one.
    func minutes(_ set: [Interval]) -> Set<Int> { Set(set.flatMap { $0.start..<$0.end }) }

    /// A few intervals from a number: many shapes, no random numbers.
    func intervals(_ seed: Int) -> [Interval] {
        (0..<3).compactMap { i in
            let start = (seed / (1 + i * 7) * 5 + i * 3) % 20
            let end = start + seed / (1 + i * 11) % 6
            return start < end ? Interval(start, end) : nil
        }
    }

    @Test func setsAgreeWithMinutesCountedOneByOne() {
        let whole = Interval(2, 18)
        for seed in 0..<400 {
            let a = intervals(seed)
            let b = intervals(seed * 13 + 5)
            let joined = Intervals.joined(a)
            #expect(minutes(joined) == minutes(a))
            #expect(zip(joined, joined.dropFirst()).allSatisfy { $0.end < $1.start })
            #expect(minutes(Intervals.complement(of: a, in: whole)) == Set(2..<18).subtracting(minutes(a)))
            #expect(minutes(Intervals.intersection(a, b)) == minutes(a).intersection(minutes(b)))
            for start in 0..<24 {
                let one = Interval(start, start + 2)
                #expect(Intervals.touches(joined, one) == !minutes(a).isDisjoint(with: start..<start + 2))
            }
        }
    }
}
