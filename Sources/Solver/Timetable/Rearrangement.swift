extension Guide {
    /// A change of one activity: to a way, or to not running (−1).
    struct Change {
        var activity, way: Int
    }

    /// Activities other than those decided anew that are looked at as rivals of the one put in.
    private static let rivals = 4

    /// The way in which an activity runs now: −1 if it does not, −2 if none of the ways known.
    func way(of a: Int, _ state: State) -> Int {
        guard state.isRunning(a) else { return -1 }
        for k in waysOfActivity[a] where isNow(wayOfActivity[k], state) { return wayOfActivity[k] }
        return -2
    }

    /// Does its activity run in this way? Like rooms are not told apart.
    private func isNow(_ way: Int, _ state: State) -> Bool {
        let w = ways.all[way]
        let a = Int(w.activity)
        guard state.timeOf[a] == Int(w.time), state.placeOf[a] == Int(w.place) else { return false }
        var post = Int(w.firstPost)
        for role in state.activities.roles[a] {
            if state.postOf[role] != Int(ways.posts[post]) { return false }
            post += 1
        }
        return true
    }

    /// What to change so that a way stands: what is in its way leaves, and all of these, with some rivals, are placed
    /// again where they are worth most.
    func rearrange(around way: Int, _ state: State, _ random: inout Random) -> [Change] {
        let first = Int(ways.all[way].activity)
        var window = [first]
        // Those in its way, and a few others that compete with it.
        let neighbours = ways.neighbours[way]
        for k in neighbours {
            let n = ways.neighbour[k]
            let b = Int(ways.all[n].activity)
            if state.isRunning(b), !window.contains(b), isNow(n, state), excludes(way, n, state) {
                guard ways.instance.locks.activity[b] == Locks.free, window.count < Search.retimedAtOnce else {
                    return []
                }
                window.append(b)
            }
        }
        for _ in 0..<random.below(Guide.rivals + 1) where neighbours.count > 0 && window.count < Search.retimedAtOnce {
            let of = window[random.below(window.count)]
            let own = waysOfActivity[of]
            guard own.count > 0 else { continue }
            let rivals = ways.neighbours[wayOfActivity[own.lowerBound + random.below(own.count)]]
            guard rivals.count > 0 else { continue }
            let b = Int(ways.all[ways.neighbour[rivals.lowerBound + random.below(rivals.count)]].activity)
            if !window.contains(b), ways.instance.locks.activity[b] == Locks.free { window.append(b) }
        }
        var candidates: [(worth: Int, way: Int)] = []
        for b in window.dropFirst() {
            for k in waysOfActivity[b] {
                let n = wayOfActivity[k]
                guard weight[n] > 0, ways.all[n].unit == 0, !isTaken(n, beside: window, state) else { continue }
                let worth = weight[n] / 64
                let spread = max(1, worth / 4)
                candidates.append((worth + random.below(spread) - spread / 2, n))
            }
        }
        candidates.sort { ($0.worth, $1.way) > ($1.worth, $0.way) }
        var chosen = [way]
        for c in candidates where !chosen.contains(where: { excludes($0, c.way, state) }) { chosen.append(c.way) }
        var changes: [Change] = []
        for b in window {
            let to = chosen.first { Int(ways.all[$0].activity) == b } ?? -1
            if to != self.way(of: b, state) { changes.append(Change(activity: b, way: to)) }
        }
        return changes
    }

    /// Is something outside the window in the way?
    private func isTaken(_ n: Int, beside window: [Int], _ state: State) -> Bool {
        for k in ways.neighbours[n] {
            let m = ways.neighbour[k]
            let b = Int(ways.all[m].activity)
            if state.isRunning(b), isNow(m, state), !window.contains(b), excludes(n, m, state) { return true }
        }
        return false
    }

    /// Do two ways exclude each other? Of like rooms there may be another one free: that is seen when it is tried.
    private func excludes(_ n: Int, _ m: Int, _ state: State) -> Bool {
        let (v, w) = (ways.all[n], ways.all[m])
        if v.activity == w.activity { return true }
        let neighbours = ways.neighbours[n]
        var (low, high) = (neighbours.lowerBound, neighbours.upperBound)
        while low < high {
            let mid = (low + high) >> 1
            if ways.neighbour[mid] < m { low = mid + 1 } else { high = mid }
        }
        guard low < neighbours.upperBound, ways.neighbour[low] == m else { return false }
        let activities = state.activities
        guard v.place >= 0, w.place >= 0 else { return true }
        let room = activities.placeRoom[Int(v.place)]
        guard room == activities.placeRoom[Int(w.place)], state.places.roomCount[room] > 1 else { return true }
        // They may be neighbours for a person they share rather than for the room.
        for p in ways.staffing(n) {
            for q in ways.staffing(m) where activities.postStaff[Int(p)] == activities.postStaff[Int(q)] { return true }
        }
        return false
    }
}
