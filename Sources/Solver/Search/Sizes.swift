extension Search {
    /// After a move, sees to it that whatever was touched and runs has the people it must have: it gathers more, or is
    /// closed and its people are served elsewhere.
    /// - Returns: false if that cannot be had, or budgets do not pay for it.
    func repairSizes() -> Bool {
        for _ in 0..<6 {
            let short = firstShort()
            if short < 0 { return state.budgetsHold() }
            let must = state.locks.activity[short] == Locks.on
            if must || random.oneIn(2) {
                let mark = state.journal.count
                if gather(short), serveQueue() { continue }
                if must { return false }
                state.undo(to: mark)
            }
            guard dissolve(short), serveQueue() else { return false }
        }
        return false
    }

    /// The first activity that runs with too few, of those that the deeds of the journal touched.
    private func firstShort() -> Int {
        let journal = state.journal
        var at = journal.count
        while at > 0 {
            let entry = journal.entry(endingAt: at)
            at = entry.first
            switch entry.deed {
            case .revoked:
                for c in journal.candidates(revoked: entry) {
                    let a = state.people.candidateActivity[Int(c)]
                    if isShort(a) { return a }
                }
            case .opened: if isShort(entry.entity) { return entry.entity }
            default: break
            }
        }
        return -1
    }

    /// Does it run with fewer people than it must have?
    @inline(__always) func isShort(_ a: Int) -> Bool {
        state.isRunning(a) && state.enrolled[a] < state.activities.minSize[a]
    }
}
