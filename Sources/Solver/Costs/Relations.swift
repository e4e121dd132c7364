import Problem

extension State {
    /// What the soft relations of a running activity with the others that run cost.
    func relationCost(_ a: Int) -> Int {
        var cost = 0
        for pair in links.pairs[a] where links.cost[pair] != Links.must {
            let b = links.other[pair]
            if isRunning(b), !holds(pair, a, b) { cost += links.cost[pair] }
        }
        return cost
    }

    /// Do all hard relations of a running activity with the others that run hold?
    func relationsHold(_ a: Int) -> Bool {
        for pair in links.pairs[a] where links.cost[pair] == Links.must {
            let b = links.other[pair]
            if isRunning(b), !holds(pair, a, b) { return false }
        }
        return true
    }

    func holds(_ pair: Int, _ a: Int, _ b: Int) -> Bool {
        let (x, y) = links.isFirst[pair] != 0 ? (a, b) : (b, a)
        let (t, u) = (timeOf[x], timeOf[y])
        switch Relation.Kind.allCases[links.kind[pair]] {
        case .sameRoom: return room(x) == room(y)
        case .differentRoom: return room(x) != room(y)
        case .sameStaff:
            for i in activities.roles[x] {
                for j in activities.roles[y]
                where activities.postStaff[postOf[i]] == activities.postStaff[postOf[j]] { return true }
            }
            return false
        case .notOverlap, .precedence, .sameTime, .differentDays:
            return activities.holds(Relation.Kind.allCases[links.kind[pair]], t, u)
        }
    }

    private func room(_ a: Int) -> Int { placeOf[a] < 0 ? -1 : activities.placeRoom[placeOf[a]] }
}
