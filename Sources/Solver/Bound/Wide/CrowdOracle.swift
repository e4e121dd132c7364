import Problem

/// The best an activity can do when every seat of a time has one price: not run, or a time, room and people, and how
/// many to admit.
///
/// It admits as many as its seats allow where a seat is worth anything, and its least size where a seat costs; where
/// seats are free, as many as want to come. Reserved seats are left out, and that two roles need two people.
final class CrowdOracle {
    private let instance: Instance
    private let stocks: Stocks
    private let crowd: Ints
    private let costs: ActivityCosts
    private let arena = Arena()
    /// What the best answer is: time (−1: does not run), place (−1: none), people admitted, and by role the post.
    private(set) var time = -1
    private(set) var place = -1
    private(set) var admitted = 0
    let post: Buffer<Int32>

    init(_ instance: Instance, _ stocks: Stocks, crowd: Ints) {
        self.instance = instance
        self.stocks = stocks
        self.crowd = crowd
        costs = ActivityCosts(instance, stocks)
        post = arena.buffer(costs.post.count)
    }

    /// Value of the best answer, in `Multipliers.unit`ths; `prices.pair` is by activity-time here.
    func solve(_ a: Int, _ prices: Multipliers, demand: UnsafeMutablePointer<Float>) -> Int {
        let activities = instance.activities
        var best = costs.idle(a) ?? PersonOracle.never
        time = -1
        place = -1
        guard instance.locks.activity[a] != Locks.off else { return best }
        for t in activities.times[a] where activities.timeAllowed[t] != 0 {
            guard let people = costs.cost(a, t, prices) else { continue }
            let value = costs.worth(a, time: t, prices) - people
            for p in activities.places[a].isEmpty ? -1..<0 : activities.places[a] {
                guard let seats = instance.seats(a, time: t, place: p) else { continue }
                weigh(a, t, p, seats, value - costs.cost(a, t, place: p, prices), prices, demand, &best)
            }
        }
        return best <= PersonOracle.never ? 0 : best
    }

    /// Value of an activity that runs in a way (−1: not at all) that is given.
    func run(_ a: Int, _ way: Int, of ways: Ways, _ prices: Multipliers, demand: UnsafeMutablePointer<Float>) -> Int {
        time = -1
        place = -1
        let idle = idle(a)
        guard way >= 0, let worth = worth(of: way, in: ways, prices, demand: demand) else { return idle }
        time = Int(ways.all[way].time)
        place = Int(ways.all[way].place)
        admitted = admission(a, time, instance.seats(a, time: time, place: place)!, prices, demand)!
        for (r, p) in ways.staffing(way).enumerated() { post[r] = Int(p) }
        return idle + worth
    }

    /// What a way to run an activity is worth more than not to run it; nil if it cannot be had. At times of which `gains` knows
    /// people pay what they would gain, else the price of the time.
    func worth(
        of way: Int, in ways: Ways, _ prices: Multipliers, demand: UnsafeMutablePointer<Float>,
        gains: SeatGains? = nil
    ) -> Int? {
        let w = ways.all[way]
        let (a, t, p) = (Int(w.activity), Int(w.time), Int(w.place))
        guard let seats = instance.seats(a, time: t, place: p), let n = admission(a, t, seats, prices, demand) else {
            return nil
        }
        var value = costs.worth(a, time: t, prices) - costs.change(a) - costs.cost(a, t, place: p, prices)
        for post in ways.staffing(way) { value -= costs.cost(a, t, post: Int(post), prices) }
        let paid =
            if let gains, gains.knows(t) {
                gains.payment(t, seats: n, least: instance.activities.minSize[a])
            } else {
                n * prices.pair[t]
            }
        return value + paid - idle(a)
    }

    /// What it is worth not to run; what must run has no ways that a timetable could leave out.
    private func idle(_ a: Int) -> Int { costs.idle(a) ?? 0 }

    /// How many are admitted; nil if there could not be as many as there must.
    @inline(__always) private func admission(
        _ a: Int, _ t: Int, _ seats: Int, _ prices: Multipliers, _ demand: UnsafeMutablePointer<Float>
    ) -> Int? {
        let least = instance.activities.minSize[a]
        let most = min(seats, crowd[a])
        guard least <= most else { return nil }
        let price = Int(prices.pair.base[t])
        return price > 0 ? most : price < 0 ? least : max(least, min(most, Int(demand[t].rounded())))
    }

    @inline(__always) private func weigh(
        _ a: Int, _ t: Int, _ p: Int, _ seats: Int, _ value: Int, _ prices: Multipliers,
        _ demand: UnsafeMutablePointer<Float>,
        _ best: inout Int
    ) {
        guard let n = admission(a, t, seats, prices, demand) else { return }
        let v = value + n * Int(prices.pair.base[t])
        guard v > best else { return }
        best = v
        time = t
        place = p
        admitted = n
        for r in 0..<instance.activities.roles[a].count { post[r] = costs.post[r] }
    }
}
