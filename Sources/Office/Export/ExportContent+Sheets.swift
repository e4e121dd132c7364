import Archive
import Model
import Prints

extension ExportContent {
    /// For each offering that runs a roster and a sign-in sheet, for each participant a personal schedule and a card,
    /// and the report.
    func sheets() -> [ExportFile] {
        let printer = Printer(term: term, schedule: papers.schedule, language: language)
        var files: [ExportFile] = []
        func add(_ path: String, _ page: String?) {
            if let page { files.append(ExportFile(path: path + ".html", bytes: Array(page.utf8))) }
        }
        for offering in printer.offerings {
            add("rosters/" + ExportFile.name(offering), printer.roster(of: offering))
            add("sign-in/" + ExportFile.name(offering), printer.signInSheet(of: offering))
        }
        let refusals = Dictionary(grouping: papers.report.refusals, by: \.participant)
        let schedules = term.participants.mapOnAllCores { participant in
            printer.personalSchedule(
                of: participant.id, notGranted: (refusals[participant.id] ?? []).map { $0.line(in: language) })
        }
        for (participant, schedule) in zip(term.participants, schedules) {
            add("people/" + ExportFile.name(participant.id), schedule)
        }
        add("report", printer.report(papers.report))
        return files
    }
}
