import Model

/// What the events of a term say, beside their times.
struct EngagementDetails: Sendable {
    /// One for each run of the schedule, in order. They name no participant, so that everybody's are the same.
    let ofRuns: [EventDetails]

    private let directory: TermDirectory
    private let options: EngagementBook.Options
    /// Of the organization, read once.
    private let link: WebLink?

    init(term: Term, schedule: Schedule, options: EngagementBook.Options) {
        let directory = TermDirectory(term, options.language)
        let link = WebLink(term.organization.url)
        self.directory = directory
        self.options = options
        self.link = link
        ofRuns = schedule.runs.map { EngagementDetails.of($0, directory, link) }
    }

    private static func of(_ run: Schedule.Run, _ directory: TermDirectory, _ link: WebLink?) -> EventDetails {
        let offering = directory.offering(run.offering)
        let place = place(room: run.room, site: run.site, directory)
        let people = run.staff.enumerated().map { position, id in
            let roles = offering?.roles ?? []
            return EventStaff(
                id: id, name: directory.staffName(id), role: position < roles.count ? roles[position].role : "")
        }
        let programme = offering.flatMap { directory.programme($0.programme) }
        var lines = programmeLine(programme, directory)
        if let employer = offering?.employer, !employer.isEmpty {
            lines.append(CalendarWords.employer(employer, directory.language))
        }
        if !people.isEmpty { lines.append(CalendarWords.staff(people, directory.language)) }
        lines.append(CalendarWords.meetings(run.meetings.count, directory.language))
        lines += contact(place, directory)
        return EventDetails(
            title: directory.offeringName(run.offering), description: lines.joined(separator: "\n"), place: place,
            url: offering.flatMap { $0.url.isEmpty ? nil : WebLink($0.url) } ?? link,
            categories: categories(programme, offering?.kind ?? "", directory), color: programme?.color ?? "",
            staff: people)
    }

    func of(_ appointment: Schedule.Appointment, for owner: CalendarOwner) -> EventDetails {
        let service = directory.service(appointment.service)
        let programme = service.flatMap { directory.programme($0.programme) }
        let place = EngagementDetails.place(room: appointment.room, site: appointment.site, directory)
        let person = EventStaff(
            id: appointment.staff, name: directory.staffName(appointment.staff), role: service?.role.role ?? "")
        var title = directory.serviceName(appointment.service)
        if case .staff = owner, let participant = directory.participant(appointment.participant) {
            let name = options.staffSeeNames ? participant.name : participant.maskedName
            title += " · " + CalendarWords.participant(name, directory.language)
        }
        let lines =
            EngagementDetails.programmeLine(programme, directory)
            + [CalendarWords.staff([person], directory.language)] + EngagementDetails.contact(place, directory)
        return EventDetails(
            title: title, description: lines.joined(separator: "\n"), place: place,
            url: link,
            categories: EngagementDetails.categories(programme, service?.name ?? "", directory),
            color: programme?.color ?? "", staff: [person])
    }

    func title(of owner: CalendarOwner) -> String {
        let name: String =
            switch owner {
            case .participant: CalendarWords.mine(directory.language)
            case .staff(let id): directory.staffName(id)
            case .room(let id):
                directory.room(id).map { directory.place(room: id, site: $0.site) } ?? id
            case .offering(let id): directory.offeringName(id)
            }
        return "\(name) · \(directory.term.name)"
    }

    private static func programmeLine(_ programme: Programme?, _ directory: TermDirectory) -> [String] {
        programme.map { [CalendarWords.programme(directory.programmeName($0.id), directory.language)] } ?? []
    }

    private static func categories(_ programme: Programme?, _ kind: String, _ directory: TermDirectory) -> [String] {
        [programme.map { directory.programmeName($0.id) } ?? "", kind].filter { !$0.isEmpty }
    }

    private static func contact(_ place: EventPlace, _ directory: TermDirectory) -> [String] {
        let organization = directory.term.organization
        let phone = place.phone.isEmpty ? organization.phone : place.phone
        guard !phone.isEmpty else { return [] }
        let name = place.phone.isEmpty ? organization.name : place.site
        return [CalendarWords.contact(name, phone: phone, directory.language)]
    }

    private static func place(room: String?, site: String?, _ directory: TermDirectory) -> EventPlace {
        let room = room.flatMap(directory.room)
        let site = (site ?? room?.site).flatMap(directory.site)
        return EventPlace(
            room: room?.name ?? "", site: site?.name ?? "", address: site?.address ?? "",
            postalCode: site?.postalCode ?? "", phone: site?.phone ?? "", latitude: site?.latitude,
            longitude: site?.longitude)
    }
}
