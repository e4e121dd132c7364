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

    private init(term: Term, schedule: Schedule) {
        self.term = term
        self.schedule = schedule
    }

    private mutating func breach(_ text: String) { breaches.append(text) }

    private func offering(_ id: String) -> Offering { term.offerings.first { $0.id == id }! }
    private func person(_ id: String) -> Participant { term.participants.first { $0.id == id }! }
    private func room(_ id: String) -> Room { term.rooms.first { $0.id == id }! }
    private func member(_ id: String) -> StaffMember { term.staff.first { $0.id == id }! }

    /// A programme and all above it.
    private func family(_ id: String) -> [Programme] {
        var found: [Programme] = []
        var next: String? = id
        while let id = next, let programme = term.programmes.first(where: { $0.id == id }) {
            found.append(programme)
            next = programme.umbrella
        }
        return found
    }

    private func rules(_ programme: String) -> [Rule] {
        family(programme).flatMap { $0.rules(on: term.referenceDate) }.map(\.rule)
    }

    /// A moment as (day, minute), comparable.
    private struct Moment: Comparable {
        var day: Int
        var minute: Int

        static func < (a: Moment, b: Moment) -> Bool { (a.day, a.minute) < (b.day, b.minute) }
    }

    private func span(_ meeting: Meeting) -> (Moment, Moment) {
        (
            Moment(day: meeting.date.dayNumber, minute: meeting.time.start.minutes),
            Moment(day: meeting.date.dayNumber, minute: meeting.time.end.minutes)
        )
    }

    private func isBusy(_ meeting: Meeting, _ owners: [Absence.Owner]) -> Bool {
        let (start, end) = span(meeting)
        return term.absences.contains { absence in
            owners.contains(absence.owner)
                && Moment(day: absence.busy.from.dayNumber, minute: absence.busy.fromTime.minutes) < end
                && start < Moment(day: absence.busy.until.dayNumber, minute: absence.busy.untilTime.minutes)
        }
    }

    private func isWithin(_ meeting: Meeting, _ hours: [WeeklyHours]) -> Bool {
        hours.isEmpty
            || hours.contains {
                $0.weekday == meeting.date.weekday && $0.time.start <= meeting.time.start
                    && meeting.time.end <= $0.time.end
            }
    }

    private func isOpen(_ meeting: Meeting, site: String?, room: String?) -> Bool {
        guard let site else { return !isBusy(meeting, [.everyone]) }
        var owners: [Absence.Owner] = [.everyone, .site(site)]
        if let room { owners.append(.room(room)) }
        return !isBusy(meeting, owners) && isWithin(meeting, term.sites.first { $0.id == site }!.hours)
    }

    private mutating func checkRuns() {
        for run in schedule.runs {
            let offering = offering(run.offering)
            let pattern = offering.patterns[run.pattern]
            let regular = run.meetings.filter { !offering.examinations.contains($0) }
            if offering.examinations.contains(where: { !run.meetings.contains($0) }) {
                breach("\(run.offering): no exam")
            }
            for meeting in regular
            where !pattern.weekdays.contains(meeting.date.weekday) || meeting.time != pattern.time {
                breach("\(run.offering): \(meeting.date) is not of its pattern")
            }
            if case .count(let count) = pattern.extent, pattern.closures == .makeUp, regular.count != count {
                breach("\(run.offering): \(regular.count) meetings of \(count)")
            }
            for meeting in run.meetings {
                if meeting.date < term.start || term.end < meeting.date { breach("\(run.offering): out of term") }
                if !isOpen(meeting, site: run.site, room: run.room) {
                    breach("\(run.offering): \(meeting.date) is shut")
                }
            }
            checkPlace(run, offering)
            checkRoles(run, offering)
        }
        let held = schedule.runs.filter { offering($0.offering).isHeld }.compactMap(\.room)
        for room in held {
            let users = schedule.runs.filter { $0.room == room }.count + schedule.appointments.count { $0.room == room }
            if users > 1 { breach("\(room) is held and used otherwise") }
        }
    }

    private mutating func checkPlace(_ run: Schedule.Run, _ offering: Offering) {
        switch offering.place {
        case .rooms(let rooms): if !rooms.contains(run.room ?? "") { breach("\(run.offering): wrong room") }
        case .anyRoom(let site, let equipment):
            guard let id = run.room else { return breach("\(run.offering): no room") }
            if room(id).site != site || !equipment.allSatisfy(room(id).equipment.contains) {
                breach("\(run.offering): \(id) lacks equipment or is elsewhere")
            }
        case .site(let site): if run.site != site || run.room != nil { breach("\(run.offering): elsewhere") }
        case .online: if run.site != nil { breach("\(run.offering): not online") }
        }
    }

    private mutating func checkRoles(_ run: Schedule.Run, _ offering: Offering) {
        if run.staff.count != offering.roles.count || Set(run.staff).count != run.staff.count {
            breach("\(run.offering): roles")
        }
        for (id, role) in zip(run.staff, offering.roles) {
            let fits =
                member(id).roles.contains(role.role) && role.skill.map(member(id).skills.contains) ?? true
                && (role.people.isEmpty || role.people.contains(id))
            if !fits { breach("\(run.offering): \(id) cannot be \(role.role)") }
        }
    }

    private mutating func checkEnrolments() {
        for run in schedule.runs {
            let offering = offering(run.offering)
            let rules = rules(offering.programme)
            let seats = min(offering.mostSeats, run.room.map { room($0).seats } ?? offering.mostSeats)
            let count = run.participants.count
            if count > seats || count < offering.leastSeats { breach("\(run.offering): \(count) enrolled") }
            for case .fold(let percent) in rules where count * 100 < percent * offering.mostSeats {
                breach("\(run.offering): runs below \(percent)%")
            }
            for case .quota(let group, let percent) in rules {
                let outside = run.participants.count { !person($0).groups.contains(group) }
                if (seats - outside) * 100 < percent * seats { breach("\(run.offering): quota of \(group)") }
            }
            for id in run.participants {
                checkEligible(id, rules, run.offering)
                if person(id).needsStepFree, let room = run.room, !self.room(room).isStepFree {
                    breach("\(id) cannot reach \(room)")
                }
                let granting = schedule.grants.count { $0.participant == id && $0.offerings.contains(run.offering) }
                if granting != 1 { breach("\(id) is in \(run.offering) by \(granting) grants") }
            }
        }
        for grant in schedule.grants { checkGrant(grant) }
    }

    private mutating func checkGrant(_ grant: Schedule.Grant) {
        let request = term.requests.first { $0.participant == grant.participant && $0.id == grant.request }!
        let parts = request.choices[grant.choice].parts
        if parts.count != grant.offerings.count || !zip(parts, grant.offerings).allSatisfy({ $0.contains($1) }) {
            breach("\(grant.participant) \(grant.request): not whole")
        }
        let cohorts = Set(grant.offerings.map { offering($0).cohort }.filter { !$0.isEmpty })
        if cohorts.count > 1 { breach("\(grant.participant) \(grant.request): in \(cohorts.sorted())") }
        if schedule.grants.count(where: { $0.participant == grant.participant && $0.request == grant.request }) != 1 {
            breach("\(grant.participant) \(grant.request): granted twice")
        }
    }

    private mutating func checkEligible(_ id: String, _ rules: [Rule], _ offering: String) {
        let person = person(id)
        let age = person.birthDate.age(on: term.referenceDate)
        for rule in rules {
            let holds =
                switch rule {
                case .age(let least, let most): (least ?? 0) <= age && age <= (most ?? 999)
                case .residence(let places): places.contains(person.city) || places.contains(person.district)
                case .noBenefit(let anyOf): !person.benefits.contains { anyOf.contains($0) }
                case .group(let anyOf): person.groups.contains { anyOf.contains($0) }
                case .skill(let anyOf): person.skills.contains { anyOf.contains($0) }
                case .prerequisite(let anyOf, let attendance): hasCompleted(person, anyOf, attendance, before: offering)
                default: true
                }
            if !holds { breach("\(id) in \(offering): \(rule)") }
        }
    }

    /// Completed before, or granted in this term so that it ends before the offering begins.
    private func hasCompleted(
        _ person: Participant, _ anyOf: [String], _ attendance: Int, before id: String
    ) -> Bool {
        if person.completed.contains(where: { anyOf.contains($0.of) && $0.attendance >= attendance }) { return true }
        let first = schedule.runs.first { $0.offering == id }!.meetings.first!
        return schedule.runs.contains { run in
            run.participants.contains(person.id)
                && (anyOf.contains(run.offering)
                    || family(offering(run.offering).programme).contains { anyOf.contains($0.id) })
                && span(run.meetings.last!).1 <= span(first).0
        }
    }

    private mutating func checkAppointments() {
        for held in schedule.appointments {
            let service = term.services.first { $0.id == held.service }!
            let need = term.appointmentNeeds.first { $0.participant == held.participant && $0.id == held.need }!
            let name = "\(held.participant) \(held.need)"
            if held.meeting.time.length != service.length { breach("\(name): length") }
            if held.meeting.time.start.minutes % service.step.count != 0 { breach("\(name): step") }
            if held.meeting.date < need.from || need.until < held.meeting.date { breach("\(name): out of its days") }
            if !isWithin(held.meeting, need.hours) { breach("\(name): out of its hours") }
            if !isOpen(held.meeting, site: held.site, room: held.room) { breach("\(name): shut") }
            let staff = member(held.staff)
            if !staff.roles.contains(service.role.role)
                || service.role.skill.map({ !staff.skills.contains($0) }) ?? false
            {
                breach("\(name): \(held.staff) cannot give it")
            }
            if person(held.participant).needsStepFree, let room = held.room, !self.room(room).isStepFree {
                breach("\(name): steps")
            }
            for order in term.precedences where order.participant == held.participant && order.first == held.need {
                for closes in schedule.grants.filter({
                    $0.participant == held.participant && $0.request == order.second
                })
                .flatMap(\.offerings).compactMap({ offering($0).closes }) where closes < held.meeting.date {
                    breach("\(name): after the posting closed")
                }
            }
        }
    }

    /// Who has what when: participants and staff alike, with the counselor's pause after each talk.
    private struct Entry {
        var meeting: Meeting
        var pause: Int
        var site: String?
    }

    private mutating func checkDiaries() {
        var people: [String: [Entry]] = [:]
        var staff: [String: [Entry]] = [:]
        for run in schedule.runs {
            let entries = run.meetings.map { Entry(meeting: $0, pause: 0, site: run.site) }
            for id in run.participants { people[id, default: []] += entries }
            for id in run.staff { staff[id, default: []] += entries }
        }
        for held in schedule.appointments {
            let pause = term.services.first { $0.id == held.service }!.pause.count
            people[held.participant, default: []].append(Entry(meeting: held.meeting, pause: 0, site: held.site))
            staff[held.staff, default: []].append(Entry(meeting: held.meeting, pause: pause, site: held.site))
        }
        for (id, entries) in people.sorted(by: { $0.key < $1.key }) {
            checkDiary(id, entries)
            for entry in entries
            where isBusy(entry.meeting, [.participant(id)]) || !isWithin(entry.meeting, person(id).hours) {
                breach("\(id) cannot come on \(entry.meeting.date)")
            }
        }
        for (id, entries) in staff.sorted(by: { $0.key < $1.key }) {
            checkDiary(id, entries)
            for entry in entries
            where isBusy(entry.meeting, [.everyone, .staff(id)]) || !isWithin(entry.meeting, member(id).hours) {
                breach("\(id) does not work on \(entry.meeting.date)")
            }
        }
        checkRooms()
    }

    private mutating func checkDiary(_ id: String, _ entries: [Entry]) {
        let sorted = entries.sorted { $0.meeting < $1.meeting }
        for (a, b) in zip(sorted, sorted.dropFirst()) where a.meeting.date == b.meeting.date {
            let between = b.meeting.time.start.minutes - a.meeting.time.end.minutes
            let way = a.site.flatMap { from in b.site.map { travel(from, $0) } } ?? 0
            if between < max(a.pause, way) { breach("\(id): \(a.meeting.date) \(between) min between") }
        }
    }

    private func travel(_ from: String, _ to: String) -> Int {
        if from == to { return 0 }
        return
            (term.travel.first { $0.from == from && $0.to == to }
            ?? term.travel.first { $0.from == to && $0.to == from })?
            .minutes.count ?? term.settings.unknownTravel.count
    }

    private mutating func checkRooms() {
        var use: [String: [Meeting]] = [:]
        for run in schedule.runs { if let room = run.room { use[room, default: []] += run.meetings } }
        for held in schedule.appointments { if let room = held.room { use[room, default: []].append(held.meeting) } }
        for (id, meetings) in use.sorted(by: { $0.key < $1.key }) {
            let sameDay = Dictionary(grouping: meetings) { $0.date.dayNumber }
            for meeting in meetings {
                let at = meeting.time.start
                let together = sameDay[meeting.date.dayNumber]!.count { $0.time.start <= at && at < $0.time.end }
                if together > room(id).count { breach("\(id): \(together) at once on \(meeting.date)") }
            }
        }
    }

    private mutating func checkStaffDays() {
        for member in term.staff {
            var minutes: [Int: Int] = [:]
            for meeting in schedule.runs.filter({ $0.staff.contains(member.id) }).flatMap(\.meetings) {
                minutes[meeting.date.dayNumber, default: 0] += meeting.time.length.count
            }
            for service in term.services {
                let held = schedule.appointments.filter { $0.staff == member.id && $0.service == service.id }
                for (day, all) in Dictionary(grouping: held, by: { $0.meeting.date.dayNumber }) {
                    minutes[day, default: 0] += all.count * service.length.count
                    if let most = service.perCounselorDay, all.count > most {
                        breach("\(member.id): \(all.count) a day")
                    }
                }
            }
            if let most = member.perDay?.count, let worst = minutes.values.max(), worst > most {
                breach("\(member.id): \(worst) min a day")
            }
            if let most = member.perWeek?.count {
                var weeks: [Int: Int] = [:]
                for (day, count) in minutes { weeks[(day + 3) / 7, default: 0] += count }
                if let worst = weeks.values.max(), worst > most { breach("\(member.id): \(worst) min a week") }
            }
        }
    }

    private mutating func checkCaps() {
        for person in term.participants {
            let runs = schedule.runs.filter { $0.participants.contains(person.id) }
            let talks = schedule.appointments.filter { $0.participant == person.id }.map(\.meeting)
            let all = runs.flatMap(\.meetings) + talks
            if let most = person.perMonth, worst(all, \.month) > most.count { breach("\(person.id): own month") }
            if let most = person.perWeek, worst(all, { ($0.dayNumber + 3) / 7 }) > most.count {
                breach("\(person.id): own week")
            }
            for programme in term.programmes {
                let own = runs.filter { family(offering($0.offering).programme).contains { $0.id == programme.id } }
                for rule in programme.rules(on: term.referenceDate).map(\.rule) {
                    if case .hoursPerMonth(let most) = rule, worst(own.flatMap(\.meetings), \.month) > most.count {
                        breach("\(person.id): over \(programme.id)'s month")
                    }
                    if case .hoursPerWeek(let most) = rule,
                        worst(own.flatMap(\.meetings), { ($0.dayNumber + 3) / 7 }) > most.count
                    {
                        breach("\(person.id): over \(programme.id)'s week")
                    }
                }
            }
        }
    }

    private func worst(_ meetings: [Meeting], _ period: (LocalDate) -> Int) -> Int {
        var sums: [Int: Int] = [:]
        for meeting in meetings { sums[period(meeting.date), default: 0] += meeting.time.length.count }
        return sums.values.max() ?? 0
    }

    private mutating func checkMoney() {
        for fund in term.funds {
            var all = 0
            for person in term.participants where person.funds.contains(fund.id) {
                var own = 0
                for run in schedule.runs where run.participants.contains(person.id) {
                    for case .fee(fund.id, let amount) in rules(offering(run.offering).programme) {
                        own += amount.amount
                    }
                }
                let drawn = term.draws.filter { $0.participant == person.id && $0.fund == fund.id }
                    .reduce(0) { $0 + $1.amount.amount }
                if own > 0, own + drawn > fund.perPerson.amount { breach("\(person.id): over a share of \(fund.id)") }
                if own > 0, person.benefits.contains(where: fund.excludes.contains) { breach("\(person.id): double") }
                all += own
            }
            if all > fund.limit.amount { breach("\(fund.id): \(all) spent") }
        }
    }

    private func meetings(_ participant: String, _ wish: String) -> [Meeting] {
        let enrolled = schedule.grants.filter { $0.participant == participant && $0.request == wish }.flatMap(
            \.offerings)
        return schedule.runs.filter { enrolled.contains($0.offering) }.flatMap(\.meetings)
            + schedule.appointments.filter { $0.participant == participant && $0.need == wish }.map(\.meeting)
    }

    private mutating func checkOrders() {
        for order in term.precedences {
            let first = meetings(order.participant, order.first).max()
            let second = meetings(order.participant, order.second).min()
            guard let second else { continue }
            if let first {
                if span(second).0 < span(first).1 {
                    breach("\(order.participant): \(order.first) not before \(order.second)")
                }
            } else if order.needs {
                breach("\(order.participant): \(order.second) without \(order.first)")
            }
        }
    }
}
