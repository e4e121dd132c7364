import Problem

/// A running activity's enrolment is at most its `maxSize` and the capacity of its room.
enum Seats {
    static func violations(_ ledger: Ledger) -> [Violation] {
        ledger.runningActivities.compactMap { index, activity, running in
            let enrolled = ledger.enrolled[index].count
            let seats = ledger.seats(of: index)
            guard enrolled > seats else { return nil }
            return Violation(
                .seats, activities: [activity.id], rooms: running.entry.room.map { [$0] } ?? [], found: enrolled,
                expected: seats)
        }
    }
}
