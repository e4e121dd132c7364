import Problem

/// The justified envies of a whole combination, counted as the format's text says.
struct EnvyCount {
    let combination: Assembly

    private var ground: Ground { combination.ground }
    private var problem: Problem { ground.problem }

    init(_ combination: Assembly) { self.combination = combination }

    var count: Int {
        problem.participants.indices.reduce(0) { sum, p in
            problem.participants[p].requests.indices.reduce(sum) { $0 + envies(p, request: $1) }
        }
    }

    private func envies(_ p: Int, request: Int) -> Int {
        let participant = problem.participants[p]
        let isFixed = problem.fixed.grants.contains {
            switch $0 {
            case .refused(participant.id, participant.requests[request].id): true
            case .granted(let grant):
                grant.participant == participant.id && grant.request == participant.requests[request].id
            default: false
            }
        }
        guard !isFixed else { return 0 }
        let choices = participant.requests[request].choices
        let granted = combination.bundles[p].enrolments.first { $0.request == request }
        let now = granted.map { choices[$0.choice].value } ?? 0
        let could = Set(
            ground.enrolments(p, request).filter {
                choices[$0.choice].value > now && couldTake($0, insteadOf: granted?.activities ?? [])
            }.map(\.choice))
        return could.count
    }

    private func couldTake(_ wished: Enrolment, insteadOf mine: [Int]) -> Bool {
        let p = wished.participant
        let participant = problem.participants[p]
        let rest = combination.bundles[p].enrolments.filter { $0.request != wished.request }
        guard
            wished.activities.allSatisfy({ activity in
                combination.timetable.ways[activity] != nil && !rest.contains { $0.activities.contains(activity) }
                    && (mine.contains(activity) || hasPlace(for: p, in: activity))
            })
        else { return false }
        for (b, budget) in problem.budgets.enumerated() where participant.budgets.contains(budget.id) {
            let more =
                wished.activities.reduce(0) { $0 + ground.fee($1, on: b) }
                - mine.reduce(0) { $0 + ground.fee($1, on: b) }
            guard combination.bundles[p].spent[b] + more <= budget.perParticipant,
                combination.spent[b] + more <= budget.limit
            else { return false }
        }
        let enrolments = rest + [wished]
        var spans: [String: Interval] = [:]
        var stays: [Stay] = []
        for enrolment in enrolments {
            let of = enrolment.activities.flatMap { combination.timetable.ways[$0]!.stays }
            spans[participant.requests[enrolment.request].id] = Interval(of.map(\.start).min()!, of.map(\.end).max()!)
            stays += of
        }
        for booking in combination.bundles[p].bookings {
            spans[participant.appointments[booking.appointment].id] = Interval(booking.stay.start, booking.stay.end)
            stays.append(booking.stay)
        }
        return ground.orderHolds(participant, spans)
            && ground.canKeep(stays, beside: [], participant.unavailable, participant.limits)
    }

    /// A free seat, or that of somebody with a lower score, so that reserved seats still hold.
    private func hasPlace(for p: Int, in activity: Int) -> Bool {
        let people = combination.enrolled[activity]
        let seats = combination.timetable.ways[activity]!.seats
        if people.count < seats, ground.reservedHold(activity, people + [p], seats) { return true }
        return people.contains { other in
            score(other, activity) < score(p, activity)
                && ground.reservedHold(activity, people.filter { $0 != other } + [p], seats)
        }
    }

    private func score(_ p: Int, _ activity: Int) -> Int {
        let id = problem.participants[p].id
        return problem.activities[activity].scores.first { $0.participant == id }?.score ?? 0
    }
}
