import Problem

/// Lowers the dual by a deflected subgradient method: steps after Polyak towards a target, along a running mean of
/// slopes (Camerini, Fratta and Maffioli 1975; the mean is that of the volume algorithm, Barahona and Anbil 2000,
/// and estimates the fractional plan). A single slope zigzags here and stalls 10 % too high.
///
/// The slope of a pair also moves all pairs of its time (`share`), since what is wrong with one seat is mostly wrong
/// with its neighbours. Rows are scaled by a typical coefficient, and by how dear a unit of them tends to be against
/// a seat. All is deterministic: plain loops over floats, no clock, and the bound itself is counted in integers.
final class Descent {
    let dual: Dual
    /// Where the dual is looked at next.
    let trial: Multipliers
    /// Where it was least.
    let best: Multipliers
    /// Least value so far, in `Multipliers.unit`ths; with the timetable decided as a whole no bound, since a heavier timetable may not have been found.
    private(set) var value = Int.max
    private(set) var iterations = 0
    /// What the dual was when it was looked at last.
    private(set) var latest = Int.max
    /// Share of Polyak's step; falls when the dual does.
    private(set) var factor = Descent.firstFactor
    static let firstFactor = 0.1
    static let leastFactor = 0.0005
    /// In the first iterations a step that fails is taken back and shortened: nothing is known of the scale yet.
    private static let settling = 12
    private var knowsScale = false
    private let alpha: Float
    private let share: Float = 0.1
    private let patience: Int
    private let pairMean, rowMean, timeSum, weight: UnsafeMutablePointer<Float>
    private let arena = Arena()
    private var idle = 0
    private var first = 0
    private let refinement: Refinement?
    private static let kinkFactor = 0.7

    /// With `start` it begins at these prices; with short steps if they are `refined` already.
    /// - Parameter refinement: with it the timetable is decided as a whole.
    init(
        _ dual: Dual, from start: Multipliers? = nil, refined: Bool = false, refinement: Refinement? = nil
    ) {
        self.dual = dual
        self.refinement = refinement
        // On *centre-tight* 1,165,300 after 400 steps with the timetable as a whole, instead of 1,166,000.
        (alpha, patience) = refinement == nil ? (0.1, 20) : (0.15, 10)
        trial = Multipliers(pairs: dual.pairs.count, rows: dual.stocks.count)
        best = Multipliers(pairs: dual.pairs.count, rows: dual.stocks.count)
        pairMean = arena.floats(dual.pairs.count)
        rowMean = arena.floats(dual.stocks.count)
        timeSum = arena.floats(dual.instance.activities.activityOfTime.count)
        weight = arena.floats(dual.stocks.count)
        for r in 0..<dual.stocks.count { weight[r] = dual.stocks.weight(r) }
        if let start {
            trial.copy(from: start)
            knowsScale = refined
            if refined { factor = Descent.firstFactor / 8 }
        }
        leave(refinement?.needless ?? [])
    }

    /// These rows need no price.
    private func leave(_ rows: [Int]) {
        for r in rows { (weight[r], rowMean[r], trial.row[r], best.row[r]) = (0, 0, 0, 0) }
    }

    /// Works for about `ticks`, or until it has done so many iterations in all; `target` is what the dual is not expected to fall below, in money.
    func work(ticks: inout Int, target: Int, upTo most: Int = Int.max) {
        while ticks > 0, !isSettled, iterations < most {
            // A pass takes a tick even where there is nothing to weigh: an empty problem must end too.
            ticks -= 1
            if let refinement, refinement.isUnderWay {
                refinement.work(ticks: &ticks)
                if !refinement.isUnderWay { correct(refinement) }
                continue
            }
            let before = ticks
            let deciding: Dual.Deciding = refinement.map { .found($0.timetable, least: value) } ?? .apart
            let found = dual.evaluate(trial, deciding, ticks: &ticks)
            refinement?.wait(before - ticks)
            guard let v = found else { return }
            iterations += 1
            latest = v
            turn(v, floor: refinement == nil ? Int.min : target * Multipliers.unit)
            step(target: target)
            refinement?.begin(at: best, isLast: isStalled)
        }
    }

