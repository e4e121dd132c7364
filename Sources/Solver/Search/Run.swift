import Problem

/// One run: the search, the stop rule, the progress.
final class Run {
    private let instance: Instance
    private let options: Options
    private let clock: Clock
    private let search: Search
    private var lastTold = -1.0

    init(_ instance: Instance, _ options: Options, _ clock: Clock) {
        self.instance = instance
        self.options = options
        self.clock = clock
        search = Search(instance, seed: options.seed)
    }

    func finish(_ progress: (Progress) -> Void) throws -> Outcome {
        var start = Decisions()
        if !instance.problem.fixed.isEmpty {
            switch Feasibility.of(instance.problem) {
            case .impossible(let clash): return .infeasible(because: clash)
            case .possible(let plan): start = plan
            case .unknown: throw SolverError.noPlanFound
            }
        }
        guard search.construct(from: start, isOver: { self.rule() != nil }) else { throw SolverError.noPlanFound }
        var ending: Ending?
        tell(progress)
        while ending == nil {
            ending = search.menu.isEmpty ? .steps : slice()
            if clock.seconds - lastTold > 0.1 { tell(progress) }
        }
        tell(progress)
        return .feasible(solution(ending!))
    }

    /// Steps until it is time to look around.
    private func slice() -> Ending? {
        for _ in 0..<64 {
            if let ending = rule() { return ending }
            search.step()
        }
        return nil
    }

    /// The rule that ends the run now, if one does. The clock and the caller are asked once in a while only.
    private func rule() -> Ending? {
        let stop = options.stop
        if let steps = stop.steps, search.steps >= steps { return .steps }
        if let target = stop.objective, search.best.objective >= target { return .objective }
        guard search.steps & 31 == 0 else { return nil }
        if stop.cancelled() { return .cancelled }
        if let seconds = stop.seconds, clock.seconds >= seconds { return .seconds }
        return nil
    }

    private func tell(_ progress: (Progress) -> Void) {
        lastTold = clock.seconds
        let (served, seats) = search.best.servedAndSeats
        progress(
            Progress(
                seconds: lastTold, steps: search.steps, objective: search.best.objective, bound: nil, served: served,
                seats: seats))
    }

    private func solution(_ ending: Ending) -> Solution {
        let counts = search.statistics
        return Solution(
            plan: Plan(
                problem: instance.problem.name, objective: search.best.objective, bound: nil,
                decisions: search.best.decisions()),
            ending: ending,
            statistics: Statistics(
                steps: search.steps, seconds: clock.seconds,
                moves: Move.allCases.map {
                    Statistics.Move(
                        name: "\($0)", tried: counts.tried[$0.rawValue], kept: counts.kept[$0.rawValue],
                        improved: counts.improved[$0.rawValue])
                },
                questions: search.state.scalars[3]))
    }
}
