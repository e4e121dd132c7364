import Model

// Who and what is where when: appointments, everybody's days, rooms, orders.

extension ModelRules {
    mutating func checkAppointments() {
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

    mutating func checkDiaries() {
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

    mutating func checkStaffDays() {
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

    private func meetings(_ participant: String, _ wish: String) -> [Meeting] {
        let enrolled = schedule.grants.filter { $0.participant == participant && $0.request == wish }.flatMap(
            \.offerings)
        return schedule.runs.filter { enrolled.contains($0.offering) }.flatMap(\.meetings)
            + schedule.appointments.filter { $0.participant == participant && $0.need == wish }.map(\.meeting)
    }

    mutating func checkOrders() {
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
