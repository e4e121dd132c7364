import Foundation
import Problem
import Referee
import Solver
import TestSupport
import Testing

/// Against brute force, on problems small enough to enumerate.
@Suite struct RandomClashTests {
    static let many = ProcessInfo.processInfo.environment["NARU_FULL"] != nil

    private func isPossible(_ problem: Problem, _ decisions: [FixedDecision]) -> Bool? {
        var problem = problem
        problem.fixed = Fixed()
        for decision in decisions {
            switch decision {
            case .activity(let activity): problem.fixed.activities.append(activity)
            case .grant(let grant): problem.fixed.grants.append(grant)
            case .appointment(let appointment): problem.fixed.appointments.append(appointment)
            }
        }
        return switch BruteForce.solve(problem, limit: 100_000) {
        case .optimum: true
        case .impossible: false
        case .tooLarge: nil
        }
    }

    @Test func aClashIsImpossibleAndMinimalAndAPlanIsLegal() {
        var met: [String: Int] = [:]
        for seed in 0..<(RandomClashTests.many ? 3_000 : 120) {
            // Half of them with features that call for more decisions than are fixed.
            let always: Set<Feature> = seed.isMultiple(of: 2) ? [.minSize, .needs, .budgets] : []
            let problem = RandomProblem(seed: seed, always: always).problem.carelesslyFixed(seed: seed)
            switch Feasibility.of(problem) {
            case .possible(let plan):
                met["possible", default: 0] += 1
                let verdict = Referee(of: problem).judge(plan)
                #expect(verdict.checked != nil, "\(seed): \(verdict.violations.map(Wording.english))")
            case .impossible(let clash):
                met["impossible", default: 0] += 1
                #expect(clash.isMinimal, "\(seed)")
                #expect(!clash.rules.isEmpty)
                #expect(isPossible(problem, clash.decisions) != true, "\(seed): \(clash)")
                for index in clash.decisions.indices {
                    var rest = clash.decisions
                    rest.remove(at: index)
                    #expect(isPossible(problem, rest) != false, "\(seed): \(clash)")
                }
            case .unknown: Issue.record("\(seed): cut off")
            }
        }
        #expect(met["possible", default: 0] > 20 && met["impossible", default: 0] > 20, "\(met)")
    }

    @Test func whatALegalPlanFixesIsPossible() {
        for seed in 0..<60 {
            let problem = RandomProblem(seed: seed, shape: .small, always: [.fixed]).problem
            guard case .possible(let plan) = Feasibility.of(problem) else {
                Issue.record("\(seed): a legal plan keeps what is fixed")
                continue
            }
            #expect(Referee(of: problem).judge(plan).checked != nil)
        }
    }
}
