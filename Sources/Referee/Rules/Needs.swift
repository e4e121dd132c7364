import Problem

/// With `needs`, `second` is granted only if `first` is.
enum Needs {
    static func violations(_ ledger: Ledger) -> [Violation] {
        ledger.problem.participants.indices.flatMap { index -> [Violation] in
            let participant = ledger.problem.participants[index]
            guard !participant.order.isEmpty else { return [] }
            return violations(of: participant, ledger.spans(ofParticipant: index))
        }
    }

    static func violations(of participant: Participant, _ spans: [String: Interval]) -> [Violation] {
        participant.order.compactMap { order in
            guard order.needs, spans[order.second] != nil, spans[order.first] == nil else { return nil }
            return Violation(
                .needs, people: [.participant(participant.id)], wishes: [order.first, order.second])
        }
    }
}
