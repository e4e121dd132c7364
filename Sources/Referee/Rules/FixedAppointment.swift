import Problem

/// A fixed appointment must be refused, or held at the start, with the counselor and in the room that are fixed.
enum FixedAppointment {
    static func violations(_ ledger: Ledger) -> [Violation] {
        ledger.problem.fixed.appointments.compactMap {
            switch $0 {
            case .refused(let participant, let appointment):
                guard ledger.appointment(of: participant, appointment) != nil else { return nil }
                return Violation(.fixedAppointment, people: [.participant(participant)], wishes: [appointment])
            case .granted(let held):
                guard ledger.appointment(of: held.participant, held.appointment) != held else { return nil }
                return Violation(
                    .fixedAppointment, people: [.participant(held.participant), .staff(held.staff)],
                    wishes: [held.appointment], rooms: held.room.map { [$0] } ?? [], expected: held.start)
            }
        }
    }
}
