extension Search {
    /// Deferred acceptance (Gale and Shapley, 1962; Roth, 1984): whoever envies justly proposes to the best they could
    /// take; a full activity lets go whoever has the lowest score there, who then proposes in turn.
    func satisfyOne() -> Bool {
        for _ in 0..<32 {
            let r = menu.requests[random.below(menu.requests.count)]
            guard state.envies.ofRequest[r] > 0 else { continue }
            wait(state.people.personOfRequest[r])
            propose(atMost: 8)
            return true
        }
        return false
    }

    /// Everybody proposes. In a market with nothing but seats and scores this ends in the participants' best stable
    /// matching; elsewhere it is cut off after a few rounds' worth of proposals.
    /// - Parameter isOver: asked now and then whether to stop before that; what is half done then is for the caller to undo.
    func proposeAll(unless isOver: () -> Bool = { false }) {
        for i in menu.people.indices { wait(menu.people[i]) }
        propose(atMost: 16 * menu.requests.count + 64, unless: isOver)
    }

    /// Lets those who wait propose, in turn, and those they displace.
    private func propose(atMost limit: Int, unless isOver: () -> Bool = { false }) {
        var left = limit
        var i = 0
        while i < counters[0] {
            if i & 63 == 63, isOver() {
                queued.fill(0)
                break
            }
            let p = queue[i % queue.count]
            queued[p] = 0
            i += 1
            for r in state.people.requests[p] where left > 0 && state.locks.request[r] == Locks.free {
                let choice = state.bestEnvied(r)
                if choice < 0 { continue }
                left -= 1
                if !give(r, choice) { break }
            }
            _ = state.fill(p, turn: random.next())
            // The queue is a ring: whoever waits is in it once, so that it never holds more than everybody.
            if i >= queue.count {
                i -= queue.count
                counters[0] -= queue.count
            }
        }
        counters[0] = 0
    }

    /// Grants a request the choice and candidates last found, letting go those who are in the way.
    private func give(_ r: Int, _ choice: Int) -> Bool {
        let n = state.people.uses[choice].count
        for k in 0..<n { scratch[k] = state.envies.found[k] }
        if state.choiceOf[r] >= 0 { state.revoke(r) }
        for k in 0..<n where !letGo(state.people.candidateActivity[scratch[k]], scratch[k]) { return false }
        for k in 0..<n
        where state.enrolled[state.people.candidateActivity[scratch[k]]]
            >= state.capacity[state.people.candidateActivity[scratch[k]]]
        { return false }
        state.grant(r, choice: choice, scratch.base)
        return true
    }

    /// Sees to a free seat for a candidate, from whoever has the lowest score below theirs and may go.
    private func letGo(_ a: Int, _ c: Int) -> Bool {
        let people = state.people
        let p = people.person(ofCandidate: c)
        if state.enrolled[a] < state.capacity[a], state.keepsReserved(a, p) { return true }
        while true {
            var lowest = -1
            for i in state.rosterBase[a]..<state.rosterBase[a] + state.enrolled[a] {
                let other = state.seatCandidate[state.roster[i]]
                let q = people.person(ofCandidate: other)
                guard people.candidateScore[other] < people.candidateScore[c], q != p,
                    state.locks.request[people.request(ofCandidate: other)] == Locks.free,
                    state.keepsReserved(a, p, insteadOf: q)
                else { continue }
                if lowest < 0 || people.candidateScore[other] < people.candidateScore[lowest] { lowest = other }
            }
            guard lowest >= 0, state.strip(request: people.request(ofCandidate: lowest)) else { return false }
            wait(people.person(ofCandidate: lowest))
            if state.enrolled[a] < state.capacity[a], state.keepsReserved(a, p) { return true }
        }
    }
}
