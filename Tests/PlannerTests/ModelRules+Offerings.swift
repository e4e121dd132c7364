import Model

// What is offered: days, rooms, roles, seats, who may take part, packages.

extension ModelRules {
    mutating func checkRuns() {
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

    mutating func checkEnrolments() {
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
}
