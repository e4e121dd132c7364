import Problem

/// Columns of `People` while they are collected.
struct PeopleColumns {
    private var scores: [[String: Int]]
    private var parts: [[Int]]
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

    init(_ problem: Problem, _ names: Names, _ groupWords: Int, _ budgetWords: Int) {
        self.groupWords = groupWords
        self.budgetWords = budgetWords
        scores = problem.activities.map { a in
            Dictionary(a.scores.map { ($0.participant, $0.score) }, uniquingKeysWith: { first, _ in first })
        }
        parts = problem.parts.map { part in
            lastOfEach(part.activities.map { (names.activities[$0]!, 0) }).map(\.0)
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
            add(r, p.id, away, problem, names, activities)
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
            limitMinutes.append(l.minutes)
            limitLoads.append(loadCount)
            loadCount += problem.periods[period].intervals.count
        }
        limits.size = limitPeriod.count
        limits.close()
        person += 1
    }

    private mutating func add(
        _ r: Participant.Request, _ id: String, _ away: [Interval], _ problem: Problem, _ names: Names,
        _ activities: Activities
    ) {
        var most = 0
        for choice in r.choices {
            most = max(most, choice.parts.count)
            for part in choice.parts {
                let index = names.parts[part]!
                for a in parts[index] {
                    var free: UInt64 = 0
                    for (i, time) in problem.activities[a].times.enumerated()
                    where activities.timeAllowed[activities.times[a].lowerBound + i] != 0
                        && (away.isEmpty || !meets(time.meetings, away))
                    {
                        free |= 1 << UInt64(min(i, 63))
                    }
                    guard free != 0 else { continue }
                    candidateActivity.append(Int32(a))
                    candidateTimes.append(free)
                    candidateScore.append(scores[a].isEmpty ? 0 : scores[a][id] ?? 0)
                    useOfCandidate.append(Int32(partOfUse.count))
                }
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
}
