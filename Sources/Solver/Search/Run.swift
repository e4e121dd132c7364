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
        guard search.construct(from: start, cancelled: { self.isOver }) else { throw SolverError.noPlanFound }
        var ending: Ending?
        tell(progress)
        while ending == nil {
            ending = search.menu.isEmpty ? .steps : slice()
            if clock.seconds - lastTold > 0.1 { tell(progress) }
        }
        tell(progress)
        return .feasible(solution(ending!))
    }

    /// Steps until something may have changed that a rule asks about.
    private func slice() -> Ending? {
        let rule = options.stop
        for _ in 0..<64 {
            if let steps = rule.steps, search.steps >= steps { return .steps }
            if let target = rule.objective, search.best.objective >= target { return .objective }
            search.step()
        }
        if rule.cancelled() { return .cancelled }
        if let seconds = rule.seconds, clock.seconds >= seconds { return .seconds }
        return nil
    }

    private var isOver: Bool {
        options.stop.cancelled() || options.stop.seconds.map { clock.seconds >= $0 } ?? false
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
