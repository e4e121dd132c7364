import Archive
import Calendars
import Model

extension ExportContent {
    /// One .ics for each counselor, room, offering and participant.
    func calendars() throws(OfficeError) -> [ExportFile] {
        let book = EngagementBook(
            term: term, schedule: papers.schedule, options: EngagementBook.Options(language: language))
        var files: [ExportFile] = []
        for owner in book.owners {
            let held = CalendarDifference.update([], to: book.engagements(of: owner), at: stamp).held
            let calendar = CalendarFile.of(
                held, named: book.title(of: owner), timeZone: term.timeZone, language: language,
                reminders: CalendarFile.usualReminders, free: book.freeTerm(of: owner, at: stamp))
            do throws(CalendarError) {
                files.append(ExportFile(path: "calendars/\(owner.path).ics", bytes: try calendar.bytes()))
            } catch { throw .calendar(error) }
        }
        return files
    }
}

extension CalendarOwner {
    fileprivate var path: String {
        switch self {
        case .participant(let id): "participants/" + ExportFile.name(id)
        case .staff(let id): "staff/" + ExportFile.name(id)
        case .room(let id): "rooms/" + ExportFile.name(id)
        case .offering(let id): "offerings/" + ExportFile.name(id)
        }
    }
}
