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

    /// As where there are too many pairs to split: the timetable is decided as a whole soon, with a step for all people (`Int.max`) or first from block to block
    /// of them (0).
    @Test(arguments: [0, Int.max]) func theTimetableAsAWholeIsNeverBelowTheOptimum(manyPairs: Int) {
        let count = ProcessInfo.processInfo.environment["NARU_FULL"] == "1" ? 2_000 : 60
        var (tight, checked, better) = (0, 0, 0)
        for seed in 1...count {
            let problem = RandomProblem(seed: seed, shape: .tiny).problem
            guard case .optimum(let plan) = BruteForce.solve(problem, limit: 10_000) else { continue }
            let instance = Instance(problem)
            guard withExtendedLifetime(Dual(instance), { TimetableOracle(instance, $0.activities) }) != nil else {
                continue
            }
            func bound(mostPairs: Int = 6_000_000) -> Int {
                let dual = DualBound(
                    instance, mostPairs: mostPairs, mostSplit: -1, manyPairs: manyPairs, wide: true)
                for _ in 0..<100_000 where !dual.isFinished {
                    dual.work(ticks: 10_000, incumbent: plan.plan.objective, cancelled: { false })
                    #expect(dual.bound ?? Int.max >= plan.plan.objective, "seed \(seed)")
                }
                #expect(dual.isFinished, "seed \(seed)")
                return dual.bound ?? Int.max
            }
            let whole = bound()
            checked += 1
            if whole == plan.plan.objective { tight += 1 }
            if whole < bound(mostPairs: 0) { better += 1 }
        }
        #expect(checked > count / 4)
        #expect(tight > 0)
        #expect(better > 0)
    }

    /// The timetables that steps go by are found, and not proven: where next to none are found the dual seems to fall far below the optimum, and the bound does not.
    @Test(arguments: [0, Int.max, nil]) func whatIsFoundIsNoBound(manyPairs: Int?) {
        var checked = 0
        for seed in 1...60 {
            let problem = RandomProblem(seed: seed, shape: .tiny).problem
            guard case .optimum(let plan) = BruteForce.solve(problem, limit: 10_000) else { continue }
            let instance = Instance(problem)
            guard withExtendedLifetime(Dual(instance), { TimetableOracle(instance, $0.activities) }) != nil else {
                continue
            }
            let dual =
                manyPairs.map { DualBound(instance, mostSplit: -1, manyPairs: $0, wide: true, tabu: .none) }
                ?? DualBound(instance, tabu: .none)
            for _ in 0..<100 where !dual.isFinished {
                // The plan is not told: what seems to be less than that is not believed.
                dual.work(ticks: 2_000, incumbent: -1_000_000, cancelled: { false })
                #expect(dual.bound ?? Int.max >= plan.plan.objective, "seed \(seed)")
            }
            checked += 1
        }
        #expect(checked > 15)
    }

    /// Everybody's best hour is the same until its price says otherwise: answers that are nearly as good spread them over counselors and days.
    @Test func likeCounselorsSettle() {
        var problem = Problem(name: "like", horizon: 10 * 1440)
        problem.periods = [Period(name: "day", intervals: (0..<10).map { Interval($0 * 1440, ($0 + 1) * 1440) })]
        problem.staff = (0..<10).map { Staff(id: "c\($0)", limits: [Limit(period: "day", minutes: 120)]) }
        problem.services = [
            Service(id: "s", minutes: 60, step: 30, staff: problem.staff.map { .init(staff: $0.id) })
        ]
        let windows = (0..<10).map { Interval($0 * 1440 + 540, $0 * 1440 + 1080) }
        problem.participants = (0..<1_000).map {
            Participant(
                id: "p\($0)", requests: [],
                appointments: [.init(id: "w", service: "s", windows: windows, value: 100 + $0 % 100)])
        }
        let dual = DualBound(Instance(problem), mostPairs: 0)
        dual.work(ticks: 500_000, incumbent: Int.min / 2) { false }
        // Two hours of each of ten on each of ten days, for those to whom they are worth most.
        let best = (180..<200).reduce(0) { $0 + 10 * $1 }
        #expect(dual.bound! >= best && dual.bound! < best + best / 50, "\(dual.bound!) of \(best)")
    }

    @Test func whatIsToleratedIsLittleAndAlwaysTheSame() {
        let some = Tolerance(most: 1_000)
        let all = (0..<100).flatMap { who in (0..<100).map { some.of(who, $0) } }
        #expect(all.allSatisfy { (0..<1_000).contains($0) })
        #expect(all == (0..<100).flatMap { who in (0..<100).map { some.of(who, $0) } })
        // Each of ten equal parts has about its share.
        for part in 0..<10 { #expect((900..<1_100).contains(all.count { $0 / 100 == part })) }
        #expect(Tolerance().of(3, 4) == 0)
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
