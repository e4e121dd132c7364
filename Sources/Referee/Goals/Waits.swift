import Problem

/// `wait` × for each participant and day, the minutes between consecutive engagements, at sites or not.
enum Waits {
    static func cost(_ ledger: Ledger) -> Int {
        guard ledger.problem.weights.wait != 0 else { return 0 }
        let minutes = ledger.participantDiaries.reduce(0) { sum, diary in
            zip(diary.engagements, diary.engagements.dropFirst()).reduce(sum) { sum, pair in
                let (a, b) = (pair.0.interval, pair.1.interval)
                return a.start / Problem.day == b.start / Problem.day ? sum + max(0, b.start - a.end) : sum
            }
        }
        return ledger.problem.weights.wait * minutes
    }
}
