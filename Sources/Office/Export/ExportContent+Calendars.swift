import Archive
import Calendars
import Model

extension ExportContent {
    /// One .ics for each counselor, room, offering and participant.
    func calendars() throws(OfficeError) -> [ExportFile] {
        let book = EngagementBook(
            term: term, schedule: papers.schedule, options: EngagementBook.Options(language: language))
        do throws(CalendarError) {
            return try CalendarShelf.files(of: book, at: stamp).map {
                ExportFile(path: "calendars/\($0.owner.path).ics", bytes: $0.bytes)
            }
        } catch { throw .calendar(error) }
    }
}

extension CalendarOwner {
    /// Where a folder of calendars has its file, without the ending.
    var path: String {
        switch self {
        case .participant(let id): "participants/" + ExportFile.name(id)
        case .staff(let id): "staff/" + ExportFile.name(id)
        case .room(let id): "rooms/" + ExportFile.name(id)
        case .offering(let id): "offerings/" + ExportFile.name(id)
        }
    }
}
