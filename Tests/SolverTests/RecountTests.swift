import Foundation
import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// Delta evaluation against the recount and against the referee, after every move.
///
/// The problems of `RandomProblem` use every rule of the format, mixed. In debug builds the search itself recounts
/// after every move (`checkInvariants` stops the program); here the referee, which shares no code with the solver, is
/// asked as well. `NARU_FULL=1` makes it a million moves.
@Suite struct RecountTests {
    static let isFull = ProcessInfo.processInfo.environment["NARU_FULL"] == "1"

    @Test(arguments: 0..<(isFull ? 500 : 20))
    func everyMoveIsWorthWhatTheRecountSays(seed: Int) throws {
        let problem = RandomProblem(seed: seed, shape: seed % 2 == 0 ? .tiny : .small).problem
        guard case .possible(let start) = Feasibility.of(problem) else { return }
        let search = Search(Instance(problem), seed: UInt64(seed))
        #expect(search.construct(from: start) { false })
        let referee = Referee(of: problem)
        for step in 0..<(Self.isFull ? 2000 : 500) {
            if search.menu.isEmpty { break }
            search.step()
            search.state.checkInvariants()
            if step % 100 == 0 {
                let verdict = referee.judge(search.best.decisions())
                guard case .legal(let checked) = verdict else {
                    Issue.record("seed \(seed), step \(step): \(verdict)")
                    return
                }
                #expect(checked.objective.total == search.best.objective)
            }
        }
    }

    /// Twenty people with scores after a dozen seats: an envy begins or ends with nearly every move. Some seats are reserved, for
    /// one group or for two, and a fund does not last for everybody.
    private func crowd(_ seed: Int) -> Problem {
        var dice = Dice(seed: seed)
        var problem = Problem(name: "crowd \(seed)", horizon: 1440)
        problem.weights.envy = 5
        problem.groups = ["near", "new"]
        problem.budgets = [Budget(id: "fund", limit: 5, perParticipant: 3)]
        problem.activities = (0..<6).map { a in
            let start = 540 + 30 * dice.roll(0...8)
            return Activity(
                id: "a\(a)", minSize: dice.roll(0...1), maxSize: dice.roll(1...3),
                times: [.init(meetings: [Interval(start, start + 60)]), .init(meetings: [Interval(1000, 1060)])],
                scores: (0..<20).map { .init(participant: "p\($0)", score: dice.roll(0...12)) }
                    .sorted { $0.participant < $1.participant },
                reserved: ["near", "new"].prefix(dice.roll(0...2)).map { .init(group: $0, seats: 1) },
                fees: dice.chance(30) ? [.init(budget: "fund", amount: dice.roll(1...2))] : [])
        }
        problem.parts = (0..<4).map { part in
            Part(id: "q\(part)", activities: dice.shuffled(Array(0..<6)).prefix(dice.roll(1...3)).map { "a\($0)" })
        }
        problem.participants = (0..<20).map { p in
            Participant(
                id: "p\(p)", groups: ["near", "new"].filter { _ in dice.chance(40) },
                budgets: dice.chance(50) ? ["fund"] : [],
                requests: (0..<dice.roll(1...2)).map { r in
                    .init(
                        id: "r\(r)",
                        choices: (0..<dice.roll(1...3)).map { _ in
                            let parts = dice.shuffled(Array(0..<4)).prefix(dice.chance(25) ? 2 : 1)
                            return .init(value: 20 * dice.roll(1...5), parts: parts.map { "q\($0)" })
                        })
                })
        }
        return problem
    }

    @Test(arguments: 0..<(isFull ? 100 : 8)) func everyEnvyThatBeginsOrEndsIsCounted(seed: Int) throws {
        let problem = crowd(seed)
        guard case .possible(let start) = Feasibility.of(problem) else { return }
        let search = Search(Instance(problem), seed: UInt64(seed))
        #expect(search.construct(from: start) { false })
        var counts: Set<Int> = []
        for _ in 0..<(Self.isFull ? 2000 : 400) {
            search.step()
            search.state.checkInvariants()
            counts.insert(search.state.scalars[1])
        }
        #expect(counts.count > 1)
        guard case .legal(let checked) = Referee(of: problem).judge(search.best.decisions()) else {
            Issue.record("seed \(seed) is not legal")
            return
        }
        #expect(checked.objective.total == search.best.objective)
    }

    @Test func undoingAMoveLeavesNothingBehind() throws {
        for seed in 0..<10 {
            let problem = RandomProblem(seed: seed, shape: .small).problem
            guard case .possible(let start) = Feasibility.of(problem) else { continue }
            let search = Search(Instance(problem), seed: 7)
            #expect(search.construct(from: start) { false })
            let before = (search.state.objective, search.best.decisions())
            for p in 0..<search.state.people.count { search.state.stripAll(p) }
            search.state.undo()
            search.state.checkInvariants()
            #expect(search.state.objective == search.state.recount())
            #expect(search.best.objective == before.0 || search.best.objective >= before.0)
            #expect(search.best.decisions() == before.1)
        }
    }
}
