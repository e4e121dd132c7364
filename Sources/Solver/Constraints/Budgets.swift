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
}
