import Problem

/// A timetable with the bundles of some participants: what they share holds so far.
struct Assembly {
    let timetable: Timetable
    private(set) var decisions: Decisions
    private(set) var worth: Int
    private var enrolled: [String: [Participant]] = [:]
    private var spent: [Int]
    private var ofStaff: [String: [Slot]]
    private var ofRoom: [String: [Slot]]
    private var people = 0

    private var problem: Problem { timetable.problem }

    init(_ timetable: Timetable) {
        self.timetable = timetable
        decisions = Decisions(activities: timetable.order)
        worth = timetable.worth
        spent = timetable.problem.budgets.map { _ in 0 }
        ofStaff = timetable.ofStaff
        ofRoom = timetable.ofRoom
    }

    /// With the next participant's bundle; nil where seats, rooms or counselors do not allow it.
    func adding(_ bundle: Bundle) -> Assembly? {
        var next = self
        let participant = problem.participants[people]
        next.people += 1
        next.worth += bundle.worth
        for id in bundle.enrolled {
            let running = timetable.running[id]!
            next.enrolled[id, default: []].append(participant)
            let there = next.enrolled[id]!
            guard there.count <= running.seats else { return nil }
            for reserved in problem.activities[running.index].reserved {
                let others = there.count { !$0.groups.contains(reserved.group) }
                guard others <= running.seats - reserved.seats else { return nil }
            }
        }
        for (held, slot) in zip(bundle.appointments, bundle.slots) {
            next.ofStaff[held.staff, default: []].append(slot)
            let person = problem.staff.first { $0.id == held.staff }!
            guard problem.canKeep(next.ofStaff[held.staff]!, unavailable: person.unavailable, limits: person.limits)
            else { return nil }
            guard let room = held.room else { continue }
            next.ofRoom[room, default: []].append(slot)
            guard problem.canHold(next.ofRoom[room]!, room: problem.rooms.first { $0.id == room }!) else { return nil }
        }
        for (index, amount) in bundle.spent.enumerated() { next.spent[index] += amount }
        next.decisions.grants += bundle.grants
        next.decisions.appointments += bundle.appointments
        return next
    }

    /// What only everyone together can fulfil holds: least sizes and the budgets' limits.
    /// Seats may be reserved beyond what a room holds, so an activity with nobody in it is looked at too.
    var isComplete: Bool {
        timetable.running.values.allSatisfy { running in
            let activity = problem.activities[running.index]
            return enrolled[activity.id]?.count ?? 0 >= activity.minSize && running.seats >= 0
                && activity.reserved.allSatisfy { $0.seats <= running.seats }
        } && zip(spent, problem.budgets).allSatisfy { $0 <= $1.limit }
    }
}
