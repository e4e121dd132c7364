import Problem

extension Ground {
    /// What a bundle adds to a plan's worth, all but envy: values, costs, days, waits, counselors, changes.
    func worth(of bundle: Share, _ participant: Participant, _ timetable: Setting) -> Int {
        let weights = problem.weights
        var worth = 0
        for enrolment in bundle.enrolments { worth += self.worth(of: enrolment, participant, timetable) }
        for booking in bundle.bookings { worth += self.worth(of: booking, participant) }
        if !participant.requests.isEmpty, bundle.enrolments.isEmpty { worth -= weights.unserved }
        let days = Set(bundle.stays.filter { $0.site >= 0 }.map { $0.start / Problem.day })
        worth -= weights.attendedDay * days.count
        worth -= weights.counselorChange * max(0, Set(bundle.bookings.map(\.staff)).count - 1)
        let sorted = bundle.stays.sorted { $0.start < $1.start }
        for (a, b) in zip(sorted, sorted.dropFirst()) where a.start / Problem.day == b.start / Problem.day {
            worth -= weights.wait * (b.start - a.end)
        }
        return worth
    }

    private func worth(of enrolment: Enrolment, _ participant: Participant, _ timetable: Setting) -> Int {
        let request = participant.requests[enrolment.request]
        var worth = request.choices[enrolment.choice].value
        for activity in enrolment.activities { worth -= home(participant, timetable.ways[activity]!.stays[0].site) }
        let enrolled = Set(enrolment.activities.map { problem.activities[$0].id })
        for old in problem.previous?.grants ?? []
        where old.participant == participant.id && old.request == request.id && Set(old.activities) == enrolled {
            worth += problem.changeCosts.grant
        }
        return worth
    }

    private func worth(of booking: Booking, _ participant: Participant) -> Int {
        let appointment = participant.appointments[booking.appointment]
        let service = problem.services[services[appointment.service]!]
        let staff = problem.staff[booking.staff].id
        let room = booking.room.map { problem.rooms[$0].id }
        var worth = appointment.value - home(participant, booking.stay.site)
        worth -= service.staff.first { $0.staff == staff }!.cost
        worth -= service.rooms.first { $0.room == room }?.cost ?? 0
        let wait = booking.stay.start - appointment.windows[0].start
        let isEarly = wait < 0 && !wait.isMultiple(of: Problem.day)
        worth -= appointment.costPerDay * (wait / Problem.day - (isEarly ? 1 : 0))
        for old in problem.previous?.appointments ?? []
        where old.participant == participant.id && old.appointment == appointment.id && old.staff == staff
            && old.start == booking.stay.start
        {
            worth += problem.changeCosts.appointment
            worth -= old.room == room ? 0 : problem.changeCosts.appointmentRoom
        }
        return worth
    }

    private func home(_ participant: Participant, _ site: Int) -> Int {
        guard site >= 0, let id = participant.home else { return 0 }
        return problem.homes.first { $0.id == id }!.costs[site]
    }
}
