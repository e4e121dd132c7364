extension Search {
    /// A wish is held at a random start that its windows and its counselor's absences allow; whatever stands in the
    /// way (other appointments of the counselor, who may have hours enough already, and of the person) is taken away and placed again.
    func slot() -> Bool {
        let (people, services) = (state.people, state.services)
        var w = menu.wishes[random.below(menu.wishes.count)]
        for _ in 0..<3 where state.startOf[w] >= 0 { w = menu.wishes[random.below(menu.wishes.count)] }
        let p = people.personOfWish[w]
        let ranges = people.open[w]
        let lanes = services.lanes[people.wishService[w]]
        guard ranges.count > 0, lanes.count > 0 else { return false }
        if state.startOf[w] >= 0, random.oneIn(2) { return neighbours(w) }
        let range = ranges.lowerBound + random.below(ranges.count)
        let k = people.openLow[range] + random.below(people.openHigh[range] - people.openLow[range] + 1)
        let lane = lanes.lowerBound + random.below(lanes.count)
        guard state.freeStarts.isOpen(lane, k) else { return false }
        wait(p)
        state.stripWishes(p)
        // What a fixed decision needs stays where it is.
        guard state.startOf[w] < 0 else { return false }
        state.bundle.load(p, state)
        let service = people.wishService[w]
        let start = k * services.step[service]
        let end = start + services.minutes[service]
        let (site, staff) = (services.laneSite[lane], services.laneStaff[lane])
        guard state.needsAllow(~w), state.orderAllows(~w, start: start, end: end),
            state.hasTime(from: start, to: end, at: site),
            state.withinLimits(start: start, minutes: end - start)
        else { return false }
        while true {
            let i = state.calendars.clashing(staff, start, end, site)
            if i < 0 { break }
            let owner = Int(state.calendars.entries[i].owner)
            guard owner < 0, state.strip(wish: ~owner) else { return false }
            wait(people.personOfWish[~owner])
        }
        // An appointment may be more than a limit allows whatever makes way.
        guard state.staffCould(staff, take: end - start, at: start) else { return false }
        while !state.staffWithinLimits(staff, start: start, minutes: end - start) {
            let other = state.appointmentInWay(staff, start: start, minutes: end - start)
            guard other >= 0, state.strip(wish: other) else { return false }
            wait(people.personOfWish[other])
        }
        let desk = state.freeDesk(service, at: site, from: start, to: end)
        guard desk != State.full else { return false }
        state.book(w, start: k, lane: lane, desk: desk)
        return serveQueue()
    }

    /// The appointments around one in its counselor's calendar, and one that is not held, are placed again.
    private func neighbours(_ w: Int) -> Bool {
        let staff = state.services.laneStaff[state.laneOf[w]]
        let start = state.startOf[w] * state.services.step[state.people.wishService[w]]
        let calendars = state.calendars
        let at = calendars.first(of: staff, from: start)
        let reach = 1 + random.below(3)
        let low = max(calendars.base[staff], at - reach)
        let high = min(calendars.end(of: staff), at + reach + 1)
        for i in low..<high {
            let owner = Int(calendars.entries[i].owner)
            if owner < 0 { wait(state.people.personOfWish[~owner]) }
        }
        for _ in 0..<4 {
            let other = menu.wishes[random.below(menu.wishes.count)]
            if state.startOf[other] < 0 {
                wait(state.people.personOfWish[other])
                break
            }
        }
        let n = counters[0]
        for i in stride(from: n - 1, to: 0, by: -1) {
            let j = random.below(i + 1)
            let x = queue[i]
            queue[i] = queue[j]
            queue[j] = x
        }
        for i in 0..<n { state.stripWishes(queue[i]) }
        return serveQueue()
    }
}
