import Problem

/// What differs from the plan in force; what is new costs nothing.
enum Changes {
    static func cost(_ ledger: Ledger) -> Int {
        guard let previous = ledger.problem.previous else { return 0 }
        return previous.activities.reduce(0) { $0 + cost(of: $1, ledger) }
            + previous.grants.reduce(0) { $0 + cost(of: $1, ledger) }
            + previous.appointments.reduce(0) { $0 + cost(of: $1, ledger) }
    }

    private static func cost(of old: Decisions.Activity, _ ledger: Ledger) -> Int {
        let costs = ledger.problem.changeCosts
        guard let now = ledger.lookup.activities[old.id].flatMap({ ledger.running[$0] })?.entry else {
            return costs.activityClosed
        }
        return (now.time == old.time ? 0 : costs.activityTime) + (now.room == old.room ? 0 : costs.activityRoom)
            + (now.staff == old.staff ? 0 : costs.activityStaff)
    }

    private static func cost(of old: Decisions.Grant, _ ledger: Ledger) -> Int {
        let now = ledger.grant(of: old.participant, for: old.request)
        let enrolled = now.map { Set($0.activities.map { ledger.problem.activities[$0].id }) }
        return enrolled == Set(old.activities) ? 0 : ledger.problem.changeCosts.grant
    }

    private static func cost(of old: Decisions.Appointment, _ ledger: Ledger) -> Int {
        let costs = ledger.problem.changeCosts
        let now = ledger.appointment(of: old.participant, old.appointment)
        guard let now, now.start == old.start, now.staff == old.staff else { return costs.appointment }
        return now.room == old.room ? 0 : costs.appointmentRoom
    }
}
