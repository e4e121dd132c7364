import Problem

/// A running activity's enrolment is at least its `minSize`.
enum MinSize {
    static func violations(_ ledger: Ledger) -> [Violation] {
        ledger.runningActivities.compactMap { index, activity, _ in
            let enrolled = ledger.enrolled[index].count
            guard enrolled < activity.minSize else { return nil }
            return Violation(.minSize, activities: [activity.id], found: enrolled, expected: activity.minSize)
        }
    }
}
