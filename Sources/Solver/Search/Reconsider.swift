extension Search {
    /// People consider other activities of long parts from now on, by how activities run and what seats cost. What the plan in hand,
    /// the best plan, the plan in force and `fixed` stand on stays. The journal must be empty.
    func reconsider(_ spots: Spots, at price: [Int]) {
        let considered = Considered(instance)
        guard !considered.isEmpty, !price.isEmpty else { return }
        let arena = Arena()
        let isPinned: Buffer<UInt8> = arena.buffer(state.people.candidateActivity.count)
        state.pin(isPinned)
        best.pin(isPinned)
        crew?.match(self)
        considered.choose(spots, at: price, isPinned: isPinned, &random, unless: breaksOff)
        state.seatAnew()
        crew?.seatAnew()
        withExtendedLifetime(arena) {}
    }
}

extension State {
    /// Marks the candidates by which people are enrolled, or have to be, or were in the plan in force.
    fileprivate func pin(_ candidates: Buffer<UInt8>) {
        for seat in 0..<seatCandidate.count where seatCandidate[seat] >= 0 { candidates[seatCandidate[seat]] = 1 }
        for i in locks.grantCandidate.indices { candidates[locks.grantCandidate[i]] = 1 }
        for r in people.personOfRequest.indices where past.granted[r] != 0 {
            let before = Set(past.enrolled[r].map { past.enrolledIn[$0] })
            for c in people.choices[r].flatMap({ people.uses[$0] }).flatMap({ people.candidates[$0] })
            where before.contains(people.candidateActivity[c]) { candidates[c] = 1 }
        }
    }

    /// Rosters begin where applicants do now.
    func seatAnew() {
        enrolled.fill(0)
        for seat in 0..<seatCandidate.count where seatCandidate[seat] >= 0 {
            let a = people.candidateActivity[seatCandidate[seat]]
            roster[rosterBase[a] + enrolled[a]] = seat
            seatPosition[seat] = enrolled[a]
            enrolled[a] += 1
        }
    }
}
