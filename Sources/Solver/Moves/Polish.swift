extension Search {
    /// Most that a move of activities may have lost to be worth polishing, in mean wishes.
    static let hopelessLoss = 3.0
    /// Small changes tried to make up for it, for each activity touched.
    static let polishing = 24

    /// After activities were opened, closed or moved: those who could be enrolled in them are looked at, one at a time,
    /// and given more where that makes the whole better. Only then is the move judged: moving an activity upsets many,
    /// and what it is worth shows when they have settled.
    func polish() {
        let touched = collectTouched()
        guard touched > 0 else { return }
        let people = state.people
        for _ in 0..<Search.polishing * touched {
            let applicants = people.applicants[displaced[random.below(touched)]]
            guard applicants.count > 0 else { continue }
            let c = people.applicantCandidate[applicants.lowerBound + random.below(applicants.count)]
            let r = people.request(ofCandidate: c)
            let granted = state.choiceOf[r]
            if state.locks.request[r] != Locks.free || granted == people.choices[r].lowerBound { continue }
            let before = state.scalars[0]
            let mark = state.journal.count
            let done = eject(r)
            releaseQueue()
            if !done || state.scalars[0] < before { state.undo(to: mark) }
        }
    }

    /// The activities that the journal says were opened or closed, into `displaced`; how many.
    private func collectTouched() -> Int {
        let journal = state.journal
        var n = 0
        var at = journal.count
        while at > 0, n < displaced.count {
            let entry = journal.entry(endingAt: at)
            at = entry.first
            guard entry.deed == .opened || entry.deed == .closed else { continue }
            displaced[n] = entry.entity
            n += 1
        }
        return n
    }
}
