import Problem

/// A grant enrols in exactly one activity of each part of its choice, all different.
enum Parts {
    /// - Returns: the activities, by index.
    static func check(
        _ entry: Decisions.Grant, of choice: Participant.Choice, _ lookup: Lookup
    ) throws(Violation) -> [Int] {
        let activities = entry.activities.compactMap { lookup.activities[$0] }
        let fits =
            activities.count == entry.activities.count && activities.count == choice.parts.count
            && Set(activities).count == activities.count
            && zip(activities, choice.parts).allSatisfy { activity, part in
                lookup.activitiesOfPart[lookup.parts[part]!].contains(activity)
            }
        guard fits else {
            throw Violation(
                .parts, activities: entry.activities, people: [.participant(entry.participant)],
                wishes: [entry.request], found: entry.activities.count, expected: choice.parts.count)
        }
        return activities
    }
}
