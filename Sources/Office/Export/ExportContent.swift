import Archive
import Model

/// What an export folder holds: calendars, sheets, tables and the report.
struct ExportContent {
    var term: Term
    var papers: PlanPapers
    var stamp: UnixTime
    var language: Language

    func files() throws(OfficeError) -> [ExportFile] {
        try calendars() + sheets() + tables()
    }
}
