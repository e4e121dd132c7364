import Problem

/// All ways to run the activities that compete for rooms and people, and which of them exclude each other.
///
/// A way is a time, a room (of several like rooms: which one) and a person for each role. Two ways exclude each other if
/// they are of the same activity, want one room or one person at once, are together more than a limit of somebody's allows, or break a hard relation.
final class Ways {
    /// How an activity runs: its time and room option (−1: none), by role the post.
    struct Way: Sendable {
        var activity, time, place, unit: Int32
        var firstPost: Int32
    }

    private(set) var all: [Way] = []
    /// Posts of a way: `posts[firstPost ..< firstPost + roles of its activity]`.
    private(set) var posts: [Int32] = []
    /// What a way is worth by itself: the activity's value less its costs, against its not running.
    private(set) var worth: [Int] = []
    private(set) var neighbours: Rows
    private(set) var neighbour: Ints
    /// No way was left out, but for copies of like rooms, and it is known which exclude each other.
    private(set) var isComplete = true
    let instance: Instance
    private let apart: Bool
    private let arena = Arena()
    /// More copies of like rooms than this are not told apart.
    private static let mostUnits = 4
    /// More ways to staff an activity at a time and in a room than this are not looked at, and fewer where activities with several roles would have more ways in all.
    private static let (mostStaffings, mostOfSeveralRoles) = (24, 6_000)
    private let staffingsKept: Int

    /// - Parameters:
    ///   - instance: of a problem without participants; what `spots` says of fixed activities stands.
    ///   - apart: of several like rooms an activity keeps the same one at all its meetings. That is more than the rule says,
    ///     which counts them minute by minute; without it like rooms exclude nothing.
    ///   - most: where there might be more ways than this none are looked at.
    ///   - isWorthWhile: asked when all ways are known: is it to be looked for which exclude each other? If not there are none, as where that would take
    ///     more than `mostComparisons`.
    init(
        _ instance: Instance, fixed spots: Spots, likeRoomsApart apart: Bool = true, atMost most: Int = 1_000_000,
        isWorthWhile: (Ways) -> Bool = { _ in true }
    ) {
        self.instance = instance
        self.apart = apart
        neighbours = Rows([], arena)
        neighbour = arena.table([])
        let state = State(instance)
        let a = instance.activities
        func occasions(_ x: Int) -> Int { a.times[x].count * max(1, a.places[x].count) }
        let several = (0..<a.count).reduce(0) { a.roles[$1].count > 1 ? $0 + occasions($1) : $0 }
        staffingsKept = max(1, min(Ways.mostStaffings, Ways.mostOfSeveralRoles / max(1, several)))
        let scratch: Buffer<Int32> = arena.buffer(max(1, state.mostAtOnce))
        for x in 0..<a.count where instance.locks.activity[x] == Locks.on && spots.time[x] >= 0 {
            for (n, role) in a.roles[x].enumerated() { scratch[n] = Int(spots.post[role]) }
            state.open(x, time: Int(spots.time[x]), place: Int(spots.place[x]), scratch.base)
        }
        let free = (0..<a.count).filter {
            instance.locks.activity[$0] == Locks.free && !(a.places[$0].isEmpty && a.roles[$0].isEmpty)
        }
        let count = free.reduce(0) { $0 + occasions($1) * mostStaffings(of: $1) }
        if count <= most { for x in free { collect(x, state, scratch) } }
        guard count <= most, comparisons <= Ways.mostComparisons, isWorthWhile(self) else {
            (all, isComplete) = ([], false)
            return
        }
        connect(state)
    }

    /// How many ways to staff an activity at a time and in a room are looked at, at most.
    private func mostStaffings(of x: Int) -> Int {
        let a = instance.activities
        return a.roles[x].reduce(1) { min(kept(of: x), $0 * a.posts[$1].count) }
    }

    private func kept(of x: Int) -> Int { instance.activities.roles[x].count > 1 ? staffingsKept : Ways.mostStaffings }

    /// The problem without its people: the same activities, rooms and staff.
    static func withoutPeople(_ problem: Problem) -> Problem {
        var problem = problem
        problem.participants = []
        problem.fixed.grants = []
        problem.fixed.appointments = []
        problem.previous?.grants = []
        problem.previous?.appointments = []
        return problem
    }

