import Problem
import TestSupport
import Testing

@testable import Solver

/// Random problems with a plan begun and prices found, skipping those where nothing competes.
func prepared(
    _ seeds: Range<Int>, people: Bool = true, _ body: (Problem, Search, SpotWorths) throws -> Void
) throws -> Int {
    var count = 0
    for seed in seeds {
        let random = RandomProblem(seed: seed, shape: .small).problem
        let problem = people ? random : Ways.withoutPeople(random)
        guard case .possible(let start) = Feasibility.of(problem) else { continue }
        let instance = Instance(problem)
        let search = Search(instance, seed: UInt64(seed))
        #expect(search.construct(from: start) { false })
        let dual = DualBound(instance, wide: true)
        dual.work(ticks: 20_000, incumbent: Int.min / 2) { false }
        guard let worths = dual.bestWorths else { continue }
        try body(problem, search, worths)
        count += 1
    }
    return count
}
