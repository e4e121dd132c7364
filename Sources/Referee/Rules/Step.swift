import Problem

/// An appointment starts at a multiple of its service's step.
enum Step {
    static func faults(_ entry: Decisions.Appointment, of service: Service) -> [Violation] {
        guard !entry.start.isMultiple(of: service.step) else { return [] }
        return [
            Violation(
                .step, people: [.participant(entry.participant)], wishes: [entry.appointment], found: entry.start,
                expected: service.step)
        ]
    }
}
