import Problem

/// Now and then the dual is looked at where it was least with the timetable decided as a whole (`TimetableOracle`): that takes
/// as long as many plain evaluations, and gives a better bound at the same prices.
final class Refinement {
    private let dual: Dual
    private let prices: Multipliers
    private let timetable: TimetableOracle
    private let needless: [Int]
    /// Least value so far, in `Multipliers.unit`ths.
    private(set) var value = Int.max
    /// It is being looked at.
    private(set) var isUnderWay = false
    /// Ticks given to plain evaluations since, and how many there are to be before the next: a third more each time.
    private var waited = 0
    private var interval = Refinement.firstInterval
    private static let firstInterval = 1_000_000
    /// The parts of the timetable together have half of the ticks that went into plain evaluations, at most.
    private static let part = 2

    /// Nil where the timetable cannot be decided as a whole.
    init?(_ dual: Dual) {
        guard let timetable = TimetableOracle(dual.instance, dual.activities) else { return nil }
        self.dual = dual
        self.timetable = timetable
        needless = timetable.needless(dual.stocks)
        prices = Multipliers(pairs: dual.pairs.count, rows: dual.stocks.count)
    }

    /// So many ticks went into plain evaluations.
    func wait(_ ticks: Int) { waited += ticks }

    /// The last look, a long one, has been had.
    private(set) var isLastDone = false
    private var isLast = false
    /// Ticks for each part of the timetable in the last look.
    private static let lastEffort = 3_000_000

    /// Begins to look at the dual at these prices if it is time to, or for the last time. No evaluation may be under way.
    func begin(at best: Multipliers, isLast: Bool = false) {
        guard isLast || waited >= interval else { return }
        self.isLast = isLast
        prices.copy(from: best)
        for r in needless { prices.row[r] = 0 }
        isUnderWay = true
    }

    /// Goes on for about `ticks`.
    func work(ticks: inout Int) {
        let effort = isLast ? Refinement.lastEffort : interval / Refinement.part / timetable.count
        guard let v = dual.evaluate(prices, timetable: timetable, effort: effort, ticks: &ticks) else { return }
        value = min(value, v)
        waited = 0
        interval += interval / 3
        isUnderWay = false
        isLastDone = isLast
    }
}
