/// The dual with one price a seat, looked at where it was least with the timetable decided as a whole (`TimetableOracle`): as
/// `Refinement` does for prices of pairs. The rows that say no more than which activities exclude each other cost nothing then.
///
/// Ended at any time each part of the timetable has a bound that holds, so that a short look comes first; a later one goes four times
/// as deep.
final class WideRefinement {
    private let dual: WideDual
    private let prices: Multipliers
    private let timetable: TimetableOracle
    /// Least value so far, in `Multipliers.unit`ths.
    private(set) var value = Int.max
    /// The dual without the activities that the timetable decides; what has been added up of it.
    private var rest = 0
    private enum Stage { case people(next: Int), timetable, done }
    private var stage = Stage.people(next: 0)
    /// Ticks for each part of the timetable.
    private var effort = WideRefinement.firstEffort
    private static let (firstEffort, lastEffort) = (50_000, 200_000)
    private static let mostWays = 500_000

    /// Nil where the timetable cannot be decided as a whole. `dual` is to be asked nothing else until it is done.
    init?(_ dual: WideDual, at best: Multipliers) {
        guard let timetable = TimetableOracle(dual.instance, dual.activities, most: WideRefinement.mostWays) else {
            return nil
        }
        self.dual = dual
        self.timetable = timetable
        prices = Multipliers(pairs: dual.timeCount, rows: dual.stocks.count)
        prices.copy(from: best)
        for r in timetable.needless(dual.stocks) { prices.row[r] = 0 }
    }

    /// Nothing more is to be gained.
    var isDone: Bool { if case .done = stage { true } else { false } }

    /// Goes on for about `ticks`.
    func work(ticks: inout Int) {
        while ticks > 0 {
            switch stage {
            case .people(let next):
                if next == 0 { begin(&ticks) }
                guard next < dual.instance.people.count else {
                    stage = .timetable
                    continue
                }
                rest += dual.person(next, prices)
                ticks -= 4 + dual.persons.nodes >> 4
                stage = .people(next: next + 1)
            case .timetable:
                guard let worth = timetable.solve(prices, effort: effort, ticks: &ticks) else { return }
                value = min(value, rest + worth)
                effort *= 4
                if effort > WideRefinement.lastEffort { stage = .done }
            case .done: return
            }
        }
    }

    /// Looks up all prices, and asks the activities that decide for themselves.
    private func begin(_ ticks: inout Int) {
        dual.persons.mostNodes = WidePerson.nodeLimit
        dual.prepare(prices)
        dual.clearPeople()
        rest = dual.base(prices)
        for a in 0..<dual.instance.activities.count where !timetable.decides(a) {
            rest += dual.activities.solve(a, prices, demand: nil)
        }
        ticks -= dual.instance.activities.count
    }
}
