/// What a plan decides, as tables numbered like those of `State`: −1 for nothing.
struct DecisionTables {
    let choiceOf, seatCandidate, startOf, laneOf, deskOf: Buffer<Int32>
    let timeOf, placeOf, postOf: Buffer<Int32>
}

extension State {
    var decided: DecisionTables {
        DecisionTables(
            choiceOf: choiceOf, seatCandidate: seatCandidate, startOf: startOf, laneOf: laneOf, deskOf: deskOf,
            timeOf: timeOf, placeOf: placeOf, postOf: postOf)
    }

    /// Undoes what some requests, wishes and activities have, and does what is decided of them elsewhere. Whatever is enrolled in one of the activities must be
    /// among the requests.
    func redo(
        requests: some Collection<Int>, wishes: some Collection<Int>, activities moved: some Collection<Int>,
        as other: DecisionTables
    ) {
        for r in requests where choiceOf[r] >= 0 { revoke(r) }
        for w in wishes where startOf[w] >= 0 { cancel(w) }
        for a in moved where isRunning(a) { close(a) }
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: mostAtOnce) { scratch in
            for a in moved where other.timeOf[a] >= 0 {
                for (n, role) in activities.roles[a].enumerated() { scratch[n] = Int32(other.postOf[role]) }
                open(a, time: other.timeOf[a], place: other.placeOf[a], scratch.baseAddress!)
            }
            for r in requests where other.choiceOf[r] >= 0 {
                let first = people.seats.starts[r]
                for n in 0..<people.uses[other.choiceOf[r]].count { scratch[n] = Int32(other.seatCandidate[first + n]) }
                grant(r, choice: other.choiceOf[r], scratch.baseAddress!)
            }
        }
        for w in wishes where other.startOf[w] >= 0 {
            book(w, start: other.startOf[w], lane: other.laneOf[w], desk: other.deskOf[w])
        }
    }
}
