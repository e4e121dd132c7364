import Problem

/// What the dual adds whatever the plan: losses that no plan avoids, and for goals whose weight is negative (a cost
/// that is a gain) the most they could bring, since the oracles leave those out.
enum Constants {
    static func value(_ instance: Instance) -> Int {
        let problem = instance.problem
        let people = instance.people
        let weights = problem.weights
        var total = -instance.past.lost
        for r in people.personOfRequest.indices where instance.past.granted[r] != 0 {
            total -= problem.changeCosts.grant
        }
        for w in people.personOfWish.indices where instance.past.start[w] >= 0 {
            total -= problem.changeCosts.appointment
        }
        for relation in problem.relations {
            let pairs = relation.activities.count * (relation.activities.count - 1) / 2
            total += max(0, -(relation.cost ?? 0)) * pairs
        }
        for p in 0..<people.count {
            let wishes = people.wishes[p].count
            if people.requests[p].isEmpty, wishes == 0 { continue }
            total += max(0, -weights.attendedDay) * instance.dayCount
            total += max(0, -weights.wait) * instance.places.horizon
            total += max(0, -weights.counselorChange) * max(0, wishes - 1)
        }
        total += max(0, -weights.envy) * people.requestOfChoice.count
        return total
    }
}
