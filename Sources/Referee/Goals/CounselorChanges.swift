import Problem

/// `counselorChange` × for each participant with granted appointments, the different counselors among them, less one.
enum CounselorChanges {
    static func cost(_ ledger: Ledger) -> Int {
        let changes = ledger.heldOf.reduce(0) { sum, held in
            sum + max(0, Set(held.map { ledger.held[$0].staff }).count - 1)
        }
        return ledger.problem.weights.counselorChange * changes
    }
}
