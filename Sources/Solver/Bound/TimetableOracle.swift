import Problem

/// Decides together, at given prices, which of the activities that compete for rooms and people run, and how: the heaviest
/// timetable, where the rows of `Stocks` alone would let half of one way be had and half of another that excludes it.
///
/// Which ways exclude each other comes from `Ways`; parts that have nothing to do with each other are solved one by one by
/// `HeaviestSet`. A part that is too large is taken apart, where the fewest ways exclude each other, and what is shared between its pieces is left to
/// the rows. Prices of the rows that say nothing new may be 0 then: see `needless`.
final class TimetableOracle {
    private let ways: Ways
    private let activities: ActivityOracle
    private let members: [Int]
    private let waysOf: [Range<Int>]
    private let parts: [Part]
    private let partOf: Buffer<Int32>
    private let weight: Buffer<Int>
    // By activity, the way it runs in the timetable known.
    private let wayOf: Buffer<Int32>
    private let arena = Arena()
    // How far the timetable at the prices at hand has been looked for.
    private var next = -1
    /// Ticks for the part at hand, and left for it and those after it.
    private var (spent, left) = (0, 0)
    private var base = 0

    /// A part of the timetable: its ways, in order of activity; and to which of the sets of ways that have nothing to do with each other they belong.
    private struct Part {
        let ways: [Int]
        let component: Int
        let set: HeaviestSet
    }

    /// Parts are put together as long as they have no more ways than this: else proofs take too long.
    private let largest: Int
    /// How large parts are at first, and at most: those of *centre* of more than 400 ways are mostly beyond proof.
    private static let (firstLargest, mostLargest) = (300, 1_000)
    /// Where there are more ways in all, or more activities hang together, they are left to the rows.
    private static let (mostInAll, mostAtOnce) = (50_000, 600)
    /// For the branches of the part that is being proven.
    private let memory: BranchMemory
    private static let memory = 16 << 20
    private let tabu: HeaviestSet.Tabu

    /// Nil where nothing competes, not all ways are at hand, or there are too many.
    convenience init?(_ instance: Instance, _ activities: ActivityOracle, tabu: HeaviestSet.Tabu = .init()) {
        let still = Instance(Ways.withoutPeople(instance.problem))
        let ways = Ways(
            still, fixed: Spots(fixedIn: instance), likeRoomsApart: false, atMost: TimetableOracle.mostInAll
        ) { $0.isComplete }
        // An activity that competes with nobody is best left alone.
        // Nor is one that must run, for the sake of people it is promised to: a way that has to be had has no weight.
        guard ways.isComplete,
            let parts = TimetableOracle.parts(ways, of: { activities.costs.idle($0) != nil })?.filter({
                ways.all[$0.ways.first!].activity != ways.all[$0.ways.last!].activity
            }), !parts.isEmpty
        else { return nil }
        self.init(
            ways, activities, parts, largest: TimetableOracle.firstLargest,
            BranchMemory(bytes: TimetableOracle.memory), tabu)
    }

    /// - Parameter known: parts that are at hand.
    private init(
        _ ways: Ways, _ activities: ActivityOracle, _ unsorted: [(ways: [Int], component: Int)], largest: Int,
        _ memory: BranchMemory, _ tabu: HeaviestSet.Tabu, known: [Part] = []
    ) {
        (self.ways, self.activities, self.largest) = (ways, activities, largest)
        (self.memory, self.tabu) = (memory, tabu)
        let parts = unsorted.sorted { ($0.ways.count, $0.ways[0]) < ($1.ways.count, $1.ways[0]) }
        partOf = arena.buffer(ways.instance.activities.count, -1)
        for (n, part) in parts.enumerated() { for i in part.ways { partOf[Int(ways.all[i].activity)] = n } }
        weight = arena.buffer(ways.all.count)
        wayOf = arena.buffer(ways.instance.activities.count)
        let decided = TimetableOracle.byActivity(
            ways.all.indices.filter { [partOf] in partOf[Int(ways.all[$0].activity)] >= 0 }, ways)
        members = decided.map { Int(ways.all[$0[0]].activity) }
        waysOf = decided.map { $0[0]..<$0[0] + $0.count }
        self.parts = parts.map { part, component in
            if let same = known.first(where: { $0.ways == part }) { return same }
            var (groups, place): ([Int], [Int: Int]) = ([], [:])
            for (k, i) in part.enumerated() {
                let isNew = k == 0 || ways.all[part[k - 1]].activity != ways.all[i].activity
                groups.append((groups.last ?? -1) + (isNew ? 1 : 0))
                place[i] = k
            }
            let neighbours = part.map { i in ways.neighbours[i].compactMap { place[ways.neighbour[$0]] } }
            let set = HeaviestSet(neighbours, group: groups, memory: memory, tabu: tabu)
            return Part(ways: part, component: component, set: set)
        }
    }

