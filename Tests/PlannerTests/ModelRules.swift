import Model

/// Checks a schedule against its term in the model's words alone: dates, weekdays, calendar months, names. It knows
/// nothing of problems, minutes since midnight or translations, and counts everything afresh.
struct ModelRules {
    let term: Term
    let schedule: Schedule
    private(set) var breaches: [String] = []

    static func breaches(of schedule: Schedule, in term: Term) -> [String] {
        var rules = ModelRules(term: term, schedule: schedule)
        rules.checkRuns()
        rules.checkEnrolments()
        rules.checkAppointments()
        rules.checkDiaries()
        rules.checkStaffDays()
        rules.checkCaps()
        rules.checkMoney()
        rules.checkOrders()
        return rules.breaches
    }

    init(term: Term, schedule: Schedule) {
        self.term = term
        self.schedule = schedule
    }

    mutating func breach(_ text: String) { breaches.append(text) }

    func offering(_ id: String) -> Offering { term.offerings.first { $0.id == id }! }
    func person(_ id: String) -> Participant { term.participants.first { $0.id == id }! }
    func room(_ id: String) -> Room { term.rooms.first { $0.id == id }! }
    func member(_ id: String) -> StaffMember { term.staff.first { $0.id == id }! }

    /// A programme and all above it.
    func family(_ id: String) -> [Programme] {
        var found: [Programme] = []
        var next: String? = id
        while let id = next, let programme = term.programmes.first(where: { $0.id == id }) {
            found.append(programme)
            next = programme.umbrella
        }
        return found
    }

    func rules(_ programme: String) -> [Rule] {
        family(programme).flatMap { $0.rules(on: term.referenceDate) }.map(\.rule)
    }

    /// A moment as (day, minute), comparable.
    struct Moment: Comparable {
        var day: Int
        var minute: Int

        static func < (a: Moment, b: Moment) -> Bool { (a.day, a.minute) < (b.day, b.minute) }
    }

    func span(_ meeting: Meeting) -> (Moment, Moment) {
        (
            Moment(day: meeting.date.dayNumber, minute: meeting.time.start.minutes),
            Moment(day: meeting.date.dayNumber, minute: meeting.time.end.minutes)
        )
    }

    func isBusy(_ meeting: Meeting, _ owners: [Absence.Owner]) -> Bool {
        let (start, end) = span(meeting)
        return term.absences.contains { absence in
            owners.contains(absence.owner)
                && Moment(day: absence.busy.from.dayNumber, minute: absence.busy.fromTime.minutes) < end
                && start < Moment(day: absence.busy.until.dayNumber, minute: absence.busy.untilTime.minutes)
        }
    }

    func isWithin(_ meeting: Meeting, _ hours: [WeeklyHours]) -> Bool {
        hours.isEmpty
            || hours.contains {
                $0.weekday == meeting.date.weekday && $0.time.start <= meeting.time.start
                    && meeting.time.end <= $0.time.end
            }
    }

    func isOpen(_ meeting: Meeting, site: String?, room: String?) -> Bool {
        guard let site else { return !isBusy(meeting, [.everyone]) }
        var owners: [Absence.Owner] = [.everyone, .site(site)]
        if let room { owners.append(.room(room)) }
        return !isBusy(meeting, owners) && isWithin(meeting, term.sites.first { $0.id == site }!.hours)
    }
}
