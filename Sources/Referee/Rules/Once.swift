import Problem

/// No activity, grant or appointment is listed twice.
enum Once {
    static func activity(_ id: String, isNew: Bool) throws(Violation) {
        guard isNew else { throw Violation(.once, activities: [id]) }
    }

    static func grant(_ entry: Decisions.Grant, isNew: Bool) throws(Violation) {
        guard isNew else {
            throw Violation(.once, people: [.participant(entry.participant)], wishes: [entry.request])
        }
    }

    static func appointment(_ entry: Decisions.Appointment, isNew: Bool) throws(Violation) {
        guard isNew else {
            throw Violation(.once, people: [.participant(entry.participant)], wishes: [entry.appointment])
        }
    }
}
