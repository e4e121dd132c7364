extension State {
    /// Takes away a request, and first whatever else of the person needs it.
    /// - Returns: false, with nothing undone, if something fixed needs it.
    func strip(request r: Int) -> Bool {
        guard choiceOf[r] >= 0 else { return true }
        if locks.request[r] != Locks.free { return false }
        guard stripDependants(of: r, people.personOfRequest[r]) else { return false }
        if choiceOf[r] >= 0 { revoke(r) }
        return true
    }

    func strip(wish w: Int) -> Bool {
        guard startOf[w] >= 0 else { return true }
        if locks.wish[w] != Locks.free { return false }
        guard stripDependants(of: ~w, people.personOfWish[w]) else { return false }
        if startOf[w] >= 0 { cancel(w) }
        return true
    }

    private func stripDependants(of item: Int, _ p: Int) -> Bool {
        for o in people.orders[p]
        where people.orderNeeds[o] != 0 && people.orderFirst[o] == item && people.orderSecond[o] != item {
            let second = people.orderSecond[o]
            guard second >= 0 ? strip(request: second) : strip(wish: ~second) else { return false }
        }
        return true
    }

    /// Takes away all that is not fixed.
    func stripAll(_ p: Int) {
        for w in people.wishes[p] where startOf[w] >= 0 && locks.wish[w] == Locks.free { cancel(w) }
        for r in people.requests[p] where choiceOf[r] >= 0 && locks.request[r] == Locks.free { revoke(r) }
    }

    /// Takes away all enrolments that are not fixed, and what needs them.
    /// - Returns: false if something fixed needs one of them, which then stays.
    func stripRequests(_ p: Int) -> Bool {
        var all = true
        for r in people.requests[p] where choiceOf[r] >= 0 && locks.request[r] == Locks.free && !strip(request: r) {
            all = false
        }
        return all
    }

    func stripWishes(_ p: Int) {
        for w in people.wishes[p] where startOf[w] >= 0 { _ = strip(wish: w) }
    }
}

extension Search {
    /// Takes all from somebody who is to be served anew. In a city mostly not the appointments: to find each of them a slot again
    /// takes most of a move's time, and seldom finds a better one.
    func strip(_ p: Int) {
        if instance.isCity, !random.oneIn(Search.appointmentsGo), state.stripRequests(p) { return }
        state.stripAll(p)
    }

    /// In a city appointments are taken as well once in so many times.
    private static let appointmentsGo = 4
}
