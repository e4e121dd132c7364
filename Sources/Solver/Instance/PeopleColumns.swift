import Problem

/// Columns of `People` while they are collected.
struct PeopleColumns {
    private var scores: [[String: Int]]
    let parts: [[Int]]
    private let cutting: Bool
    /// Of a part with more activities than this each participant considers only so many.
    private let limit: Int
    /// The activities of a long part, nearest first, by home and part.
    private var nearest: [Int: [(activity: Int, cost: Int)]] = [:]
    /// Activities that a participant is, or must be, enrolled in: never cut.
    private var held: [String: Set<Int>] = [:]
    var isCut: [Int] = []
    private let groupWords, budgetWords: Int
    private var person = 0
    var (groupBits, budgetBits): ([UInt64], [UInt64]) = ([], [])
    var requests = RowsBuilder()
    var personOfRequest: [Int] = []
    var choices = RowsBuilder()
    var choiceValue: [Int] = []
    var requestOfChoice: [Int] = []
    var uses = RowsBuilder()
    var partOfUse: [Int] = []
    var choiceOfUse: [Int] = []
    var candidates = RowsBuilder()
    var candidateActivity: [Int32] = []
    var candidateTimes: [UInt64] = []
    var candidateScore: [Int] = []
    var useOfCandidate: [Int32] = []
    var seats = RowsBuilder()
    var wishes = RowsBuilder()
    var personOfWish: [Int] = []
    var wishService: [Int] = []
    var (wishValue, wishCostPerDay, wishBase): ([Int], [Int], [Int]) = ([], [], [])
    var open = RowsBuilder()
    var (openLow, openHigh): ([Int], [Int]) = ([], [])
    var orders = RowsBuilder()
    var (orderFirst, orderSecond, orderGap, orderNeeds): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
    var limits = RowsBuilder()
    var (limitPeriod, limitMinutes, limitLoads): ([Int], [Int], [Int]) = ([], [], [])
    var loadCount = 0

    init(_ problem: Problem, _ names: Names, _ groupWords: Int, _ budgetWords: Int, limit: Int) {
        self.limit = limit
        self.groupWords = groupWords
        self.budgetWords = budgetWords
        scores = problem.activities.map { a in
            Dictionary(a.scores.map { ($0.participant, $0.score) }, uniquingKeysWith: { first, _ in first })
        }
        parts = problem.parts.map { part in
            var seen = Set<Int>()
            return part.activities.map { names.activities[$0]! }.filter { seen.insert($0).inserted }
        }
        cutting = problem.weights.envy == 0 && parts.contains { $0.count > limit }
        if cutting {
            for g in problem.previous?.grants ?? [] {
                for id in g.activities {
                    if let a = names.activities[id] { held[g.participant, default: []].insert(a) }
                }
            }
            for case .granted(let g) in problem.fixed.grants {
                for id in g.activities {
                    if let a = names.activities[id] { held[g.participant, default: []].insert(a) }
                }
            }
        }
    }

    mutating func add(
        _ p: Participant, _ problem: Problem, _ names: Names, _ world: Places, _ activities: Activities,
        _ services: Services
    ) {
        var groups = [UInt64](repeating: 0, count: groupWords)
        for g in p.groups { groups[names.groups[g]! / 64] |= 1 << UInt64(names.groups[g]! % 64) }
        groupBits += groups
        var budgets = [UInt64](repeating: 0, count: budgetWords)
        for b in p.budgets { budgets[names.budgets[b]! / 64] |= 1 << UInt64(names.budgets[b]! % 64) }
        budgetBits += budgets
        let away = joined(p.unavailable)
        var items: [String: Int] = [:]
        for r in p.requests {
            items[r.id] = personOfRequest.count
            add(r, p, away, problem, names, world, activities)
            personOfRequest.append(person)
        }
        requests.size = personOfRequest.count
        requests.close()
        for w in p.appointments {
            items[w.id] = ~personOfWish.count
            let service = names.services[w.service]!
            personOfWish.append(person)
            wishService.append(service)
            wishValue.append(w.value)
            wishCostPerDay.append(w.costPerDay)
            wishBase.append(w.windows[0].start)
            let ranges = startRanges(
                w.windows, less: away, minutes: services.minutes[service], step: services.step[service])
            openLow += ranges.map(\.lowerBound)
            openHigh += ranges.map(\.upperBound)
            open.size = openLow.count
            open.close()
        }
        wishes.size = personOfWish.count
        wishes.close()
        for o in p.order {
            orderFirst.append(items[o.first]!)
            orderSecond.append(items[o.second]!)
            orderGap.append(o.gap)
            orderNeeds.append(o.needs ? 1 : 0)
        }
        orders.size = orderFirst.count
        orders.close()
        for l in p.limits {
            let period = names.periods[l.period]!
            limitPeriod.append(period)
            limitMinutes.append(min(l.minutes, Int(Int32.max)))
            limitLoads.append(loadCount)
            loadCount += problem.periods[period].intervals.count
        }
        limits.size = limitPeriod.count
        limits.close()
        person += 1
    }

