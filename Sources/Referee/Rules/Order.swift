import Problem

/// If both are granted, `first` ends (its last meeting) at least `gap` minutes before `second` starts (its first).
enum Order {
    static func violations(_ ledger: Ledger) -> [Violation] {
        ledger.problem.participants.indices.flatMap { index -> [Violation] in
            let participant = ledger.problem.participants[index]
            guard !participant.order.isEmpty else { return [] }
            return violations(of: participant, ledger.spans(ofParticipant: index))
        }
    }

    static func violations(of participant: Participant, _ spans: [String: Interval]) -> [Violation] {
        participant.order.compactMap { order in
            guard let first = spans[order.first], let second = spans[order.second] else { return nil }
            guard first.end + order.gap > second.start else { return nil }
            return Violation(
                .order, people: [.participant(participant.id)], wishes: [order.first, order.second],
                times: [first, second], found: second.start - first.end, expected: order.gap)
        }
    }
}

extension Ledger {
    /// By id, from the first start to the last end of each granted request and appointment of one participant.
    /// - Parameters:
    ///   - request: a request to be thought away, with what it was granted.
    ///   - activities: enrolments through that request, to be thought in its place.
    func spans(ofParticipant index: Int, without request: Int? = nil, with activities: [Int] = []) -> [String: Interval]
    {
        let participant = problem.participants[index]
        var spans: [String: Interval] = [:]
        for grant in grantsOf[index].map({ grants[$0] }) where grant.request != request {
            spans[participant.requests[grant.request].id] = span(of: grant.activities)
        }
        if let request { spans[participant.requests[request].id] = span(of: activities) }
        for appointment in heldOf[index] { spans[held[appointment].entry.appointment] = held[appointment].interval }
        return spans
    }

    private func span(of activities: [Int]) -> Interval? {
        let meetings = activities.flatMap { running[$0]?.meetings ?? [] }
        guard let start = meetings.map(\.start).min(), let end = meetings.map(\.end).max() else { return nil }
        return Interval(start, end)
    }
}
