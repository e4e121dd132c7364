import Problem

/// A timetable with bundles of the first participants: what they share holds so far.
struct Assembly {
    let timetable: Setting
    private(set) var bundles: [Share] = []
    /// By activity, the participants.
    private(set) var enrolled: [[Int]]
    /// By budget, what all draw.
    private(set) var spent: [Int]
    private(set) var worth: Int
    private var ofStaff: [[Stay]]
    private var ofRoom: [[Stay]]

    var ground: Ground { timetable.ground }

    init(_ timetable: Setting) {
        self.timetable = timetable
        enrolled = timetable.ways.map { _ in [] }
        spent = timetable.ground.problem.budgets.map { _ in 0 }
        worth = timetable.worth
        ofStaff = timetable.ofStaff
        ofRoom = timetable.ofRoom
    }

    /// With the next participant's bundle; nil where seats, rooms or counselors do not allow it.
    func adding(_ bundle: Share, of participant: Int) -> Assembly? {
        let problem = ground.problem
        var next = self
        for activity in bundle.activities {
            next.enrolled[activity].append(participant)
            let seats = timetable.ways[activity]!.seats
            guard next.enrolled[activity].count <= seats, ground.reservedHold(activity, next.enrolled[activity], seats)
            else { return nil }
        }
        for booking in bundle.bookings {
            let staff = problem.staff[booking.staff]
            guard
                ground.canKeep([booking.stay], beside: next.ofStaff[booking.staff], staff.unavailable, staff.limits)
            else { return nil }
            next.ofStaff[booking.staff].append(booking.stay)
            guard let room = booking.room else { continue }
            next.ofRoom[room].append(booking.stay)
            guard !problem.rooms[room].unavailable.contains(where: { booking.stay.overlaps($0) }),
                ground.holds(next.ofRoom[room], room: room)
            else { return nil }
        }
        for (budget, amount) in bundle.spent.enumerated() { next.spent[budget] += amount }
        next.worth += bundle.worth
        next.bundles.append(bundle)
        return next
    }

    /// What hangs on everybody holds: least sizes, and budgets (a fee may give money back, so not before).
    var isComplete: Bool {
        zip(timetable.ways, enrolled).allSatisfy { way, people in
            way.map { people.count >= ground.problem.activities[$0.activity].minSize } ?? true
        } && zip(spent, ground.problem.budgets).allSatisfy { $0 <= $1.limit }
    }

    var decisions: Decisions {
        let problem = ground.problem
        var plan = Decisions()
        plan.activities = timetable.ways.compactMap(\.self).map { way in
            Decisions.Activity(
                id: problem.activities[way.activity].id, time: way.time, room: way.room.map { problem.rooms[$0].id },
                staff: way.team.map { problem.staff[$0].id })
        }
        for (participant, bundle) in zip(problem.participants, bundles) {
            plan.grants += bundle.enrolments.map { enrolment in
                Decisions.Grant(
                    participant: participant.id, request: participant.requests[enrolment.request].id,
                    choice: enrolment.choice, activities: enrolment.activities.map { problem.activities[$0].id })
            }
            plan.appointments += bundle.bookings.map { booking in
                Decisions.Appointment(
                    participant: participant.id, appointment: participant.appointments[booking.appointment].id,
                    start: booking.stay.start, staff: problem.staff[booking.staff].id,
                    room: booking.room.map { problem.rooms[$0].id })
            }
        }
        return plan
    }
}

extension Ground {
    func reservedHold(_ activity: Int, _ people: [Int], _ seats: Int) -> Bool {
        problem.activities[activity].reserved.allSatisfy { reserved in
            people.count { !problem.participants[$0].groups.contains(reserved.group) } <= seats - reserved.seats
        }
    }
}
