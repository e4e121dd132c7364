import Problem

/// What a plan without justified envy is worth at most, where the problem is a market and nothing else.
///
/// In a market everybody has one request of single activities and is otherwise free, so a plan in which nobody envies
/// justly is a stable matching between people and the activities that run. Of all stable matchings the one found when
/// people propose is best for each of them (Gale and Shapley 1962; Roth 1984), and an activity that does not run, or
/// runs in a smaller room, makes nobody better off (Gale and Sotomayor 1985). So nobody has more in any such plan than
/// in this one. Any other plan pays for an envy at least: with the dual, which knows no envy,
///
///     objective ≤ max(without envy, dual − envy)
enum MarketBound {
    /// Money; nil where the problem is not a market with strict wishes and strict scores.
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
        var scores: [Set<Int>] = Array(repeating: [], count: activities.count)
        for p in 0..<instance.people.count {
            guard let mine = Market.applications(of: p, instance, geometry) else { return nil }
            for one in mine where !scores[one.activity].insert(one.score).inserted { return nil }
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
        guard Set(found.map(\.value)).count == found.count, Set(found.map(\.activity)).count == found.count else {
            return nil
        }
        return found.sorted { $0.value > $1.value }
    }

    /// What each person has when people propose: the value of their choice, 0 for none.
    func mostByPerson() -> [Int] {
        var admitted: [[(score: Int, person: Int)]] = Array(repeating: [], count: seats.count)
        var next = [Int](repeating: 0, count: applications.count)
        var free = Array(applications.indices)
        while let p = free.popLast() {
            guard next[p] < applications[p].count else { continue }
            let one = applications[p][next[p]]
            admitted[one.activity].append((one.score, p))
            if admitted[one.activity].count > seats[one.activity] {
                let last = admitted[one.activity].indices.min {
                    admitted[one.activity][$0].score < admitted[one.activity][$1].score
                }!
                let refused = admitted[one.activity].remove(at: last).person
                next[refused] += 1
                free.append(refused)
            }
        }
        return applications.indices.map { next[$0] < applications[$0].count ? applications[$0][next[$0]].value : 0 }
    }
}
