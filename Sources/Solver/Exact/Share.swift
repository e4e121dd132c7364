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
    /// Ways to decide each request and each appointment that what is fixed allows; nil is not to grant it.
    private let grants: [[Enrolment?]]
    private let bookings: [[Booking?]]

    private var participant: Participant { ground.problem.participants[index] }

    init(of index: Int, _ ground: Ground) {
        self.ground = ground
        self.index = index
        concerns = ground.requesters.indices.filter { ground.requesters[$0].contains { $0.participant == index } }
        let person = ground.problem.participants[index]
        grants = person.requests.indices.map { ShareBook.grants(of: $0, person, index, ground) }
        bookings = person.appointments.indices.map { ShareBook.bookings(of: $0, person, index, ground) }
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
            let taken = bundle.activities
            for enrolment in grants[wish] {
                guard let enrolment else {
                    decide(wish + 1, bundle, timetable, &found, &steps)
                    continue
                }
                let isOpen = enrolment.activities.allSatisfy { timetable.ways[$0] != nil && !taken.contains($0) }
                guard isOpen else { continue }
                let stays = enrolment.activities.flatMap { timetable.ways[$0]!.stays }
                guard isKept(stays, bundle) else { continue }
                var next = bundle
                next.enrolments.append(enrolment)
                next.stays += stays
                decide(wish + 1, next, timetable, &found, &steps)
            }
        } else if wish - requests < participant.appointments.count {
            for booking in bookings[wish - requests] {
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

    private static func grants(
        of request: Int, _ participant: Participant, _ index: Int, _ ground: Ground
    ) -> [Enrolment?] {
        let id = participant.requests[request].id
        return (ground.enrolments(index, request) + [nil]).filter { enrolment in
            ground.problem.fixed.grants.allSatisfy { fixed in
                switch fixed {
                case .refused(participant.id, id): return enrolment == nil
                case .granted(let grant) where grant.participant == participant.id && grant.request == id:
                    guard let enrolment else { return false }
                    return enrolment.choice == grant.choice
                        && enrolment.activities.map { ground.problem.activities[$0].id } == grant.activities
                default: return true
                }
            }
        }
    }

    private static func bookings(
        of appointment: Int, _ participant: Participant, _ index: Int, _ ground: Ground
    ) -> [Booking?] {
        let id = participant.appointments[appointment].id
        return (ground.bookings(index, appointment) + [nil]).filter { booking in
            ground.problem.fixed.appointments.allSatisfy { fixed in
                switch fixed {
                case .refused(participant.id, id): return booking == nil
                case .granted(let held) where held.participant == participant.id && held.appointment == id:
                    guard let booking else { return false }
                    return booking.stay.start == held.start && ground.problem.staff[booking.staff].id == held.staff
                        && booking.room.map { ground.problem.rooms[$0].id } == held.room
                default: return true
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
