import Problem

/// Searches, exactly, for a plan that keeps some demands: depth first, always deciding next what has the fewest ways
/// (fail first: Haralick and Elliott 1980), undone by a trail.
///
/// Adding decisions to a plan can break rules but never mend them, but for three: somebody must fill `minSize`,
/// somebody must have what another wish `needs`, and a fee may give money back. So these, and the open questions of
/// activities that must run, are all that is ever decided.
struct Completion {
    enum Answer {
        case possible(Decisions)
        case impossible
        case unknown
    }

    /// One thing that can be decided.
    enum Move: Hashable {
        case place(activity: Int, time: Int, room: Int?)
        case engage(activity: Int, staff: Int)
        case enrol(Enrolment)
        case book(Booking)
    }

    private struct Frame {
        let moves: [Move]
        var next = 0
        /// Length of the trail before the first of the moves, and before the next one.
        let base: Int
        var mark: Int
        let cursor: Int
    }

    let ground: Ground
    let rules: Set<Clash.Rule>
    var state: CompletionState
    private let limit: Int

    var problem: Problem { ground.problem }

    /// - Parameter rules: those that count; the others are taken as lifted.
    init(_ ground: Ground, rules: Set<Clash.Rule>, limit: Int) {
        self.ground = ground
        self.rules = rules
        self.limit = limit
        state = CompletionState(ground)
    }

    mutating func answer(_ demands: [Demand]) -> Answer {
        for demand in demands where !accept(demand, order: 0) { return .impossible }
        for demand in demands where !accept(demand, order: 1) { return .impossible }
        var frames: [Frame] = []
        while state.steps <= limit {
            guard let moves = nextMoves() else { return .possible(decisions) }
            frames.append(
                Frame(moves: moves, base: state.trail.count, mark: state.trail.count, cursor: state.cursor))
            var isPlaced = false
            while !isPlaced, var frame = frames.popLast() {
                undo(to: frame.mark)
                state.cursor = frame.cursor
                if frame.next > 0 {
                    // What failed as one of the ways need not be tried again as part of another.
                    exclude(frame.moves[frame.next - 1])
                    frame.mark = state.trail.count
                }
                guard frame.next < frame.moves.count, state.steps <= limit else {
                    undo(to: frame.base)
                    continue
                }
                let move = frame.moves[frame.next]
                frame.next += 1
                frames.append(frame)
                isPlaced = make(move)
            }
            if frames.isEmpty, !isPlaced { return state.steps <= limit ? .impossible : .unknown }
        }
        return .unknown
    }

    /// Refusals and what must run come first (order 0), so that enrolments meet them.
    private mutating func accept(_ demand: Demand, order: Int) -> Bool {
        switch (demand, order) {
        case (.close(let activity), 0):
            state.isClosed[activity] = true
            return !state.isRequired[activity]
        case (.run(let activity, let time, let room, let staff), 0): return run(activity, time, room, staff)
        case (.refuse(let participant, let request), 0):
            state.refused.insert(Wish(participant: participant, index: request))
            return true
        case (.decline(let participant, let appointment), 0):
            let requests = problem.participants[participant].requests.count
            state.refused.insert(Wish(participant: participant, index: requests + appointment))
            return true
        case (.enrol(let enrolment), 1):
            return state.enrolments[enrolment.participant].contains(enrolment) || make(.enrol(enrolment))
        case (.book(let booking), 1):
            return state.bookings[booking.participant].contains(booking) || make(.book(booking))
        default: return true
        }
    }

    private mutating func run(_ activity: Int, _ time: Int?, _ room: Int??, _ staff: [Int]?) -> Bool {
        state.isRequired[activity] = true
        if let time {
            if let other = state.fixedTime[activity], other != time { return false }
            state.fixedTime[activity] = time
        }
        if let room {
            if let other = state.fixedRoom[activity], other != room { return false }
            state.fixedRoom[activity] = .some(room)
        }
        if let staff {
            if let other = state.fixedStaff[activity], other != staff { return false }
            state.fixedStaff[activity] = staff
        }
        return !state.isClosed[activity]
    }

    private var decisions: Decisions {
        var plan = Decisions()
        for (index, activity) in problem.activities.enumerated() {
            guard let place = state.places[index] else { continue }
            plan.activities.append(
                Decisions.Activity(
                    id: activity.id, time: place.time, room: place.room.map { problem.rooms[$0].id },
                    staff: state.teams[index].map { problem.staff[$0].id }))
        }
        for (index, participant) in problem.participants.enumerated() {
            for enrolment in state.enrolments[index] {
                plan.grants.append(
                    Decisions.Grant(
                        participant: participant.id, request: participant.requests[enrolment.request].id,
                        choice: enrolment.choice, activities: enrolment.activities.map { problem.activities[$0].id }))
            }
            for booking in state.bookings[index] {
                plan.appointments.append(
                    Decisions.Appointment(
                        participant: participant.id, appointment: participant.appointments[booking.appointment].id,
                        start: booking.stay.start, staff: problem.staff[booking.staff].id,
                        room: booking.room.map { problem.rooms[$0].id }))
            }
        }
        return plan
    }
}
