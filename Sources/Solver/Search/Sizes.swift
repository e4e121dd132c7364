extension Search {
    /// After a move, sees to it that whatever was touched and runs has the people it must have: it gathers more, or is
    /// closed and its people are served elsewhere.
    /// - Returns: false if that cannot be had.
    func repairSizes() -> Bool {
        for _ in 0..<6 {
            let short = firstShort()
            if short < 0 { return true }
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
            let deed = Journal.Deed(rawValue: journal.base[at - 1])!
            let entity = Int(journal.base[at - 2])
            at -= 2
            switch deed {
            case .revoked:
                let n = Int(journal.base[at - 2])
                at -= 2 + n
                for k in 0..<n {
                    let a = state.people.candidateActivity[Int(journal.base[at + k])]
                    if isShort(a) { return a }
                }
            case .opened: if isShort(entity) { return entity }
            case .closed: at -= 2 + state.activities.roles[entity].count
            case .cancelled: at -= 3
            case .envied, .lowered: at -= 1
            case .granted, .booked: break
            }
        }
        return -1
    }

    /// Does it run with fewer people than it must have?
    @inline(__always) func isShort(_ a: Int) -> Bool {
        state.isRunning(a) && state.enrolled[a] < state.activities.minSize[a]
    }
}
