import Problem
import Referee
import TestSupport
import Testing

/// Brute force is itself held to account: the referee agrees with what it found (or it would have stopped), and no
/// random legal plan is better.
@Suite struct BruteForceTests {
    @Test func noRandomPlanIsBetter() {
        var used = Set<Feature>()
        var solved = 0
        for seed in 0..<60 {
            let random = RandomProblem(seed: seed)
            guard case .optimum(let best) = BruteForce.solve(random.problem, limit: 100_000) else { continue }
            solved += 1
            used.formUnion(random.features)
            var plans = RandomPlan(random.problem, seed: seed)
            for _ in 0..<5 {
                guard let plan = plans.legal() else { continue }
                #expect(plan.plan.objective <= best.plan.objective, "\(random.problem.name)")
            }
        }
        #expect(solved > 50)
        #expect(used == Set(Feature.allCases))
    }
}
