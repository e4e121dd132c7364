import Problem

/// The cheapest people for an activity's roles at given row prices; that two roles need two people is left out.
struct StaffChoice {
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

    /// Cost of the cheapest person for each role by themselves, in `Multipliers.unit`ths; nil where a role has nobody.
    func cost(_ a: Int, _ t: Int, _ prices: Multipliers) -> Int? {
        let activities = instance.activities
        let costs = instance.problem.changeCosts
        let all = activities.posts(ofActivity: a)
        let base = stocks.postBase[a] + (t - activities.times[a].lowerBound) * all.count
        let roles = activities.roles[a]
        let ran = instance.past.ran[a] != 0
        let old = instance.past.staff[a]
        var total = 0
        if ran, old.count != roles.count {
            total = costs.activityStaff * Multipliers.unit
        } else if ran, roles.count > 1 {
            total = min(0, costs.activityStaff) * Multipliers.unit
        }
        for (r, role) in roles.enumerated() {
            var cheapest = Int.max
            for p in activities.posts[role]
            where activities.postAllowed[p] != 0 && activities.isThere(a, time: t, post: p) {
                var c = activities.postCost[p] * Multipliers.unit
                for k in stocks.postUse[base + p - all.lowerBound] {
                    c += prices.cost(stocks.postAmount[k], of: stocks.postRow[k])
                }
                if ran, roles.count == 1, old.count == 1,
                    instance.past.staffOf[old.lowerBound] != activities.postStaff[p]
                {
                    c += costs.activityStaff * Multipliers.unit
                }
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
