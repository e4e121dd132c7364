import Problem

/// `unserved` × participants who have requests and none of them granted.
enum Unserved {
    static func cost(_ ledger: Ledger) -> Int {
        let unserved = zip(ledger.problem.participants, ledger.grantsOf).count { participant, grants in
            !participant.requests.isEmpty && grants.isEmpty
        }
        return ledger.problem.weights.unserved * unserved
    }
}