    /// The same with larger parts, of several that are parts here, as soon as that makes any difference; nil where it makes none. A row that needs no price here
    /// needs none there.
    /// - Parameter tooLarge: parts, by their first way, that are to stay as they are.
    func grown(but tooLarge: Set<Int> = []) -> TimetableOracle? {
        var (staying, growing): ([Part], [Int: [Part]]) = ([], [:])
        for part in parts {
            if tooLarge.contains(part.ways[0]) {
                staying.append(part)
            } else {
                growing[part.component, default: []].append(part)
            }
        }
        var largest = self.largest
        while largest < TimetableOracle.mostLargest {
            largest = min(TimetableOracle.mostLargest, largest + largest / 6)
            let merged = growing.keys.sorted().flatMap { component in
                TimetableOracle.merge(growing[component]!.map(\.ways), ways, atMost: largest).map { ($0, component) }
            }
            guard merged.count + staying.count < parts.count else { continue }
            return TimetableOracle(
                ways, activities, merged + staying.map { ($0.ways, $0.component) }, largest: largest, memory, tabu,
                known: parts)
        }
        return nil
    }

    /// Parts here, by their first way, that were put together in another timetable to what could not be proven.
    func parts(ofUnproven other: TimetableOracle) -> Set<Int> {
        let open = other.parts.filter { part in
            part.set.bound > part.set.value && !parts.contains { $0.ways == part.ways }
        }
        let ways = Set(open.flatMap(\.ways))
        return Set(parts.map { $0.ways[0] }.filter(ways.contains))
    }

    /// Ways of these activities that hang together, each part in order; nil where too many activities do.
    private static func parts(_ ways: Ways, of isMember: (Int) -> Bool) -> [(ways: [Int], component: Int)]? {
        let members = ways.all.indices.filter { isMember(Int(ways.all[$0].activity)) }
        let all = components(members) { i in
            ways.neighbours[i].map { ways.neighbour[$0] }.filter { isMember(Int(ways.all[$0].activity)) }
        }
        var parts: [(ways: [Int], component: Int)] = []
        for (component, part) in all.enumerated() {
            let crowds = byActivity(part, ways)
            guard crowds.count <= mostAtOnce else { return nil }
            let pieces = part.count > firstLargest ? merge(crowds, ways, atMost: firstLargest) : [part]
            parts += pieces.map { ($0, component) }
        }
        return parts
    }

    /// Ways in order, those of each activity together.
    private static func byActivity(_ part: [Int], _ ways: Ways) -> [[Int]] {
        var out: [[Int]] = []
        for i in part {
            if let last = out.last, ways.all[last[0]].activity == ways.all[i].activity {
                out[out.count - 1].append(i)
            } else {
                out.append([i])
            }
        }
        return out
    }

    /// Crowds of ways come together, those whose ways exclude each other most often first, as long as they have no more ways than a part may have.
    private static func merge(_ given: [[Int]], _ ways: Ways, atMost largest: Int) -> [[Int]] {
        var crowds = given
        var crowdOf: [Int: Int] = [:]
        for (n, crowd) in crowds.enumerated() { for i in crowd { crowdOf[i] = n } }
        var clashes = [[Int]](repeating: [Int](repeating: 0, count: crowds.count), count: crowds.count)
        for (n, crowd) in crowds.enumerated() {
            for i in crowd { for k in ways.neighbours[i] { crowdOf[ways.neighbour[k]].map { clashes[n][$0] += 1 } } }
        }
        while let (x, y) = mostEntangled(crowds, clashes, atMost: largest) {
            crowds[x] = (crowds[x] + crowds[y]).sorted()
            crowds[y] = []
            for z in crowds.indices {
                clashes[x][z] += clashes[y][z]
                clashes[z][x] += clashes[z][y]
            }
        }
        return crowds.filter { !$0.isEmpty }
    }

