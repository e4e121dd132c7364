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
