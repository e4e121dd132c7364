/// What is so in a part of the problem.
struct Decision: Sendable {
    enum Question: Hashable, Sendable {
        /// Does an activity run?
        case runs(activity: Int)
        /// Does one run at a time?
        case meets(time: Int)
        /// Does the person of a pair attend its activity-time?
        case attends(pair: Int)
    }

    let question: Question
    let isSo: Bool
}