    private func collect(_ x: Int, _ state: State, _ scratch: Buffer<Int32>) {
        let a = instance.activities
        for time in a.times[x] where a.timeAllowed[time] != 0 {
            for place in a.places[x].isEmpty ? -1..<0 : a.places[x] {
                var units = 1
                if place >= 0 {
                    let room = a.placeRoom[place]
                    guard a.placeAllowed[place] != 0, a.isOpen(x, time: time, place: place),
                        state.roomIsFree(room, time: time)
                    else { continue }
                    if apart { units = min(Ways.mostUnits, instance.places.roomCount[room]) }
                }
                for staffing in staffings(x, time, a.site(x, place: place, instance.places), state) {
                    for (n, post) in staffing.enumerated() { scratch[n] = Int(post) }
                    let before = state.objective
                    state.open(x, time: time, place: place, scratch.base)
                    let (worth, legal) = (state.objective - before, state.relationsHold(x))
                    state.close(x)
                    state.journal.clear()
                    guard legal else { continue }
                    for unit in 0..<units {
                        all.append(
                            Way(
                                activity: Int32(x), time: Int32(time), place: Int32(place), unit: Int32(unit),
                                firstPost: Int32(posts.count)))
                        self.worth.append(worth)
                    }
                    posts += staffing
                }
            }
        }
    }

    /// Ways to fill all roles with different people.
    private func staffings(_ x: Int, _ time: Int, _ site: Int, _ state: State) -> [[Int32]] {
        let a = instance.activities
        var out: [[Int32]] = [[]]
        for role in a.roles[x] {
            var longer: [[Int32]] = []
            for begun in out {
                for post in a.posts[role]
                where a.postAllowed[post] != 0 && a.isThere(x, time: time, post: post)
                    && !begun.contains(where: { a.postStaff[Int($0)] == a.postStaff[post] })
                    && state.staffObstacle(a.postStaff[post], time: time, site: site) == State.free
                {
                    longer.append(begun + [Int32(post)])
                }
            }
            let kept = min(longer.count, kept(of: x))
            // Spread over all there are, and others for each activity and time: else all would want the same few people.
            out = (0..<kept).map { longer[($0 * longer.count / kept + 7 * x + time) % longer.count] }
            if out.count < longer.count { isComplete = false }
        }
        return out
    }

    // MARK: Which exclude each other

    /// Ways of one activity, in one room (of several like ones), of one person: two of a group may exclude each other.
    private func groups() -> (byActivity: [Int: [Int]], byRoom: [Int: [Int]], byStaff: [Int: [Int]]) {
        let a = instance.activities
        var byActivity: [Int: [Int]] = [:]
        var byRoom: [Int: [Int]] = [:]
        var byStaff: [Int: [Int]] = [:]
        for (i, way) in all.enumerated() {
            byActivity[Int(way.activity), default: []].append(i)
            if way.place >= 0, apart || instance.places.roomCount[a.placeRoom[Int(way.place)]] == 1 {
                byRoom[a.placeRoom[Int(way.place)] * Ways.mostUnits + Int(way.unit), default: []].append(i)
            }
            for post in staffing(i) { byStaff[a.postStaff[Int(post)], default: []].append(i) }
        }
        return (byActivity, byRoom, byStaff)
    }

    /// How many pairs of ways are compared to find which exclude each other.
    private var comparisons: Int {
        let (byActivity, byRoom, byStaff) = groups()
        var sum = [byActivity, byRoom, byStaff].reduce(0) { sum, groups in
            groups.values.reduce(sum) { $0 + $1.count * $1.count / 2 }
        }
        let links = instance.links
        for (x, ways) in byActivity {
            for pair in links.pairs[x] where links.cost[pair] == Links.must && links.other[pair] < x {
                sum += Ways.costOfRelation * ways.count * (byActivity[links.other[pair]]?.count ?? 0)
            }
        }
        return sum
    }

    /// Where more pairs of ways would have to be compared than this, which takes seconds, none are.
    private static let mostComparisons = 25_000_000
    /// A pair of ways that a relation looks at takes as long as so many others: both are run.
    private static let costOfRelation = 10

    private func connect(_ state: State) {
        let a = instance.activities
        var lists = [[Int32]](repeating: [], count: all.count)
        let (byActivity, byRoom, byStaff) = groups()
        func join(_ group: [Int], _ exclude: (Int, Int) -> Bool) {
            for (k, i) in group.enumerated() {
                for j in group[..<k] where exclude(i, j) {
                    lists[i].append(Int32(j))
                    lists[j].append(Int32(i))
                }
            }
        }
        for x in byActivity.keys.sorted() { join(byActivity[x]!) { _, _ in true } }
        for room in byRoom.keys.sorted() {
            join(byRoom[room]!) { i, j in
                all[i].activity != all[j].activity && a.overlap(Int(all[i].time), Int(all[j].time))
            }
        }
        for staff in byStaff.keys.sorted() {
            let tooMuch = tooMuch(staff, Set(byStaff[staff]!.map { Int(all[$0].time) }).sorted())
            join(byStaff[staff]!) { i, j in
                let (t, u) = (Int(all[i].time), Int(all[j].time))
                if all[i].activity == all[j].activity { return false }
                return instance.clashes.clash(t, site(i), u, site(j)) || tooMuch(t, u)
            }
        }
        relate(byActivity, state, &lists)
        for i in lists.indices {
            lists[i].sort()
            lists[i] = lists[i].enumerated().filter { $0 == 0 || lists[i][$0 - 1] != $1 }.map(\.1)
        }
        var rows = RowsBuilder()
        for list in lists {
            rows.size += list.count
            rows.close()
        }
        neighbours = rows.frozen(arena)
        neighbour = arena.table(words: lists.flatMap { $0 })
    }

