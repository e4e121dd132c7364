import Problem

/// What is on offer to a person at the prices of the day: pairs at their net worth, ways to grant each request.
extension PersonOracle {
    func open(_ p: Int, _ prices: Multipliers) {
        let people = instance.people
        person = p
        requests = people.requests[p]
        let unit = Multipliers.unit
        let mine = pairs.ofPerson[p]
        let from = mine.lowerBound
        for i in mine { net[i - from] = pairs.base[i] * unit - Int(prices.pair.base[i]) }
        if isOfAPart { for i in mine { net[i - from] = net[i - from] + favour(i) } }
        if instance.problem.budgets.count > 0 { chargeFees(prices) }
        for r in 0..<requests.count { sharing.days[r] = daysOfRequest[requests.lowerBound + r] * unit }
        unserved = requests.isEmpty ? 0 : instance.weights.unserved * unit
        limited = !people.limits[p].isEmpty
        packaged = false
        hasWishes = !people.wishes[p].isEmpty
        wishCeiling = 0
        if hasWishes {
            wishes.open(p)
            wishCeiling = wishes.ceiling()
        }
        after[requests.count] = 0
        guard !requests.isEmpty else {
            sharing.arrange(p, isPackaged: false)
            return
        }
        firstUse = people.uses.starts[people.choices.starts[requests.lowerBound]]
        var at = 0
        for q in requests {
            for c in people.choices[q] {
                if people.uses[c].count > 1 { packaged = true }
                for u in people.uses[c] {
                    useStart[u - firstUse] = at
                    sorted[u - firstUse] = 0
                    for e in pairs.ofUse[u] {
                        list[at] = pairs.pairOfUse[e] - from
                        at += 1
                    }
                    useStart[u - firstUse + 1] = at
                }
            }
        }
        var v = 0
        for r in 0..<requests.count {
            variantStart[r] = v
            v = listVariants(r, v)
        }
        variantStart[requests.count] = v
        sharing.arrange(p, isPackaged: packaged)
        for i in (0..<requests.count).reversed() {
            let r = sharing.turn[i]
            let must = instance.locks.request[requests.lowerBound + r] == Locks.on
            let none = variantStart[r] == variantStart[r + 1]
            let top = none ? PersonOracle.never : variantTop[variantStart[r]]
            after[i] = after[i + 1] + (must ? top : max(0, top))
        }
    }

    /// Ways to grant a request, from `at` on, in descending order of the most each can be worth.
    func listVariants(_ r: Int, _ at: Int) -> Int {
        let q = requests.lowerBound + r
        var end = at
        guard instance.locks.request[q] != Locks.off else { return end }
        // Of equal choices another comes first for each person and round: else all would want the same seats.
        let choices = instance.people.choices[q]
        guard !choices.isEmpty else { return end }
        let turn = ((person &* 2_654_435_761 &+ round &* 40_503) >> 4 & 0xFFFF_FFFF) % choices.count
        for k in 0..<choices.count {
            let c = choices.lowerBound + (k + turn) % choices.count
            for way in Way.allCases {
                let top = ceiling(c, way)
                guard top > PersonOracle.never else { continue }
                var i = end
                while i > at, variantTop[i - 1] < top {
                    variantTop[i] = variantTop[i - 1]
                    variantChoice[i] = variantChoice[i - 1]
                    variantWay[i] = variantWay[i - 1]
                    i -= 1
                }
                variantTop[i] = top
                variantChoice[i] = c
                variantWay[i] = way.rawValue
                end += 1
            }
        }
        return end
    }

    func chargeFees(_ prices: Multipliers) {
        let people = instance.people
        let activities = instance.activities
        var draws = false
        for w in 0..<people.budgetWords where people.budgetBits.base[person * people.budgetWords + w] != 0 {
            draws = true
        }
        guard draws else { return }
        let mine = pairs.ofPerson[person]
        for i in mine {
            for f in activities.fees[activities.activityOfTime[pairs.time[i]]]
            where people.draws(person, on: activities.feeBudget[f]) {
                net[i - mine.lowerBound] =
                    net[i - mine.lowerBound]
                    - prices.cost(activities.feeAmount[f], of: stocks.budget[activities.feeBudget[f]])
            }
        }
    }

