// How the work of several threads becomes one plan again.

extension Search {
    /// Takes over what another search made of some people meanwhile: whatever of it is legal here and now. Who cannot have what they had there is
    /// served anew. If that comes to no legal plan nothing is taken over.
    func join(_ other: State, of region: Ints) {
        let people = state.people
        let changed = region.indices.map { region[$0] }.filter { p in
            people.requests[p].contains { !state.grants($0, as: other) }
                || people.wishes[p].contains { !state.holds($0, as: other) }
        }
        var (requests, wishes): ([Int], [Int]) = ([], [])
        for p in changed {
            for r in people.requests[p] where !state.grants(r, as: other) {
                if state.choiceOf[r] >= 0 { state.revoke(r) }
                if other.choiceOf[r] >= 0 { requests.append(r) }
            }
            for w in people.wishes[p] where !state.holds(w, as: other) {
                if state.startOf[w] >= 0 { state.cancel(w) }
                if other.startOf[w] >= 0 { wishes.append(w) }
            }
        }
        for a in 0..<state.activities.count
        where state.isRunning(a) && !other.isRunning(a) && state.enrolled[a] == 0
            && state.locks.activity[a] != Locks.on && held[a] == 0
        {
            state.close(a)
        }
        // What needs something else may come before it: those wait for a second round.
        for _ in 0..<2 {
            requests.removeAll { r in
                other.seats(of: r).enumerated().forEach { scratch[$0] = other.seatCandidate[$1] }
                return enrol(r, other.choiceOf[r])
            }
            wishes.removeAll { hold($0, start: other.startOf[$0], lane: other.laneOf[$0], desk: other.deskOf[$0]) }
        }
        for p in requests.map({ people.personOfRequest[$0] }) + wishes.map({ people.personOfWish[$0] }) { wait(p) }
        for i in 0..<counters[0] { state.stripAll(queue[i]) }
        let isLegal = serveQueue() && fillShort()
        releaseQueue()
        if isLegal { keep() } else { state.undo() }
    }
}

extension State {
    /// Is a request granted, or not, as in another plan?
    @inline(__always) fileprivate func grants(_ r: Int, as other: State) -> Bool {
        guard choiceOf[r] == other.choiceOf[r] else { return false }
        for seat in seats(of: r) where seatCandidate[seat] != other.seatCandidate[seat] { return false }
        return true
    }

    /// Is a wish held, or not, as in another plan?
    @inline(__always) fileprivate func holds(_ w: Int, as other: State) -> Bool {
        startOf[w] == other.startOf[w] && laneOf[w] == other.laneOf[w] && deskOf[w] == other.deskOf[w]
    }

    private func runs(_ a: Int, as other: State) -> Bool {
        timeOf[a] == other.timeOf[a] && placeOf[a] == other.placeOf[a]
            && activities.roles[a].allSatisfy { postOf[$0] == other.postOf[$0] }
    }

    /// Becomes the same plan as another. The journal is left empty.
    func match(_ other: State) {
        become(other)
        journal.clear()
        scalars[4] = other.scalars[4]
        assert(objective == other.objective, "the same plan is worth something else")
    }

    /// Does what is to be done to be the same plan as another.
    func become(_ other: State) {
        let moved = (0..<activities.count).filter { !runs($0, as: other) }
        var isMoved = [Bool](repeating: false, count: moved.isEmpty ? 0 : activities.count)
        for a in moved { isMoved[a] = true }
        let requests = people.personOfRequest.indices.filter { r in
            !grants(r, as: other)
                || !moved.isEmpty && seats(of: r).contains { isMoved[people.candidateActivity[seatCandidate[$0]]] }
        }
        let wishes = people.personOfWish.indices.filter { !holds($0, as: other) }
        redo(requests: requests, wishes: wishes, activities: moved, as: other.decided)
        settleEnvies()
    }
}
