import Model
import Mustache

/// Makes the pages of one plan: each a whole HTML document that needs no other file, for the screen and for A4.
///
/// The type is big (14 pt and more where participants read), the contrast above 7:1, and every page says its language,
/// has one heading of the first rank and tables with header cells (KWCAG 2.2; Seoul's standard for older people).
/// Whatever comes from the term is escaped.
public struct Printer: Sendable {
    let term: Term
    let schedule: Schedule
    let language: Language
    let directory: TermDirectory
    private let runs: [String: Schedule.Run]
    private let itineraries: [String: [Entry]]
    private let runsByParticipant: [String: [Schedule.Run]]
    private let appointmentsByParticipant: [String: [Schedule.Appointment]]

    public init(term: Term, schedule: Schedule, language: Language) {
        self.term = term
        self.schedule = schedule
        self.language = language
        let directory = TermDirectory(term, language)
        self.directory = directory
        runs = Dictionary(schedule.runs.map { ($0.offering, $0) }, uniquingKeysWith: { first, _ in first })
        itineraries = Entry.itineraries(of: schedule, directory)
        var runsByParticipant: [String: [Schedule.Run]] = [:]
        for run in schedule.runs { for id in run.participants { runsByParticipant[id, default: []].append(run) } }
        self.runsByParticipant = runsByParticipant
        appointmentsByParticipant = Dictionary(grouping: schedule.appointments, by: \.participant)
    }

    /// The offerings that run, in the plan's order: those with a roster and a sign-in sheet.
    public var offerings: [String] { schedule.runs.map(\.offering) }

    func run(of offering: String) -> Schedule.Run? { runs[offering] }

    /// What a participant is enrolled in, in the plan's order.
    func runs(with participant: String) -> [Schedule.Run] { runsByParticipant[participant] ?? [] }

    func appointments(of participant: String) -> [Schedule.Appointment] {
        appointmentsByParticipant[participant] ?? []
    }

    /// All of a participant's meetings in order of time.
    func itinerary(of participant: String) -> [Entry] { itineraries[participant] ?? [] }

    func page(_ template: Template, title: String, _ content: Any) -> String {
        let body = template.render(content)
        let frame = Frame(
            language: language.rawValue, title: title, style: Style.sheet(title: title, wide: template.isWide),
            body: body,
            organization: term.organization.name, phone: term.organization.phone.nonEmpty,
            inquiries: Words.inquiries[language])
        return Template.frame.render(frame)
    }

    private struct Frame {
        let language, title, style: String
        let body, organization: String
        let phone: String?
        let inquiries: String
    }
}

extension String {
    /// nil where there is nothing to say: an empty string is a value to a Mustache section, nil is not.
    var nonEmpty: String? { isEmpty ? nil : self }
}

/// A Mustache template, parsed once.
struct Template: Sendable {
    let isWide: Bool
    private let parsed: MustacheTemplate

    /// The templates are the project's own text: one that does not parse is caught by the first test that prints.
    init(_ text: String, wide: Bool = false) {
        isWide = wide
        parsed = try! MustacheTemplate(string: text)
    }

    func render(_ content: Any) -> String { parsed.render(content) }

    static let frame = Template(
        """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}}</title>
        <style>{{{style}}}</style>
        </head>
        <body>
        <main>
        {{{body}}}
        </main>
        <footer>{{organization}}{{#phone}} · {{inquiries}} <a href="tel:{{phone}}">{{phone}}</a>{{/phone}}</footer>
        </body>
        </html>

        """)
}
