extension Search {
    /// A request that has less than it could have is given a better choice, whoever is in the way; who had to make way,
    /// and then a few who may want what was left behind, are served anew.
    func eject() -> Bool {
        let people = state.people
        var r = -1
        for _ in 0..<8 {
            let x = menu.requests[random.below(menu.requests.count)]
            let granted = state.choiceOf[x]
            if granted < 0 || granted > people.choices[x].lowerBound {
                r = x
                break
            }
        }
        return r >= 0 && eject(r)
    }

    /// The same for a given request.
    func eject(_ r: Int) -> Bool {
        let people = state.people
        let choices = people.choices[r]
        let choice = choices.lowerBound + random.below(choices.count)
        if choice == state.choiceOf[r] { return false }
        let p = people.personOfRequest[r]
        leaveBehind(p)
        state.stripAll(p)
        guard force(r, choice, at: .random), state.fill(p, turn: random.next()) else { return false }
        if instance.people.count <= Search.manyPeople { passOn() }
        return serveQueue() && callIn()
    }

    /// Whoever had to make way may take somebody's place in turn, and so on down a chain (ejection chains: Glover 1996).
    /// Where that cannot be done they are left to what is free.
    private func passOn() {
        var i = 0
        while i < counters[0], i < Search.longestChain, !random.oneIn(Search.chainsEnd) {
            let q = queue[i]
            i += 1
            let requests = state.people.requests[q]
            let r = requests.lowerBound + random.below(requests.count)
            let choices = state.people.choices[r]
            let choice = choices.lowerBound + random.below(choices.count)
            guard !choices.isEmpty, state.locks.request[r] == Locks.free, choice != state.choiceOf[r] else { continue }
            let (mark, waiting) = (state.journal.count, counters[0])
            state.stripAll(q)
            if force(r, choice, at: .random), state.fill(q, turn: random.next()) { continue }
            state.undo(to: mark)
            for k in waiting..<counters[0] { queued[queue[k]] = 0 }
            counters[0] = waiting
        }
    }

    /// With more people than this there are few moves for each. One that moves many is better spent on others: with chains a city's
    /// plan ended 0.8 % lower.
    static let manyPeople = 1_000
    private static let longestChain = 6
    /// A chain ends at each of its links once in so many times.
    private static let chainsEnd = 3

    /// By what seats, and who is to make way, are chosen.
    enum Seating { case random, prices(noise: Int) }

    /// Grants a choice by a candidate for each part, taking the place of others where it must.
    func force(_ r: Int, _ choice: Int, at seating: Seating) -> Bool {
        let people = state.people
        let p = people.personOfRequest[r]
        let uses = people.uses[choice]
        guard uses.count <= scratch.count else { return false }
        state.bundle.load(p, state)
        var n = 0
        for use in uses {
            if people.candidates[use].isEmpty { break }
            let c: Int
            switch seating {
            case .random: c = anyCandidate(use, r)
            case .prices(let noise): c = bestBuy(use, r, noise: noise)
            }
            if c < 0 { continue }
            state.push(seat: c, of: r)
            scratch[n] = c
            n += 1
        }
        let met = n == uses.count && state.needsAreMet()
        for _ in 0..<n { state.popSeat() }
        guard met else { return false }
        for k in 0..<n where !makeRoom(people.candidateActivity[scratch[k]], for: p, at: seating) { return false }
        state.grant(r, choice: choice, scratch.base)
        return true
    }

    /// A candidate of a use that can be taken, from a random one on; −1 if none can. There must be one.
    private func anyCandidate(_ use: Int, _ r: Int) -> Int {
        let people = state.people
        let candidates = people.candidates[use]
        let shift = random.below(candidates.count)
        for j in 0..<candidates.count {
            var c = candidates.lowerBound + j + shift
            if c >= candidates.upperBound { c -= candidates.count }
            let a = people.candidateActivity[c]
            state.scalars[3] += 1
            if state.isRunning(a), state.canTake(c, a, r) { return c }
        }
        return -1
    }

    /// Frees a seat in an activity for a person, if there is none, by taking somebody's.
    private func makeRoom(_ a: Int, for p: Int, at seating: Seating) -> Bool {
        if state.enrolled[a] < state.capacity[a], state.keepsReserved(a, p) { return true }
        let n = state.enrolled[a]
        guard n > 0 else { return false }
        let shift: Int
        switch seating {
        case .random: shift = random.below(n)
        case .prices: shift = spareSeat(a)
        }
        for j in 0..<min(n, 4) {
            let seat = state.roster[state.rosterBase[a] + (j + shift) % n]
            let q = state.people.person(ofCandidate: state.seatCandidate[seat])
            let request = state.people.request(ofCandidate: state.seatCandidate[seat])
            if q == p || state.locks.request[request] != Locks.free { continue }
            let mark = state.journal.count
            if state.strip(request: request), state.keepsReserved(a, p) {
                wait(q)
                return true
            }
            state.undo(to: mark)
            if state.enrolled[a] != n { return false }
        }
        return false
    }

    // MARK: What is left behind

    /// Notes the activities a person is in, before they are taken from them.
    func leaveBehind(_ p: Int) {
        counters[1] = 0
        for r in state.people.requests[p] {
            for seat in state.seats(of: r) where counters[1] < 8 {
                left(counters[1], state.people.candidateActivity[state.seatCandidate[seat]])
                counters[1] += 1
            }
        }
    }

    private func left(_ i: Int, _ a: Int) { scratch[scratch.count - 1 - i] = a }

    /// Serves a few who have asked for a seat that was left behind and have less than they asked for.
    func callIn() -> Bool {
        let people = state.people
        for i in 0..<counters[1] {
            let a = scratch[scratch.count - 1 - i]
            guard state.isRunning(a), state.enrolled[a] < state.capacity[a] else { continue }
            let applicants = people.applicants[a]
            let shift = random.below(applicants.count)
            var served = 0
            for j in 0..<min(applicants.count, 24) {
                var k = applicants.lowerBound + j + shift
                if k >= applicants.upperBound { k -= applicants.count }
                let c = people.applicantCandidate[k]
                let choice = people.choice(ofCandidate: c)
                let r = people.requestOfChoice[choice]
                let granted = state.choiceOf[r]
                if granted >= 0, people.choiceValue[granted] >= people.choiceValue[choice] { continue }
                let q = people.personOfRequest[r]
                strip(q)
                guard state.fill(q, turn: random.next()) else { return false }
                served += 1
                if served == 3 || state.enrolled[a] >= state.capacity[a] { break }
            }
        }
        return true
    }
}
