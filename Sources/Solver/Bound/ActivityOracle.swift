import Problem

/// The best an activity can do at given prices: not run, or a time, room and people, and whom to admit.
///
/// It is paid each admitted person's pair price and pays for what it uses of rows. It admits between `minSize` and
/// its seats, those who pay most, within its reserved seats; that two roles need two people is left out, and of
/// several reserved groups only the largest reservation counts.
final class ActivityOracle {
    private let instance: Instance
    private let pairs: Pairs
    private let stocks: Stocks
    private let arena = Arena()
    private let top: Buffer<Int32>
    private let other: Buffer<Int32>
    private let mostSeats: [Int32]
    private let isMember: Buffer<UInt8>
    /// Pairs that their person enrols at these prices (below 0): of equal payers these are admitted first, so that where
    /// seats are no matter the two copies agree and the price stays.
    private let slope: Buffer<Int8>
    private let quota: [(group: Int, seats: Int)]
    /// What the best answer is: time (−1: does not run), place (−1: none), and by role the post.
    private(set) var time = -1
    private(set) var place = -1
    let post: Buffer<Int32>
    /// Pairs admitted.
    let admitted: Buffer<Int32>
    private(set) var admittedCount = 0
    private let trial: Buffer<Int32>
    let costs: ActivityCosts
    // Of a part of the problem: activities that must run, and times that are not to be had.
    private let mustRun: Buffer<UInt8>
    private let barred: Buffer<UInt8>

    init(_ instance: Instance, _ pairs: Pairs, _ stocks: Stocks, wanted: Buffer<Int8>) {
        slope = wanted
        self.instance = instance
        self.pairs = pairs
        self.stocks = stocks
        let activities = instance.activities
        var (mostSeats, largest, roles): ([Int32], Int, Int) = ([], 1, 1)
        var quota: [(group: Int, seats: Int)] = []
        for a in 0..<activities.count {
            var seats = activities.places[a].isEmpty ? activities.maxSize[a] : 0
            for p in activities.places[a] {
                seats = max(
                    seats, min(activities.maxSize[a], instance.places.roomCapacity[activities.placeRoom[p]]))
            }
            var crowd = 0
            for t in activities.times[a] { crowd = max(crowd, pairs.ofTime[t].count) }
            seats = max(min(seats, crowd), min(activities.minSize[a], crowd))
            mostSeats.append(Int32(seats))
            largest = max(largest, seats)
            roles = max(roles, activities.roles[a].count)
            let r = activities.reserved[a].max { activities.reservedSeats[$0] < activities.reservedSeats[$1] }
            quota.append(r.map { (activities.reservedGroup[$0], activities.reservedSeats[$0]) } ?? (-1, 0))
        }
        self.mostSeats = mostSeats
        self.quota = quota
        top = arena.buffer(largest + 1)
        other = arena.buffer(largest + 1)
        admitted = arena.buffer(largest + 1)
        trial = arena.buffer(largest + 1)
        post = arena.buffer(roles)
        costs = ActivityCosts(instance, stocks)
        mustRun = arena.buffer(activities.count)
        barred = arena.buffer(activities.activityOfTime.count)
        isMember = arena.buffer(pairs.count)
        for a in 0..<activities.count where quota[a].group >= 0 {
            for t in activities.times[a] {
                for k in pairs.ofTime[t] {
                    let i = pairs.pairOfTime[k]
                    isMember[i] = instance.people.isMember(pairs.person[i], of: quota[a].group) ? 1 : 0
                }
            }
        }
    }

    /// From now on activities run, or not, as is decided for a part of the problem.
    func decide(_ decided: [Decision]) {
        mustRun.fill(0)
        barred.fill(0)
        let activities = instance.activities
        for decision in decided {
            switch (decision.question, decision.isSo) {
            case (.runs(let a), true): mustRun[a] = 1
            case (.runs(let a), false): for t in activities.times[a] { barred[t] = 1 }
            case (.meets(let t), true):
                let a = activities.activityOfTime[t]
                mustRun[a] = 1
                for other in activities.times[a] where other != t { barred[other] = 1 }
            case (.meets(let t), false): barred[t] = 1
            case (.attends, _): break
            }
        }
    }

    func isBarred(_ t: Int) -> Bool { barred[t] != 0 }

    /// Value of the best answer, in `Multipliers.unit`ths.
    func solve(_ a: Int, _ prices: Multipliers) -> Int {
        let activities = instance.activities
        var best = mustRun[a] != 0 ? PersonOracle.never : costs.idle(a) ?? PersonOracle.never
        time = -1
        place = -1
        admittedCount = 0
        guard instance.locks.activity[a] != Locks.off else { return best }
        for t in activities.times[a] where activities.timeAllowed[t] != 0 && barred[t] == 0 {
            guard let people = costs.cost(a, t, prices) else { continue }
            fillTop(a, t, prices)
            let value = costs.worth(a, time: t, prices) - people
            for p in activities.places[a].isEmpty ? -1..<0 : activities.places[a] {
                guard let more = worth(a, time: t, place: p, prices) else { continue }
                if value + more > best { keep(value + more, &best, t, p, a) }
            }
        }
        return best <= PersonOracle.never ? 0 : best
    }

    /// What the crowd of a room pays, less what the room costs; nil if the room cannot be had then or too few could come. The
    /// best payers of the time are in `top` and `other`.
    private func worth(_ a: Int, time t: Int, place p: Int, _ prices: Multipliers) -> Int? {
        guard let seats = instance.seats(a, time: t, place: p), let crowd = admit(a, seats: seats, prices) else {
            return nil
        }
        return crowd - costs.cost(a, t, place: p, prices)
    }

