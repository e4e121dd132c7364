import Problem

/// Activities that are nothing but seats: they cost nothing to run, need no room, nobody and no least size, have one
/// time and are related to no other.
///
/// Whom such an activity may admit is any set up to its seats. The hull of these sets is given by the seats alone, so
/// one price for all pairs of its time lowers the dual as far as a price for each would, and is found much sooner: at
/// *real-sectioning* 951 prices instead of 84,051.
enum OpenSeats {
    /// By activity-time.
    static func times(_ instance: Instance) -> [Bool] {
        let activities = instance.activities
        var isOpen = [Bool](repeating: false, count: activities.activityOfTime.count)
        for a in 0..<activities.count {
            let t = activities.times[a].lowerBound
            guard activities.times[a].count == 1, activities.minSize[a] <= 0, activities.places[a].isEmpty,
                activities.roles[a].isEmpty, activities.reserved[a].isEmpty, instance.past.ran[a] == 0,
                instance.links.pairs[a].isEmpty,
                instance.locks.activity[a] != Locks.off, activities.value[a] >= activities.timeCost[t]
            else { continue }
            isOpen[t] = true
        }
        return isOpen
    }
}
