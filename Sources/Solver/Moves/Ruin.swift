extension Search {
    /// A random activity's people and applicants, a few of them, lose all and are served again in random order.
    func ruin() -> Bool {
        let people = state.people
        let r = menu.requests[random.below(menu.requests.count)]
        let choices = people.choices[r]
        let uses = people.uses[choices.lowerBound + random.below(choices.count)]
        let candidates = people.candidates[uses.lowerBound + random.below(uses.count)]
        guard candidates.count > 0 else { return false }
        scratch[0] = candidates.lowerBound + random.below(candidates.count)
        let a = people.candidateActivity[scratch[0]]
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
            scratch[counters[0]] = candidate
            wait(people.person(ofCandidate: candidate))
        }
        let n = counters[0]
        if state.goals.envy != 0, random.oneIn(2) {
            byScore(n)
            for i in 0..<n { strip(queue[i]) }
            return serveQueue()
        }
        for i in stride(from: n - 1, to: 0, by: -1) {
            let j = random.below(i + 1)
            let x = queue[i]
            queue[i] = queue[j]
            queue[j] = x
        }
        for i in 0..<n { strip(queue[i]) }
        return serveQueue()
    }

    /// Those with the highest scores first, so that they are less likely to envy the others for it.
    private func byScore(_ n: Int) {
        for i in 1..<max(1, n) {
            let (p, c) = (queue[i], scratch[i])
            var j = i
            while j > 0, state.people.candidateScore[scratch[j - 1]] < state.people.candidateScore[c] {
                queue[j] = queue[j - 1]
                scratch[j] = scratch[j - 1]
                j -= 1
            }
            queue[j] = p
            scratch[j] = c
        }
    }
}
