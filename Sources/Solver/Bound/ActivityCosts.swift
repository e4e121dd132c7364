import Problem

/// What an activity is worth and costs by itself at given row prices, without its crowd; in `Multipliers.unit`ths.
struct ActivityCosts {
    private let instance: Instance
    private let stocks: Stocks
    private let arena = Arena()
    /// By role, the post chosen last.
    let post: Buffer<Int32>

    init(_ instance: Instance, _ stocks: Stocks) {
        self.instance = instance
        self.stocks = stocks
        var roles = 1
        for a in 0..<instance.activities.count { roles = max(roles, instance.activities.roles[a].count) }
        post = arena.buffer(roles)
    }

    /// What not to run is worth; nil where it must run.
    func idle(_ a: Int) -> Int? {
        guard instance.locks.activity[a] != Locks.on else { return nil }
        return instance.past.ran[a] != 0 ? -instance.problem.changeCosts.activityClosed * Multipliers.unit : 0
    }

    /// What it is worth to run at a time, less what the time takes of rows.
    func worth(_ a: Int, time t: Int, _ prices: Multipliers) -> Int {
        let activities = instance.activities
        var value = activities.value[a] - activities.timeCost[t]
        if instance.past.ran[a] != 0, instance.past.time[a] != t - activities.times[a].lowerBound {
            value -= instance.problem.changeCosts.activityTime
        }
        value *= Multipliers.unit
        for k in stocks.timeUse[t] { value -= prices.cost(stocks.timeAmount[k], of: stocks.timeRow[k]) }
        return value
    }

    /// What a room (−1: none) costs at a time, and what it takes of rows.
    func cost(_ a: Int, _ t: Int, place p: Int, _ prices: Multipliers) -> Int {
        let activities = instance.activities
        var cost = 0
        if p >= 0 {
            let rooms = activities.places[a]
            cost = activities.placeCost[p] * Multipliers.unit
            let use = stocks.placeBase[a] + (t - activities.times[a].lowerBound) * rooms.count + p - rooms.lowerBound
            for k in stocks.placeUse[use] { cost += prices.cost(stocks.placeAmount[k], of: stocks.placeRow[k]) }
        }
        if instance.past.ran[a] != 0, instance.past.room[a] != (p < 0 ? -1 : activities.placeRoom[p]) {
            cost += instance.problem.changeCosts.activityRoom * Multipliers.unit
        }
        return cost
    }

    /// What it costs that the people are not those of the plan in force, beyond what each costs.
    func change(_ a: Int) -> Int {
        guard instance.past.ran[a] != 0 else { return 0 }
        let cost = instance.problem.changeCosts.activityStaff * Multipliers.unit
        let roles = instance.activities.roles[a].count
        if instance.past.staff[a].count != roles { return cost }
        return roles > 1 ? min(0, cost) : 0
    }

    /// What one person costs in a role at a time.
    func cost(_ a: Int, _ t: Int, post p: Int, _ prices: Multipliers) -> Int {
        let activities = instance.activities
        let all = activities.posts(ofActivity: a)
        let use = stocks.postBase[a] + (t - activities.times[a].lowerBound) * all.count + p - all.lowerBound
        var cost = activities.postCost[p] * Multipliers.unit
        for k in stocks.postUse[use] { cost += prices.cost(stocks.postAmount[k], of: stocks.postRow[k]) }
        let old = instance.past.staff[a]
        if instance.past.ran[a] != 0, activities.roles[a].count == 1, old.count == 1,
            instance.past.staffOf[old.lowerBound] != activities.postStaff[p]
        {
            cost += instance.problem.changeCosts.activityStaff * Multipliers.unit
        }
        return cost
    }

    /// Cost of the cheapest person for each role by themselves; nil where a role has nobody. That two roles need two people is
    /// left out.
    func cost(_ a: Int, _ t: Int, _ prices: Multipliers) -> Int? {
        let activities = instance.activities
        var total = change(a)
        for (r, role) in activities.roles[a].enumerated() {
            var cheapest = Int.max
            for p in activities.posts[role]
            where activities.postAllowed[p] != 0 && activities.isThere(a, time: t, post: p) {
                let c = cost(a, t, post: p, prices)
                if c < cheapest {
                    cheapest = c
                    post[r] = p
                }
            }
            guard cheapest < Int.max else { return nil }
            total += cheapest
        }
        return total
    }
}
