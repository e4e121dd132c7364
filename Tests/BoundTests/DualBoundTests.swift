import Foundation
import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// The bound against the optimum of problems small enough to enumerate, every feature of the format mixed.
@Suite struct DualBoundTests {
    @Test func neverBelowTheOptimum() {
        let count = ProcessInfo.processInfo.environment["NARU_FULL"] == "1" ? 2_000 : 40
        var tight = 0
        var checked = 0
        for seed in 1...count {
            let problem = RandomProblem(seed: seed, shape: .tiny).problem
            guard case .optimum(let plan) = BruteForce.solve(problem, limit: 10_000) else { continue }
            let dual = DualBound(Instance(problem))
            for _ in 0..<5 {
                dual.work(ticks: 200, incumbent: plan.plan.objective, cancelled: { false })
                let bound = dual.bound ?? Int.max
                #expect(bound >= plan.plan.objective, "seed \(seed)")
            }
            checked += 1
            if dual.bound == plan.plan.objective { tight += 1 }
        }
        #expect(checked > count / 2)
        #expect(tight > checked / 4, "\(tight) of \(checked) tight")
    }

    @Test func sameWorkGivesTheSameBoundHoweverSliced() {
        let problem = RandomProblem(seed: 7, shape: .small).problem
        let whole = DualBound(Instance(problem))
        let again = DualBound(Instance(problem))
        whole.work(ticks: 3_000, incumbent: 0, cancelled: { false })
        again.work(ticks: 3_000, incumbent: 0, cancelled: { false })
        #expect(whole.bound == again.bound)
        #expect(whole.worths == again.worths)
    }

    @Test func aCancelledCallReturnsAndLeavesTheBoundValid() {
        let problem = RandomProblem(seed: 11, shape: .tiny).problem
        let dual = DualBound(Instance(problem))
        dual.work(ticks: 1_000_000_000, incumbent: Int.min / 2, cancelled: { true })
        #expect(dual.bound == nil)
    }

    @Test func nobodyAndNothingIsWorthNothing() {
        let dual = DualBound(Instance(Problem(name: "empty", horizon: 1440)))
        dual.work(ticks: 100, incumbent: 0, cancelled: { false })
        #expect(dual.bound == 0)
        #expect(dual.isFinished)
    }

    /// Prices of seats alone, as where there are too many pairs; and prices of pairs that begin with them.
    @Test(arguments: [0, 6_000_000]) func pricesOfSeatsAreNeverBelowTheOptimum(mostPairs: Int) {
        let count = ProcessInfo.processInfo.environment["NARU_FULL"] == "1" ? 2_000 : 40
        var (tight, checked) = (0, 0)
        for seed in 1...count {
            let problem = RandomProblem(seed: seed, shape: .tiny).problem
            guard case .optimum(let plan) = BruteForce.solve(problem, limit: 10_000) else { continue }
            let dual = DualBound(Instance(problem), mostPairs: mostPairs, wide: true)
            for _ in 0..<20 {
                dual.work(ticks: 500, incumbent: plan.plan.objective, cancelled: { false })
                #expect(dual.bound ?? Int.max >= plan.plan.objective, "seed \(seed)")
            }
            checked += 1
            if dual.bound == plan.plan.objective { tight += 1 }
        }
        #expect(checked > count / 2)
        #expect(tight > 0, "\(tight) of \(checked) tight")
    }

    @Test func pricesOfSeatsRepeat() {
        let problem = RandomProblem(seed: 7, shape: .small).problem
        let one = DualBound(Instance(problem), mostPairs: 0, wide: true)
        let two = DualBound(Instance(problem), mostPairs: 0, wide: true)
        one.work(ticks: 30_000, incumbent: Int.min / 2, cancelled: { false })
        for _ in 0..<3 { two.work(ticks: 10_000, incumbent: Int.min / 2, cancelled: { false }) }
        #expect(one.bound != nil)
        #expect(one.worths == two.worths)
    }
}
