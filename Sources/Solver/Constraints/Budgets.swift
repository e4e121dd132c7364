extension State {
    /// Would the budgets that the bundle's person draws on pay one more enrolment?
    @inline(__always) func canAfford(_ a: Int) -> Bool {
        activities.fees[a].isEmpty || withinBudgets(a)
    }

    private func withinBudgets(_ a: Int) -> Bool {
        for fee in activities.fees[a] {
            let budget = activities.feeBudget[fee]
            guard people.draws(bundle.person, on: budget) else { continue }
            let amount = activities.feeAmount[fee]
            if spent[budget] + amount > places.budgetLimit[budget] { return false }
            var own = amount
            for i in 0..<bundle.seatCount {
                for other in activities.fees[bundle.activity[i]] where activities.feeBudget[other] == budget {
                    own += activities.feeAmount[other]
                }
            }
            if own > places.budgetPerPerson[budget] { return false }
        }
        return true
    }

    /// Do the budgets still pay for all, after the deeds of the journal? Who is enrolled was asked for (`canAfford`); but where a seat that pays
    /// something back was taken away, others may have been paid for by that, or by its person's share of it.
    func budgetsHold() -> Bool {
        if !activities.paysBack { return true }
        for b in places.budgetLimit.indices where spent[b] > places.budgetLimit[b] { return false }
        var at = journal.count
        while at > 0 {
            let entry = journal.entry(endingAt: at)
            at = entry.first
            guard entry.deed == .revoked else { continue }
            let p = people.personOfRequest[entry.entity]
            for b in places.budgetLimit.indices where people.draws(p, on: b) {
                if drawn(by: p, from: b) > places.budgetPerPerson[b] { return false }
            }
        }
        return true
    }

    /// What a person's enrolments draw from a budget in all.
    private func drawn(by p: Int, from budget: Int) -> Int {
        var sum = 0
        for r in people.requests[p] {
            for seat in seats(of: r) {
                for fee in activities.fees[people.candidateActivity[seatCandidate[seat]]]
                where activities.feeBudget[fee] == budget { sum += activities.feeAmount[fee] }
            }
        }
        return sum
    }
}
