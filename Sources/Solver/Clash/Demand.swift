import Problem

/// What one fixed decision demands, ids resolved.
enum Demand {
    case close(activity: Int)
    /// It runs; what is not nil must stand. `room: .some(nil)` is no room.
    case run(activity: Int, time: Int?, room: Int??, staff: [Int]?)
    case refuse(participant: Int, request: Int)
    case enrol(Enrolment)
    case decline(participant: Int, appointment: Int)
    case book(Booking)
    /// It refuses what nobody can have.
    case nothing

    /// - Throws: the rule that the decision breaks all by itself, whatever else is decided.
    init(_ decision: FixedDecision, _ ground: Ground) throws(Clash.Fault) {
        switch decision {
        case .activity(let fixed): self = try Demand.activity(fixed, ground)
        case .grant(let fixed): self = try Demand.grant(fixed, ground)
        case .appointment(let fixed): self = try Demand.appointment(fixed, ground)
        }
    }

    private static func activity(_ fixed: Fixed.Activity, _ ground: Ground) throws(Clash.Fault) -> Demand {
        guard let index = ground.activities[fixed.id] else { throw Clash.Fault(.known) }
        let activity = ground.problem.activities[index]
        guard case .runs(_, let time, let room, let staff) = fixed else { return .close(activity: index) }
        if let time, !activity.times.indices.contains(time) { throw Clash.Fault(.known) }
        if let room {
            let fits = activity.rooms.isEmpty ? room == nil : activity.rooms.contains { $0.room == room }
            if !fits { throw Clash.Fault(.activityRoom) }
        }
        if let staff {
            let fits =
                staff.count == activity.staff.count && Set(staff).count == staff.count
                && zip(staff, activity.staff).allSatisfy { person, role in role.contains { $0.staff == person } }
            if !fits { throw Clash.Fault(.roles) }
        }
        return .run(
            activity: index, time: time, room: room.map { $0.map { ground.rooms[$0]! } },
            staff: staff.map { $0.map { ground.staff[$0]! } })
    }

    private static func grant(_ fixed: Fixed.Grant, _ ground: Ground) throws(Clash.Fault) -> Demand {
        switch fixed {
        case .refused(let participant, let request):
            guard let p = ground.participants[participant],
                let r = ground.problem.participants[p].requests.firstIndex(where: { $0.id == request })
            else { return .nothing }
            return .refuse(participant: p, request: r)
        case .granted(let grant):
            guard let p = ground.participants[grant.participant],
                let r = ground.problem.participants[p].requests.firstIndex(where: { $0.id == grant.request }),
                ground.problem.participants[p].requests[r].choices.indices.contains(grant.choice)
            else { throw Clash.Fault(.known) }
            let parts = ground.problem.participants[p].requests[r].choices[grant.choice].parts
            let activities = grant.activities.compactMap { ground.activities[$0] }
            let fits =
                activities.count == grant.activities.count && activities.count == parts.count
                && Set(activities).count == activities.count
                && zip(activities, parts).allSatisfy { ground.activitiesOfPart[$1]!.contains($0) }
            guard fits else { throw Clash.Fault(.parts) }
            return .enrol(Enrolment(participant: p, request: r, choice: grant.choice, activities: activities))
        }
    }

    private static func appointment(_ fixed: Fixed.Appointment, _ ground: Ground) throws(Clash.Fault) -> Demand {
        switch fixed {
        case .refused(let participant, let appointment):
            guard let p = ground.participants[participant],
                let a = ground.problem.participants[p].appointments.firstIndex(where: { $0.id == appointment })
            else { return .nothing }
            return .decline(participant: p, appointment: a)
        case .granted(let held):
            guard let p = ground.participants[held.participant],
                let a = ground.problem.participants[p].appointments.firstIndex(where: { $0.id == held.appointment })
            else { throw Clash.Fault(.known) }
            let wish = ground.problem.participants[p].appointments[a]
            let service = ground.problem.services[ground.services[wish.service]!]
            guard service.staff.contains(where: { $0.staff == held.staff }) else {
                throw Clash.Fault(.appointmentStaff)
            }
            let fits = service.rooms.isEmpty ? held.room == nil : service.rooms.contains { $0.room == held.room }
            guard fits else { throw Clash.Fault(.appointmentRoom) }
            let isInside = wish.windows.contains { $0.start <= held.start && held.start <= $0.end - service.minutes }
            guard isInside else { throw Clash.Fault(.window) }
            guard held.start.isMultiple(of: service.step) else { throw Clash.Fault(.step) }
            let room = held.room.map { ground.rooms[$0]! }
            let stay = Stay(
                start: held.start, end: held.start + service.minutes,
                site: ground.site(room: room, otherwise: service.site))
            return .book(
                Booking(participant: p, appointment: a, stay: stay, staff: ground.staff[held.staff]!, room: room))
        }
    }
}

extension Clash {
    /// A rule that one decision breaks by itself.
    struct Fault: Error {
        let rule: Rule

        init(_ rule: Rule) { self.rule = rule }
    }
}
