import Problem

/// One candidate fills each role, and two roles are never filled by the same person.
enum Roles {
    static func check(_ entry: Decisions.Activity, of activity: Activity) throws(Violation) {
        let isFilled =
            entry.staff.count == activity.staff.count && Set(entry.staff).count == entry.staff.count
            && zip(entry.staff, activity.staff).allSatisfy { person, role in role.contains { $0.staff == person } }
        guard isFilled else {
            throw Violation(
                .roles, activities: [entry.id], people: entry.staff.map { .staff($0) }, found: entry.staff.count,
                expected: activity.staff.count)
        }
    }
}
