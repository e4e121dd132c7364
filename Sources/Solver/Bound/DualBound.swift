import Problem

/// A number that no legal plan's objective exceeds, lowered as long as it is given work.
///
/// Work is counted in ticks (a tick is about a microsecond) by what is done, not by a clock, so that equal calls
/// give equal bounds and prices. It may be called from any one thread at a time.
final class DualBound: @unchecked Sendable {
    private let instance: Instance
    private let descent: Descent?
    /// The objective of the best plan known, as last told.
    private var incumbent = Int.min
    /// Largest number of pairs that is still priced one by one.
    static let mostPairs = 6_000_000

    init(_ instance: Instance) {
        self.instance = instance
        descent = Pairs.estimate(instance) <= DualBound.mostPairs ? Descent(Dual(instance)) : nil
    }

    /// Works for about `ticks`. `cancelled` is asked now and then; once it says so, the call returns.
    func work(ticks: Int, incumbent: Int, cancelled: () -> Bool) {
        self.incumbent = max(self.incumbent, incumbent)
        guard let descent else { return }
        var left = ticks
        while left > 0, !isFinished, !cancelled() {
            let slice = min(left, 20_000)
            var rest = slice
            descent.work(ticks: &rest, target: target)
            left -= max(1, slice - rest)
        }
    }

    /// What the dual is not expected to fall below: the best plan known, but not so far away that steps go wild.
    private var target: Int {
        guard let bound else { return 0 }
        return max(incumbent, bound - abs(bound) / 10)
    }

    /// The least bound so far; nil before the first.
    var bound: Int? {
        guard let descent, descent.value < Int.max else { return nil }
        return floorDiv(descent.value, Multipliers.unit)
    }

    /// Nothing more is to be gained: the bound is met by a plan, or has stopped falling.
    var isFinished: Bool {
        guard let descent else { return true }
        return (bound.map { $0 <= incumbent } ?? false) || descent.hasStalled
    }

    /// How often the dual was evaluated.
    var rounds: Int { descent?.iterations ?? 0 }

    /// Prices at which the bound was least.
    var prices: SeatPrices? { descent.map { SeatPrices($0) } }
}

/// What the dual says things are worth, for the search to be guided by. Money, rounded.
struct SeatPrices: Sendable {
    /// By activity-time: the mean price of a seat over those admitted at it.
    let seat: [Int]
    /// By activity-time: what the people who would pay most for its seats would pay in all.
    let crowd: [Int]
    /// By staff member × day: an hour of theirs.
    let hour: [Int]
    let dayCount: Int

    init(_ descent: Descent) {
        let dual = descent.dual
        let prices = descent.best
        let activities = dual.instance.activities
        var (seat, crowd): ([Int], [Int]) = ([], [])
        for t in activities.activityOfTime.indices {
            let a = activities.activityOfTime[t]
            var seats = activities.maxSize[a]
            if let room = activities.places[a].map({ dual.instance.places.roomCapacity[activities.placeRoom[$0]] })
                .max()
            {
                seats = min(seats, room)
            }
            let paid = dual.pairs.ofTime[t].map { prices.pair[dual.pairs.pairOfTime[$0]] }.filter { $0 > 0 }
                .sorted(by: >).prefix(seats)
            let sum = paid.reduce(0, +) / Multipliers.unit
            crowd.append(sum)
            seat.append(paid.isEmpty ? 0 : sum / paid.count)
        }
        self.seat = seat
        self.crowd = crowd
        dayCount = dual.stocks.dayCount
        hour = (0..<dual.stocks.staffDay.count).map { i in
            dual.stocks.staffDay[i].reduce(0) { $0 + prices.row[dual.stocks.staffDayRow[$1]] } * 60
                / (Multipliers.unit << Multipliers.fine)
        }
    }
}
