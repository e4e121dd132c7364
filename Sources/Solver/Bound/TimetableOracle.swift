import Problem

/// Decides together, at given prices, which of the activities that compete for rooms and people run, and how: the heaviest
/// timetable, where the rows of `Stocks` alone would let half of one way be had and half of another that excludes it.
///
/// Which ways exclude each other comes from `Ways`; parts that have nothing to do with each other are solved one by one by
/// `HeaviestSet`. A part that is too large falls apart into activities that share rooms, and what they share besides (a
/// person, a relation) is left to the rows. Prices of the rows that say nothing new may be 0 then: see `needless`.
final class TimetableOracle {
    private let ways: Ways
    private let activities: ActivityOracle
    private let members: [Int]
    private let waysOf: [Range<Int>]
    private let parts: [Part]
    private let partOf: Buffer<Int32>
    private let weight: Buffer<Int>
    private let arena = Arena()
    // How far the timetable at the prices at hand has been looked for.
    private var next = -1
    private var spent = 0
    private var base = 0

    /// A part of the timetable: its ways, in order of activity.
    private struct Part {
        let ways: [Int]
        let set: HeaviestSet
    }

    /// A part with more ways than this is taken apart.
    private static let largePart = 500
    /// Where one part has more ways than this, or there are more in all, they are left to the rows.
    private static let (mostWays, mostInAll) = (2_000, 50_000)
    /// For the branches of all parts, in bytes.
    private static let memory = 64 << 20

    /// Nil where nothing competes, not all ways are at hand, or there are too many.
    init?(_ instance: Instance, _ activities: ActivityOracle) {
        let still = Instance(Ways.withoutPeople(instance.problem))
        ways = Ways(
            still, fixed: Spots(fixedIn: instance), likeRoomsApart: false, atMost: TimetableOracle.mostInAll
        ) { $0.isComplete }
        self.activities = activities
        guard ways.isComplete else { return nil }
        // An activity that competes with nobody is best left alone.
        let parts = TimetableOracle.parts(ways).filter { [ways] in
            ways.all[$0.first!].activity != ways.all[$0.last!].activity
        }
        guard !parts.isEmpty, parts.allSatisfy({ $0.count <= TimetableOracle.mostWays }) else { return nil }
        partOf = arena.buffer(instance.activities.count, -1)
        for (n, part) in parts.enumerated() { for i in part { partOf[Int(ways.all[i].activity)] = n } }
        weight = arena.buffer(ways.all.count)
        var members: [Int] = []
        var waysOf: [Range<Int>] = []
        for (i, way) in ways.all.enumerated() where partOf[Int(way.activity)] >= 0 {
            if members.last != Int(way.activity) {
                members.append(Int(way.activity))
                waysOf.append(i..<i)
            }
            waysOf[waysOf.count - 1] = waysOf.last!.lowerBound..<i + 1
        }
        (self.members, self.waysOf) = (members, waysOf)
        self.parts = parts.map { [ways] part in
            var (groups, place): ([Int], [Int: Int]) = ([], [:])
            for (k, i) in part.enumerated() {
                let isNew = k == 0 || ways.all[part[k - 1]].activity != ways.all[i].activity
                groups.append((groups.last ?? -1) + (isNew ? 1 : 0))
                place[i] = k
            }
            let neighbours = part.map { i in ways.neighbours[i].compactMap { place[ways.neighbour[$0]] } }
            let memory = min(TimetableOracle.memory / parts.count, 200 * part.count * part.count)
            return Part(ways: part, set: HeaviestSet(neighbours, group: groups, memory: memory))
        }
    }

    /// Ways that hang together, each part in order.
    private static func parts(_ ways: Ways) -> [[Int]] {
        let all = components(Array(ways.all.indices)) { i in ways.neighbours[i].map { ways.neighbour[$0] } }
        return all.flatMap { $0.count > largePart ? crowds($0, ways) : [$0] }
    }

