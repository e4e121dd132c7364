import Problem

/// A number that no legal plan's objective exceeds, lowered as long as it is given work.
///
/// Work is counted in ticks (half a microsecond at a centre to five in a city, and `tickCost` times that) by what is done, not by a clock, so that equal calls
/// give equal bounds and prices. It may be called from any one thread at a time.
final class DualBound: @unchecked Sendable {
    private let instance: Instance
    /// Who asks people.
    private let team: Team
    /// One price a seat: where there are too many pairs, and else to begin with.
    private let wide: WideDescent?
    /// Then one a pair, at first from block to block of people, then along the mean of all.
    private var pairwise: PairDescent?
    private var descent: Descent?
    /// Then with the timetable decided as a whole, where it can be.
    private var whole: Descent?
    private var refinement: Refinement?
    /// When there is nothing more to be gained by prices alone.
    private var branching: Branching?
    /// The objective of the best plan known, as last told.
    private var incumbent = Int.min
    /// Pairs that it would take.
    private let pairs: Int
    /// Largest number of pairs that is still priced one by one.
    private let mostPairs: Int
    /// What a plan without envy is worth at most, where that is known.
    private let withoutEnvy: Int?
    private let envy: Int
    /// With more pairs than this the problem is not split.
    private let mostSplit: Int
    /// With so many pairs their prices go on from block to block when the timetable is decided as a whole: an evaluation of all people takes too long.
    private let manyPairs: Int
    /// How long heavy timetables are looked for.
    private let tabu: HeaviestSet.Tabu
    /// Steps with each activity decided by itself before that.
    private static let stepsApart = 96
    /// With fewer pairs than this their prices are found at once.
    static let fewPairs = 2_000
    /// With as many appointments as this it begins with prices of seats and hours even so: that spreads what is alike (`Tolerance`).
    private static let manyWishes = 1_000

    /// `wide` makes it begin with prices of seats also where there are few pairs.
    init(
        _ instance: Instance, mostPairs: Int = 6_000_000, mostSplit: Int = Branching.mostPairs,
        manyPairs: Int = 100_000, wide: Bool = false, tabu: HeaviestSet.Tabu = .init(), team: Team = Team()
    ) {
        self.team = team
        self.instance = instance
        self.tabu = tabu
        (self.mostPairs, self.mostSplit, self.manyPairs) = (mostPairs, mostSplit, manyPairs)
        pairs = Pairs.estimate(instance)
        withoutEnvy = MarketBound.withoutEnvy(instance)
        envy = instance.weights.envy
        let begins =
            wide || pairs >= DualBound.fewPairs || instance.people.wishValue.count >= DualBound.manyWishes
        self.wide = begins ? WideDescent(WideDual(instance, team: team)) : nil
        guard !begins else { return }
        let dual = Dual(instance, team: team)
        refinement = Refinement(dual, tabu: tabu)
        descent = Descent(dual)
    }

    /// Works for about `ticks`. `cancelled` is asked now and then; once it says so, the call returns.
    func work(ticks: Int, incumbent: Int, cancelled: () -> Bool) {
        self.incumbent = max(self.incumbent, incumbent)
        var left = ticks
        while left > 0, !isFinished, !cancelled() {
            let slice = min(left, 20_000)
            var rest = slice
            if let branching {
                branching.work(ticks: &rest, incumbent: self.incumbent, target: target)
            } else if let descent = whole ?? descent {
                descent.work(ticks: &rest, target: target)
                if descent.isSettled { goOn() }
            } else if let pairwise {
                pairwise.work(ticks: &rest, upTo: isApart(pairwise) ? DualBound.stepsApart : Int.max)
                goOn(after: pairwise)
            } else if let wide {
                wide.work(ticks: &rest)
                if wide.isNear, pairs <= mostPairs {
                    let dual = Dual(instance, after: wide.dual, team: team)
                    refinement = Refinement(dual, tabu: tabu)
                    pairwise = PairDescent(dual, after: wide)
                }
            }
            left -= max(1, slice - rest)
        }
    }

    /// Is each activity decided by itself still, where they will be decided together?
    private func isApart(_ pairwise: PairDescent) -> Bool {
        refinement != nil && pairs > mostSplit && !pairwise.isTogether
    }

