import Archive
import Office

/// A plan that was stored, as it is told.
struct PlannedSummary: Encodable {
    let event = "planned"
    var plan: Int
    var term: String
    var revision: Int
    var found: FoundSummary
    private let text: String

    private enum CodingKeys: CodingKey { case event, plan, term, revision, found }

    init(_ planned: PlanTerm.Planned) {
        plan = planned.stored.id
        term = planned.stored.term
        revision = planned.stored.revision
        found = FoundSummary(planned.found)
        text = [Words.planned(plan), found.words, ReportText(planned.papers.report).words].joined(separator: "\n")
    }

    func tell(json: Bool) throws {
        if json { try Terminal.json(self) } else { Terminal.say(text) }
    }
}
