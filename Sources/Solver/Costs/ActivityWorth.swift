extension State {
    /// What a running activity adds to the objective, apart from the people in it: its value, what its time, room and
    /// staff cost, its soft relations with the others that run, and how it differs from the plan in force.
    func worthOfRunning(_ a: Int) -> Int {
        let time = timeOf[a]
        var worth = activities.value[a] - activities.timeCost[time]
        if placeOf[a] >= 0 { worth -= activities.placeCost[placeOf[a]] }
        for role in activities.roles[a] { worth -= activities.postCost[postOf[role]] }
        if !links.pairs[a].isEmpty { worth -= relationCost(a) }
        if past.ran[a] != 0 { worth -= changeCost(a) }
        return worth
    }

    @inline(__always) func worthOfClosed(_ a: Int) -> Int { past.ran[a] != 0 ? -goals.activityClosed : 0 }

    /// What a running activity costs for differing from itself in the plan in force.
    func changeCost(_ a: Int) -> Int {
        var cost = 0
        if timeOf[a] - activities.times[a].lowerBound != past.time[a] { cost += goals.activityTime }
        let room = placeOf[a] < 0 ? -1 : activities.placeRoom[placeOf[a]]
        if room != past.room[a] { cost += goals.activityRoom }
        let roles = activities.roles[a]
        let before = past.staff[a]
        var same = roles.count == before.count
        if same {
            for (role, old) in zip(roles, before) where activities.postStaff[postOf[role]] != past.staffOf[old] {
                same = false
            }
        }
        return same ? cost : cost + goals.activityStaff
    }
}
