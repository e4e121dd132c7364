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

    @inline(__always) private func weigh(
        _ a: Int, _ t: Int, _ p: Int, _ seats: Int, _ value: Int, _ prices: Multipliers,
        _ demand: UnsafeMutablePointer<Float>,
        _ best: inout Int
    ) {
        let least = instance.activities.minSize[a]
        let most = min(seats, crowd[a])
        guard least <= most else { return }
        let price = Int(prices.pair.base[t])
        let n = price > 0 ? most : price < 0 ? least : max(least, min(most, Int(demand[t].rounded())))
        let v = value + n * price
        guard v > best else { return }
        best = v
        time = t
        place = p
        admitted = n
        for r in 0..<instance.activities.roles[a].count { post[r] = costs.post[r] }
    }
}
