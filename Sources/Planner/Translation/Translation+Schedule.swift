import Model
import Problem

extension Translation {
    /// A plan of this problem in people's words: dates, rooms, who is where. The plan must be legal, as the referee
    /// says; what names nothing of the problem is left out.
    public func schedule(of decisions: Decisions) -> Schedule {
        var enrolled: [String: [String]] = [:]
        var schedule = Schedule()
        for grant in decisions.grants {
            guard let kept = kept(grant) else { continue }
            schedule.grants.append(
                Schedule.Grant(
                    participant: grant.participant, request: grant.request, choice: kept.choice,
                    offerings: grant.activities))
            for id in grant.activities { enrolled[id, default: []].append(grant.participant) }
        }
        for activity in decisions.activities {
            guard let position = lookup.offerings[activity.id] else { continue }
            let found = candidates.offerings[position]
            guard found.times.indices.contains(activity.time) else { continue }
            let time = found.times[activity.time]
            schedule.runs.append(
                Schedule.Run(
                    offering: activity.id, pattern: time.pattern,
                    meetings: time.meetings.map { horizon.meeting(start: $0.start, minutes: $0.minutes) },
                    room: activity.room, site: activity.room.map { lookup.room($0).site } ?? found.site,
                    staff: activity.staff, participants: (enrolled[activity.id] ?? []).sorted()))
        }
        for held in decisions.appointments {
            guard let need = need(held.participant, held.appointment) else { continue }
            let service = lookup.service(need.service)
            let found = candidates.services[lookup.services[need.service]!]
            schedule.appointments.append(
                Schedule.Appointment(
                    participant: held.participant, need: held.appointment, service: need.service,
                    meeting: horizon.meeting(start: held.start, minutes: service.length.count), staff: held.staff,
                    room: held.room, site: held.room.map { lookup.room($0).site } ?? found.site))
        }
        order(&schedule)
        return schedule
    }

    /// In the order of the term's lists.
    private func order(_ schedule: inout Schedule) {
        schedule.runs.sort { lookup.offerings[$0.offering]! < lookup.offerings[$1.offering]! }
        schedule.grants.sort {
            requestPositions[WishKey(participant: $0.participant, id: $0.request)]!
                < requestPositions[WishKey(participant: $1.participant, id: $1.request)]!
        }
        schedule.appointments.sort {
            needPositions[WishKey(participant: $0.participant, id: $0.need)]!
                < needPositions[WishKey(participant: $1.participant, id: $1.need)]!
        }
    }

    private func kept(_ grant: Decisions.Grant) -> Choices.Kept? {
        guard let position = requestPositions[WishKey(participant: grant.participant, id: grant.request)],
            choices[position].indices.contains(grant.choice)
        else { return nil }
        return choices[position][grant.choice]
    }

    private func need(_ participant: String, _ id: String) -> AppointmentNeed? {
        needPositions[WishKey(participant: participant, id: id)].map { term.appointmentNeeds[$0] }
    }
}
