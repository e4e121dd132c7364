import Problem

/// All that one participant gets, legal as far as the participant alone decides.
struct Share {
    var enrolments: [Enrolment] = []
    var bookings: [Booking] = []
    var stays: [Stay] = []
    /// By budget, what the participant draws.
    var spent: [Int] = []
    var worth = 0

    var activities: [Int] { enrolments.flatMap(\.activities) }
}

/// The bundles of one participant under each timetable, made once for each way to run what the participant could be in.
struct ShareBook {
    private let ground: Ground
    private let index: Int
    private let concerns: [Int]
    private var pages: [[Int]: [Share]] = [:]
    private let fixedGrants: [Fixed.Grant]
    private let fixedAppointments: [Fixed.Appointment]

    private var participant: Participant { ground.problem.participants[index] }

    init(of index: Int, _ ground: Ground) {
        self.ground = ground
        self.index = index
        concerns = ground.requesters.indices.filter { ground.requesters[$0].contains { $0.participant == index } }
        let id = ground.problem.participants[index].id
        fixedGrants = ground.problem.fixed.grants.filter {
            switch $0 {
            case .refused(let participant, _): participant == id
            case .granted(let grant): grant.participant == id
            }
        }
        fixedAppointments = ground.problem.fixed.appointments.filter {
            switch $0 {
            case .refused(let participant, _): participant == id
            case .granted(let held): held.participant == id
            }
        }
    }

    /// Best first.
    mutating func bundles(under timetable: Setting, _ steps: inout Int) -> [Share] {
        let key = concerns.flatMap { activity -> [Int] in
            guard let way = timetable.ways[activity] else { return [-1] }
            return [way.time, way.room ?? -1]
        }
        if let known = pages[key] { return known }
        var found: [Share] = []
        decide(0, Share(), timetable, &found, &steps)
        found.sort { $0.worth > $1.worth }
        pages[key] = found
        return found
    }

    private func decide(
        _ wish: Int, _ bundle: Share, _ timetable: Setting, _ found: inout [Share], _ steps: inout Int
    ) {
        steps += 1
        let requests = participant.requests.count
        if wish < requests {
            for enrolment in grants(of: wish, bundle, timetable) {
                guard let enrolment else {
                    decide(wish + 1, bundle, timetable, &found, &steps)
                    continue
                }
                let stays = enrolment.activities.flatMap { timetable.ways[$0]!.stays }
                guard isKept(stays, bundle) else { continue }
                var next = bundle
                next.enrolments.append(enrolment)
                next.stays += stays
                decide(wish + 1, next, timetable, &found, &steps)
            }
        } else if wish - requests < participant.appointments.count {
            for booking in bookings(of: wish - requests) {
                guard let booking else {
                    decide(wish + 1, bundle, timetable, &found, &steps)
                    continue
                }
                guard isKept([booking.stay], bundle) else { continue }
                var next = bundle
                next.bookings.append(booking)
                next.stays.append(booking.stay)
                decide(wish + 1, next, timetable, &found, &steps)
            }
        } else if let whole = whole(bundle, timetable) {
            found.append(whole)
        }
    }

    private func isKept(_ stays: [Stay], _ bundle: Share) -> Bool {
        ground.canKeep(stays, beside: bundle.stays, participant.unavailable, participant.limits)
    }

    /// Ways to decide a request; nil is not to grant it.
    private func grants(of request: Int, _ bundle: Share, _ timetable: Setting) -> [Enrolment?] {
        let id = participant.requests[request].id
        let taken = bundle.activities
        let open = ground.enrolments(index, request).filter { enrolment in
            enrolment.activities.allSatisfy { timetable.ways[$0] != nil && !taken.contains($0) }
        }
        return (open + [nil]).filter { enrolment in
            fixedGrants.allSatisfy { fixed in
                switch fixed {
                case .refused(_, let refused): return refused != id || enrolment == nil
                case .granted(let grant):
                    guard grant.request == id else { return true }
                    guard let enrolment else { return false }
                    return enrolment.choice == grant.choice
                        && enrolment.activities.map { ground.problem.activities[$0].id } == grant.activities
                }
            }
        }
    }

    private func bookings(of appointment: Int) -> [Booking?] {
        let id = participant.appointments[appointment].id
        return (ground.bookings(index, appointment) + [nil]).filter { booking in
            fixedAppointments.allSatisfy { fixed in
                switch fixed {
                case .refused(_, let refused): return refused != id || booking == nil
                case .granted(let held):
                    guard held.appointment == id else { return true }
                    guard let booking else { return false }
                    return booking.stay.start == held.start && ground.problem.staff[booking.staff].id == held.staff
                        && booking.room.map { ground.problem.rooms[$0].id } == held.room
                }
            }
        }
    }

    /// The bundle with its money and worth; nil where order, needs or a budget's share do not hold.
    private func whole(_ bundle: Share, _ timetable: Setting) -> Share? {
        var spans: [String: Interval] = [:]
        for enrolment in bundle.enrolments {
            let stays = enrolment.activities.flatMap { timetable.ways[$0]!.stays }
            spans[participant.requests[enrolment.request].id] =
                Interval(stays.map(\.start).min()!, stays.map(\.end).max()!)
        }
        for booking in bundle.bookings {
            spans[participant.appointments[booking.appointment].id] = Interval(booking.stay.start, booking.stay.end)
        }
        guard ground.orderHolds(participant, spans) else { return nil }
        var bundle = bundle
        let activities = bundle.activities
        for (b, budget) in ground.problem.budgets.enumerated() {
            let draws = participant.budgets.contains(budget.id)
            let spent = draws ? activities.reduce(0) { $0 + ground.fee($1, on: b) } : 0
            guard spent <= budget.perParticipant else { return nil }
            bundle.spent.append(spent)
        }
        bundle.worth = ground.worth(of: bundle, participant, timetable)
        return bundle
    }
}

extension Ground {
    /// - Parameter spans: of what is granted, from the first start to the last end, by id.
    func orderHolds(_ participant: Participant, _ spans: [String: Interval]) -> Bool {
        participant.order.allSatisfy { order in
            guard let second = spans[order.second] else { return true }
            guard let first = spans[order.first] else { return !order.needs }
            return first.end + order.gap <= second.start
        }
    }
}
