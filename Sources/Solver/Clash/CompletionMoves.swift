import Problem

extension Completion {
    /// The ways to decide what must be decided next: empty where there is none, nil where nothing is left to decide.
    mutating func nextMoves() -> [Move]? {
        if let moves = activityMoves() { return moves }
        if let moves = neededMoves() { return moves }
        if let moves = fillingMoves() { return moves }
        return refundMoves()
    }

    /// Where and when an activity that must run meets, then who fills each of its roles.
    private mutating func activityMoves() -> [Move]? {
        var best: [Move]?
        var looked = 0
        for activity in problem.activities.indices where state.isRequired[activity] && !state.isClosed[activity] {
            let roles = problem.activities[activity].staff.count
            guard state.places[activity] == nil || state.teams[activity].count < roles else { continue }
            let moves = state.places[activity] == nil ? placings(of: activity) : engagements(of: activity)
            if moves.isEmpty { return [] }
            if moves.count < best?.count ?? .max { best = moves }
            looked += 1
            // To look at all of thousands each time would cost more than a better choice saves.
            if looked == 64 { break }
        }
        return best
    }

    private mutating func placings(of index: Int) -> [Move] {
        let activity = problem.activities[index]
        let rooms: [Int?] =
            switch state.fixedRoom[index] {
            case .some(let room): [room]
            case nil: activity.rooms.isEmpty ? [nil] : activity.rooms.map { ground.rooms[$0.room]! }
            }
        let times = state.fixedTime[index].map { [$0] } ?? Array(activity.times.indices)
        var moves: [Move] = []
        for time in times {
            for room in rooms where canPlace(index, time: time, room: room) {
                moves.append(.place(activity: index, time: time, room: room))
            }
        }
        return moves
    }

    private mutating func engagements(of index: Int) -> [Move] {
        candidates(of: index, role: state.teams[index].count).filter { !state.teams[index].contains($0) }
            .filter { canEngage($0, state.places[index]!.stays) }.map { .engage(activity: index, staff: $0) }
    }

    func candidates(of index: Int, role: Int) -> [Int] {
        state.fixedStaff[index].map { [$0[role]] }
            ?? problem.activities[index].staff[role].map { ground.staff[$0.staff]! }
    }

    /// What a granted wish needs and does not have yet.
    private mutating func neededMoves() -> [Move]? {
        guard rules.contains(.needs) else { return nil }
        while state.cursor < state.needed.count {
            let wish = state.needed[state.cursor]
            if !isGranted(wish) {
                guard !state.refused.contains(wish) else { return [] }
                let requests = problem.participants[wish.participant].requests.count
                return wish.index < requests
                    ? open(ground.enrolments(wish.participant, wish.index))
                    : ground.bookings(wish.participant, wish.index - requests).map { .book($0) }
                        .filter { !state.excluded.contains($0) }
            }
            state.cursor += 1
        }
        return nil
    }

    /// Somebody more for an activity that runs with fewer than it needs.
    private mutating func fillingMoves() -> [Move]? {
        guard rules.contains(.minSize) else { return nil }
        for (index, activity) in problem.activities.enumerated() {
            guard state.places[index] != nil, state.enrolled[index].count < activity.minSize else { continue }
            var moves: [Move] = []
            for (participant, request) in ground.requesters[index] {
                let wish = Wish(participant: participant, index: request)
                guard !isGranted(wish), !state.refused.contains(wish) else { continue }
                moves += open(ground.enrolments(participant, request).filter { $0.activities.contains(index) })
            }
            return moves
        }
        return nil
    }

    /// Somebody more whose fee gives money back to a budget that is overspent.
    private mutating func refundMoves() -> [Move]? {
        for (index, budget) in problem.budgets.enumerated() where ground.givesBack[index] {
            let poor = problem.participants.indices.filter {
                rules.contains(.budgetPerParticipant) && drawn(by: $0, on: index) > budget.perParticipant
            }
            let isOverspent = rules.contains(.budgetLimit) && state.spent[index] > budget.limit
            guard isOverspent || !poor.isEmpty else { continue }
            let givers = poor.isEmpty ? Array(problem.participants.indices) : [poor[0]]
            return givers.flatMap { participant -> [Move] in
                guard problem.participants[participant].budgets.contains(budget.id) else { return [] }
                return problem.participants[participant].requests.indices.flatMap { request -> [Move] in
                    let wish = Wish(participant: participant, index: request)
                    guard !isGranted(wish), !state.refused.contains(wish) else { return [] }
                    return open(
                        ground.enrolments(participant, request).filter {
                            $0.activities.reduce(0) { $0 + ground.fee($1, on: index) } < 0
                        })
                }
            }
        }
        return nil
    }

    private func open(_ enrolments: [Enrolment]) -> [Move] {
        enrolments.map { .enrol($0) }.filter { !state.excluded.contains($0) }
    }

    private func isGranted(_ wish: Wish) -> Bool {
        let requests = problem.participants[wish.participant].requests.count
        return wish.index < requests
            ? state.enrolments[wish.participant].contains { $0.request == wish.index }
            : state.bookings[wish.participant].contains { $0.appointment == wish.index - requests }
    }
}
