import Problem

/// An appointment is with one of its service's counselors.
enum AppointmentStaff {
    static func check(_ entry: Decisions.Appointment, of service: Service) throws(Violation) {
        guard service.staff.contains(where: { $0.staff == entry.staff }) else {
            throw Violation(
                .appointmentStaff, people: [.participant(entry.participant), .staff(entry.staff)],
                wishes: [entry.appointment])
        }
    }
}
