import Problem

/// The fees that a budget pays over all participants come to at most its `limit`.
enum BudgetLimit {
    static func violations(_ ledger: Ledger) -> [Violation] {
        zip(ledger.problem.budgets, Spending(ledger).total).compactMap { budget, spent in
            guard spent > budget.limit else { return nil }
            return Violation(.budgetLimit, name: budget.id, found: spent, expected: budget.limit)
        }
    }
}

/// What each budget pays: the fees of everyone who draws on it. Fees of others do not count.
struct Spending {
    /// By budget.
    private(set) var total: [Int]
    private let ledger: Ledger

    init(_ ledger: Ledger) {
        self.ledger = ledger
        total = Array(repeating: 0, count: ledger.problem.budgets.count)
        for participant in ledger.problem.participants.indices {
            for (budget, amount) in of(participant) { total[budget] += amount }
        }
    }

    /// What one participant draws on each budget, in the order of the budgets.
    func of(_ participant: Int) -> [(budget: Int, amount: Int)] {
        let activities = ledger.grantsOf[participant].flatMap { ledger.grants[$0].activities }
        return budgets(of: participant).map { ($0, Spending.fees(of: activities, on: $0, ledger)) }
    }

    func budgets(of participant: Int) -> [Int] {
        Set(ledger.problem.participants[participant].budgets).map { ledger.lookup.budgets[$0]! }.sorted()
    }

    static func fees(of activities: [Int], on budget: Int, _ ledger: Ledger) -> Int {
        let id = ledger.problem.budgets[budget].id
        return activities.reduce(0) { sum, activity in
            sum + (ledger.problem.activities[activity].fees.first { $0.budget == id }?.amount ?? 0)
        }
    }
}
