import Problem

/// The stated objective is what the plan is worth.
enum StatedObjective {
    static func violations(_ plan: Plan, worth: Objective) -> [Violation] {
        plan.objective == worth.total
            ? [] : [Violation(.statedObjective, found: plan.objective, expected: worth.total)]
    }
}
