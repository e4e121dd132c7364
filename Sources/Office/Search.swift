import Archive
import Model
import Problem
import Referee
import Solver

/// A run of the solver under the referee's eye: how every plan of the product is made.
public struct Search: Sendable {
    public var options: Solver.Options

    public init(_ options: Solver.Options) { self.options = options }

    /// A plan that the referee found legal, and how it was made.
    public struct Found: Sendable {
        public var checked: CheckedPlan
        public var making: Making
        public var statistics: Solver.Statistics
    }

    /// - Throws: `.contradiction` if what is fixed cannot stand; `.noPlanYet` if the search had to stop before it found
    ///   any plan; `.refused` if the referee finds the solver's plan illegal, which is a fault of the product.
    public func run(
        _ problem: Problem, progress: (Solver.Progress) -> Void
    ) throws(OfficeError) -> Found {
        let outcome: Solver.Outcome
        do { outcome = try Solver.solve(problem, options: options, progress: progress) } catch {
            switch error {
            case .noPlanFound: throw .noPlanYet
            }
        }
        let solution: Solver.Solution
        switch outcome {
        case .infeasible(let because): throw .contradiction(because)
        case .optimal(let found), .feasible(let found): solution = found
        }
        switch Referee.judge(solution.plan, of: problem) {
        case .illegal(let violations, _): throw .refused(violations)
        case .legal(let checked):
            let statistics = solution.statistics
            let making = Making(
                seed: options.seed, steps: statistics.steps, threads: options.threads, solver: Solver.version,
                ended: solution.ending.rawValue, milliseconds: Int((statistics.seconds * 1000).rounded()))
            return Found(checked: checked, making: making, statistics: statistics)
        }
    }
}
