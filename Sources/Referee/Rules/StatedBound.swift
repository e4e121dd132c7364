import Problem

/// The stated bound is not below the plan's own worth: no legal plan's objective can exceed it.
enum StatedBound {
    static func violations(_ plan: Plan, worth: Objective) -> [Violation] {
        guard let bound = plan.bound, bound < worth.total else { return [] }
        return [Violation(.statedBound, found: bound, expected: worth.total)]
    }
}
