import Problem
import TestSupport
import Testing

@testable import Solver

/// Deferred acceptance: in a market with nothing but seats and scores nobody envies justly at the end.
@Suite struct MarketTests {
    private func market(_ seed: Int) -> Problem {
        var dice = Dice(seed: seed)
        var problem = Problem(name: "market", horizon: 1440)
        let people = 30
        let places = 6
        problem.weights.envy = 10_000
        problem.activities = (0..<places).map { a in
            Activity(
                id: "h\(a)", maxSize: dice.roll(2...5), times: [.init(meetings: [Interval(60, 120)])],
                scores: dice.shuffled(Array(0..<people)).enumerated().map {
                    .init(participant: "p\($1)", score: $0)
                }.sorted { $0.participant < $1.participant })
        }
        problem.parts = (0..<places).map { Part(id: "h\($0)", activities: ["h\($0)"]) }
        problem.participants = (0..<people).map { p in
            let wanted = dice.shuffled(Array(0..<places)).prefix(4)
            return Participant(
                id: "p\(p)",
                requests: [
                    .init(id: "r", choices: wanted.enumerated().map { .init(value: 100 - 20 * $0, parts: ["h\($1)"]) })
                ])
        }
        return problem
    }

    @Test(arguments: 0..<5)
    func theFirstPlanIsStable(seed: Int) {
        let search = Search(Instance(market(seed)), seed: 1)
        #expect(search.construct(from: Decisions()) { false })
        #expect(search.state.scalars[1] == 0)
        search.state.checkInvariants()
    }
}
