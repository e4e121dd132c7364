import Model
import Problem

/// Fixed decisions and the plan in force, brought onto the problem's indices.
extension ProblemBuilder {
    mutating func addFixed() {
        for decision in term.fixed {
            switch decision {
            case .closed(let offering):
                if hasActivity(offering) { problem.fixed.activities.append(.closed(id: offering)) }
            case .runs(let offering, let pattern, let room, let staff):
                let item = Item(.offering, offering)
                guard hasActivity(offering) else {
                    faults.append(.fixedCannotStand(item))
                    continue
                }
                let times = candidates.offerings[lookup.offerings[offering]!].times
                let time = pattern.flatMap { wanted in times.firstIndex { $0.pattern == wanted } }
                if pattern != nil && time == nil { faults.append(.fixedCannotStand(item)) }
                problem.fixed.activities.append(
                    .runs(id: offering, time: time, room: room.map { .some($0) }, staff: staff))
            case .refused(let participant, let request):
                guard isKnown(.request, participant, request) else { continue }
                if hasRequest(participant, request) {
                    problem.fixed.grants.append(.refused(participant: participant, request: request))
                }
            case .granted(let participant, let request, let choice, let offerings):
                guard isKnown(.request, participant, request) else { continue }
                let grant = Schedule.Grant(
                    participant: participant, request: request, choice: choice, offerings: offerings)
                guard let granted = self.grant(grant) else {
                    faults.append(.fixedCannotStand(Item(.request, "\(participant)/\(request)")))
                    continue
                }
                problem.fixed.grants.append(.granted(granted))
            case .appointmentRefused(let participant, let need):
                guard isKnown(.need, participant, need) else { continue }
                if hasAppointment(participant, need) {
                    problem.fixed.appointments.append(.refused(participant: participant, appointment: need))
                }
            case .appointment(let participant, let need, let meeting, let staff, let room):
                guard isKnown(.need, participant, need) else { continue }
                guard hasAppointment(participant, need) else {
                    faults.append(.fixedCannotStand(Item(.need, "\(participant)/\(need)")))
                    continue
                }
                problem.fixed.appointments.append(
                    .granted(
                        Decisions.Appointment(
                            participant: participant, appointment: need, start: horizon.interval(meeting).start,
                            staff: staff, room: room)))
            }
        }
    }

    /// What of the plan in force the term still knows; what it no longer knows costs nothing to leave.
    mutating func addPrevious(_ plan: Schedule) {
        var previous = Decisions()
        for run in plan.runs where hasActivity(run.offering) {
            let times = candidates.offerings[lookup.offerings[run.offering]!].times
            guard let time = times.firstIndex(where: { $0.pattern == run.pattern }) else { continue }
            previous.activities.append(
                Decisions.Activity(id: run.offering, time: time, room: run.room, staff: run.staff))
        }
        for grant in plan.grants {
            if let kept = self.grant(grant) { previous.grants.append(kept) }
        }
        for held in plan.appointments where hasAppointment(held.participant, held.need) {
            previous.appointments.append(
                Decisions.Appointment(
                    participant: held.participant, appointment: held.need,
                    start: horizon.interval(held.meeting).start, staff: held.staff, room: held.room))
        }
        let costs = term.settings.changes
        problem.previous = previous
        problem.changeCosts = ChangeCosts(
            activityClosed: costs.closed.count, activityTime: costs.time.count, activityRoom: costs.room.count,
            activityStaff: costs.staff.count, grant: costs.grant.count, appointment: costs.appointment.count,
            appointmentRoom: costs.appointmentRoom.count)
    }

    private func hasActivity(_ offering: String) -> Bool {
        lookup.offerings[offering].map { candidates.offerings[$0].obstacle == nil } ?? false
    }

    private func position(_ participant: String, request: String) -> Int? {
        lookup.participants[participant].flatMap { person in
            screener.requests[person].first { term.requests[$0].id == request }
        }
    }

    private func hasRequest(_ participant: String, _ request: String) -> Bool {
        position(participant, request: request).map { !choices[$0].isEmpty } ?? false
    }

    private func hasAppointment(_ participant: String, _ need: String) -> Bool {
        lookup.participants[participant].map { person in
            problem.participants[person].appointments.contains { $0.id == need }
        } ?? false
    }

    /// Whether the participant has that wish at all; else a fault.
    private mutating func isKnown(_ kind: Item.Kind, _ participant: String, _ id: String) -> Bool {
        let person = lookup.participants[participant]!
        let known =
            kind == .request
            ? position(participant, request: id) != nil
            : screener.needs[person].contains { term.appointmentNeeds[$0].id == id }
        if !known {
            faults.append(.unknown(Item(kind, "\(participant)/\(id)"), in: Item(.participant, participant)))
        }
        return known
    }

    /// The problem's choice that holds these offerings; nil if nothing of it is left.
    private func grant(_ grant: Schedule.Grant) -> Decisions.Grant? {
        guard let position = position(grant.participant, request: grant.request) else { return nil }
        let found = choices[position].firstIndex { kept in
            kept.choice == grant.choice && kept.parts.count == grant.offerings.count
                && zip(kept.parts, grant.offerings).allSatisfy { $0.contains($1) }
        }
        return found.map {
            Decisions.Grant(
                participant: grant.participant, request: grant.request, choice: $0, activities: grant.offerings)
        }
    }
}
