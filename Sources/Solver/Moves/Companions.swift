extension Search {
    /// Opens what the packages of an activity's applicants need besides it: where every activity of one of a package's
    /// other parts is closed, running the activity alone could serve nobody, and neither could running any of those.
    func openCompanions(of a: Int) {
        let people = state.people
        let applicants = people.applicants[a]
        guard applicants.count > 0 else { return }
        let candidate = people.applicantCandidate[applicants.lowerBound + random.below(applicants.count)]
        let own = people.useOfCandidate[candidate]
        for use in people.uses[people.choiceOfUse[own]] where use != own {
            let others = people.candidates[use]
            guard others.count > 0,
                !others.contains(where: { state.isRunning(people.candidateActivity[$0]) })
            else { continue }
            let turn = random.below(others.count)
            for j in 0..<min(others.count, 3) {
                let other = people.candidateActivity[others.lowerBound + (j + turn) % others.count]
                if other != a, state.locks.activity[other] != Locks.off, place(other) { break }
            }
        }
    }
}
