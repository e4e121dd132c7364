extension Search {
    /// A running activity is emptied, closed, and opened again elsewhere; its people are served first, then others.
    func shift() -> Bool {
        let a = menu.activities[random.below(menu.activities.count)]
        guard state.isRunning(a) else { return false }
        let (time, place) = (state.timeOf[a], state.placeOf[a])
        let activities = state.activities
        guard activities.times[a].count > 1 || activities.places[a].count > 1 || !activities.roles[a].isEmpty else {
            return false
        }
        guard empty(a) else { return false }
        if random.oneIn(3) { return plant(a) }
        // Half of the time only the room or the staff changes, so that everybody can follow.
        if random.oneIn(2), activities.places[a].count > 1 || !activities.roles[a].isEmpty {
            let places = activities.places[a]
            let other = places.isEmpty ? -1 : places.lowerBound + random.below(places.count)
            if other >= 0, activities.placeAllowed[other] == 0 || !activities.isOpen(a, time: time, place: other) {
                return false
            }
            guard self.place(a, time, other) else { return false }
        } else {
            guard self.place(a), state.timeOf[a] != time || state.placeOf[a] != place else { return false }
        }
        return serveQueue() && gather(a) && serveQueue()
    }
}
