import Problem

/// A set of fixed decisions that no legal plan can keep together, with the rules that forbid it.
public struct Clash: Hashable, Sendable {
    /// The rules of the format that fixed decisions can run into, in the order of its text.
    public enum Rule: String, CaseIterable, Hashable, Sendable, Codable {
        /// It names a time, request, choice, room, person or activity that is not there.
        case known
        /// One decision says the opposite of another.
        case opposite
        case activityRoom, roles, minSize, seats, reserved, parts, enrolledRuns, enrolledOnce
        case appointmentStaff, appointmentRoom, step, window
        case budgetLimit, budgetPerParticipant
        case roomCount, roomUnavailable, overlap, travel, unavailable, limits
        case order, needs, relation
    }

    /// The decisions, in the order of `Problem.fixed`: activities, grants, appointments.
    public let decisions: [FixedDecision]
    /// The rules that together rule them out: with any one of these lifted a plan could keep the decisions, as far as
    /// the search could tell.
    public let rules: [Rule]
    /// Proven that none of the decisions can be left out: without any one of them, a legal plan keeps the others.
    public let isMinimal: Bool
}

/// One entry of `Problem.fixed`.
public enum FixedDecision: Hashable, Sendable {
    case activity(Fixed.Activity)
    case grant(Fixed.Grant)
    case appointment(Fixed.Appointment)
}

/// Whether any legal plan keeps all fixed decisions of a problem.
public enum Feasibility: Hashable, Sendable {
    /// This one does: the fixed decisions and what they need, nothing more.
    case possible(Decisions)
    case impossible(Clash)
    /// The search was cut off.
    case unknown

    /// Decides it by exact search (the empty plan is legal, so only what is fixed, and what that needs, is searched).
    /// - Parameter effort: most steps of each of the searches; a step is one look at whether something fits.
    public static func of(_ problem: Problem, effort: Int = 1_000_000) -> Feasibility {
        ClashFilter(problem, effort: effort).feasibility()
    }
}