    private mutating func add(
        _ r: Participant.Request, _ p: Participant, _ away: [Interval], _ problem: Problem, _ names: Names,
        _ world: Places, _ activities: Activities
    ) {
        var most = 0
        for choice in r.choices {
            most = max(most, choice.parts.count)
            for part in choice.parts {
                let index = names.parts[part]!
                let cut = cutting && parts[index].count > limit
                for a in cut ? considered(of: index, p, names, world, activities) : parts[index] {
                    let free = activities.times(of: a, freeOf: away)
                    guard free != 0 else { continue }
                    candidateActivity.append(Int32(a))
                    candidateTimes.append(free)
                    candidateScore.append(scores[a].isEmpty ? 0 : scores[a][p.id] ?? 0)
                    useOfCandidate.append(Int32(partOfUse.count))
                }
                isCut.append(cut ? 1 : 0)
                partOfUse.append(index)
                choiceOfUse.append(choiceValue.count)
                candidates.size = candidateActivity.count
                candidates.close()
            }
            choiceValue.append(choice.value)
            requestOfChoice.append(personOfRequest.count)
            uses.size = partOfUse.count
            uses.close()
        }
        choices.size = choiceValue.count
        choices.close()
        seats.size += most
        seats.close()
    }

    /// Of the activities of a long part those that a participant considers at first: the nearest to where they live, others
    /// drawn from farther and farther away, and what they hold already. Everybody draws others, and so every activity
    /// finds people who consider it; were all to see the nearest alone, those near nobody would never run.
    private mutating func considered(
        of part: Int, _ p: Participant, _ names: Names, _ world: Places, _ activities: Activities
    ) -> [Int] {
        let home = p.home.map { names.homes[$0]! } ?? -1
        let list = byDistance(part, home, world, activities)
        var random = Random(seed: UInt64(person) &* 0x9E37_79B9 &+ UInt64(part))
        var out: [Int] = []
        let near = limit / 2
        let far = limit - near
        // Those equally near take turns.
        var i = 0
        while out.count < near {
            var j = i
            while j < list.count, list[j].cost == list[i].cost { j += 1 }
            let shift = random.below(j - i)
            for k in 0..<min(j - i, near - out.count) { out.append(list[i + (k + shift) % (j - i)].activity) }
            i = j
        }
        let rest = list.count - near
        for k in 0..<far {
            let stretch = Considered.stretch(k, of: far, over: rest)
            guard !stretch.isEmpty else { continue }
            let a = list[near + stretch.lowerBound + random.below(stretch.count)].activity
            if !out.contains(a) { out.append(a) }
        }
        for a in held[p.id] ?? [] where parts[part].contains(a) && !out.contains(a) { out.append(a) }
        return out.sorted()
    }

    /// The activities of a part, nearest to a home first.
    private mutating func byDistance(
        _ part: Int, _ home: Int, _ world: Places, _ activities: Activities
    ) -> [(activity: Int, cost: Int)] {
        let key = (home + 1) * parts.count + part
        if let known = nearest[key] { return known }
        let list = parts[part].map { a in
            let sites =
                activities.site[a] == Activities.varies
                ? activities.places[a].map { world.roomSite[activities.placeRoom[$0]] } : [activities.site[a]]
            let costs = sites.map { home < 0 || $0 < 0 ? 0 : world.homeCosts[home * world.siteCount + $0] }
            return (activity: a, cost: costs.min() ?? 0)
        }.sorted { ($0.cost, $0.activity) < ($1.cost, $1.activity) }
        nearest[key] = list
        return list
    }
}
