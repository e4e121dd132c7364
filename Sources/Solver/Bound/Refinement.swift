import Problem

/// The dual with the timetable decided as a whole, proven now and then where it was least: while prices are looked for a heavy timetable that is
/// quickly found will do (`Dual.Deciding.found`), and that there is no heavier one takes as long as many of these evaluations (`TimetableOracle`).
final class Refinement {
    /// What a look says of where the dual was least.
    enum Finding {
        /// With the heaviest timetable that is known now it is so much, in `Multipliers.unit`ths: more than was thought, if a heavier one was found.
        case same(Int)
        /// With larger parts it is so much; more rows need no price.
        case grown(Int)
        /// Nothing that it could be compared with.
        case other
    }

    private let dual: Dual
    private let prices: Multipliers
    private(set) var timetable: TimetableOracle
    /// Rows that need no price when the timetable is decided as a whole.
    private(set) var needless: [Int]
    /// Least value so far, in `Multipliers.unit`ths: a bound.
    private(set) var value = Int.max
    /// Of the last look.
    private(set) var finding = Finding.other
    /// With the heaviest timetable known the dual was so much in the last look, in `Multipliers.unit`ths.
    private var latest = Int.max
    /// All was proven in the last look, but for next to nothing.
    private var isProven = false
    /// The share of the dual that is next to nothing.
    private static let nearlyProven = 20_000
    /// Larger parts of the timetable, which are tried in this look.
    private var larger: TimetableOracle?
    /// Parts of the timetable that could not be proven when they were put together; how many ticks proofs are to have before that is tried again, never if parts are as
    /// large as can be.
    private var (tooLarge, growsFrom): (Set<Int>, Int) = ([], 0)
    /// It is being looked at.
    private(set) var isUnderWay = false
    /// Ticks given to plain evaluations since, and how many there are to be before the next: twice as many the second time, then a tenth more each time.
    private var waited = 0
    private let firstInterval: Int
    private var interval: Int
    /// Ticks for the next proof: few at first, when the dual has still far to fall; then as many, or more where steps have come to gain little, but not
    /// more than so many times as many.
    private var proof: Int
    private static let mostProof = 8
    /// Steps gain little if it is less than this part of what is not proven.
    private static let little = 4

    /// Nil where the timetable cannot be decided as a whole.
    /// - Parameter firstInterval: ticks of evaluations before the first proof.
    init?(_ dual: Dual, firstInterval: Int = 500_000, tabu: HeaviestSet.Tabu = .init()) {
        guard let timetable = TimetableOracle(dual.instance, dual.activities, tabu: tabu) else { return nil }
        self.dual = dual
        self.timetable = timetable
        self.firstInterval = firstInterval
        (interval, proof) = (firstInterval, firstInterval / 4)
        needless = timetable.needless(dual.stocks)
        prices = Multipliers(pairs: dual.pairs.count, rows: dual.stocks.count)
    }

    /// So many ticks went into plain evaluations.
    func wait(_ ticks: Int) { waited += ticks }

    /// The last look, a long one, has been had.
    private(set) var isLastDone = false
    private var isLast = false
    /// Ticks for the last look, at least.
    private static let lastEffort = 3_000_000

    /// Begins to look at the dual at these prices if it is time to, or for the last time. No evaluation may be under way.
    func begin(at best: Multipliers, isLast: Bool = false) {
        guard isLast || waited >= interval else { return }
        self.isLast = isLast
        prices.copy(from: best)
        isUnderWay = true
        guard isProven, !isLast, proof >= growsFrom else { return }
        larger = timetable.grown(but: tooLarge)
        if let larger {
            for r in larger.needless(dual.stocks) { prices.row[r] = 0 }
        } else {
            (tooLarge, growsFrom) = ([], tooLarge.isEmpty ? Int.max : 2 * proof)
        }
    }

    /// Goes on for about `ticks`.
    func work(ticks: inout Int) {
        let tried = larger ?? timetable
        let effort = max(isLast ? Refinement.lastEffort : 0, proof)
        guard let v = dual.evaluate(prices, .proven(tried, effort: effort), ticks: &ticks) else { return }
        value = min(value, v)
        isUnderWay = false
        isLastDone = isLast
        let unproven = tried.unproven
        isProven = unproven <= abs(v) / Refinement.nearlyProven
        if larger != nil, !isProven {
            refuse(tried)
            return
        }
        finding = larger == nil ? .same(v - unproven) : .grown(v - unproven)
        if larger != nil { (timetable, needless, larger) = (tried, tried.needless(dual.stocks), nil) }
        // Where steps gain little against what is not proven, proofs take longer.
        let gained = latest < Int.max ? latest - (v - unproven) : Int.max
        if gained >= 0, gained < unproven / Refinement.little { proof += proof / 2 }
        latest = v - unproven
        waited = 0
        interval += interval == firstInterval ? interval : interval / 10
        proof = max(interval, min(proof, Refinement.mostProof * interval))
    }

    /// Some parts are too large to be proven so far: it is looked again at once at those that were, and others may grow next time.
    private func refuse(_ tried: TimetableOracle) {
        let before = tooLarge.count
        tooLarge.formUnion(timetable.parts(ofUnproven: tried))
        if tooLarge.count == before { growsFrom = 2 * proof }
        (finding, larger) = (.other, nil)
    }
}
