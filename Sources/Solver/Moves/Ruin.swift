extension Search {
    /// A random activity's people and applicants, a few of them, lose all and are served again in random order.
    func ruin() -> Bool {
        let people = state.people
        let r = menu.requests[random.below(menu.requests.count)]
        let choices = people.choices[r]
        let uses = people.uses[choices.lowerBound + random.below(choices.count)]
        let candidates = people.candidates[uses.lowerBound + random.below(uses.count)]
        guard candidates.count > 0 else { return false }
        let a = people.candidateActivity[candidates.lowerBound + random.below(candidates.count)]
        guard state.isRunning(a) else { return false }
        wait(people.personOfRequest[r])
        let size = 1 + random.below(5)
        let applicants = people.applicants[a]
        for _ in 0..<size {
            let n = state.enrolled[a]
            let candidate =
                n > 0 && random.oneIn(2)
                ? state.seatCandidate[state.roster[state.rosterBase[a] + random.below(n)]]
                : people.applicantCandidate[applicants.lowerBound + random.below(applicants.count)]
            wait(people.person(ofCandidate: candidate))
        }
        let n = counters[0]
        for i in stride(from: n - 1, to: 0, by: -1) {
            let j = random.below(i + 1)
            let x = queue[i]
            queue[i] = queue[j]
            queue[j] = x
        }
        for i in 0..<n { state.stripAll(queue[i]) }
        return serveQueue()
    }
}
