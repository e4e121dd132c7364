import Problem

/// What the prices of the dual say of every way to run an activity, for the search to propose timetables by.
final class Guide {
    let ways: Ways
    /// Ways of an activity.
    let waysOfActivity: Rows
    let wayOfActivity: Ints
    /// What a way is taken to be worth at the latest prices, in 64ths of money.
    let weight: Buffer<Int>
    /// What a seat costs everybody, by activity-time, at the latest prices that are the same for all; empty before there are any.
    private(set) var seatPrice: [Int] = []
    /// Activities that have a way worth something.
    private(set) var hopeful: [Int] = []
    /// Ways that hang together, in windows small enough to be searched well.
    let windows: [[Int]]
    private let arena = Arena()

    convenience init(_ instance: Instance, fixed spots: Spots) {
        self.init(Ways(Instance(Ways.withoutPeople(instance.problem)), fixed: spots))
    }

    init(_ ways: Ways) {
        self.ways = ways
        var lists = [[Int]](repeating: [], count: ways.instance.activities.count)
        for (i, way) in ways.all.enumerated() { lists[Int(way.activity)].append(i) }
        waysOfActivity = Rows(lists, arena)
        wayOfActivity = arena.table(lists.flatMap { $0 })
        weight = arena.buffer(ways.all.count)
        windows = Guide.windows(ways)
    }

    private static let windowSize = 1200
    /// Where a way excludes more others than this in the mean fewer iterations are spent on each (`heaviest`).
    static let fewExcluded = 500
    /// A way that is worth more is taken to be worth so much, in money.
    static let mostWorth = 1 << 40

    /// Ways by their neighbourhood, breadth first.
    private static func windows(_ ways: Ways) -> [[Int]] {
        var seen = [Bool](repeating: false, count: ways.all.count)
        var out: [[Int]] = []
        for start in ways.all.indices where !seen[start] {
            var window = [start]
            seen[start] = true
            var i = 0
            while i < window.count {
                for k in ways.neighbours[window[i]] where !seen[ways.neighbour[k]] && window.count < windowSize {
                    seen[ways.neighbour[k]] = true
                    window.append(ways.neighbour[k])
                }
                i += 1
            }
            out.append(window.sorted())
        }
        return out
    }

    /// How many 64ths of its worth at the prices a way is taken to be worth, by how often it ran, in percent: what always did is taken for a third more
    /// than what never did.
    static func lean(_ running: Int) -> Int { 54 + running / 5 }

    /// Takes over new prices.
    func update(_ worths: SpotWorths) {
        let a = ways.instance.activities
        if !worths.seatPrice.isEmpty { seatPrice = worths.seatPrice }
        for (i, way) in ways.all.enumerated() {
            let (x, time) = (Int(way.activity), Int(way.time))
            var worth = ways.worth[i] + worths.spot(x, time: time, place: Int(way.place), a)
            for post in ways.staffing(i) { worth -= worths.post(x, time: time, post: Int(post), a) }
            // What cannot be had is worth nothing, and sums of what can stay far from overflowing.
            weight[i] = min(max(0, worth), Guide.mostWorth) * Guide.lean(worths.running[time])
        }
        hopeful = (0..<a.count).filter { x in waysOfActivity[x].contains { weight[wayOfActivity[$0]] > 0 } }
    }
}
