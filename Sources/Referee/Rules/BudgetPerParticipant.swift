import Problem

/// The fees that a budget pays for one participant come to at most its `perParticipant`.
enum BudgetPerParticipant {
    static func violations(_ ledger: Ledger) -> [Violation] {
        let spending = Spending(ledger)
        return ledger.problem.participants.indices.flatMap { participant in
            spending.of(participant).compactMap { index, spent -> Violation? in
                let budget = ledger.problem.budgets[index]
                guard spent > budget.perParticipant else { return nil }
                return Violation(
                    .budgetPerParticipant, people: [.participant(ledger.problem.participants[participant].id)],
                    name: budget.id, found: spent, expected: budget.perParticipant)
            }
        }
    }
}
