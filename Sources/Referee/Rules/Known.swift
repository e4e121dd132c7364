import Problem

/// Every activity, time, participant, request, choice and appointment that the plan names exists.
enum Known {
    static func activity(_ id: String, _ lookup: Lookup) throws(Violation) -> Int {
        guard let index = lookup.activities[id] else { throw Violation(.known, activities: [id], name: "activity") }
        return index
    }

    static func time(_ index: Int, of activity: Activity) throws(Violation) {
        guard activity.times.indices.contains(index) else {
            throw Violation(
                .known, activities: [activity.id], name: "time", found: index, expected: activity.times.count - 1)
        }
    }

    static func participant(_ id: String, wish: String, _ lookup: Lookup) throws(Violation) -> Int {
        guard let index = lookup.participants[id] else {
            throw Violation(.known, people: [.participant(id)], wishes: [wish], name: "participant")
        }
        return index
    }

    static func request(_ entry: Decisions.Grant, of participant: Participant) throws(Violation) -> Int {
        let people = [Violation.Person.participant(participant.id)]
        guard let index = participant.requests.firstIndex(where: { $0.id == entry.request }) else {
            throw Violation(.known, people: people, wishes: [entry.request], name: "request")
        }
        let choices = participant.requests[index].choices
        guard choices.indices.contains(entry.choice) else {
            throw Violation(
                .known, people: people, wishes: [entry.request], name: "choice", found: entry.choice,
                expected: choices.count - 1)
        }
        return index
    }

    static func appointment(_ entry: Decisions.Appointment, of participant: Participant) throws(Violation) -> Int {
        guard let index = participant.appointments.firstIndex(where: { $0.id == entry.appointment }) else {
            throw Violation(
                .known, people: [.participant(participant.id)], wishes: [entry.appointment], name: "appointment")
        }
        return index
    }
}
