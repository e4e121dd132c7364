import Archive
import Model

/// What an export folder holds: calendars, sheets, tables and the report.
struct ExportContent: Sendable {
    var term: Term
    var papers: PlanPapers
    var stamp: UnixTime
    var language: Language

    /// In an order that is always the same. Calendars, sheets and tables are made beside each other.
    func files() throws(OfficeError) -> [ExportFile] {
        try [Part.calendars, .sheets, .tables].mapOnAllCores(atOnce: 1) { part throws(OfficeError) in
            switch part {
            case .calendars: try calendars()
            case .sheets: sheets()
            case .tables: try tables()
            }
        }.flatMap(\.self)
    }

    private enum Part { case calendars, sheets, tables }
}
