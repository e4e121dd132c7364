import Problem

/// `attendedDay` × for each participant, the days on which at least one of its engagements at a site starts.
enum AttendedDays {
    static func cost(_ ledger: Ledger) -> Int {
        guard ledger.problem.weights.attendedDay != 0 else { return 0 }
        let days = ledger.participantDiaries.reduce(0) { sum, diary in
            sum + Set(diary.engagements.filter { $0.site != nil }.map { $0.interval.start / Problem.day }).count
        }
        return ledger.problem.weights.attendedDay * days
    }
}
