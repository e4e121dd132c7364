import Problem

/// What a plan without justified envy is worth at most, where the problem is a market and nothing else.
///
/// In a market everybody has one request of single activities and is otherwise free, so a plan in which nobody envies
/// justly is a stable matching between people and the activities that run. What nobody has more than in any of them is found
/// as when people propose (Gale and Shapley 1962; Roth 1984), with refusals for those alone who would be envied for certain: where
/// an activity has as many seats as it ever can, each wanted by somebody who has a higher score and can have nothing as good
/// elsewhere. With equal scores or wishes there may be no plan that gives it to everybody at once (Manlove et al. 2002); without
/// it is that of deferred acceptance. Any other plan pays for an envy at least: with the dual, which knows no envy,
///
///     objective ≤ max(without envy, dual − envy)
enum MarketBound {
    /// Money; nil where the problem is not a market.
    static func withoutEnvy(_ instance: Instance) -> Int? {
        guard let market = Market(instance) else { return nil }
        let most = market.mostByPerson()
        let activities = instance.activities
        var total = 0
        for a in 0..<activities.count {
            total += max(0, activities.value[a] - activities.timeCost[activities.times[a].lowerBound])
        }
        for (p, applications) in market.applications.enumerated() {
            let granted = applications.filter { $0.value <= most[p] }.map { $0.value - $0.home }.max()
            let unserved = instance.people.requests[p].isEmpty ? 0 : -instance.weights.unserved
            total += max(unserved, granted ?? unserved)
        }
        return total
    }
}

/// Who applies where, with which score, and how many each activity can admit.
private struct Market {
    struct Application {
        var activity, score, value, home: Int
    }

    /// By person, dearest first.
    var applications: [[Application]] = []
    var seats: [Int]

    init?(_ instance: Instance) {
        let problem = instance.problem
        let activities = instance.activities
        let weights = problem.weights
        guard weights.envy > 0, weights.attendedDay >= 0, weights.wait >= 0, problem.fixed.isEmpty,
            problem.previous == nil, problem.budgets.isEmpty, problem.relations.allSatisfy({ ($0.cost ?? 0) >= 0 })
        else { return nil }
        let costs =
            activities.placeCost.indices.map { activities.placeCost[$0] }
            + activities.postCost.indices.map { activities.postCost[$0] }
        guard costs.allSatisfy({ $0 >= 0 }) else { return nil }
        seats = []
        for a in 0..<activities.count {
            guard activities.times[a].count == 1, activities.reserved[a].isEmpty else { return nil }
            let rooms = activities.places[a].map { instance.places.roomCapacity[activities.placeRoom[$0]] }
            seats.append(min(activities.maxSize[a], rooms.max() ?? activities.maxSize[a]))
        }
        let geometry = Geometry(instance, Arena())
        for p in 0..<instance.people.count {
            guard let mine = Market.applications(of: p, instance, geometry) else { return nil }
            applications.append(mine)
        }
    }

    /// Where one person could be, dearest first; nil if they are not free to choose, or not decided.
    private static func applications(of p: Int, _ instance: Instance, _ geometry: Geometry) -> [Application]? {
        let people = instance.people
        guard people.requests[p].count <= 1, people.wishes[p].isEmpty, people.orders[p].isEmpty else { return nil }
        var found: [Application] = []
        for r in people.requests[p] {
            for c in people.choices[r] {
                guard let u = people.uses[c].first, people.uses[c].count == 1, people.isCut[u] == 0,
                    people.parts[people.partOfUse[u]].count == 1, people.choiceValue[c] > 0
                else { return nil }
                let a = people.partActivity[people.parts[people.partOfUse[u]].lowerBound]
                guard let candidate = people.candidates[u].first(where: { people.candidateActivity[$0] == a }),
                    geometry.fits(p, time: instance.activities.times[a].lowerBound)
                else { continue }
                found.append(
                    Application(
                        activity: a, score: people.candidateScore[candidate], value: people.choiceValue[c],
                        home: geometry.homeCost(p, activity: a)))
            }
        }
        guard Set(found.map(\.activity)).count == found.count else { return nil }
        return found.sorted { ($0.value, $1.activity) > ($1.value, $0.activity) }
    }

    /// What each person has at most in any plan without envy: the value of their choice, 0 for none.
    func mostByPerson() -> [Int] {
        // By activity the highest scores of those who can have nothing as good elsewhere, no more than there are seats; and who
        // hopes for it yet.
        var certain: [[Int]] = Array(repeating: [], count: seats.count)
        var hopeful: [[(score: Int, person: Int)]] = Array(repeating: [], count: seats.count)
        func isRefused(_ a: Int, _ score: Int) -> Bool {
            certain[a].count == seats[a] && (certain[a].last ?? Int.max) > score
        }
        // By person what they hope for, all worth the same, and the first application that is worth less.
        var hopes: [[Application]] = Array(repeating: [], count: applications.count)
        var next = [Int](repeating: 0, count: applications.count)
        var counted = [Int](repeating: -1, count: applications.count)
        var open = Array(applications.indices)
        while let p = open.popLast() {
            hopes[p].removeAll { isRefused($0.activity, $0.score) }
            while hopes[p].isEmpty, next[p] < applications[p].count {
                let rest = applications[p][next[p]...]
                let alike = rest.prefix { $0.value == rest.first!.value }
                next[p] = alike.endIndex
                hopes[p] = alike.filter { !isRefused($0.activity, $0.score) }
                for one in hopes[p] { hopeful[one.activity].append((one.score, p)) }
            }
            guard hopes[p].count == 1, let one = hopes[p].first, counted[p] != one.activity else { continue }
            let a = one.activity
            counted[p] = a
            certain[a].insert(one.score, at: certain[a].firstIndex { $0 < one.score } ?? certain[a].count)
            if certain[a].count > seats[a] { certain[a].removeLast() }
            open += hopeful[a].filter { isRefused(a, $0.score) }.map(\.person)
            hopeful[a].removeAll { isRefused(a, $0.score) }
        }
        return hopes.map { $0.first?.value ?? 0 }
    }
}
