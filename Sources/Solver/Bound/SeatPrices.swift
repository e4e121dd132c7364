import Problem

/// What the dual says things are worth, for the search to be guided by. Money, rounded.
struct SeatPrices: Sendable {
    /// By activity-time: the mean price of a seat over those admitted at it.
    let seat: [Int]
    /// By activity-time: what the people who would pay most for its seats would pay in all.
    let crowd: [Int]
    /// By staff member × day: an hour of theirs.
    let hour: [Int]
    let dayCount: Int
    /// Where a time's payments begin in `paid`: what its best payer would pay, its best two, and so on.
    private let starts: [Int]
    private let paid: [Int]

    /// What the best `seats` payers at an activity-time would pay in all.
    func payment(time t: Int, seats: Int) -> Int {
        let n = min(seats, starts[t + 1] - starts[t])
        return n <= 0 ? 0 : paid[starts[t] + n - 1]
    }

    /// The prices of pairs where they were least.
    init(_ descent: Descent) {
        let prices = descent.best
        let pairs = descent.dual.pairs
        self.init(descent.dual.instance, descent.dual.stocks, prices) { t, seats in
            pairs.ofTime[t].map { prices.pair[pairs.pairOfTime[$0]] }.filter { $0 > 0 }.sorted(by: >).prefix(seats)
        }
    }

    /// The prices of seats where they were least.
    init(_ descent: WideDescent) {
        let prices = descent.best
        let crowd = descent.dual.lists.crowd
        let activities = descent.dual.instance.activities
        self.init(descent.dual.instance, descent.dual.stocks, prices) { t, seats in
            let n = prices.pair[t] <= 0 ? 0 : min(seats, crowd[activities.activityOfTime[t]])
            return ArraySlice(repeating: prices.pair[t], count: max(0, n))
        }
    }

    /// `payers` lists, best first, what those who want to come at a time would pay, in `Multipliers.unit`ths.
    private init(
        _ instance: Instance, _ stocks: Stocks, _ prices: Multipliers, payers: (Int, Int) -> ArraySlice<Int>
    ) {
        let activities = instance.activities
        var (seat, crowd, starts, paid): ([Int], [Int], [Int], [Int]) = ([], [], [0], [])
        for t in activities.activityOfTime.indices {
            let a = activities.activityOfTime[t]
            var seats = activities.maxSize[a]
            if let room = activities.places[a].map({ instance.places.roomCapacity[activities.placeRoom[$0]] }).max() {
                seats = min(seats, room)
            }
            var sum = 0
            for v in payers(t, seats) {
                sum += v
                paid.append(sum / Multipliers.unit)
            }
            let count = paid.count - starts[t]
            starts.append(paid.count)
            crowd.append(sum / Multipliers.unit)
            seat.append(count == 0 ? 0 : sum / Multipliers.unit / count)
        }
        self.seat = seat
        self.crowd = crowd
        self.starts = starts
        self.paid = paid
        dayCount = stocks.dayCount
        hour = (0..<stocks.staffDay.count).map { i in
            stocks.staffDay[i].reduce(0) { $0 + prices.row[stocks.staffDayRow[$1]] } * 60
                / (Multipliers.unit << Multipliers.fine)
        }
    }
}