    /// The two crowds of whose pairs of ways the greatest share excludes each other, of those that may come together.
    private static func mostEntangled(
        _ crowds: [[Int]], _ clashes: [[Int]], atMost largest: Int
    ) -> (Int, Int)? {
        var best: (Int, Int)?
        var most = 0.0
        for x in crowds.indices where !crowds[x].isEmpty {
            for y in x + 1..<crowds.count
            where clashes[x][y] > 0 && !crowds[y].isEmpty && crowds[x].count + crowds[y].count <= largest {
                let share = Double(clashes[x][y]) / Double(crowds[x].count * crowds[y].count)
                if share > most { (best, most) = ((x, y), share) }
            }
        }
        return best
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
    /// `Multipliers.unit`ths, when each part is solved or all have had `effort` ticks: each its share of what those before it left.
    func solve(_ prices: Multipliers, effort: Int, ticks: inout Int) -> Int? {
        if next < 0 {
            weigh(prices)
            ticks -= members.count
            (next, spent, left) = (0, -1, effort)
        }
        while next < parts.count {
            if ticks <= 0 { return nil }
            let part = parts[next]
            let share = left / (parts.count - next)
            if spent < 0 {
                for (k, i) in part.ways.enumerated() { part.set.weight[k] = weight[i] }
                let before = ticks
                part.set.begin(ticks: &ticks)
                spent = before - ticks
            }
            let slice = max(0, min(ticks, share - spent))
            var rest = slice
            part.set.work(ticks: &rest)
            spent += slice - rest
            ticks -= slice - rest
            if part.set.isOver || spent >= share { (next, spent, left) = (next + 1, -1, max(0, left - spent)) }
        }
        next = -1
        return base + parts.reduce(0) { $0 + $1.set.bound }
    }

    /// Finds a heavy timetable at these prices, and returns what the activities decided here are worth in it, in
    /// `Multipliers.unit`ths: at most a little less than in the heaviest.
    func find(_ prices: Multipliers, ticks: inout Int) -> Int {
        precondition(next < 0, "a proof is under way")
        weigh(prices)
        ticks -= members.count
        for part in parts {
            for (k, i) in part.ways.enumerated() { part.set.weight[k] = weight[i] }
            part.set.find(ticks: &ticks)
        }
        return found
    }

    /// Looks for longer at the prices of the last `find`, and returns how much more the activities decided here are worth by that.
    func findMore(ticks: inout Int) -> Int {
        let before = found
        for part in parts { part.set.findMore(ticks: &ticks) }
        return found - before
    }

    /// What the activities decided here are worth in the heaviest timetable known, at the prices of the last call, in `Multipliers.unit`ths.
    var found: Int { base + parts.reduce(0) { $0 + $1.set.value } }

    /// How much more than in that they might be worth for all that is proven, after `solve`.
    var unproven: Int { parts.reduce(0) { $0 + $1.set.bound - $1.set.value } }

    /// Lets each activity decided here answer, in turn, as it runs in the heaviest timetable known.
    func forEachAnswer(_ prices: Multipliers, _ body: (Int) -> Void) {
        wayOf.fill(-1)
        for part in parts {
            for (k, i) in part.ways.enumerated() where part.set.isIn(k) { wayOf[Int(ways.all[i].activity)] = i }
        }
        for a in members {
            let i = wayOf[a]
            activities.answer(a, i < 0 ? nil : ways.all[i], posts: i < 0 ? [] : ways.staffing(i), prices)
            body(a)
        }
    }

    /// What each way is worth more than not to run.
    private func weigh(_ prices: Multipliers) {
        base = 0
        for (a, range) in zip(members, waysOf) {
            activities.weigh(a, range, of: ways, prices, into: weight)
            let idle = activities.costs.idle(a) ?? 0
            base += idle
            for i in range { weight[i] = max(0, weight[i] - idle) }
        }
    }
}
