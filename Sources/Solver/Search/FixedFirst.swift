extension Search {
    /// Does what `fixed` says, and what follows from it: activities that must run are opened where they fit, tried in
    /// several random orders; fixed appointments and grants are done; activities that must run gather their people.
    /// - Returns: false if none of the tries succeeded. `Clash` has found before that nothing plainly contradicts.
    func placeFixed() -> Bool {
        let locks = state.locks
        var must = (0..<state.activities.count).filter { locks.activity[$0] == Locks.on }
        let held = (0..<state.people.personOfWish.count).filter { locks.wish[$0] == Locks.on }
        let granted = (0..<state.people.personOfRequest.count).filter { locks.request[$0] == Locks.on }
        if must.isEmpty, held.isEmpty, granted.isEmpty { return true }
        for _ in 0..<256 {
            if doFixed(must, held, granted) { return true }
            state.undo()
            for i in stride(from: must.count - 1, to: 0, by: -1) { must.swapAt(i, random.below(i + 1)) }
        }
        return false
    }

    private func doFixed(_ must: [Int], _ held: [Int], _ granted: [Int]) -> Bool {
        for w in held {
            let lane = state.locks.lane[w]
            guard lane >= 0 else { return false }
            state.book(w, start: state.locks.start[w], lane: lane, desk: state.locks.desk[w])
        }
        for a in must {
            var done = false
            for _ in 0..<8 where !done { done = place(a) }
            guard done else { return false }
        }
        for r in granted {
            let candidates = state.locks.grants[r]
            guard !candidates.isEmpty else { return false }
            let p = state.people.personOfRequest[r]
            for i in candidates {
                let c = state.locks.grantCandidate[i]
                let a = state.people.candidateActivity[c]
                state.bundle.load(p, state)
                guard state.isRunning(a), state.hasSeat(a), state.canTake(c, a, r) else { return false }
            }
            let first = state.locks.grantCandidate.base + candidates.lowerBound
            let choice = state.people.choiceOfUse[state.people.useOfCandidate[Int(first[0])]]
            state.grant(r, choice: choice, first)
        }
        for a in must where state.enrolled[a] < state.activities.minSize[a] {
            guard gather(a) else { return false }
        }
        for a in must where state.enrolled[a] < state.activities.minSize[a] { return false }
        return serveQueue() && repairSizes()
    }
}
