import Archive
import Problem
import Referee
import Solver

/// `naru plan --again`: makes a stored plan again from its problem, seed, steps and threads, and says whether the same
/// decisions come out. Nothing is stored.
public struct RemakePlan: Sendable {
    public var archive: Archive

    public init(archive: Archive) { self.archive = archive }

    public struct Remade: Sendable {
        public var found: Search.Found
        public var isSame: Bool
        /// The version of the solver that made the plan, if it is not the present one: then it need not be the same.
        public var madeBy: String?
    }

    public func run(
        _ stored: StoredPlan, cancelled: @escaping @Sendable () -> Bool,
        progress: (Solver.Progress) -> Void
    ) throws(OfficeError) -> Remade {
        let problem = try archived { () throws(ArchiveError) in try archive.problem(of: stored) }
        let plan = try archived { () throws(ArchiveError) in try archive.plan(stored) }
        let making = stored.making
        let stop = StopRule(steps: making.steps, cancelled: cancelled)
        let search = Search(Solver.Options(seed: making.seed, threads: making.threads, stop: stop))
        let found = try search.run(problem, progress: progress)
        return Remade(
            found: found, isSame: found.checked.plan.decisions == plan.decisions,
            madeBy: found.making.solver == making.solver ? nil : making.solver)
    }
}
