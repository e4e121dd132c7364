import Problem

/// An appointment is in one of its service's rooms; one that needs none has none.
enum AppointmentRoom {
    static func check(_ entry: Decisions.Appointment, of service: Service) throws(Violation) {
        let fits = service.rooms.isEmpty ? entry.room == nil : service.rooms.contains { $0.room == entry.room }
        guard fits else {
            throw Violation(
                .appointmentRoom, people: [.participant(entry.participant)], wishes: [entry.appointment],
                rooms: entry.room.map { [$0] } ?? [])
        }
    }
}
