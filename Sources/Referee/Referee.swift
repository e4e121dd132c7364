import Problem

/// Says what a legal plan is and what it is worth, recounted naively from the text of `naru-problem/1`.
///
/// Shares no code with the solver: a bug that both inherit is a bug that nobody finds.
/// Making one reads the problem's ids once; judge as many plans with it as wanted.
public struct Referee: Sendable {
    public let problem: Problem
    private let lookup: Lookup

    /// - Parameter problem: one that `Problem.validate()` accepts, as every problem that was read from a file is.
    public init(of problem: Problem) {
        self.problem = problem
        lookup = Lookup(problem)
    }

    /// Judges a plan by every rule, and recounts what it is worth.
    public func judge(_ plan: Plan) -> Verdict {
        let ledger = Ledger(plan.decisions, lookup)
        let objective = Objective(ledger)
        let violations = RuleID.allCases.flatMap { $0.violations(plan, ledger, worth: objective) }
        guard violations.isEmpty else { return .illegal(violations, worth: objective) }
        return .legal(CheckedPlan(problem: problem, plan: plan, objective: objective))
    }

    /// Judges decisions that state no objective yet: legal, they come back as a plan that states the right one.
    /// - Parameter bound: what the plan is to state as bound.
    public func judge(_ decisions: Decisions, bound: Int? = nil) -> Verdict {
        let worth = Objective(Ledger(decisions, lookup)).total
        return judge(Plan(problem: problem.name, objective: worth, bound: bound, decisions: decisions))
    }

    public static func judge(_ plan: Plan, of problem: Problem) -> Verdict { Referee(of: problem).judge(plan) }
}

/// What the referee found.
public enum Verdict: Hashable, Sendable {
    case legal(CheckedPlan)
    /// Every breach found, in the order of `RuleID`. The worth counts what of the plan could be read: entries that
    /// name unknown things, or lack the room, people or parts they need, are left out of it.
    case illegal([Violation], worth: Objective)

    public var checked: CheckedPlan? {
        if case .legal(let plan) = self { plan } else { nil }
    }

    public var violations: [Violation] {
        if case .illegal(let violations, _) = self { violations } else { [] }
    }

    public var objective: Objective {
        switch self {
        case .legal(let plan): plan.objective
        case .illegal(_, let worth): worth
        }
    }
}

/// A plan that the referee found legal, with its worth rightly stated: all that may be stored or published.
///
/// Only the referee can make one.
public struct CheckedPlan: Hashable, Sendable {
    public let problem: Problem
    public let plan: Plan
    /// What the plan is worth, by its terms; `objective.total == plan.objective`.
    public let objective: Objective

    fileprivate init(problem: Problem, plan: Plan, objective: Objective) {
        self.problem = problem
        self.plan = plan
        self.objective = objective
    }
}
