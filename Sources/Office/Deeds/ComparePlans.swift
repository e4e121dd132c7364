import Archive
import Model

/// `naru show ONE --with OTHER`: what differs between two stored plans, in people's words.
public struct ComparePlans: Sendable {
    public var archive: Archive

    public init(archive: Archive) { self.archive = archive }

    public func run(_ one: StoredPlan, _ other: StoredPlan) throws(OfficeError) -> PlanDifference {
        PlanDifference(from: try side(one), to: try side(other))
    }

    private func side(_ plan: StoredPlan) throws(OfficeError) -> PlanDifference.Side {
        let revision = try stored(revision: plan.revision, of: plan.term, in: archive)
        return try archived { () throws(ArchiveError) in
            PlanDifference.Side(try archive.papers(of: plan), try archive.term(revision))
        }
    }
}
