import Problem

/// The dual with the timetable decided as a whole, proven now and then where it was least: while prices are looked for a heavy timetable that is
/// quickly found will do (`Dual.Deciding.found`), and that there is no heavier one takes as long as many of these evaluations (`TimetableOracle`).
final class Refinement {
    private let dual: Dual
    private let prices: Multipliers
    let timetable: TimetableOracle
    /// Rows that need no price when the timetable is decided as a whole.
    let needless: [Int]
    /// Least value so far, in `Multipliers.unit`ths: a bound.
    private(set) var value = Int.max
    /// What the dual was where it was looked at last with the heaviest timetable that is known now, in `Multipliers.unit`ths: more than was thought,
    /// if a heavier one was found.
    private(set) var latest = Int.max
    /// It is being looked at.
    private(set) var isUnderWay = false
    /// Ticks given to plain evaluations since, and how many there are to be before the next: twice as many the second time, then a tenth more each time.
    private var waited = 0
    private var interval = Refinement.firstInterval
    private static let firstInterval = 500_000
    /// Ticks for the next proof: few at first, when the dual has still far to fall; then as many, or more where steps have come to gain little, but not
    /// more than so many times as many.
    private var proof = Refinement.firstInterval / 4
    private static let mostProof = 8
    /// Steps gain little if it is less than this part of what is not proven.
    private static let little = 4

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
    /// Ticks for each part of the timetable in the last look, at least.
    private static let lastEffort = 3_000_000

    /// Begins to look at the dual at these prices if it is time to, or for the last time. No evaluation may be under way.
    func begin(at best: Multipliers, isLast: Bool = false) {
        guard isLast || waited >= interval else { return }
        self.isLast = isLast
        prices.copy(from: best)
        isUnderWay = true
    }

    /// Goes on for about `ticks`.
    func work(ticks: inout Int) {
        let effort = max(isLast ? Refinement.lastEffort : 0, proof / timetable.count)
        guard let v = dual.evaluate(prices, .proven(timetable, effort: effort), ticks: &ticks) else { return }
        value = min(value, v)
        // Where steps gain little against what is not proven, proofs take longer.
        let unproven = timetable.unproven
        let gained = latest < Int.max ? latest - (v - unproven) : Int.max
        if gained >= 0, gained < unproven / Refinement.little { proof += proof / 2 }
        latest = v - unproven
        waited = 0
        interval += interval == Refinement.firstInterval ? interval : interval / 10
        proof = max(interval, min(proof, Refinement.mostProof * interval))
        isUnderWay = false
        isLastDone = isLast
    }
}
