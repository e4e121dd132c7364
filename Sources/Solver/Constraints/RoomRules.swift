extension State {
    /// Is a room free at all meetings of an activity-time?
    func roomIsFree(_ room: Int, time: Int) -> Bool {
        for m in activities.meetings[time]
        where !rooms.isFree(room, activities.meetingStart[m], activities.meetingEnd[m]) { return false }
        return true
    }

    /// The cheapest desk of a service at a site that is free then: −1 if it needs none, `State.full` if none is free.
    @inline(__always) func freeDesk(_ service: Int, at site: Int, from start: Int, to end: Int) -> Int {
        let desks = services.desks[service]
        if desks.isEmpty { return -1 }
        var best = State.full
        var cost = Int.max
        for d in desks where services.deskCost[d] < cost {
            let room = services.deskRoom[d]
            if places.roomSite[room] == site, rooms.isFree(room, start, end) {
                (best, cost) = (d, services.deskCost[d])
            }
        }
        return best
    }
}
