import Problem

/// A whole appointment lies inside one of its windows.
enum Window {
    static func faults(
        _ entry: Decisions.Appointment, _ interval: Interval, of appointment: Participant.Appointment
    ) -> [Violation] {
        let fits = appointment.windows.contains { $0.start <= interval.start && interval.end <= $0.end }
        return fits ? [] : [fault(entry, end: interval.end)]
    }

    /// - Parameter end: nil where the start is not even within the horizon.
    static func fault(_ entry: Decisions.Appointment, end: Int?) -> Violation {
        Violation(
            .window, people: [.participant(entry.participant)], wishes: [entry.appointment],
            times: end.map { [Interval(entry.start, $0)] } ?? [], found: entry.start)
    }
}
