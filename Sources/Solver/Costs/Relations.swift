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
        case .notOverlap: return !overlap(t, u)
        case .precedence:
            return activities.meetingEnd[activities.meetings[t].upperBound - 1]
                <= activities.meetingStart[activities.meetings[u].lowerBound]
        case .sameRoom: return room(x) == room(y)
        case .differentRoom: return room(x) != room(y)
        case .sameStaff:
            for i in activities.roles[x] {
                for j in activities.roles[y]
                where activities.postStaff[postOf[i]] == activities.postStaff[postOf[j]] { return true }
            }
            return false
        case .sameTime:
            return clocksContained(t, in: u) || clocksContained(u, in: t)
        case .differentDays:
            for w in 0..<activities.dayWords
            where activities.dayBits.base[t * activities.dayWords + w]
                & activities.dayBits.base[u * activities.dayWords + w] != 0
            {
                return false
            }
            return true
        }
    }

    private func room(_ a: Int) -> Int { placeOf[a] < 0 ? -1 : activities.placeRoom[placeOf[a]] }

    private func overlap(_ t: Int, _ u: Int) -> Bool {
        var (i, j) = (activities.meetings[t].lowerBound, activities.meetings[u].lowerBound)
        while i < activities.meetings[t].upperBound, j < activities.meetings[u].upperBound {
            if activities.meetingEnd[i] <= activities.meetingStart[j] {
                i += 1
            } else if activities.meetingEnd[j] <= activities.meetingStart[i] {
                j += 1
            } else {
                return true
            }
        }
        return false
    }

    /// Are all weekday clock times of `t` among those of `u`? The set with fewer can only be contained in the other,
    /// so asking both ways is what the format asks.
    private func clocksContained(_ t: Int, in u: Int) -> Bool {
        for m in activities.meetings[t] {
            let clock = activities.meetingStart[m] % (7 * Problem.day)
            var found = false
            for n in activities.meetings[u] where activities.meetingStart[n] % (7 * Problem.day) == clock {
                found = true
                break
            }
            if !found { return false }
        }
        return true
    }
}