    /// Whether two of `times` are together more than a limit of somebody's allows: worked out once for all rooms.
    private func tooMuch(_ staff: Int, _ times: [Int]) -> (Int, Int) -> Bool {
        if instance.places.limits[staff].isEmpty { return { _, _ in false } }
        var place = [Int](repeating: 0, count: instance.activities.activityOfTime.count)
        for (k, t) in times.enumerated() { place[t] = k }
        var known = [Bool?](repeating: nil, count: times.count * times.count)
        return { t, u in
            let pair = place[min(t, u)] * times.count + place[max(t, u)]
            if let answer = known[pair] { return answer }
            let answer = self.instance.exceedLimits(staff, t, u)
            known[pair] = answer
            return answer
        }
    }

    /// Hard relations, judged by running both activities.
    private func relate(_ byActivity: [Int: [Int]], _ state: State, _ lists: inout [[Int32]]) {
        let links = instance.links
        for x in byActivity.keys.sorted() {
            for pair in links.pairs[x] where links.cost[pair] == Links.must && links.other[pair] < x {
                for i in byActivity[x]! {
                    for j in byActivity[links.other[pair]] ?? [] {
                        run(i, state)
                        run(j, state)
                        if !state.holds(pair, x, links.other[pair]) {
                            lists[i].append(Int32(j))
                            lists[j].append(Int32(i))
                        }
                        state.undo()
                    }
                }
            }
        }
    }

    private func run(_ i: Int, _ state: State) {
        staffing(i).withUnsafeBufferPointer { posts in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, posts.count)) { copy in
                for (n, post) in posts.enumerated() { copy[n] = post }
                state.open(
                    Int(all[i].activity), time: Int(all[i].time), place: Int(all[i].place), copy.baseAddress!)
            }
        }
    }

    func staffing(_ i: Int) -> ArraySlice<Int32> {
        posts[Int(all[i].firstPost)..<Int(all[i].firstPost) + instance.activities.roles[Int(all[i].activity)].count]
    }

    /// Its activity runs in this way.
    func write(_ i: Int, to spots: inout Spots) {
        let x = Int(all[i].activity)
        (spots.time[x], spots.place[x]) = (all[i].time, all[i].place)
        for (role, post) in zip(instance.activities.roles[x], staffing(i)) { spots.post[role] = post }
    }

    /// Is it this way that its activity runs? Like rooms are not told apart.
    func stands(_ i: Int, in spots: Spots) -> Bool {
        let x = Int(all[i].activity)
        return spots.time[x] == all[i].time && spots.place[x] == all[i].place
            && zip(instance.activities.roles[x], staffing(i)).allSatisfy { spots.post[$0] == $1 }
    }

    private func site(_ i: Int) -> Int {
        instance.activities.site(Int(all[i].activity), place: Int(all[i].place), instance.places)
    }
}

/// How all activities run: by activity the time (−1: does not run) and room option (−1: none), by role the post.
struct Spots: Sendable, Equatable {
    var time, place, post: [Int32]

    /// As a plan's tables say.
    init(time: Buffer<Int32>, place: Buffer<Int32>, post: Buffer<Int32>) {
        self.time = Array(UnsafeBufferPointer(start: time.base, count: time.count))
        self.place = Array(UnsafeBufferPointer(start: place.base, count: place.count))
        self.post = Array(UnsafeBufferPointer(start: post.base, count: post.count))
    }

    /// An activity does not run.
    mutating func close(_ x: Int, _ activities: Activities) {
        (time[x], place[x]) = (-1, -1)
        for role in activities.roles[x] { post[role] = -1 }
    }

    /// What must run and can do so in one way alone.
    init(fixedIn instance: Instance) {
        let a = instance.activities
        time = [Int32](repeating: -1, count: a.count)
        place = time
        post = [Int32](repeating: -1, count: a.roles.starts[a.count])
        for x in 0..<a.count where instance.locks.activity[x] == Locks.on {
            let times = a.times[x].filter { a.timeAllowed[$0] != 0 }
            let places = a.places[x].filter { a.placeAllowed[$0] != 0 }
            let posts = a.roles[x].map { role in a.posts[role].filter { a.postAllowed[$0] != 0 } }
            guard times.count == 1, places.count == 1 || a.places[x].isEmpty, posts.allSatisfy({ $0.count == 1 }) else {
                continue
            }
            time[x] = Int32(times[0])
            place[x] = Int32(places.first ?? -1)
            for (role, all) in zip(a.roles[x], posts) { post[role] = Int32(all[0]) }
        }
    }
}