    /// How a choice may be granted: freely; as the plan in force has it, which saves the cost of change; as fixed.
    enum Way: Int, CaseIterable { case kept, free, locked }

    /// May a pair fill the `index`-th part under this way?
    @inline(__always) func suits(_ pair: Int, _ q: Int, _ index: Int, _ way: Way) -> Bool {
        switch way {
        case .free: return true
        case .kept:
            let a = instance.activities.activityOfTime[pairs.time[pairs.ofPerson[person].lowerBound + pair]]
            return instance.past.enrolled[q].contains { instance.past.enrolledIn[$0] == a }
        case .locked:
            let a = instance.activities.activityOfTime[pairs.time[pairs.ofPerson[person].lowerBound + pair]]
            let wanted = instance.locks.grants[q]
            return index < wanted.count
                && instance.people.candidateActivity[instance.locks.grantCandidate[wanted.lowerBound + index]] == a
        }
    }

    /// What a way adds, or `never` where it is not open to the choice.
    func premium(_ c: Int, _ way: Way) -> Int {
        let q = instance.people.requestOfChoice[c]
        let lock = instance.locks.request[q]
        let saved = instance.problem.changeCosts.grant * Multipliers.unit
        switch way {
        case .free: return lock == Locks.free ? 0 : PersonOracle.never
        case .kept:
            return lock == Locks.free && instance.past.granted[q] != 0
                && instance.past.enrolled[q].count == instance.people.uses[c].count ? saved : PersonOracle.never
        case .locked:
            guard lock == Locks.on, let first = instance.locks.grants[q].first else { return PersonOracle.never }
            let wanted = instance.people.choice(ofCandidate: instance.locks.grantCandidate[first])
            guard wanted == c else { return PersonOracle.never }
            let kept = Set(instance.past.enrolled[q].map { instance.past.enrolledIn[$0] })
            let fixed = Set(
                instance.locks.grants[q].map {
                    instance.people.candidateActivity[instance.locks.grantCandidate[$0]]
                })
            return instance.past.granted[q] != 0 && kept == fixed ? saved : 0
        }
    }

    /// The most a choice can be worth by itself.
    func ceiling(_ c: Int, _ way: Way) -> Int {
        let more = premium(c, way)
        guard more > PersonOracle.never else { return PersonOracle.never }
        var total = instance.people.choiceValue[c] * Multipliers.unit + more
        for (i, u) in instance.people.uses[c].enumerated() {
            let top = bestOf(u, i, way)
            guard top > PersonOracle.never else { return PersonOracle.never }
            total += top
        }
        return total
    }

    func bestOf(_ u: Int, _ index: Int, _ way: Way) -> Int {
        let n = useStart[u - firstUse + 1] - useStart[u - firstUse]
        guard n > 0 else { return PersonOracle.never }
        if way == .free { return net[entry(u, 0)] }
        let q = instance.people.requestOfChoice[instance.people.choiceOfUse[u]]
        var top = PersonOracle.never
        for k in 0..<n {
            let i = list[useStart[u - firstUse] + k]
            if net[i] > top, suits(i, q, index, way) { top = net[i] }
        }
        return top
    }

    /// The `k`-th best pair of a use, selected when asked for.
    @inline(__always) func entry(_ u: Int, _ k: Int) -> Int {
        let from = useStart[u - firstUse]
        let to = useStart[u - firstUse + 1]
        while sorted[u - firstUse] <= k {
            let at = from + sorted[u - firstUse]
            var top = at
            for i in at..<to where net[list[i]] > net[list[top]] { top = i }
            let x = list[top]
            list[top] = list[at]
            list[at] = x
            sorted[u - firstUse] += 1
        }
        return list[from + k]
    }
}
