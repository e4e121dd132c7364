extension State {
    /// Takes anew what a person costs in attended days, waits, changes of counselor and being unserved.
    @inline(__always) func refresh(_ p: Int) {
        let cost = softCost(p)
        add(softOf[p] - cost)
        softOf[p] = cost
    }

    /// The same, counted from the person's decisions.
    func softCost(_ p: Int) -> Int {
        var cost = grantedCount[p] == 0 && !people.requests[p].isEmpty ? goals.unserved : 0
        if goals.attendedDay == 0, goals.wait == 0, goals.counselorChange == 0 { return cost }
        bundle.load(p, self)
        cost += bundleCost()
        return cost
    }

    /// Attended days, waits and changes of counselor of the person in the bundle.
    @inline(__always) func bundleCost() -> Int {
        var cost = 0
        if goals.attendedDay != 0 { cost += goals.attendedDay * attendedDays() }
        if goals.wait != 0 { cost += goals.wait * waits() }
        if goals.counselorChange != 0 { cost += goals.counselorChange * counselorChanges() }
        return cost
    }
}
