import Calendars
import Model
import Post

extension Notice {
    /// What a calendar message tells, in the values that letters are written from.
    init(_ message: CalendarMessage) {
        let details = message.event.details
        let isCancelled = message.method == .cancel && message.event.recurrenceID == nil
        self.init(
            reasons: message.changes.map(Notice.reason), title: details.title,
            meetings: isCancelled
                ? (message.before.isEmpty ? message.event.timing.meetings : message.before) : message.after,
            removed: message.removed, added: message.added, place: Notice.Place(details.place),
            staff: details.staff.map(Notice.staff), link: details.url?.text ?? "")
    }

    /// What stands in a calendar on one day.
    init(_ event: HeldEvent, meetings: [Meeting]) {
        let details = event.master.details
        self.init(
            reasons: [.details], title: details.title, meetings: meetings, place: Notice.Place(details.place),
            staff: details.staff.map(Notice.staff))
    }

    private static func staff(_ staff: EventStaff) -> String {
        [staff.role, staff.name].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func reason(_ change: CalendarChange) -> Reason {
        switch change {
        case .new: .new
        case .recipient: .recipient
        case .time: .time
        case .meetingsMoved: .meetingsMoved
        case .meetingsCancelled: .meetingsCancelled
        case .meetingsAdded: .meetingsAdded
        case .place: .place
        case .staff: .staff
        case .details: .details
        case .cancelled: .cancelled
        }
    }
}

extension Notice.Place {
    fileprivate init(_ place: EventPlace) {
        self.init(
            name: [place.site, place.room].filter { !$0.isEmpty }.joined(separator: " "), address: place.address,
            postalCode: place.postalCode, phone: place.phone, latitude: place.latitude, longitude: place.longitude)
    }
}
