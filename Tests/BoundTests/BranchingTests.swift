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
        dual.decide([Decision(question: .attends(pair: mine.lowerBound), isSo: true)])
        #expect(dual.persons.favour(mine.lowerBound) == PersonOracle.promise)
        #expect(dual.persons.favour(mine.lowerBound + 1) == -PersonOracle.promise)
        #expect(others.allSatisfy { dual.persons.favour($0) == 0 })
        dual.decide([Decision(question: .attends(pair: mine.lowerBound + 1), isSo: false)])
        #expect(mine.map(dual.persons.favour) == [0, -PersonOracle.promise])
    }

    /// Activities worth 100, 90, 80, … no two of which may overlap, told two by two: by prices alone each runs by half.
    private func rivals(_ count: Int, times: [Int] = [600]) -> Problem {
        var problem = Problem(name: "rivals", horizon: 1440)
        problem.activities = (0..<count).map { n in
            Activity(
                id: "a\(n)", maxSize: 1, value: 100 - 10 * n,
                times: times.map { .init(meetings: [Interval($0, $0 + 60)]) })
        }
        for i in 0..<count {
            for j in 0..<i {
                problem.relations.append(Relation(.notOverlap, ["a\(i)", "a\(j)"], cost: nil))
            }
        }
        return problem
    }

    @Test func halfAnActivityIsNone() {
        let one = settled(rivals(4), incumbent: 99)
        #expect(one.bound == 100 && one.parts > 1)
        let two = settled(rivals(5, times: [600, 630, 700]), incumbent: 189)
        #expect(two.bound == 190 && two.parts > 1)
    }

    /// What runs, and when, is kept by the activity's answer and by everybody's; of another part nothing of that is left.
    @Test func whatIsDecidedOfActivitiesHolds() {
        var problem = fund([90, 80, 70])
        problem.budgets[0].limit = 100
        problem.activities[0].value = -1_000
        problem.activities[0].times.append(.init(meetings: [Interval(700, 760)], cost: 5))
        let instance = Instance(problem)
        let dual = Dual(instance)
        let prices = Multipliers(pairs: dual.pairs.count, rows: dual.stocks.count)
        func value(_ decided: [Decision]) -> Int? {
            dual.decide(decided)
            var ticks = 1_000_000
            return dual.evaluate(prices, ticks: &ticks).map { $0 / Multipliers.unit }
        }
        func attended(at t: Int) -> [Bool] {
            dual.pairs.ofTime[t].map { dual.attends[dual.pairs.pairOfTime[$0]] != 0 }
        }
        #expect(value([]) == 240 && dual.activities.time == -1)
        #expect(value([Decision(question: .runs(activity: 0), isSo: true)]) == 240 - 1_000)
        #expect(dual.activities.time == 0 && dual.meets[0] == 1)
        #expect(value([Decision(question: .meets(time: 1), isSo: true)]) == 240 - 1_005)
        #expect(dual.activities.time == 1 && attended(at: 0) == [false, false, false])
        #expect(attended(at: 1) == [true, true, true])
        #expect(value([Decision(question: .meets(time: 0), isSo: false)]) == 240)
        #expect(attended(at: 0) == [false, false, false])
        #expect(value([Decision(question: .runs(activity: 0), isSo: false)]) == 0)
        #expect(value([]) == 240 && dual.meets[0] == 0 && dual.meets[1] == 0)
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
