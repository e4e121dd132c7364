import Problem

// Whether one more decision fits what has been decided, by the rules that count.
extension Completion {
    /// Decides it; false where that breaks a rule (the trail takes it back).
    mutating func make(_ move: Move) -> Bool {
        state.steps += 1
        switch move {
        case .place(let activity, let time, let room):
            commit(place(of: activity, time: time, room: room), of: activity)
            return isTeamRelated(activity) && state.enrolled[activity].allSatisfy { orderHolds($0) }
        case .engage(let activity, let staff):
            commit(staff, to: activity)
            return isTeamRelated(activity)
        case .enrol(let enrolment): return enrol(enrolment)
        case .book(let booking): return book(booking)
        }
    }

    private func place(of activity: Int, time: Int, room: Int?) -> CompletionState.Place {
        let most = problem.activities[activity].maxSize
        return CompletionState.Place(
            time: time, room: room, stays: ground.stays(of: activity, time: time, room: room),
            seats: room.map { min(most, problem.rooms[$0].capacity) } ?? most)
    }

    mutating func canPlace(_ index: Int, time: Int, room: Int?) -> Bool {
        state.steps += 1
        let activity = problem.activities[index]
        let place = place(of: index, time: time, room: room)
        let people = state.enrolled[index]
        guard seatsHold(index, people, place.seats), room.map({ canUse($0, place.stays) }) ?? true else { return false }
        guard people.allSatisfy({ canAttend($0, place.stays) }), isRelated(index, place) else { return false }
        for role in activity.staff.indices {
            guard candidates(of: index, role: role).contains(where: { canEngage($0, place.stays) }) else {
                return false
            }
        }
        return canFill(index, place)
    }

    /// Enough people are there who could come, each taken alone.
    private mutating func canFill(_ index: Int, _ place: CompletionState.Place) -> Bool {
        let least = problem.activities[index].minSize
        guard rules.contains(.minSize), least > state.enrolled[index].count else { return true }
        guard !rules.contains(.seats) || least <= place.seats else { return false }
        var people = Set(state.enrolled[index])
        for (participant, request) in ground.requesters[index] where people.count < least {
            state.steps += 1
            guard !people.contains(participant),
                !state.refused.contains(Wish(participant: participant, index: request)),
                !state.enrolments[participant].contains(where: { $0.request == request }),
                canAttend(participant, place.stays)
            else { continue }
            people.insert(participant)
        }
        return people.count >= least
    }

    private func seatsHold(_ index: Int, _ people: [Int], _ seats: Int) -> Bool {
        if rules.contains(.seats), people.count > seats { return false }
        guard rules.contains(.reserved) else { return true }
        return problem.activities[index].reserved.allSatisfy { reserved in
            people.count { !problem.participants[$0].groups.contains(reserved.group) } <= seats - reserved.seats
        }
    }

    private func canUse(_ room: Int, _ stays: [Stay]) -> Bool {
        let there = problem.rooms[room]
        return stays.allSatisfy { stay in
            if rules.contains(.roomUnavailable), there.unavailable.contains(where: { stay.overlaps($0) }) {
                return false
            }
            guard rules.contains(.roomCount) else { return true }
            let others = state.ofRoom[room].filter { stay.overlaps($0) }
            let moments = [stay.start] + others.map(\.start).filter { $0 >= stay.start }
            return moments.allSatisfy { moment in
                others.count { $0.start <= moment && moment < $0.end } < there.count
            }
        }
    }

    private func canAttend(_ participant: Int, _ stays: [Stay]) -> Bool {
        let person = problem.participants[participant]
        return ground.canKeep(
            stays, beside: state.ofParticipant[participant], person.unavailable, person.limits, rules)
    }

    func canEngage(_ staff: Int, _ stays: [Stay]) -> Bool {
        let person = problem.staff[staff]
        return ground.canKeep(stays, beside: state.ofStaff[staff], person.unavailable, person.limits, rules)
    }

    private mutating func enrol(_ enrolment: Enrolment) -> Bool {
        let p = enrolment.participant
        let wish = Wish(participant: p, index: enrolment.request)
        guard !state.refused.contains(wish), !state.enrolments[p].contains(where: { $0.request == enrolment.request })
        else { return false }
        if rules.contains(.enrolledOnce) {
            let elsewhere = state.enrolments[p].flatMap(\.activities)
            if enrolment.activities.contains(where: elsewhere.contains) { return false }
        }
        var stays: [Stay] = []
        for activity in enrolment.activities {
            if state.isClosed[activity] {
                if rules.contains(.enrolledRuns) { return false }
                continue
            }
            let people = state.enrolled[activity] + [p]
            guard seatsHold(activity, people, state.places[activity]?.seats ?? seatsAtMost(activity)) else {
                return false
            }
            stays += state.places[activity]?.stays ?? []
            require(activity)
        }
        guard canAttend(p, stays) else { return false }
        commit(enrolment)
        return budgetsHold(p) && orderHolds(p)
    }

    /// The seats in the largest of the rooms, where the room is not decided yet.
    private func seatsAtMost(_ index: Int) -> Int {
        let activity = problem.activities[index]
        let largest = activity.rooms.map { problem.rooms[ground.rooms[$0.room]!].capacity }.max()
        return min(activity.maxSize, largest ?? activity.maxSize)
    }

    private mutating func book(_ booking: Booking) -> Bool {
        let p = booking.participant
        guard !state.refused.contains(wish(of: booking)),
            !state.bookings[p].contains(where: { $0.appointment == booking.appointment }),
            canAttend(p, [booking.stay]), canEngage(booking.staff, [booking.stay]),
            booking.room.map({ canUse($0, [booking.stay]) }) ?? true
        else { return false }
        commit(booking)
        return orderHolds(p)
    }

    func drawn(by participant: Int, on budget: Int) -> Int {
        guard problem.participants[participant].budgets.contains(problem.budgets[budget].id) else { return 0 }
        return state.enrolments[participant].flatMap(\.activities).reduce(0) { $0 + ground.fee($1, on: budget) }
    }

    /// Budgets to which no fee gives money back: those can only grow worse.
    private func budgetsHold(_ participant: Int) -> Bool {
        problem.budgets.enumerated().allSatisfy { index, budget in
            ground.givesBack[index]
                || (!rules.contains(.budgetLimit) || state.spent[index] <= budget.limit)
                    && (!rules.contains(.budgetPerParticipant)
                        || drawn(by: participant, on: index) <= budget.perParticipant)
        }
    }

    /// The order of what is granted and has its times.
    private func orderHolds(_ index: Int) -> Bool {
        let participant = problem.participants[index]
        guard rules.contains(.order), !participant.order.isEmpty else { return true }
        var spans: [String: (start: Int, end: Int)] = [:]
        for enrolment in state.enrolments[index] {
            let stays = enrolment.activities.map { state.places[$0]?.stays ?? [] }
            guard stays.allSatisfy({ !$0.isEmpty }) else { continue }
            let all = stays.flatMap(\.self)
            spans[participant.requests[enrolment.request].id] = (all.map(\.start).min()!, all.map(\.end).max()!)
        }
        for booking in state.bookings[index] {
            spans[participant.appointments[booking.appointment].id] = (booking.stay.start, booking.stay.end)
        }
        return participant.order.allSatisfy { order in
            guard let first = spans[order.first], let second = spans[order.second] else { return true }
            return first.end + order.gap <= second.start
        }
    }
}
