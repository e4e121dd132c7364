import Problem

/// Relations as rows: of the ways of one activity and those of another that offend it, at most one can be had.
///
/// For each way `i` of the first (ways that offend the same of the second taken together) the row is
///
///     ways i of the first + ways of the second that offend with i  ≤  1 + z
///
/// where `z`, the offence, costs what the relation does; so the price of the row is at most that cost, and of a
/// relation that must hold it has no end. The first activity has one way, so at most one `z` of a pair is 1: the rows
/// of a pair do not count an offence twice. Of lists of activities that must not get in each other's way there are rows for all together as well.
extension StockBuilder {
    /// A room, person or time an activity may have, and the lists of uses that it stands for.
    private struct Choice {
        var key: Int
        var times: [Int] = []
        var places: [Int] = []
        var posts: [Int] = []
    }

    /// Lists that exclude each other are left to `addGroups` where they are of more activities than this: pair by pair they come to millions of rows.
    private static let mostPaired = 20

    mutating func addRelations() {
        let links = instance.links
        let long = longGroups()
        for a in 0..<instance.activities.count {
            for pair in links.pairs[a] where links.isFirst[pair] != 0 && links.other[pair] != a && links.cost[pair] > 0
            {
                let kind = Relation.Kind.allCases[links.kind[pair]]
                let isGrouped = long[kind]?.contains { $0.contains(a) && $0.contains(links.other[pair]) } ?? false
                if isGrouped, links.cost[pair] == Links.must { continue }
                guard let mine = choices(of: a, kind), let theirs = choices(of: links.other[pair], kind) else {
                    continue
                }
                let offends = mine.map { x in theirs.map { y in !holds(kind, x.key, y.key) } }
                let cost = links.cost[pair]
                add(mine, theirs, offends, cost)
                if cost == Links.must {
                    add(theirs, mine, theirs.indices.map { j in mine.indices.map { offends[$0][j] } }, cost)
                }
            }
        }
    }

    /// Of many activities that must not overlap, or must not share a day, at most one is under way at a minute, or on a day: as of those that want one
    /// room. Pair by pair each could run by half.
    mutating func addGroups() {
        let activities = instance.activities
        for group in groups() {
            let times = group.members.flatMap { a in activities.times[a].filter { activities.timeAllowed[$0] != 0 } }
            let sets =
                group.kind == .notOverlap ? Moments.sets(times, 1, activities) : Moments.days(times, activities)
            for set in sets {
                let r = row(capacity: 1, scale: 1)
                for i in set { timeUse[times[i]].append((r, 1)) }
            }
        }
    }

    /// Three activities and more of which no two may overlap, or share a day, in order.
    private func groups() -> [(kind: Relation.Kind, members: [Int])] {
        let lists = instance.problem.relations.filter {
            $0.cost == nil && $0.activities.count > 2 && ($0.kind == .notOverlap || $0.kind == .differentDays)
        }
        if lists.isEmpty { return [] }
        let names = Names(instance.problem)
        return lists.map { ($0.kind, Set($0.activities.map { names.activities[$0]! }).sorted()) }
    }

    /// The longer of these lists.
    private func longGroups() -> [Relation.Kind: [Set<Int>]] {
        Dictionary(grouping: groups().filter { $0.members.count > StockBuilder.mostPaired }, by: \.kind)
            .mapValues { $0.map { Set($0.members) } }
    }

    private mutating func add(_ mine: [Choice], _ theirs: [Choice], _ offends: [[Bool]], _ cost: Int) {
        for i in mine.indices where offends[i].contains(true) && offends.firstIndex(of: offends[i]) == i {
            let most = cost == Links.must ? Stocks.dearest : (cost * Multipliers.unit) << Multipliers.fine
            let r = row(capacity: 1, scale: 1, most: min(most, Stocks.dearest))
            for k in mine.indices where offends[k] == offends[i] { charge(mine[k], r) }
            for j in theirs.indices where offends[i][j] { charge(theirs[j], r) }
        }
    }

    private mutating func charge(_ choice: Choice, _ r: Int) {
        for t in choice.times { timeUse[t].append((r, 1)) }
        for p in choice.places { placeUse[p].append((r, 1)) }
        for p in choice.posts { postUse[p].append((r, 1)) }
    }

    private func holds(_ kind: Relation.Kind, _ x: Int, _ y: Int) -> Bool {
        switch kind {
        case .sameRoom: x == y
        case .differentRoom: x != y
        case .sameStaff: x == y && x >= 0
        case .notOverlap, .precedence, .sameTime, .differentDays: instance.activities.holds(kind, x, y)
        }
    }

    /// What of an activity a relation looks at; nil where it has several roles, since people are chosen by role.
    private func choices(of a: Int, _ kind: Relation.Kind) -> [Choice]? {
        let activities = instance.activities
        let times = activities.times[a]
        var found: [Choice] = []
        func at(_ key: Int) -> Int {
            if let i = found.firstIndex(where: { $0.key == key }) { return i }
            found.append(Choice(key: key))
            return found.count - 1
        }
        switch kind {
        case .notOverlap, .precedence, .sameTime, .differentDays:
            for t in times where activities.timeAllowed[t] != 0 { found.append(Choice(key: t, times: [t])) }
        case .sameRoom, .differentRoom:
            let rooms = activities.places[a]
            if rooms.isEmpty { return [Choice(key: -1, times: Array(times))] }
            for (i, t) in times.enumerated() where activities.timeAllowed[t] != 0 {
                for p in rooms {
                    found[at(activities.placeRoom[p])].places.append(
                        placeBase[a] + i * rooms.count + p - rooms.lowerBound)
                }
            }
        case .sameStaff:
            let roles = activities.roles[a]
            if roles.isEmpty { return [Choice(key: -1, times: Array(times))] }
            guard roles.count == 1 else { return nil }
            let posts = activities.posts(ofActivity: a)
            for (i, t) in times.enumerated() where activities.timeAllowed[t] != 0 {
                for p in posts {
                    found[at(activities.postStaff[p])].posts.append(
                        postBase[a] + i * posts.count + p - posts.lowerBound)
                }
            }
        }
        return found
    }
}
