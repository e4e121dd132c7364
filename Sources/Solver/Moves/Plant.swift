extension Search {
    /// One way to run an activity, and what it seems worth.
    struct Spot {
        var time = -1
        var place = -1
        var worth = Int.min
    }

    /// Runs a closed activity where it seems worth most: what its applicants would gain there, less what the activities
    /// in the way are worth to their people. Those are closed, and then planted elsewhere where nothing is in the way.
    func plant(_ a: Int) -> Bool {
        counters[2] = 0
        guard plant(a, evicting: true) else { return false }
        var i = 0
        while i < counters[2], i < 8 {
            let b = displaced[i]
            i += 1
            if state.isRunning(b) { continue }
            let mark = state.journal.count
            if !plant(b, evicting: false), state.journal.count > mark { state.undo(to: mark) }
        }
        return serveQueue()
    }

    private func plant(_ a: Int, evicting: Bool) -> Bool {
        let spot = bestSpot(a, evicting: evicting)
        return spot.time >= 0 && settle(a, spot, evicting: evicting)
    }

    /// Runs a closed activity at a spot, closing what is in the way if `evicting`, and gathers its people.
    func settle(_ a: Int, _ spot: Spot, evicting: Bool = false) -> Bool {
        let site = state.activities.site(a, place: spot.place, state.places)
        if spot.place >= 0 {
            guard clear(state.activities.placeRoom[spot.place], spot.time) else { return false }
        }
        guard staffed(a, spot.time, site, evicting: evicting), runs(a, spot.time, spot.place) else { return false }
        return serveQueue() && gather(a)
    }

    /// Looks at all times and rooms, with a little chance so that it does not always find the same.
    func bestSpot(_ a: Int, evicting: Bool) -> Spot {
        let activities = state.activities
        var best = Spot()
        for time in activities.times[a] where activities.timeAllowed[time] != 0 {
            let places = activities.places[a]
            let first = places.isEmpty ? -1 : places.lowerBound
            let gain = demand(a, time, activities.site(a, place: first, state.places)) - activities.timeCost[time]
            if gain <= 0 { continue }
            let staffLoss = self.staffLoss(a, time, activities.site(a, place: first, state.places))
            if staffLoss == Int.max || (!evicting && staffLoss > 0) { continue }
            if places.isEmpty {
                consider(Spot(time: time, place: -1, worth: gain - staffLoss), &best)
            }
            for place in places
            where activities.placeAllowed[place] != 0 && activities.isOpen(a, time: time, place: place) {
                let roomLoss = self.roomLoss(activities.placeRoom[place], time)
                if !evicting, roomLoss > 0 { continue }
                let worth = gain - staffLoss - roomLoss - activities.placeCost[place]
                consider(Spot(time: time, place: place, worth: worth), &best)
            }
        }
        return best
    }

    private func consider(_ spot: Spot, _ best: inout Spot) {
        let spread = max(64, abs(spot.worth) / 4)
        var spot = spot
        spot.worth += random.below(spread)
        if spot.worth > best.worth { best = spot }
    }

    /// What the applicants of a closed activity would gain if it ran then and there: the best of them, as many as fit.
    func demand(_ a: Int, _ time: Int, _ site: Int) -> Int {
        let people = state.people
        let applicants = people.applicants[a]
        var n = 0
        var willing = 0
        for i in applicants.prefix(Search.gatherLimit) {
            let c = people.applicantCandidate[i]
            guard state.isFree(c, at: time) else { continue }
            let choice = people.choice(ofCandidate: c)
            let r = people.requestOfChoice[choice]
            guard state.locks.request[r] == Locks.free, fits(r, time, site) else { continue }
            willing += 1
            let granted = state.choiceOf[r]
            let p = people.personOfRequest[r]
            var gain =
                people.choiceValue[choice] - (granted < 0 ? 0 : people.choiceValue[granted])
                - instance.homeCost(p, at: site)
            if state.grantedCount[p] == 0 { gain += state.goals.unserved }
            if gain <= 0 { continue }
            gains[n] = gain
            n += 1
        }
        if willing < state.activities.minSize[a] { return 0 }
        let seats = state.activities.maxSize[a]
        if n > seats {
            var sorted = UnsafeMutableBufferPointer(start: gains.base, count: n)
            sorted.sort(by: >)
            n = seats
        }
        var sum = state.activities.value[a]
        for i in 0..<n { sum += gains[i] }
        return sum
    }

    /// Would the person of a request have time, beside their other requests?
    private func fits(_ r: Int, _ time: Int, _ site: Int) -> Bool {
        for other in state.people.requests[state.people.personOfRequest[r]] where other != r {
            for seat in state.seats(of: other) {
                let b = state.people.candidateActivity[state.seatCandidate[seat]]
                if state.clashes.clash(time, site, state.timeOf[b], state.siteOf[b]) { return false }
            }
        }
        return true
    }

    /// What closing a running activity would take from its people, as far as they would not find something else.
    private func loss(_ b: Int) -> Int {
        var sum = max(0, state.activities.value[b])
        for i in state.rosterBase[b]..<state.rosterBase[b] + state.enrolled[b] {
            let c = state.seatCandidate[state.roster[i]]
            sum += state.people.choiceValue[state.people.choice(ofCandidate: c)]
        }
        return sum * 3 / 4 + 1
    }

    private func roomLoss(_ room: Int, _ time: Int) -> Int {
        if state.roomIsFree(room, time: time) { return 0 }
        var sum = 0
        for i in activitiesOfRoom[room] where isInWay(activityOfRoom[i], room, time) { sum += loss(activityOfRoom[i]) }
        return max(1, sum)
    }

    private func isInWay(_ b: Int, _ room: Int, _ time: Int) -> Bool {
        state.isRunning(b) && state.placeOf[b] >= 0 && state.activities.placeRoom[state.placeOf[b]] == room
            && state.activities.overlap(state.timeOf[b], time)
    }

    /// The least that filling all roles takes from other activities; `Int.max` if a role cannot be filled.
    private func staffLoss(_ a: Int, _ time: Int, _ site: Int) -> Int {
        var sum = 0
        for role in state.activities.roles[a] {
            var least = Int.max
            for post in state.activities.posts[role]
            where state.activities.postAllowed[post] != 0 && state.activities.isThere(a, time: time, post: post) {
                least = min(least, loss(ofStaff: state.activities.postStaff[post], time, site))
            }
            if least == Int.max { return least }
            sum += least
        }
        return sum
    }

    /// What the activities in the way of a person's taking a time are worth; `Int.max` if fixed ones are.
    func loss(ofStaff staff: Int, _ time: Int, _ site: Int) -> Int {
        var sum = 0
        var last = -1
        for m in state.activities.meetings[time] {
            let i = state.calendars.clashing(
                staff, state.activities.meetingStart[m], state.activities.meetingEnd[m], site)
            if i < 0 { continue }
            let owner = Int(state.calendars.entries[i].owner)
            if owner < 0 {
                sum += 1
            } else if owner != last {
                if state.locks.activity[owner] == Locks.on { return Int.max }
                sum += loss(owner)
                last = owner
            }
        }
        return sum
    }

    /// Fills the roles with those whom it costs least, into `scratch`, moving away what they have.
    private func staffed(_ a: Int, _ time: Int, _ site: Int, evicting: Bool) -> Bool {
        let activities = state.activities
        for (n, role) in activities.roles[a].enumerated() {
            var chosen = -1
            var least = Int.max
            for post in activities.posts[role] {
                let staff = activities.postStaff[post]
                guard activities.postAllowed[post] != 0, activities.isThere(a, time: time, post: post),
                    !isChosen(staff, before: n)
                else { continue }
                let loss = loss(ofStaff: staff, time, site)
                if loss == Int.max { continue }
                let cost = loss + activities.postCost[post] + random.below(8)
                if cost < least { (chosen, least) = (post, cost) }
            }
            guard chosen >= 0, evict(activities.postStaff[chosen], time, site, activitiesToo: evicting) else {
                return false
            }
            scratch[n] = chosen
        }
        return true
    }

    /// Closes the activities that keep a room from being free at a time.
    private func clear(_ room: Int, _ time: Int) -> Bool {
        if state.roomIsFree(room, time: time) { return true }
        for i in activitiesOfRoom[room] where isInWay(activityOfRoom[i], room, time) {
            guard dissolve(activityOfRoom[i]) else { return false }
            if state.roomIsFree(room, time: time) { return true }
        }
        return false
    }
}
