import Model

/// What the events of a term say, beside their times.
struct EngagementDetails: Sendable {
    /// One for each run of the schedule, in order. They name no participant, so that everybody's are the same.
    let ofRuns: [EventDetails]

    private let term: Term
    private let options: EngagementBook.Options
    private let rooms: [String: Room]
    private let sites: [String: Site]
    private let staff: [String: StaffMember]
    private let programmes: [String: Programme]
    private let services: [String: Service]
    private let offerings: [String: Offering]
    private let participants: [String: Participant]

    init(term: Term, schedule: Schedule, options: EngagementBook.Options) {
        func index<Value>(_ values: [Value], _ id: KeyPath<Value, String>) -> [String: Value] {
            Dictionary(values.map { ($0[keyPath: id], $0) }, uniquingKeysWith: { first, _ in first })
        }
        self.term = term
        self.options = options
        rooms = index(term.rooms, \.id)
        sites = index(term.sites, \.id)
        staff = index(term.staff, \.id)
        programmes = index(term.programmes, \.id)
        services = index(term.services, \.id)
        offerings = index(term.offerings, \.id)
        participants = index(term.participants, \.id)
        var all: [EventDetails] = []
        for run in schedule.runs {
            all.append(
                EngagementDetails.of(
                    run, offering: offerings[run.offering], programmes: programmes, staff: staff,
                    place: EngagementDetails.place(room: run.room, site: run.site, rooms: rooms, sites: sites),
                    term: term, language: options.language))
        }
        ofRuns = all
    }

    private static func of(
        _ run: Schedule.Run, offering: Offering?, programmes: [String: Programme], staff: [String: StaffMember],
        place: EventPlace, term: Term, language: Language
    ) -> EventDetails {
        let programme = offering.flatMap { programmes[$0.programme] }
        let people = run.staff.enumerated().map { position, id in
            let roles = offering?.roles ?? []
            return EventStaff(
                id: id, name: staff[id]?.name ?? id, role: position < roles.count ? roles[position].role : "")
        }
        var lines = programme.map { [CalendarWords.programme(name(of: $0, language), language)] } ?? []
        if let employer = offering?.employer, !employer.isEmpty {
            lines.append(CalendarWords.employer(employer, language))
        }
        if !people.isEmpty { lines.append(CalendarWords.staff(people, language)) }
        lines.append(CalendarWords.meetings(run.meetings.count, language))
        lines += contact(place, term, language)
        return EventDetails(
            title: offering?.name ?? run.offering, description: lines.joined(separator: "\n"), place: place,
            url: WebLink(offering?.url ?? "") ?? WebLink(term.organization.url),
            categories: [programme.map { name(of: $0, language) } ?? "", offering?.kind ?? ""].filter { !$0.isEmpty },
            color: programme?.color ?? "", staff: people)
    }

    func of(_ appointment: Schedule.Appointment, for owner: CalendarOwner) -> EventDetails {
        let language = options.language
        let service = services[appointment.service]
        let programme = service.flatMap { programmes[$0.programme] }
        let place = EngagementDetails.place(room: appointment.room, site: appointment.site, rooms: rooms, sites: sites)
        let person = EventStaff(
            id: appointment.staff, name: staff[appointment.staff]?.name ?? appointment.staff,
            role: service?.role.role ?? "")
        var title = service?.name ?? appointment.service
        if case .staff = owner, let participant = participants[appointment.participant] {
            let name = options.staffSeeNames ? participant.name : participant.maskedName
            title += " · " + CalendarWords.participant(name, language)
        }
        var lines =
            programme.map { [CalendarWords.programme(EngagementDetails.name(of: $0, language), language)] } ?? []
        lines.append(CalendarWords.staff([person], language))
        lines += EngagementDetails.contact(place, term, language)
        return EventDetails(
            title: title, description: lines.joined(separator: "\n"), place: place,
            url: WebLink(term.organization.url),
            categories: [programme.map { EngagementDetails.name(of: $0, language) } ?? "", service?.name ?? ""]
                .filter { !$0.isEmpty }, color: programme?.color ?? "", staff: [person])
    }

    func title(of owner: CalendarOwner) -> String {
        let name: String =
            switch owner {
            case .participant: CalendarWords.mine(options.language)
            case .staff(let id): staff[id]?.name ?? id
            case .room(let id):
                rooms[id].map { [sites[$0.site]?.name ?? "", $0.name].filter { !$0.isEmpty }.joined(separator: " ") }
                    ?? id
            case .offering(let id): offerings[id]?.name ?? id
            }
        return "\(name) · \(term.name)"
    }

    private static func name(of programme: Programme, _ language: Language) -> String {
        language == .english && !programme.englishName.isEmpty ? programme.englishName : programme.name
    }

    private static func contact(_ place: EventPlace, _ term: Term, _ language: Language) -> [String] {
        let phone = place.phone.isEmpty ? term.organization.phone : place.phone
        guard !phone.isEmpty else { return [] }
        return [
            CalendarWords.contact(place.phone.isEmpty ? term.organization.name : place.site, phone: phone, language)
        ]
    }

    private static func place(room: String?, site: String?, rooms: [String: Room], sites: [String: Site]) -> EventPlace
    {
        let room = room.flatMap { rooms[$0] }
        let site = (site ?? room?.site).flatMap { sites[$0] }
        return EventPlace(
            room: room?.name ?? "", site: site?.name ?? "", address: site?.address ?? "",
            postalCode: site?.postalCode ?? "", phone: site?.phone ?? "", latitude: site?.latitude,
            longitude: site?.longitude)
    }
}
