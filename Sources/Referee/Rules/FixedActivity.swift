import Problem

/// A fixed activity must not run, or must run with the time, room and people that are fixed.
enum FixedActivity {
    static func violations(_ ledger: Ledger) -> [Violation] {
        ledger.problem.fixed.activities.filter { !stands($0, ledger) }.map {
            Violation(.fixedActivity, activities: [$0.id])
        }
    }

    private static func stands(_ fixed: Fixed.Activity, _ ledger: Ledger) -> Bool {
        let entry = ledger.running[ledger.lookup.activities[fixed.id]!]?.entry
        switch fixed {
        case .closed: return entry == nil
        case .runs(_, let time, let room, let staff):
            guard let entry else { return false }
            return (time == nil || time == entry.time) && (room == nil || room == .some(entry.room))
                && (staff == nil || staff == entry.staff)
        }
    }
}
