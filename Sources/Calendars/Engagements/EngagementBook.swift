import Model

/// Who is engaged in what, by a term and its schedule: what each calendar should hold.
public struct EngagementBook: Sendable {
    /// How the calendars are written.
    public struct Options: Hashable, Sendable {
        public var language: Language
        /// Whether staff see the full names of those they advise (their task needs them), or 홍○동.
        public var staffSeeNames: Bool

        public init(language: Language = .korean, staffSeeNames: Bool = true) {
            self.language = language
            self.staffSeeNames = staffSeeNames
        }
    }

    public let term: Term
    public let options: Options
    /// Everybody and everything that has a calendar, whether something stands in it or not: participants, staff,
    /// rooms and offerings that run, in the order of the term's lists.
    public let owners: [CalendarOwner]

    private let schedule: Schedule
    private let details: EngagementDetails
    /// For each owner the places of their runs and appointments in the schedule's lists, in order.
    private let runs: [CalendarOwner: [Int]]
    private let appointments: [CalendarOwner: [Int]]
    private let parties: [String: Party]
    private let organizer: Party?

    public init(term: Term, schedule: Schedule, options: Options = Options()) {
        self.term = term
        self.options = options
        self.schedule = schedule
        details = EngagementDetails(term: term, schedule: schedule, options: options)
        var runs: [CalendarOwner: [Int]] = [:]
        var appointments: [CalendarOwner: [Int]] = [:]
        for (index, run) in schedule.runs.enumerated() {
            runs[.offering(run.offering), default: []].append(index)
            if let room = run.room { runs[.room(room), default: []].append(index) }
            // One person may fill two roles of one offering, and is there once.
            for (place, id) in run.staff.enumerated() where run.staff.firstIndex(of: id) == place {
                runs[.staff(id), default: []].append(index)
            }
            for id in run.participants { runs[.participant(id), default: []].append(index) }
        }
        for (index, appointment) in schedule.appointments.enumerated() {
            appointments[.participant(appointment.participant), default: []].append(index)
            appointments[.staff(appointment.staff), default: []].append(index)
            if let room = appointment.room { appointments[.room(room), default: []].append(index) }
        }
        self.runs = runs
        self.appointments = appointments
        owners =
            term.participants.map { .participant($0.id) } + term.staff.map { .staff($0.id) }
            + term.rooms.map { .room($0.id) } + schedule.runs.map { .offering($0.offering) }
        var parties: [String: Party] = [:]
        for person in term.participants {
            if let address = MailAddress(person.email) {
                parties["p" + person.id] = Party(name: person.name, address: address)
            }
        }
        for person in term.staff {
            if let address = MailAddress(person.email) {
                parties["s" + person.id] = Party(name: person.name, address: address)
            }
        }
        self.parties = parties
        organizer = MailAddress(term.organization.email).map { Party(name: term.organization.name, address: $0) }
    }

    /// What stands behind `@` in every identifier: the organisation's mail domain, or a name that cannot exist
    /// (RFC 2606 §2) where it has none.
    public var domain: String { organizer?.address.domain ?? "naru.invalid" }

    /// What should stand in a calendar: its offerings, then its appointments, each in the order of the schedule.
    public func engagements(of owner: CalendarOwner) -> [Engagement] {
        let attendee: Party? =
            switch owner {
            case .participant(let id): parties["p" + id]
            case .staff(let id): parties["s" + id]
            case .room, .offering: nil
            }
        func engagement(_ subject: EngagementSubject, _ meetings: [Meeting], _ details: EventDetails) -> Engagement {
            Engagement(
                owner: owner, subject: subject,
                uid: EngagementUID.of(owner, subject, term: term.id, domain: domain), meetings: meetings,
                details: details, organizer: organizer, attendee: attendee)
        }
        let offerings = (runs[owner] ?? []).map { index in
            let run = schedule.runs[index]
            return engagement(.offering(run.offering), run.meetings, details.ofRuns[index])
        }
        return offerings
            + (appointments[owner] ?? []).map { index in
                let appointment = schedule.appointments[index]
                let subject = EngagementSubject.appointment(
                    participant: appointment.participant, need: appointment.need)
                return engagement(subject, [appointment.meeting], details.of(appointment, for: owner))
            }
    }

    /// The name of a calendar, as the device shows it. A participant's has no name in it: it lies open on phones.
    public func title(of owner: CalendarOwner) -> String { details.title(of: owner) }

    /// What an empty calendar of this owner says.
    public func freeTerm(of owner: CalendarOwner, at stamp: UnixTime) -> CalendarFile.FreeTerm {
        CalendarFile.FreeTerm(
            uid: EngagementUID.free(owner, term: term.id, domain: domain), stamp: stamp, from: term.start,
            through: term.end)
    }
}
