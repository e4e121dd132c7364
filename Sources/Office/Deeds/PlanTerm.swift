import Archive
import Model
import Planner
import Problem
import Referee
import Solver

/// `naru plan`: a stored revision of a term becomes a stored plan.
///
/// The term is screened and becomes a problem; the solver plans; the referee checks; what is legal is stored with all
/// that made it. Nothing is said to be stored before it is.
public struct PlanTerm: Sendable {
    public var archive: Archive
    public var search: Search

    public init(archive: Archive, search: Search) {
        self.archive = archive
        self.search = search
    }

    /// A plan, stored.
    public struct Planned: Sendable {
        public var stored: StoredPlan
        public var found: Search.Found
        public var papers: PlanPapers
    }

    /// - Parameters:
    ///   - inForce: a stored plan of the same term that is to change as little as its change costs say.
    ///   - now: asked when the plan is stored.
    public func run(
        _ revision: Revision, inForce: StoredPlan? = nil, now: () -> UnixTime,
        progress: (Solver.Progress) -> Void
    ) throws(OfficeError) -> Planned {
        let term = try archived { () throws(ArchiveError) in try archive.term(revision) }
        let before = try archived { () throws(ArchiveError) in
            try inForce.map { stored throws(ArchiveError) in try archive.papers(of: stored).schedule }
        }
        let translation = try translate(term, inForce: before)
        let found = try search.run(translation.problem, progress: progress)
        let papers = PlanPapers(
            schedule: translation.schedule(of: found.checked.plan.decisions),
            report: translation.report(on: found.checked))
        let stored = try archived { () throws(ArchiveError) in
            try archive.store(
                found.checked, of: revision, making: found.making, papers: papers, inForce: inForce?.id, at: now())
        }
        return Planned(stored: stored, found: found, papers: papers)
    }
}

/// - Throws: `.term`, with all that is wrong with it.
func translate(_ term: Term, inForce: Schedule? = nil) throws(OfficeError) -> Translation {
    do throws(TranslationFaults) { return try Translation(term, inForce: inForce) } catch { throw .term(error.faults) }
}
