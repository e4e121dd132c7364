import Problem
import TestSupport
import Testing

@testable import Solver

/// Deferred acceptance: in a market with nothing but seats and scores nobody envies justly at the end.
@Suite struct MarketTests {
    private func market(_ seed: Int, people: Int = 30) -> Problem {
        var dice = Dice(seed: seed)
        var problem = Problem(name: "market", horizon: 1440)
        let places = people / 5
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

    /// Everybody is served in an order that scores know nothing of: many envy then, until all propose.
    private func unjust() -> Search {
        let search = Search(Instance(market(3, people: 100)), seed: 1)
        search.openFreely()
        for p in 0..<search.state.people.count { #expect(search.state.fill(p, turn: 0)) }
        search.keep()
        #expect(search.state.scalars[1] > 5)
        return search
    }

    @Test func whomPricesUpsetIsLetPropose() {
        let search = unjust()
        search.isUnjust = true
        search.step()
        #expect(search.state.scalars[1] == 0 && !search.isUnjust)
        #expect(search.steps == 1)
        #expect(search.best.objective == search.state.objective)
        search.state.checkInvariants()
    }

    /// A round that the end of the run cuts off is undone and counts for nothing, so that the run repeats by its steps.
    @Test func aRoundThatIsCutOffLeavesThePlanAsItWas() {
        let search = unjust()
        let before = (search.state.objective, search.best.decisions())
        search.isOver = { true }
        search.isUnjust = true
        search.step()
        #expect(search.isBrokenOff && search.steps == 0)
        #expect(search.state.objective == before.0 && search.best.decisions() == before.1)
        search.state.checkInvariants()
    }
}
