import Foundation
import Problem
import Referee
import Solver
import TestSupport
import Testing

/// The solver against brute force, on random problems small enough to enumerate.
@Suite struct OptimumTests {
    /// All 2,000 with `NARU_FULL` set.
    static let seeds = 0..<(ProcessInfo.processInfo.environment["NARU_FULL"] == nil ? 150 : 2_000)

    /// Run to its end or for as many steps as are ample: whatever it says must be true.
    @Test func whatTheSolverSaysIsTrue() throws {
        var used = Set<Feature>()
        var solved = 0
        var equal = 0
        for seed in OptimumTests.seeds {
            let random = RandomProblem(seed: seed)
            guard case .optimum(let best) = BruteForce.solve(random.problem, limit: 200_000) else { continue }
            solved += 1
            used.formUnion(random.features)
            let outcome = try Solver.solve(
                random.problem, options: Solver.Options(seed: 1, threads: 2, stop: StopRule(steps: 3_000)))
            guard let solution = outcome.solution else {
                Issue.record("seed \(seed): a legal plan exists")
                continue
            }
            let verdict = Referee(of: random.problem).judge(solution.plan)
            #expect(verdict.checked != nil, "seed \(seed): \(verdict.violations.map(Wording.english))")
            #expect(solution.plan.objective <= best.plan.objective, "seed \(seed)")
            #expect(solution.plan.bound ?? .max >= best.plan.objective, "seed \(seed)")
            if case .optimal = outcome { #expect(solution.plan.objective == best.plan.objective, "seed \(seed)") }
            if solution.plan.objective == best.plan.objective { equal += 1 }
        }
        #expect(solved > OptimumTests.seeds.count * 8 / 10)
        #expect(used == Set(Feature.allCases))
        #expect(equal == solved)
    }

    /// Contradictions among what is fixed are found out, and what is not contradictory is planned.
    @Test func whatCannotBeIsNamed() throws {
        var impossible = 0
        for seed in 0..<OptimumTests.seeds.count / 3 {
            let problem = RandomProblem(seed: seed).problem.carelesslyFixed(seed: seed, percent: 25)
            let outcome = try Solver.solve(
                problem, options: Solver.Options(seed: 1, threads: 1, stop: StopRule(steps: 500)))
            switch BruteForce.solve(problem, limit: 200_000) {
            case .optimum: #expect(outcome.solution != nil, "seed \(seed)")
            case .impossible:
                impossible += 1
                #expect(outcome.solution == nil, "seed \(seed)")
            case .tooLarge: break
            }
            if let solution = outcome.solution {
                let verdict = Referee(of: problem).judge(solution.plan)
                #expect(verdict.checked != nil, "seed \(seed): \(verdict.violations.map(Wording.english))")
            }
        }
        #expect(impossible > 5)
    }

    /// Larger random problems: legal by the referee and by the peer, and never above the bound.
    @Test func largerPlansAreLegal() throws {
        var cases: [(problem: Problem, plan: Plan)] = []
        for seed in 0..<OptimumTests.seeds.count / 5 {
            let problem = RandomProblem(seed: seed, shape: .small).problem
            let outcome = try Solver.solve(
                problem, options: Solver.Options(seed: 1, threads: 2, stop: StopRule(steps: 1_000)))
            guard let plan = outcome.solution?.plan else {
                Issue.record("seed \(seed): a legal plan exists")
                continue
            }
            let verdict = Referee(of: problem).judge(plan)
            #expect(verdict.checked != nil, "seed \(seed): \(verdict.violations.map(Wording.english))")
            cases.append((problem, plan))
        }
        guard Peer.isFound else { return }
        for (one, verdict) in zip(cases, try Peer.judge(cases)) {
            #expect(verdict.faults.isEmpty && verdict.unreadable == nil, "\(one.problem.name): \(verdict.faults)")
        }
    }
}
