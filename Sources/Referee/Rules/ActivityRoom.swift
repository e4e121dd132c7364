import Problem

/// A running activity meets in exactly one of its rooms; one that needs none has none.
enum ActivityRoom {
    static func check(_ entry: Decisions.Activity, of activity: Activity) throws(Violation) {
        let fits = activity.rooms.isEmpty ? entry.room == nil : activity.rooms.contains { $0.room == entry.room }
        guard fits else {
            throw Violation(.activityRoom, activities: [entry.id], rooms: entry.room.map { [$0] } ?? [])
        }
    }
}
