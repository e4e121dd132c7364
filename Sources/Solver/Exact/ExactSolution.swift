import Problem

extension Exact {
    /// Steps for which a problem counts as small enough: at most about a second.
    static let ample = 300_000
    /// Steps here that count as one of a run. A run that time ends while it looks at plans reports no steps; given no
    /// steps it does not begin to look, so it repeats as any other does.
    static let perStep = 100

    /// The best plan as a run's solution, its bound its own worth; nil where the problem is too large for that, or a
    /// rule ends the run first.
    static func solution(of problem: Problem, _ stop: StopRule, seconds: @escaping () -> Double) -> Solution? {
        let limit = perStep * min(ample / perStep, max(0, stop.steps ?? ample))
        let isOver = { stop.cancelled() || stop.seconds.map { seconds() >= $0 } ?? false }
        guard let (worth, decisions, steps) = optimum(of: problem, limit: limit, isOver: isOver) else { return nil }
        return Solution(
            plan: Plan(problem: problem.name, objective: worth, bound: worth, decisions: decisions),
            ending: .optimal,
            statistics: Statistics(
                steps: (steps + perStep - 1) / perStep, seconds: seconds(), moves: [], questions: 0))
    }
}

extension Progress {
    /// How far a run has come that looked at every plan.
    init(_ solution: Solution) {
        let plan = solution.plan.decisions
        self.init(
            seconds: solution.statistics.seconds, steps: solution.statistics.steps, objective: solution.plan.objective,
            bound: solution.plan.bound,
            served: Set(plan.grants.map(\.participant) + plan.appointments.map(\.participant)).count,
            seats: plan.grants.reduce(0) { $0 + $1.activities.count })
    }
}
