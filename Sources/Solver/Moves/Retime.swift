extension Search {
    /// Most activities whose ways are decided anew at once.
    static let retimedAtOnce = 12

    /// A few activities that compete are given other times, rooms and people, so that by the dual's prices they are
    /// worth most, with some chance: one is put where it was not, what is in its way leaves, and these and some of
    /// their rivals are placed again, the dearest first.
    func retime() -> Bool {
        guard let guide, !guide.hopeful.isEmpty else { return false }
        let a = guide.hopeful[random.below(guide.hopeful.count)]
        let own = guide.waysOfActivity[a]
        let way = guide.wayOfActivity[own.lowerBound + random.below(own.count)]
        guard guide.weight[way] > 0, way != guide.way(of: a, state) else { return false }
        let plan = guide.rearrange(around: way, state, &random)
        guard !plan.isEmpty else { return false }
        counters[2] = 0
        for change in plan where state.isRunning(change.activity) {
            guard state.locks.activity[change.activity] == Locks.free, empty(change.activity) else { return false }
        }
        for change in plan where change.way >= 0 && !run(change.way, guide) {
            if change.way == way { return false }
        }
        guard serveQueue() else { return false }
        for change in plan where state.isRunning(change.activity) && !gather(change.activity) {
            guard dissolve(change.activity), serveQueue() else { return false }
        }
        return true
    }

    /// Opens an activity in a given way, appointments of its people making room; false, with nothing changed but who
    /// waits, if it cannot be.
    private func run(_ way: Int, _ guide: Guide) -> Bool {
        let w = guide.ways.all[way]
        let (time, place) = (Int(w.time), Int(w.place))
        if place >= 0, !state.roomIsFree(state.activities.placeRoom[place], time: time) { return false }
        return self.place(Int(w.activity), time, place, posts: guide.ways.staffing(way).map(Int.init))
    }
}
