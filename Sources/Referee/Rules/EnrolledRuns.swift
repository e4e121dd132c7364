import Problem

/// Nobody is enrolled in an activity that does not run.
enum EnrolledRuns {
    static func check(_ entry: Decisions.Grant, running: [Bool]) throws(Violation) {
        let closed = zip(entry.activities, running).filter { !$0.1 }.map(\.0)
        guard closed.isEmpty else {
            throw Violation(
                .enrolledRuns, activities: closed, people: [.participant(entry.participant)], wishes: [entry.request])
        }
    }
}
