import Archive
import Model

/// `naru show ONE --with OTHER`: what differs between two stored plans, in people's words.
public struct ComparePlans: Sendable {
    public var archive: Archive

    public init(archive: Archive) { self.archive = archive }

    public func run(_ one: StoredPlan, _ other: StoredPlan) throws(OfficeError) -> PlanDifference {
        let papers = try archived { () throws(ArchiveError) in
            (try archive.papers(of: one), try archive.papers(of: other))
        }
        return PlanDifference(from: papers.0, to: papers.1)
    }
}

/// What differs between two plans: what runs, who is where, and what each is worth.
public struct PlanDifference: Hashable, Sendable, Codable {
    public enum Change: String, Hashable, Sendable, Codable { case added, removed, changed }

    public struct Line: Hashable, Sendable, Codable {
        public var change: Change
        /// Ids: an offering, or a participant and the request or need.
        public var subject: [String]
    }

    public struct Part: Hashable, Sendable, Codable {
        public var key: String
        public var name: Phrase
        public var before: Int
        public var after: Int
    }

    public var objective: Part
    /// The parts of the objective that differ.
    public var parts: [Part]
    public var offerings: [Line]
    public var grants: [Line]
    public var appointments: [Line]
    /// Participants with anything changed: those who would have to be told.
    public var people: [String]

    init(from old: PlanPapers, to new: PlanPapers) {
        objective = Part(
            key: "objective", name: Phrase("점수", "objective"), before: old.report.objective,
            after: new.report.objective)
        parts = PlanDifference.parts(old.report.parts, new.report.parts)
        offerings = lines(old.schedule.runs, new.schedule.runs, id: { [$0.offering] }) { run in
            var plain = run
            plain.participants = []
            return plain
        }
        grants = lines(old.schedule.grants, new.schedule.grants, id: { [$0.participant, $0.request] }) { $0.offerings }
        appointments = lines(
            old.schedule.appointments, new.schedule.appointments, id: { [$0.participant, $0.need] }
        ) { $0 }
        let moved = Set(offerings.map { $0.subject[0] })
        let carried = (old.schedule.runs + new.schedule.runs).filter { moved.contains($0.offering) }
            .flatMap(\.participants)
        people = Set((grants + appointments).map { $0.subject[0] } + carried).sorted()
    }

    private static func parts(_ old: [PlanReport.Part], _ new: [PlanReport.Part]) -> [Part] {
        let before = Dictionary(uniqueKeysWithValues: old.map { ($0.key, $0.amount) })
        let after = Dictionary(uniqueKeysWithValues: new.map { ($0.key, $0.amount) })
        let gone = old.filter { after[$0.key] == nil }
        return (new + gone).map { part in
            Part(key: part.key, name: part.name, before: before[part.key] ?? 0, after: after[part.key] ?? 0)
        }.filter { $0.before != $0.after }
    }
}

/// Two lists by their ids: what was removed, in the old one's order, then what was added or changed, in the new one's.
private func lines<Item, Content: Equatable>(
    _ old: [Item], _ new: [Item], id: (Item) -> [String], content: (Item) -> Content
) -> [PlanDifference.Line] {
    let before = Dictionary(uniqueKeysWithValues: old.map { (id($0), content($0)) })
    let after = Set(new.map(id))
    let removed = old.map(id).filter { !after.contains($0) }.map { PlanDifference.Line(change: .removed, subject: $0) }
    let rest = new.compactMap { item -> PlanDifference.Line? in
        guard let was = before[id(item)] else { return PlanDifference.Line(change: .added, subject: id(item)) }
        return was == content(item) ? nil : PlanDifference.Line(change: .changed, subject: id(item))
    }
    return removed + rest
}
