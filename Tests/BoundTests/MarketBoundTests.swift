import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// What a market is worth without envy, against its best plan.
@Suite struct MarketBoundTests {
    private func market(_ seed: Int, envy: Int) -> Problem {
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
                    .init(participant: "p\($1)", score: $0 + 1)
                }.sorted { $0.participant < $1.participant })
        }
        problem.parts = (0..<places).map { Part(id: "h\($0)", activities: ["h\($0)"]) }
        problem.participants = (0..<people).map { p in
            let wanted = dice.shuffled(Array(0..<places)).prefix(dice.roll(1...places))
            return Participant(
                id: "p\(p)",
                requests: [
                    .init(id: "r", choices: wanted.enumerated().map { .init(value: 100 - 20 * $0, parts: ["h\($1)"]) })
                ])
        }
        return problem
    }

    @Test func neverBelowTheBestPlan() {
        var (met, checked) = (0, 0)
        for seed in 0..<150 {
            for envy in [5, 1_000] {
                let problem = market(seed, envy: envy)
                guard case .optimum(let best) = BruteForce.solve(problem, limit: 100_000) else { continue }
                #expect(MarketBound.withoutEnvy(Instance(problem)) != nil)
                let dual = DualBound(Instance(problem))
                dual.work(ticks: 400, incumbent: best.plan.objective, cancelled: { false })
                #expect(dual.bound! >= best.plan.objective, "seed \(seed), envy \(envy)")
                checked += 1
                if dual.bound == best.plan.objective { met += 1 }
            }
        }
        #expect(checked > 250)
        #expect(met > checked / 2, "\(met) of \(checked)")
    }

    @Test func equalScoresAreNoMarket() {
        for seed in 0..<20 {
            var problem = market(seed, envy: 100)
            for a in problem.activities.indices { problem.activities[a].scores = [] }
            // Two at least then want the same.
            guard problem.participants.count > problem.activities.count else { continue }
            #expect(MarketBound.withoutEnvy(Instance(problem)) == nil, "seed \(seed)")
        }
        #expect(MarketBound.withoutEnvy(Instance(market(1, envy: 0))) == nil)
    }
}
