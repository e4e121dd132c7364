import Problem

/// Those enrolled from outside a group number at most the seats less those reserved for it.
enum Reserved {
    static func violations(_ ledger: Ledger) -> [Violation] {
        ledger.runningActivities.flatMap { index, activity, _ in
            let seats = ledger.seats(of: index)
            return activity.reserved.compactMap { reserved -> Violation? in
                let others = outsiders(of: reserved.group, among: ledger.enrolled[index], ledger)
                guard others > seats - reserved.seats else { return nil }
                return Violation(
                    .reserved, activities: [activity.id], name: reserved.group, found: others,
                    expected: seats - reserved.seats)
            }
        }
    }

    static func outsiders(of group: String, among participants: [Int], _ ledger: Ledger) -> Int {
        participants.count { !ledger.problem.participants[$0].groups.contains(group) }
    }

    /// Whether every reservation of the activity would hold with these enrolled.
    static func hold(_ activity: Int, with enrolled: [Int], _ ledger: Ledger) -> Bool {
        ledger.problem.activities[activity].reserved.allSatisfy {
            outsiders(of: $0.group, among: enrolled, ledger) <= ledger.seats(of: activity) - $0.seats
        }
    }
}