    /// Ways of a part whose activities hang together by their rooms, or by people where they have no room, each crowd in order.
    private static func crowds(_ part: [Int], _ ways: Ways) -> [[Int]] {
        let a = ways.instance.activities
        var sharing: [Int: Set<Int>] = [:]
        var wants: [Int: Set<Int>] = [:]
        for i in part {
            let way = ways.all[i]
            let wanted =
                way.place >= 0
                ? [a.placeRoom[Int(way.place)]] : ways.staffing(i).map { ~a.postStaff[Int($0)] }
            wants[Int(way.activity), default: []].formUnion(wanted)
            for key in wanted { sharing[key, default: []].insert(Int(way.activity)) }
        }
        let crowds = components(wants.keys.sorted()) { x in wants[x]!.flatMap { sharing[$0]! } }
        var crowdOf: [Int: Int] = [:]
        for (n, crowd) in crowds.enumerated() { for x in crowd { crowdOf[x] = n } }
        var out = crowds.map { _ in [Int]() }
        for i in part { out[crowdOf[Int(ways.all[i].activity)]!].append(i) }
        return out
    }

    private static func components(_ nodes: [Int], neighbours: (Int) -> [Int]) -> [[Int]] {
        var seen: Set<Int> = []
        var out: [[Int]] = []
        for start in nodes where seen.insert(start).inserted {
            var part = [start]
            var i = 0
            while i < part.count {
                for j in neighbours(part[i]) where seen.insert(j).inserted { part.append(j) }
                i += 1
            }
            out.append(part.sorted())
        }
        return out
    }

    /// Rows of which each is used within one part alone and says no more than which ways exclude each other: they need no price.
    func needless(_ stocks: Stocks) -> [Int] {
        var part = [Int](repeating: -1, count: stocks.count)
        let mixed = -2
        func note(_ r: Int, _ a: Int) {
            if partOf[a] < 0 || (part[r] != -1 && part[r] != partOf[a]) { part[r] = mixed } else { part[r] = partOf[a] }
        }
        let acts = ways.instance.activities
        for a in 0..<acts.count {
            let (places, posts) = (acts.places[a].count, acts.posts(ofActivity: a).count)
            for n in 0..<acts.times[a].count {
                for u in 0..<places {
                    for k in stocks.placeUse[stocks.placeBase[a] + n * places + u] { note(stocks.placeRow[k], a) }
                }
                for u in 0..<posts {
                    for k in stocks.postUse[stocks.postBase[a] + n * posts + u] { note(stocks.postRow[k], a) }
                }
            }
        }
        return part.indices.filter { stocks.excludesActivities($0) && stocks.capacity[$0] == 1 && part[$0] >= 0 }
    }

    /// How many parts there are.
    var count: Int { parts.count }

    /// Is it decided here how this activity runs?
    func decides(_ a: Int) -> Bool { partOf[a] >= 0 }

    /// Works for about `ticks` on what the activities decided here are worth at most, and returns it, in
    /// `Multipliers.unit`ths, when each part is solved, has no room for more branches or has
    /// had its `effort`, in ticks.
    func solve(_ prices: Multipliers, effort: Int, ticks: inout Int) -> Int? {
        if next < 0 {
            weigh(prices)
            ticks -= members.count
            next = 0
            spent = -1
        }
        while next < parts.count {
            if ticks <= 0 { return nil }
            let part = parts[next]
            let before = ticks
            if spent < 0 {
                for (k, i) in part.ways.enumerated() { part.set.weight[k] = weight[i] }
                part.set.begin(ticks: &ticks)
                spent = 0
            }
            var slice = min(ticks, effort - spent)
            ticks -= slice
            part.set.work(ticks: &slice)
            ticks += slice
            spent += before - ticks
            if part.set.isOver || spent >= effort { (next, spent) = (next + 1, -1) }
        }
        next = -1
        return base + parts.reduce(0) { $0 + $1.set.bound }
    }

    /// What each way is worth more than not to run. What must run because of people it is promised to is taken to be worth as
    /// much as its worst way where it does not: never less than it is.
    private func weigh(_ prices: Multipliers) {
        base = 0
        for (a, range) in zip(members, waysOf) {
            activities.weigh(a, range, of: ways, prices, into: weight)
            let possible = range.lazy.map { self.weight[$0] }.filter { $0 > PersonOracle.never }
            let idle = activities.costs.idle(a) ?? possible.min() ?? 0
            base += idle
            for i in range { weight[i] = max(0, weight[i] - idle) }
        }
    }
}
