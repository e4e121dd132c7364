import Foundation
import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// What prices leave open, closed by splitting the problem.
@Suite struct BranchingTests {
    static let isFull = ProcessInfo.processInfo.environment["NARU_FULL"] == "1"

    /// Works until nothing more is to be gained, or for so many slices.
    private func settled(_ problem: Problem, incumbent: Int) -> DualBound {
        let dual = DualBound(Instance(problem))
        for _ in 0..<200 where !dual.isFinished { dual.work(ticks: 5_000, incumbent: incumbent) { false } }
        return dual
    }

    /// Three people of whom a fund pays for one and a half.
    private func fund(_ values: [Int]) -> Problem {
        var problem = Problem(name: "fund", horizon: 1440)
        problem.budgets = [Budget(id: "fund", limit: 3, perParticipant: 2)]
        problem.activities = [
            Activity(
                id: "a", maxSize: 3, times: [.init(meetings: [Interval(540, 600)])],
                fees: [.init(budget: "fund", amount: 2)])
        ]
        problem.parts = [Part(id: "q", activities: ["a"])]
        problem.participants = values.enumerated().map { p, value in
            Participant(
                id: "p\(p)", budgets: ["fund"],
                requests: [.init(id: "r", choices: [.init(value: value, parts: ["q"])])])
        }
        return problem
    }

    @Test func halfASeatIsNobodys() {
        // By prices alone 90 and half of 80.
        #expect(settled(fund([90, 80, 70]), incumbent: 90).bound == 90)
        // Without a plan to meet it finds no less, and ends.
        let alone = settled(fund([90, 80, 70]), incumbent: Int.min / 2)
        #expect(alone.bound == 90 && alone.isFinished && alone.parts > 1)
    }

    /// Who must attend something attends nothing that clashes with it; of another part nothing of that is left.
    @Test func whatClashesWithWhatIsAttendedIsNot() {
        var problem = fund([90, 80, 70])
        problem.activities.append(Activity(id: "b", maxSize: 3, times: [.init(meetings: [Interval(570, 630)])]))
        problem.parts.append(Part(id: "other", activities: ["b"]))
        for p in 0..<3 {
            problem.participants[p].requests.append(
                .init(id: "s", choices: [.init(value: 10, parts: ["other"])]))
        }
        // One has the seat that is paid for, the others the other.
        let bound = settled(problem, incumbent: 110)
        #expect(bound.bound == 110 && bound.parts > 1)
        let dual = Dual(Instance(problem))
        let mine = dual.pairs.ofPerson[1]
        let others = (0..<dual.pairs.count).filter { !mine.contains($0) }
        #expect(mine.count == 2)
        dual.decide([(mine.lowerBound, true)])
        #expect(dual.persons.favour(mine.lowerBound) == PersonOracle.promise)
        #expect(dual.persons.favour(mine.lowerBound + 1) == -PersonOracle.promise)
        #expect(others.allSatisfy { dual.persons.favour($0) == 0 })
        dual.decide([(mine.lowerBound + 1, false)])
        #expect(mine.map(dual.persons.favour) == [0, -PersonOracle.promise])
    }

    /// The bound is valid after every slice of every part's work, and some that prices leave open are closed.
    @Test func partsAreNeverBelowTheOptimum() {
        let count = BranchingTests.isFull ? 2_000 : 60
        var (closed, checked) = (0, 0)
        for seed in 1...count {
            let problem = RandomProblem(seed: seed, shape: .tiny).problem
            guard case .optimum(let plan) = BruteForce.solve(problem, limit: 10_000) else { continue }
            let dual = DualBound(Instance(problem))
            for slice in 0..<200 where !dual.isFinished {
                // What is told of plans at first is nothing, and later a worse one.
                let known = slice < 20 ? Int.min / 2 : plan.plan.objective - abs(plan.plan.objective) / 100
                dual.work(ticks: 2_000, incumbent: known, cancelled: { false })
                #expect(dual.bound ?? Int.max >= plan.plan.objective, "seed \(seed)")
            }
            checked += 1
            if dual.parts > 1, dual.bound == plan.plan.objective { closed += 1 }
        }
        #expect(checked > count / 2)
        #expect(closed > 0, "\(closed) of \(checked) closed")
    }

    @Test func partsRepeat() {
        let problems = [fund([90, 80, 70])] + (7..<10).map { RandomProblem(seed: $0, shape: .tiny).problem }
        var parts = 0
        for problem in problems {
            let (one, two) = (DualBound(Instance(problem)), DualBound(Instance(problem)))
            for _ in 0..<100 {
                for dual in [one, two] { dual.work(ticks: 2_000, incumbent: Int.min / 2) { false } }
                #expect(one.bound == two.bound && one.parts == two.parts && one.worths == two.worths)
            }
            parts += one.parts - 1
        }
        #expect(parts > 0)
    }
}