    /// Answers that an activity runs so (nil: not at all), with the crowd that pays most.
    /// - Parameter posts: of its roles, in order.
    func answer(_ a: Int, _ way: Ways.Way?, posts: ArraySlice<Int32>, _ prices: Multipliers) {
        (time, place, admittedCount) = (-1, -1, 0)
        guard let way, let seats = instance.seats(a, time: Int(way.time), place: Int(way.place)) else { return }
        fillTop(a, Int(way.time), prices)
        guard admit(a, seats: seats, prices) != nil else { return }
        (time, place) = (Int(way.time), Int(way.place))
        for (r, p) in posts.enumerated() { post[r] = Int(p) }
        keepTrial()
    }

    /// What each of some ways to run an activity is worth at these prices, in `Multipliers.unit`ths; those that cannot be
    /// had are worth `PersonOracle.never`.
    /// - Parameter ways: in order of time and room.
    func weigh(_ a: Int, _ ways: Range<Int>, of all: Ways, _ prices: Multipliers, into weights: Buffer<Int>) {
        var (t, place) = (-1, -2)
        var value = 0
        var more: Int?
        for i in ways {
            let way = all.all[i]
            if Int(way.time) != t {
                (t, place) = (Int(way.time), -2)
                fillTop(a, t, prices)
                value = costs.worth(a, time: t, prices) - costs.change(a)
            }
            if Int(way.place) != place {
                place = Int(way.place)
                more = worth(a, time: t, place: place, prices)
            }
            guard let more else {
                weights[i] = PersonOracle.never
                continue
            }
            var people = 0
            for post in all.staffing(i) { people += costs.cost(a, t, post: Int(post), prices) }
            weights[i] = value + more - people
        }
    }

    /// What those who pay most for the seats of a spot pay in all, in `Multipliers.unit`ths; nil if the spot cannot be had
    /// or too few could come.
    func payment(_ a: Int, time t: Int, place: Int, _ prices: Multipliers) -> Int? {
        guard let seats = instance.seats(a, time: t, place: place) else { return nil }
        fillTop(a, t, prices)
        return admit(a, seats: seats, prices)
    }

    private func keep(_ value: Int, _ best: inout Int, _ t: Int, _ p: Int, _ a: Int) {
        best = value
        time = t
        place = p
        for r in 0..<instance.activities.roles[a].count { post[r] = costs.post[r] }
        keepTrial()
    }

    private func keepTrial() {
        admittedCount = trialCount
        for i in 0..<trialCount { admitted[i] = trial[i] }
    }

    // The best payers at a time: members of the reserved group (or all) in `top`, others in `other`, best first.
    private var topCount = 0
    private var otherCount = 0
    private var trialCount = 0

    private func fillTop(_ a: Int, _ t: Int, _ prices: Multipliers) {
        topCount = 0
        otherCount = 0
        let most = Int(mostSeats[a])
        guard most > 0 else { return }
        let split = quota[a].group >= 0
        let keepAll = instance.activities.minSize[a] > 0 || pairs.isOpen[t] != 0
        for k in pairs.ofTime[t] {
            let i = pairs.pairOfTime[k]
            let v = rank(i, prices)
            if v <= 0, !keepAll { continue }
            if !split || isMember[i] != 0 {
                topCount = insert(i, v, top, topCount, most, prices)
            } else {
                otherCount = insert(i, v, other, otherCount, most, prices)
            }
        }
    }

    /// What a pair pays, twice, and one more if its person wants it.
    @inline(__always) private func rank(_ i: Int, _ prices: Multipliers) -> Int {
        prices.pair[i] << 1 | (slope.base[i] < 0 ? 1 : 0)
    }

    @inline(__always) private func insert(
        _ i: Int, _ v: Int, _ list: Buffer<Int32>, _ count: Int, _ most: Int, _ prices: Multipliers
    ) -> Int {
        if count == most, rank(list[count - 1], prices) >= v { return count }
        var at = min(count, most - 1)
        while at > 0, rank(list[at - 1], prices) < v {
            list[at] = list[at - 1]
            at -= 1
        }
        list[at] = i
        return min(count + 1, most)
    }

    /// What the best crowd of `minSize` to `seats` people pays; nil if there are not so many.
    ///
    /// Where seats have one price all are given away, at price 0 too: the slope then says how many are to spare, which
    /// keeps a price at 0 until they are wanted for good.
    private func admit(_ a: Int, seats: Int, _ prices: Multipliers) -> Int? {
        let idle = pairs.isOpen[instance.activities.times[a].lowerBound] != 0 ? -1 : 0
        let least = instance.activities.minSize[a]
        guard least <= seats else { return nil }
        let others = quota[a].group >= 0 ? seats - quota[a].seats : 0
        if quota[a].group >= 0, others < 0 { return nil }
        var (i, j, total) = (0, 0, 0)
        trialCount = 0
        while trialCount < seats {
            let x = i < topCount ? rank(top[i], prices) : Int.min
            let y = j < otherCount && j < others ? rank(other[j], prices) : Int.min
            let v = max(x, y)
            if v == Int.min || (v <= idle && trialCount >= least) { break }
            if x >= y {
                trial[trialCount] = top[i]
                i += 1
            } else {
                trial[trialCount] = other[j]
                j += 1
            }
            total += v >> 1
            trialCount += 1
        }
        return trialCount < least ? nil : total
    }
}
