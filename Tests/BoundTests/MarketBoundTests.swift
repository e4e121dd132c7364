import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// What a market is worth without envy, against its best plan.
@Suite struct MarketBoundTests {
    /// - Parameter hasTies: scores and wishes that are worth the same.
    private func market(_ seed: Int, envy: Int, hasTies: Bool = false) -> Problem {
        var dice = Dice(seed: seed)
        var problem = Problem(name: "market", horizon: 1440)
        let people = dice.roll(3...6)
        let places = dice.roll(2...3)
        problem.weights.envy = envy
        problem.weights.unserved = dice.roll(0...1) * 15
        problem.activities = (0..<places).map { a in
            Activity(
                id: "h\(a)", minSize: dice.roll(0...2), maxSize: 2, value: dice.roll(-10...10),
                times: [.init(meetings: [Interval(60, 120)])],
                scores: dice.shuffled(Array(0..<people)).enumerated().map {
                    .init(participant: "p\($1)", score: hasTies ? $0 / 2 + 1 : $0 + 1)
                }.sorted { $0.participant < $1.participant })
        }
        problem.parts = (0..<places).map { Part(id: "h\($0)", activities: ["h\($0)"]) }
        problem.participants = (0..<people).map { p in
            let wanted = dice.shuffled(Array(0..<places)).prefix(dice.roll(1...places))
            return Participant(
                id: "p\(p)",
                requests: [
                    .init(
                        id: "r",
                        choices: wanted.enumerated().map {
                            .init(value: 100 - 20 * (hasTies && seed % 3 > 0 ? $0 / 2 : $0), parts: ["h\($1)"])
                        })
                ])
        }
        return problem
    }

    /// The bound with the market's part, on markets small enough to look at every plan.
    /// - Returns: how many there were, and where the bound is the best plan's worth.
    private func compare(hasTies: Bool) -> (checked: Int, met: Int) {
        var (checked, met) = (0, 0)
        for seed in 0..<150 {
            for envy in [5, 1_000] {
                let problem = market(seed, envy: envy, hasTies: hasTies)
                guard case .optimum(let best) = BruteForce.solve(problem, limit: 100_000) else { continue }
                #expect(MarketBound.withoutEnvy(Instance(problem)) != nil)
                let dual = DualBound(Instance(problem))
                dual.work(ticks: 400, incumbent: best.plan.objective, cancelled: { false })
                #expect(dual.bound! >= best.plan.objective, "seed \(seed), envy \(envy)")
                checked += 1
                if dual.bound == best.plan.objective { met += 1 }
            }
        }
        return (checked, met)
    }

    @Test(arguments: [false, true]) func neverBelowTheBestPlan(hasTies: Bool) {
        let (checked, met) = compare(hasTies: hasTies)
        #expect(checked > 250)
        #expect(met > checked / (hasTies ? 3 : 2), "\(met) of \(checked)")
    }

    @Test func whoeverIsEnviedForCertainIsRefused() throws {
        // Two want the one seat here most, and one of them, of the same score, the other seat as much.
        func problem(_ second: Int) -> Problem {
            var problem = Problem(name: "two", horizon: 1440)
            problem.weights.envy = 1_000
            problem.activities = ["here", "there"].map {
                Activity(
                    id: $0, minSize: 0, maxSize: 1, times: [.init(meetings: [Interval(60, 120)])],
                    scores: [.init(participant: "a", score: 7), .init(participant: "b", score: second)])
            }
            problem.parts = ["here", "there"].map { Part(id: $0, activities: [$0]) }
            problem.participants = [("a", 60), ("b", 50)].map { name, there in
                Participant(
                    id: name,
                    requests: [
                        .init(
                            id: "r",
                            choices: [.init(value: 60, parts: ["here"]), .init(value: there, parts: ["there"])])
                    ])
            }
            return problem
        }
        // b alone is certain to envy: a may be there as well as here.
        for score in [3, 7, 9] { #expect(MarketBound.withoutEnvy(Instance(problem(score))) == 120) }
        var strict = problem(3)
        strict.participants[0].requests[0].choices[1].value = 40
        #expect(MarketBound.withoutEnvy(Instance(strict)) == 110)
        strict.activities[0].scores[1].score = 7
        #expect(MarketBound.withoutEnvy(Instance(strict)) == 120)
    }

    @Test func withoutEnvyThereIsNoMarket() {
        #expect(MarketBound.withoutEnvy(Instance(market(1, envy: 0))) == nil)
    }
}
