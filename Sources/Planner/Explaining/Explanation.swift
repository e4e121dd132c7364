import Model

/// Why one wish was not granted, and the nearest change with which it could have been.
///
/// Rests on the plan as it is, recounted: nothing is guessed, and nobody else is named.
public struct Explanation: Hashable, Sendable {
    public var participant: String
    /// The id of a request or an appointment need.
    public var wish: String
    /// For a request, each choice that was not granted, up to the one that was; one entry for an appointment.
    public var choices: [Choice]
    /// Everything that would have had to be otherwise for the wish to be granted beside the rest of the plan, by
    /// recomputing; nil if no change of these kinds would do.
    public var nearest: Nearest?

    public struct Choice: Hashable, Sendable {
        /// Index into the request's choices; 0 for an appointment.
        public var choice: Int
        /// The nearest way to grant it, and all that stands against that.
        public var reasons: [Reason]
    }

    public struct Nearest: Hashable, Sendable {
        public var choice: Int
        /// One offering for each part; empty for an appointment.
        public var offerings: [String]
        /// For an appointment, when it could be held.
        public var meeting: Meeting?
        /// Empty: it could be granted as the plan stands.
        public var changes: [Change]
    }

    /// The reason to be told in one line: the first of the first choice.
    public var main: Reason? { choices.first?.reasons.first }
}

/// One thing that stands against a wish.
public enum Reason: Hashable, Sendable {
    /// It did not pass the screening; `offering` is nil for an appointment.
    case screened(offering: String?, Screening.Failure)
    /// Fewer people than it needs could be enrolled, or other things took its time, room or people.
    case notRunning(offering: String, applicants: Int, least: Int)
    /// A coordinator decided so.
    case closed(offering: String)
    case refused
    /// All seats are taken; with selection scores, the lowest taken and their own.
    case full(offering: String, seats: Int, applicants: Int, cutOff: CutOff?)
    /// What is left is kept for a priority group.
    case reserved(offering: String, group: String, seats: Int)
    /// At the same time, or too near for the way, they have something else that was granted (its id).
    case clash(offering: String?, with: String, at: Meeting)
    /// They said that they cannot come then.
    case unavailable(offering: String?, at: Meeting)
    /// With it they would have more hours in that week or month than they may.
    case hours(period: HourPeriod, from: LocalDate, minutes: Minutes, limit: Minutes)
    case fundExhausted(fund: String, left: Won, fee: Won)
    /// Their own yearly share of the fund does not suffice.
    case fundShare(fund: String, left: Won, fee: Won)
    /// They are enrolled there already, by another request.
    case enrolledAlready(offering: String)
    /// It has to come after (or before) another wish of theirs, and does not.
    case order(first: String, second: String)
    /// It needs another wish of theirs, which was not granted.
    case needs(String)
    /// They would have to leave this offering, which would then have too few.
    case wouldFold(offering: String)
    /// At no time of its days are a counselor and a room free when they can come.
    case noSlot(service: String)
    /// Nothing stands against it: the plan could grant it, at the cost of other goals.
    case possible

    public struct CutOff: Hashable, Sendable {
        public var lowest: Int
        public var own: Int
    }
}

/// The stretches by which hours are counted.
public enum HourPeriod: String, Hashable, Sendable, CaseIterable {
    case day, week, month
}

/// A change with which a wish could have been granted.
public enum Change: Hashable, Sendable {
    /// One more seat there.
    case seat(offering: String)
    /// One seat fewer kept for the group.
    case unreserve(offering: String, group: String)
    /// They give up something else that was granted to them.
    case giveUp(wish: String)
    /// They can come then after all.
    case beFree(Meeting)
    /// So many minutes more allowed in that week or month.
    case moreHours(period: HourPeriod, from: LocalDate, by: Minutes)
    case moreMoney(fund: String, Won)
    /// It runs after all, at a time and place that are free: so many people more are needed for that.
    case run(offering: String, pattern: Int, room: String?, staff: [String], morePeople: Int)
    /// A counselor more at that time.
    case counselor(at: Meeting)
    /// They may apply from that day on.
    case applyFrom(LocalDate)
    /// They complete one of these, with so much of it attended.
    case complete(anyOf: [String], attendance: Int)
}
