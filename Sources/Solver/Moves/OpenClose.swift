extension Search {
    /// Most applicants asked in one round of gathering.
    static let gatherLimit = 160

    func openOne() -> Bool {
        let a = menu.activities[random.below(menu.activities.count)]
        if state.isRunning(a) { return false }
        return random.oneIn(3) ? run(a) : plant(a)
    }

    func closeOne() -> Bool {
        let a = menu.activities[random.below(menu.activities.count)]
        guard state.isRunning(a), dissolve(a), serveQueue() else { return false }
        return true
    }

    /// Runs an activity at a random time, room and staff, moving away what is in the way, and gathers its people.
    func run(_ a: Int) -> Bool {
        openCompanions(of: a)
        guard place(a) else { return false }
        return gather(a) && serveQueue()
    }

    /// Closes an activity; its people wait.
    func dissolve(_ a: Int) -> Bool {
        if state.locks.activity[a] == Locks.on || held[a] != 0 { return false }
        guard empty(a) else { return false }
        if counters[2] < displaced.count {
            displaced[counters[2]] = a
            counters[2] += 1
        }
        return true
    }

    /// Takes everybody out of an activity and closes it; they wait.
    func empty(_ a: Int) -> Bool {
        while state.enrolled[a] > 0 {
            let seat = state.roster[state.rosterBase[a] + state.enrolled[a] - 1]
            let c = state.seatCandidate[seat]
            guard state.strip(request: state.people.request(ofCandidate: c)) else { return false }
            wait(state.people.person(ofCandidate: c))
        }
        state.close(a)
        return true
    }

    /// Fills a running activity from its applicants: first whom it serves better than what they have; then, if they
    /// are too few, others, pulled in with growing strength, until it may run.
    func gather(_ a: Int) -> Bool {
        let people = state.people
        let applicants = people.applicants[a]
        guard applicants.count > 0 else { return state.activities.minSize[a] == 0 }
        for round in 0..<4 {
            let shift = random.below(applicants.count)
            let before = state.pull[a]
            state.pull[a] = before + (round == 0 ? 0 : 100 << (2 * round))
            defer { state.pull[a] = before }
            for j in 0..<min(applicants.count, Search.gatherLimit) {
                if state.enrolled[a] >= state.capacity[a] { break }
                if round > 0, state.enrolled[a] >= state.activities.minSize[a] { break }
                var k = applicants.lowerBound + j + shift
                if k >= applicants.upperBound { k -= applicants.count }
                let c = people.applicantCandidate[k]
                let choice = people.choice(ofCandidate: c)
                let r = people.requestOfChoice[choice]
                let granted = state.choiceOf[r]
                if state.locks.request[r] != Locks.free || isIn(a, r) { continue }
                if round == 0, granted >= 0, people.choiceValue[granted] >= people.choiceValue[choice] { continue }
                guard state.isFree(c, at: state.timeOf[a]) else { continue }
                let p = people.personOfRequest[r]
                state.stripAll(p)
                guard state.fill(p, turn: random.next()) else { return false }
            }
            if state.enrolled[a] >= state.activities.minSize[a] { return true }
        }
        return false
    }

    private func isIn(_ a: Int, _ r: Int) -> Bool {
        for seat in state.seats(of: r) where state.people.candidateActivity[state.seatCandidate[seat]] == a {
            return true
        }
        return false
    }
}

extension State {
    @inline(__always) func isFree(_ candidate: Int, at time: Int) -> Bool {
        instance.isFree(candidate: candidate, time: time)
    }
}
