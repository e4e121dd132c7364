extension Search {
    /// All activities that a room or a person has are closed, and the time it has is given out again: of the activities
    /// that could use it, always the one that seems worth most where nothing is in its way, until none is.
    func repack() -> Bool {
        let activities = state.activities
        let a = menu.activities[random.below(menu.activities.count)]
        let roles = activities.roles[a]
        let places = activities.places[a]
        let list: Range<Int>
        let table: Ints
        if !roles.isEmpty, places.isEmpty || random.oneIn(2) {
            let posts = activities.posts[roles.lowerBound + random.below(roles.count)]
            let staff = activities.postStaff[posts.lowerBound + random.below(posts.count)]
            (list, table) = (activitiesOfStaff[staff], activityOfStaff)
        } else if !places.isEmpty {
            let room = activities.placeRoom[places.lowerBound + random.below(places.count)]
            (list, table) = (activitiesOfRoom[room], activityOfRoom)
        } else {
            return false
        }
        guard list.count > 1 else { return false }
        counters[2] = 0
        // With many to choose from only a run of them, beginning anywhere, is taken part of.
        let n = min(list.count, 24)
        let shift = random.below(list.count)
        for k in 0..<n where random.below(4) != 0 {
            let b = table[list.lowerBound + (k + shift) % list.count]
            if state.isRunning(b), state.locks.activity[b] != Locks.on, !dissolve(b) { return false }
        }
        guard serveQueue() else { return false }
        for _ in 0..<n {
            var best = Spot()
            var chosen = -1
            for k in 0..<n {
                let b = table[list.lowerBound + (k + shift) % list.count]
                if state.isRunning(b) || state.locks.activity[b] == Locks.off { continue }
                let spot = bestSpot(b, evicting: false)
                if spot.time >= 0, spot.worth > best.worth { (best, chosen) = (spot, b) }
            }
            guard chosen >= 0 else { break }
            let mark = state.journal.count
            if !settle(chosen, best) {
                state.undo(to: mark)
                break
            }
        }
        return true
    }
}
