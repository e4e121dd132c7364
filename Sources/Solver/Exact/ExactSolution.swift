import Problem

extension Exact {
    /// Steps for which a problem counts as small enough: at most about a second.
    static let ample = 300_000

    /// The best plan as a run's solution, its bound its own worth; nil where the problem is too large for that.
    static func solution(of problem: Problem, seconds: () -> Double) -> Solution? {
        guard let (worth, decisions) = optimum(of: problem, limit: ample) else { return nil }
        return Solution(
            plan: Plan(problem: problem.name, objective: worth, bound: worth, decisions: decisions),
            ending: .optimal,
            statistics: Statistics(steps: 0, seconds: seconds(), moves: [], questions: 0))
    }
}

extension Progress {
    /// How far a run has come that looked at every plan.
    init(_ solution: Solution) {
        let plan = solution.plan.decisions
        self.init(
            seconds: solution.statistics.seconds, steps: 0, objective: solution.plan.objective,
            bound: solution.plan.bound,
            served: Set(plan.grants.map(\.participant) + plan.appointments.map(\.participant)).count,
            seats: plan.grants.reduce(0) { $0 + $1.activities.count })
    }
}