    /// Prices of pairs are known from block to block. Where the problem is not to be split, the timetable is decided as a whole as soon as they
    /// mean something: prices at which it was not would be of no more use.
    private func goOn(after pairwise: PairDescent) {
        if let refinement, pairs > mostSplit {
            guard pairwise.isSettled || isApart(pairwise) && pairwise.hasTaken(DualBound.stepsApart) else { return }
            if !pairwise.isTogether, pairs >= manyPairs {
                pairwise.decideTogether(refinement)
            } else {
                whole = Descent(pairwise.dual, from: pairwise.best, refined: true, refinement: refinement)
            }
        } else if pairwise.isSettled {
            let gained = pairwise.value < wide?.value ?? Int.max
            descent = Descent(pairwise.dual, from: pairwise.best, refined: gained)
        }
    }

    /// The last descent has settled: the timetable is decided as a whole, if it was not, and then the problem is split, if it is small. The parts begin
    /// where activities were decided one by one, as in them they are.
    private func goOn() {
        guard let descent else { return }
        if whole == nil, let refinement {
            whole = Descent(descent.dual, from: descent.best, refined: true, refinement: refinement)
        } else if pairs <= mostSplit, let least {
            branching = Branching(descent.dual, from: descent.best, bound: least)
        }
    }

    /// What the dual is not expected to fall below: the best plan known, but not so far away that steps go wild.
    private var target: Int {
        guard let bound else { return 0 }
        return max(incumbent, bound - abs(bound) / 10)
    }

    /// The least bound so far; nil before the first.
    var bound: Int? {
        guard let least else { return nil }
        let dual = floorDiv(least, Multipliers.unit)
        return withoutEnvy.map { min(dual, max($0, dual - envy)) } ?? dual
    }

    /// The least value so far, in `Multipliers.unit`ths.
    private var least: Int? {
        let least = min(
            descent?.value ?? Int.max, pairwise?.bound ?? Int.max, wide?.value ?? Int.max,
            min(refinement?.value ?? Int.max, branching?.value ?? Int.max))
        return least < Int.max ? least : nil
    }

    /// Nothing more is to be gained: the bound is met by a plan, or has stopped falling.
    var isFinished: Bool {
        if let bound, bound <= incumbent { return true }
        if let branching { return branching.isSettled }
        if let descent = whole ?? descent { return descent.isSettled }
        return pairwise == nil && wide?.isSettled ?? true
    }

    /// Prices are good enough to say which timetables are worth trying.
    var isTelling: Bool {
        if whole != nil { return true }
        if let descent, descent.value < Int.max, wide != nil || descent.iterations >= DualBound.settling { return true }
        return wide?.isTelling ?? false
    }

    /// Prices say little yet, and will soon say more.
    var saysLittle: Bool { !isFinished && (!isTelling || wide?.isRough == true) }

    /// The descent of the prices of seats, once it is done.
    var restingWide: WideDescent? { pairwise != nil || wide?.isSettled == true ? wide : nil }

    /// How many ticks of the prices of seats take as long as one tick does now, measured.
    var tickCost: Int { descent != nil || whole != nil || pairwise != nil ? 8 : 1 }

    /// Into how many parts the problem was split.
    var parts: Int { branching?.parts ?? 1 }

    /// How often the dual was evaluated, in whole or in part.
    var rounds: Int {
        (descent?.iterations ?? 0) + (whole?.iterations ?? 0) + (pairwise?.steps ?? 0) + (wide?.walk.steps ?? 0)
    }

    /// What timetables are worth at the best prices; nil until these mean something.
    var worths: SpotWorths? { isTelling ? bestWorths : nil }

    /// The same, however little they mean yet.
    var bestWorths: SpotWorths? {
        guard let least else { return nil }
        for descent in [whole, descent] {
            if let descent, descent.value < Int.max { return SpotWorths(descent.dual, descent.best, value: least) }
        }
        if let pairwise, pairwise.value < Int.max { return SpotWorths(pairwise.dual, pairwise.best, value: least) }
        return wide.flatMap { $0.value < Int.max ? SpotWorths($0) : nil }
    }

    /// Evaluations that the prices of pairs take to mean something, where they begin with nothing.
    private static let settling = 60
}
