import Foundation

/// What timetables are worth at most, as far as has been learnt: the least of some sums, each of a constant and what it gives
/// for every way that is in the timetable.
///
/// The dual at any prices is such a sum (a cut of Benders 1962, in the form of Geoffrion 1972), so the least of many knows
/// what one set of prices cannot: that the second cohort of a part is worth less than the first. `search` finds a timetable that
/// is worth much by it, by simulated annealing.
final class TimetableCuts {
    private let ways: Ways
    private let capacity: Int
    /// The cuts known, and where the next goes: the oldest is forgotten.
    private(set) var count = 0
    private var next = 0
    /// By cut; by way and cut.
    private let constant, worth: Buffer<Int32>
    private let arena = Arena()
    // The timetable in hand: its value by each cut, and what it would be.
    private let sum, sumThen: Buffer<Int32>
    private let isIn: Buffer<UInt8>
    private let now: Buffer<Int32>
    private let leaving: Buffer<Int32>
    /// Money is counted in so much.
    private var grain = 1
    /// What a way is worth that cannot be had.
    private static let never = -1 << 24
    /// A way that keeps out more than this is not tried.
    private static let mostLeaving = 4

    /// - Parameters:
    ///   - capacity: cuts that are remembered.
    ///   - magnitude: no timetable is worth much more than this; money is counted so that it fits.
    init(_ ways: Ways, capacity: Int, magnitude: Int) {
        self.ways = ways
        self.capacity = capacity
        while magnitude / grain > 1 << 26 { grain <<= 1 }
        constant = arena.buffer(capacity)
        worth = arena.buffer(capacity * ways.all.count)
        sum = arena.buffer(capacity)
        sumThen = arena.buffer(capacity)
        isIn = arena.buffer(ways.all.count)
        now = arena.buffer(ways.instance.activities.count)
        leaving = arena.buffer(TimetableCuts.mostLeaving)
    }

    /// Learns what the dual is for a timetable, and what each way gives to it.
    /// - Parameters:
    ///   - value: the dual with the timetable given.
    ///   - each: what a way is worth then; nil if it cannot be had.
    func add(_ value: Int, of timetable: GivenTimetable, each: (Int) -> Int?) {
        count = min(capacity, count + 1)
        let k = next
        next = (next + 1) % capacity
        for i in ways.all.indices { worth[i * capacity + k] = each(i).map { $0 / grain } ?? TimetableCuts.never }
        var rest = value / grain
        for i in timetable.way where i >= 0 { rest -= worth[Int(i) * capacity + k] }
        constant[k] = rest
    }

    /// How the annealing goes; money as in `add`.
    struct Heat {
        var steps: Int
        var hot, cold: Double
    }

    /// A timetable that is worth much, each activity that runs otherwise than in `start` counting as a loss of `stay`.
    func search(from start: GivenTimetable, stay: Int, _ heat: Heat, _ random: inout Random) -> GivenTimetable {
        let stay = stay / grain
        isIn.fill(0)
        sum.copy(from: constant)
        for (a, i) in start.way.enumerated() {
            now[a] = Int(i)
            if i >= 0 {
                isIn[Int(i)] = 1
                change(sum, by: Int(i), 1)
            }
        }
        var value = least(sum)
        var lowest = cut(of: value)
        var (best, bestValue, changes) = (start, value, 0)
        var heatNow = heat.hot / Double(grain)
        let factor = pow(heat.cold / heat.hot, 64 / Double(heat.steps))
        for step in 0..<heat.steps {
            if step & 63 == 63 { heatNow *= factor }
            let i = random.below(ways.all.count)
            let a = Int(ways.all[i].activity)
            guard let leavingCount = collectLeaving(i) else { continue }
            var (changed, more) = (0, 0)
            let enters = isIn[i] == 0
            if enters {
                changed += difference(a, from: now[a], to: i, start)
                more += worth[i * capacity + lowest]
            }
            for n in 0..<leavingCount {
                let j = leaving[n]
                let b = Int(ways.all[j].activity)
                if b != a || !enters { changed += difference(b, from: j, to: -1, start) }
                more -= worth[j * capacity + lowest]
            }
            // By one cut alone it may already be too little; most are, and need not be summed over all.
            let hope = more - stay * changed
            let dice = hope < 0 ? random.unit() : 0
            guard hope >= 0 || dice < exp(Double(hope) / heatNow) else { continue }
            sumThen.copy(from: sum)
            if enters { change(sumThen, by: i, 1) }
            for n in 0..<leavingCount { change(sumThen, by: leaving[n], -1) }
            let valueThen = least(sumThen)
            let gain = valueThen - value - stay * changed
            guard gain >= 0 || (hope < 0 ? dice : random.unit()) < exp(Double(gain) / heatNow) else { continue }
            for n in 0..<leavingCount {
                isIn[leaving[n]] = 0
                now[Int(ways.all[leaving[n]].activity)] = -1
            }
            if enters {
                isIn[i] = 1
                now[a] = i
            }
            sum.copy(from: sumThen)
            value = valueThen
            lowest = cut(of: value)
            changes += changed
            if value - stay * changes > bestValue {
                bestValue = value - stay * changes
                for b in best.way.indices { best.way[b] = Int32(now[b]) }
            }
        }
        return best
    }

    /// What has to leave if a way comes in, or the way itself if it is in; nil if that is too much.
    @inline(__always) private func collectLeaving(_ i: Int) -> Int? {
        if isIn[i] != 0 {
            leaving[0] = i
            return 1
        }
        var n = 0
        for k in ways.neighbours[i] {
            let j = ways.neighbour[k]
            if isIn[j] == 0 { continue }
            if n == TimetableCuts.mostLeaving { return nil }
            leaving[n] = j
            n += 1
        }
        return n
    }

    /// How much more an activity differs from the start.
    @inline(__always) private func difference(_ a: Int, from: Int, to: Int, _ start: GivenTimetable) -> Int {
        let then = Int(start.way[a])
        return (to == then ? 0 : 1) - (from == then ? 0 : 1)
    }

    @inline(__always) private func change(_ sums: Buffer<Int32>, by way: Int, _ sign: Int32) {
        let (to, from) = (sums.base, worth.base + way * capacity)
        for k in 0..<count { to[k] &+= sign &* from[k] }
    }

    @inline(__always) private func least(_ sums: Buffer<Int32>) -> Int {
        var least = Int32.max
        for k in 0..<count { least = min(least, sums.base[k]) }
        return Int(least)
    }

    /// The first cut by which the timetable in hand is worth this.
    @inline(__always) private func cut(of value: Int) -> Int {
        var k = 0
        while k + 1 < count, sum[k] != value { k += 1 }
        return k
    }
}
