import Problem
import Referee
import Testing

@testable import Solver

/// The best plan of a search is legal, and worth what it says, by the referee.
func expectLegal(_ search: Search, of problem: Problem, _ location: SourceLocation = #_sourceLocation) {
    let verdict = Referee(of: problem).judge(search.best.decisions())
    guard case .legal(let checked) = verdict else {
        Issue.record("\(problem.name): \(verdict)", sourceLocation: location)
        return
    }
    #expect(checked.objective.total == search.best.objective, sourceLocation: location)
}
