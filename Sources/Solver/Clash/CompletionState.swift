import Problem

/// One request or appointment of one participant: requests come first in `index`, then appointments.
struct Wish: Hashable {
    var participant: Int
    var index: Int
}

/// What has been decided so far, and the trail by which it is undone, last first.
struct CompletionState {
    struct Place {
        var time: Int
        var room: Int?
        var stays: [Stay]
        var seats: Int
    }

    enum Change {
        case required(Int)
        case placed(Int)
        case engaged(Int)
        case enrolled(participant: Int)
        case booked(participant: Int)
        case excluded(Completion.Move)
    }

    // By activity.
    var isClosed: [Bool]
    var isRequired: [Bool]
    var fixedTime: [Int?]
    var fixedRoom: [Int??]
    var fixedStaff: [[Int]?]
    var places: [Place?]
    var teams: [[Int]]
    var enrolled: [[Int]]
    // By participant.
    var enrolments: [[Enrolment]]
    var bookings: [[Booking]]
    var ofParticipant: [[Stay]]
    // By member of staff, by room.
    var ofStaff: [[Stay]]
    var ofRoom: [[Stay]]
    /// By budget, what all draw.
    var spent: [Int]
    var refused: Set<Wish> = []
    var excluded: Set<Completion.Move> = []
    /// Wishes that must be granted because another that is granted needs them; those before `cursor` are.
    var needed: [Wish] = []
    var cursor = 0
    var trail: [Change] = []
    var steps = 0

    init(_ ground: Ground) {
        let activities = ground.problem.activities.count
        let participants = ground.problem.participants.count
        isClosed = Array(repeating: false, count: activities)
        isRequired = isClosed
        fixedTime = Array(repeating: nil, count: activities)
        fixedRoom = Array(repeating: nil, count: activities)
        fixedStaff = Array(repeating: nil, count: activities)
        places = Array(repeating: nil, count: activities)
        teams = Array(repeating: [], count: activities)
        enrolled = teams
        enrolments = Array(repeating: [], count: participants)
        bookings = Array(repeating: [], count: participants)
        ofParticipant = Array(repeating: [], count: participants)
        ofStaff = Array(repeating: [], count: ground.problem.staff.count)
        ofRoom = Array(repeating: [], count: ground.problem.rooms.count)
        spent = Array(repeating: 0, count: ground.problem.budgets.count)
    }
}

extension Completion {
    mutating func require(_ activity: Int) {
        guard !state.isRequired[activity] else { return }
        state.isRequired[activity] = true
        state.trail.append(.required(activity))
    }

    mutating func exclude(_ move: Move) {
        guard state.excluded.insert(move).inserted else { return }
        state.trail.append(.excluded(move))
    }

    /// Wishes that `wish` needs to be granted.
    private func needs(of wish: Wish) -> [Wish] {
        let participant = problem.participants[wish.participant]
        let ids = participant.requests.map(\.id) + participant.appointments.map(\.id)
        return participant.order.filter { $0.needs && $0.second == ids[wish.index] }.map { order in
            Wish(participant: wish.participant, index: ids.firstIndex(of: order.first)!)
        }
    }

    func wish(of booking: Booking) -> Wish {
        Wish(
            participant: booking.participant,
            index: problem.participants[booking.participant].requests.count + booking.appointment)
    }

    mutating func commit(_ place: CompletionState.Place, of activity: Int) {
        state.places[activity] = place
        if let room = place.room { state.ofRoom[room] += place.stays }
        for participant in state.enrolled[activity] { state.ofParticipant[participant] += place.stays }
        state.trail.append(.placed(activity))
    }

    mutating func commit(_ person: Int, to activity: Int) {
        state.teams[activity].append(person)
        state.ofStaff[person] += state.places[activity]!.stays
        state.trail.append(.engaged(activity))
    }

    mutating func commit(_ enrolment: Enrolment) {
        let p = enrolment.participant
        for activity in enrolment.activities {
            state.enrolled[activity].append(p)
            if let place = state.places[activity] { state.ofParticipant[p] += place.stays }
        }
        spend(enrolment, 1)
        state.enrolments[p].append(enrolment)
        state.needed += needs(of: Wish(participant: p, index: enrolment.request))
        state.trail.append(.enrolled(participant: p))
    }

    mutating func commit(_ booking: Booking) {
        state.ofParticipant[booking.participant].append(booking.stay)
        state.ofStaff[booking.staff].append(booking.stay)
        if let room = booking.room { state.ofRoom[room].append(booking.stay) }
        state.bookings[booking.participant].append(booking)
        state.needed += needs(of: wish(of: booking))
        state.trail.append(.booked(participant: booking.participant))
    }

    private mutating func spend(_ enrolment: Enrolment, _ sign: Int) {
        for id in Set(problem.participants[enrolment.participant].budgets) {
            let budget = ground.budgets[id]!
            for activity in enrolment.activities { state.spent[budget] += sign * ground.fee(activity, on: budget) }
        }
    }

    mutating func undo(to mark: Int) {
        while state.trail.count > mark {
            switch state.trail.removeLast() {
            case .required(let activity): state.isRequired[activity] = false
            case .placed(let activity):
                let place = state.places[activity]!
                for participant in state.enrolled[activity] {
                    state.ofParticipant[participant].removeLast(place.stays.count)
                }
                if let room = place.room { state.ofRoom[room].removeLast(place.stays.count) }
                state.places[activity] = nil
            case .engaged(let activity):
                let person = state.teams[activity].removeLast()
                state.ofStaff[person].removeLast(state.places[activity]!.stays.count)
            case .enrolled(let p):
                let enrolment = state.enrolments[p].removeLast()
                state.needed.removeLast(needs(of: Wish(participant: p, index: enrolment.request)).count)
                spend(enrolment, -1)
                for activity in enrolment.activities.reversed() {
                    state.enrolled[activity].removeLast()
                    if let place = state.places[activity] { state.ofParticipant[p].removeLast(place.stays.count) }
                }
            case .booked(let p):
                let booking = state.bookings[p].removeLast()
                state.needed.removeLast(needs(of: wish(of: booking)).count)
                if let room = booking.room { state.ofRoom[room].removeLast() }
                state.ofStaff[booking.staff].removeLast()
                state.ofParticipant[p].removeLast()
            case .excluded(let move): state.excluded.remove(move)
            }
        }
    }
}