    /// Takes over what was found where the dual was least.
    private func correct(_ refinement: Refinement) {
        switch refinement.finding {
        case .other: return
        case .same(let found):
            guard found > value else { return }
            if found - value > Descent.little(value) { fruitless = 0 }
            value = found
        case .grown(let found):
            fruitless = 0
            // Before the first evaluation it is not known where that is so.
            if value < Int.max { value = found }
            leave(refinement.needless)
        }
    }

    /// A change that is next to nothing.
    private static func little(_ value: Int) -> Int { abs(value) / 50_000 }

    /// Nothing more is to be gained: it has stalled, and was refined where it did.
    var isSettled: Bool { isStalled && refinement?.isLastDone ?? true }

    /// Several restarts in a row, from the best prices and with longer steps again, gained next to nothing.
    private var isStalled: Bool { fruitless >= 3 }
    private var fruitless = 0
    private var lastStart = Int.max

    /// Steps have become too short to matter: take up from the best prices with longer ones.
    private func restart() {
        let gained = lastStart == Int.max ? Int.max : lastStart - value
        fruitless = gained > Descent.little(value) ? 0 : fruitless + 1
        lastStart = value
        trial.copy(from: best)
        pairMean.update(repeating: 0, count: max(1, dual.pairs.count))
        rowMean.update(repeating: 0, count: max(1, dual.stocks.count))
        factor = Descent.firstFactor / 4
    }

    /// - Parameter floor: where it seems to be less than this, a heavier timetable was not found.
    private func turn(_ v: Int, floor: Int) {
        let a: Float = iterations == 1 ? 1 : alpha
        for i in 0..<dual.pairs.count { pairMean[i] += a * (Float(dual.pairSlope.base[i]) - pairMean[i]) }
        for r in 0..<dual.stocks.count { rowMean[r] += a * (Float(dual.rowSlope[r]) - rowMean[r]) }
        idle += 1
        if iterations == 1 { first = v }
        if v < value, v >= floor || value == Int.max {
            value = v
            best.copy(from: trial)
            idle = 0
            factor = min(2, factor * 1.1)
        } else if !knowsScale, iterations < Descent.settling {
            factor *= 0.6
            trial.copy(from: best)
            // Not one step gained: the start is a kink, from which only a long way round leads down.
            if iterations == Descent.settling - 1, value == first { factor = Descent.kinkFactor }
        } else if idle >= patience {
            idle = 0
            factor *= 0.7
            if factor < Descent.leastFactor { restart() }
        }
    }

    private func step(target: Int) {
        let pairs = dual.pairs
        var norm = 0.0
        for t in dual.instance.activities.activityOfTime.indices {
            var (sum, own): (Float, Float) = (0, 0)
            for k in pairs.ofTime[t] {
                let v = pairMean[pairs.pairOfTime[k]]
                sum += v
                own += v * v
            }
            timeSum[t] = sum * share
            if pairs.isOpen[t] == 0 {
                norm += Double(own + sum * sum * share)
            } else if sum < 0 || pairs.ofTime[t].contains(where: { trial.pair.base[pairs.pairOfTime[$0]] > 0 }) {
                norm += Double(sum * sum * share)
            }
        }
        for r in 0..<dual.stocks.count where weight[r] > 0 && (trial.row[r] > 0 || rowMean[r] < 0) {
            norm += Double(rowMean[r] * rowMean[r] * weight[r])
        }
        guard norm > 0 else { return }
        let gap = max(Double(value) / Double(Multipliers.unit) - Double(target), 1)
        let length = factor * gap / norm * Double(Multipliers.unit)
        for i in 0..<pairs.count {
            let t = pairs.time[i]
            let isOpen = pairs.isOpen[t] != 0
            let to = Float(trial.pair.base[i]) - Float(length) * ((isOpen ? 0 : pairMean[i]) + timeSum[t])
            trial.pair.base[i] = Int32(max(isOpen ? 0 : -1e9, min(1e9, to)).rounded())
        }
        let fine = length * Double(1 << Multipliers.fine)
        for r in 0..<dual.stocks.count {
            let to = Double(trial.row[r]) - fine * Double(rowMean[r] * weight[r])
            trial.row[r] = Int(max(0, min(Double(dual.stocks.most[r]), to)).rounded())
        }
    }
}
