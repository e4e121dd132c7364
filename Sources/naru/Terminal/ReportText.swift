import Model
import Office

/// A plan's report on one screen: the page in the export folder tells all of it.
struct ReportText {
    var report: PlanReport

    init(_ report: PlanReport) { self.report = report }

    var words: String { (figures + whyNot).joined(separator: "\n") }

    /// Of the refusals this many are shown, for a screen is no report.
    private static let shown = 8

    private var figures: [String] {
        let seats = report.seats
        let requests = report.requests
        let appointments = report.appointments
        let ranks = requests.grantedByRank.enumerated().map { Words.rank($0 + 1, grouped($1)) }
            .joined(separator: ", ")
        let bound = report.bound.map { Words.atMost(grouped($0)) } ?? ""
        return [
            "\(report.termName) (\(report.termID))",
            Words.row(Words.worth, grouped(report.objective) + bound),
            Words.row(Words.peopleServed, "\(grouped(report.people.served)) / \(grouped(report.people.wishing))"),
            Words.row(
                Words.requestsGranted, "\(grouped(requests.granted)) / \(grouped(requests.made))  (\(ranks))"),
            Words.row(
                Words.appointmentsGranted, "\(grouped(appointments.granted)) / \(grouped(appointments.needed))"),
            Words.row(Words.offeringsRun, "\(seats.running) / \(seats.running + seats.notRunning)"),
            Words.row(Words.seatsFilled, "\(grouped(seats.filled)) / \(grouped(seats.offered))"),
        ] + report.funds.map { Words.row($0.name, "\(grouped($0.spent.amount)) / \(grouped($0.limit.amount))원") }
    }

    private var whyNot: [String] {
        let nothing = report.refusals.filter { $0.kind == .nothing }
        guard !nothing.isEmpty else { return [] }
        let lines = nothing.prefix(ReportText.shown).map { "  \($0.participant) \($0.line(in: language))" }
        let more = nothing.count - lines.count
        return ["", Words.gotNothing] + lines + (more > 0 ? [Words.andMore(more)] : [])
    }
}

/// What differs between two plans, on a screen.
struct DifferenceText {
    var difference: PlanDifference

    init(_ difference: PlanDifference) { self.difference = difference }

    var words: String {
        let parts = ([difference.objective] + difference.parts).map { part in
            Words.row(part.name[language], "\(grouped(part.before)) → \(grouped(part.after))")
        }
        let lists = [
            (Words.offerings, difference.offerings), (Words.grants, difference.grants),
            (Words.appointments, difference.appointments),
        ].filter { !$0.1.isEmpty }.flatMap { title, lines in
            ["", title] + lines.map(words)
        }
        return (parts + lists + ["", Words.peopleAffected(difference.people.count)]).joined(separator: "\n")
    }

    /// `  ~ CLUB1 챌린저스 클럽 사진: 동부캠퍼스 강의실 B → 동부캠퍼스 강의실 C`.
    private func words(_ line: PlanDifference.Line) -> String {
        let subject = (line.subject + [line.name[language]]).filter { !$0.isEmpty }.joined(separator: " ")
        let content = [line.before, line.after].compactMap { $0?[language] }.joined(separator: " → ")
        return "  \(Words.change(line.change)) \(subject)" + (content.isEmpty ? "" : ": \(content)")
    }
}
