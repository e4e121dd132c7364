import Problem
import Referee

extension Draft {
    /// A plan in force, parts of which nobody knows any more.
    mutating func drawPrevious() {
        guard has(.previous) else { return }
        var plans = RandomPlan(problem, seed: dice.roll(0...1_000_000))
        var previous = plans.careless(60)
        if dice.chance(30) { previous.activities.append(Decisions.Activity(id: "gone", time: 0)) }
        if dice.chance(30) {
            previous.grants.append(
                Decisions.Grant(participant: "gone", request: "r0", choice: 0, activities: ["gone"]))
            previous.appointments.append(
                Decisions.Appointment(participant: "gone", appointment: "a0", start: 0, staff: "gone"))
        }
        problem.previous = previous
        problem.changeCosts = ChangeCosts(
            activityClosed: dice.roll(0...30), activityTime: dice.roll(0...20), activityRoom: dice.roll(0...10),
            activityStaff: dice.roll(0...10), grant: dice.roll(0...20), appointment: dice.roll(0...20),
            appointmentRoom: dice.roll(0...5))
    }

    /// Decisions out of a legal plan, so that at least one plan keeps them all.
    mutating func drawFixed() {
        guard has(.fixed) else { return }
        var plans = RandomPlan(problem, seed: dice.roll(0...1_000_000))
        guard let plan = plans.legal()?.plan.decisions else { return }
        for activity in problem.activities where dice.chance(30) {
            if let runs = plan.activities.first(where: { $0.id == activity.id }) {
                problem.fixed.activities.append(
                    .runs(
                        id: runs.id, time: dice.chance(50) ? runs.time : nil,
                        room: dice.chance(50) ? .some(runs.room) : nil, staff: dice.chance(50) ? runs.staff : nil))
            } else {
                problem.fixed.activities.append(.closed(id: activity.id))
            }
        }
        for participant in problem.participants {
            for request in participant.requests where dice.chance(20) {
                let grant = plan.grants.first { $0.participant == participant.id && $0.request == request.id }
                problem.fixed.grants.append(
                    grant.map { .granted($0) } ?? .refused(participant: participant.id, request: request.id))
            }
            for appointment in participant.appointments where dice.chance(20) {
                let held = plan.appointments.first {
                    $0.participant == participant.id && $0.appointment == appointment.id
                }
                problem.fixed.appointments.append(
                    held.map { .granted($0) }
                        ?? .refused(participant: participant.id, appointment: appointment.id))
            }
        }
    }
}
