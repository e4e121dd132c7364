extension Search {
    /// Opens a closed activity at a random time and room, with the people its roles need, moving away appointments
    /// and, now and then, activities that are in the way. Whoever is moved waits.
    func place(_ a: Int) -> Bool {
        let activities = state.activities
        let times = activities.times[a]
        let shift = random.below(times.count)
        for j in 0..<min(times.count, 3) {
            let time = times.lowerBound + (j + shift) % times.count
            if activities.timeAllowed[time] == 0 { continue }
            let places = activities.places[a]
            if places.isEmpty {
                if place(a, time, -1) { return true }
                continue
            }
            let turn = random.below(places.count)
            for i in 0..<places.count {
                let place = places.lowerBound + (i + turn) % places.count
                guard activities.placeAllowed[place] != 0, activities.isOpen(a, time: time, place: place) else {
                    continue
                }
                if self.place(a, time, place) { return true }
            }
        }
        return false
    }

    /// Opens it exactly so; false, with nothing changed but who waits, if it cannot be.
    func place(_ a: Int, _ time: Int, _ place: Int) -> Bool {
        let mark = state.journal.count
        let evicting = random.oneIn(4)
        if place >= 0, !freeRoom(state.activities.placeRoom[place], time, evicting: evicting) {
            state.undo(to: mark)
            return false
        }
        let site = state.activities.site(a, place: place, state.places)
        guard freeStaff(a, time, site, evicting: evicting) else {
            state.undo(to: mark)
            return false
        }
        return runs(a, time, place) || back(to: mark)
    }

    /// Opens it in a room that is free with the people named, whose appointments make room; false, with nothing changed
    /// but who waits, if it cannot be.
    func place(_ a: Int, _ time: Int, _ place: Int, posts: [Int]) -> Bool {
        let mark = state.journal.count
        let site = state.activities.site(a, place: place, state.places)
        for (n, post) in posts.enumerated() {
            guard evict(state.activities.postStaff[post], time, site, activitiesToo: false) else {
                return back(to: mark)
            }
            scratch[n] = post
        }
        return runs(a, time, place) || back(to: mark)
    }

    /// Opens it with the posts in `scratch`, if its relations and reserved seats allow.
    func runs(_ a: Int, _ time: Int, _ place: Int) -> Bool {
        state.open(a, time: time, place: place, scratch.base)
        return state.relationsHold(a) && state.reservedFit(a)
    }

    private func back(to mark: Int) -> Bool {
        state.undo(to: mark)
        return false
    }

    /// Chooses a person for each role into `scratch`, moving away what keeps them.
    private func freeStaff(_ a: Int, _ time: Int, _ site: Int, evicting: Bool) -> Bool {
        let activities = state.activities
        for (n, role) in activities.roles[a].enumerated() {
            let posts = activities.posts[role]
            let shift = random.below(posts.count)
            var chosen = -1
            // Those who are free first, then those who are only kept by appointments, then by activities.
            for pass in 0..<(evicting ? 3 : 2) where chosen < 0 {
                for j in 0..<posts.count where chosen < 0 {
                    let post = posts.lowerBound + (j + shift) % posts.count
                    let staff = activities.postStaff[post]
                    guard activities.postAllowed[post] != 0, activities.isThere(a, time: time, post: post),
                        !isChosen(staff, before: n)
                    else { continue }
                    if pass == 0 {
                        if state.staffObstacle(staff, time: time, site: site) == State.free { chosen = post }
                    } else if evict(staff, time, site, activitiesToo: pass == 2) {
                        chosen = post
                    }
                }
            }
            if chosen < 0 { return false }
            scratch[n] = chosen
        }
        return true
    }

    func isChosen(_ staff: Int, before n: Int) -> Bool {
        for i in 0..<n where state.activities.postStaff[scratch[i]] == staff { return true }
        return false
    }

    /// Clears a person's calendar for an activity-time.
    func evict(_ staff: Int, _ time: Int, _ site: Int, activitiesToo: Bool) -> Bool {
        let mark = state.journal.count
        while true {
            let owner = state.staffObstacle(staff, time: time, site: site)
            if owner == State.free { return true }
            var gone = false
            let wish = owner == State.full ? state.appointmentInWay(staff, time: time) : owner < 0 ? ~owner : -1
            if wish >= 0 {
                gone = state.strip(wish: wish)
                if gone { wait(state.people.personOfWish[wish]) }
            } else if owner == State.full {
                gone = false
            } else if activitiesToo {
                gone = dissolve(owner)
            }
            if !gone {
                state.undo(to: mark)
                return false
            }
        }
    }

    /// Clears a room for an activity-time; only activities are moved away, and only if `evicting`.
    func freeRoom(_ room: Int, _ time: Int, evicting: Bool) -> Bool {
        if state.roomIsFree(room, time: time) { return true }
        guard evicting else { return false }
        for i in activitiesOfRoom[room] {
            let b = activityOfRoom[i]
            guard state.isRunning(b), state.placeOf[b] >= 0, state.activities.placeRoom[state.placeOf[b]] == room,
                state.activities.overlap(state.timeOf[b], time)
            else { continue }
            guard dissolve(b) else { return false }
            if state.roomIsFree(room, time: time) { return true }
        }
        return false
    }
}
