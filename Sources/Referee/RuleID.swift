import Problem

/// Every rule of a legal plan, in the order of the format's text: the table of contents of `Rules/`.
///
/// A new rule is a case here, a file in `Rules/` and a test; the compiler names what is missing.
public enum RuleID: String, CaseIterable, Hashable, Sendable, Codable {
    // What the plan names
    /// Every activity, time, participant, request, choice and appointment that the plan names exists.
    case known
    /// No activity, grant or appointment is listed twice.
    case once
    // Activities that run
    /// A running activity meets in one of its rooms, or in none if it needs none.
    case activityRoom
    /// One candidate fills each role; two roles are never filled by the same person.
    case roles
    /// The enrolment is at least `minSize`.
    case minSize
    /// The enrolment is at most `maxSize` and the capacity of the room.
    case seats
    /// Of the seats, those reserved for a group are not taken by others.
    case reserved
    // Enrolments
    /// A grant enrols in one activity of each part of its choice, all different.
    case parts
    /// Nobody is enrolled in an activity that does not run.
    case enrolledRuns
    /// Nobody is enrolled in an activity twice.
    case enrolledOnce
    // Appointments
    /// The counselor is one of the service's.
    case appointmentStaff
    /// The room is one of the service's, or none if it needs none.
    case appointmentRoom
    /// The start is a multiple of the service's step.
    case step
    /// The whole appointment lies inside one of its windows.
    case window
    // Money
    /// A budget's fees over all participants come to at most its limit.
    case budgetLimit
    /// A participant's fees come to at most what a budget pays for one.
    case budgetPerParticipant
    // Engagements
    /// At any minute at most `count` engagements use a room.
    case roomCount
    /// No engagement uses a room while it is unavailable.
    case roomUnavailable
    /// Two engagements of one person never overlap.
    case overlap
    /// Between engagements at different sites there is time to travel.
    case travel
    /// No engagement touches the time that its person is unavailable.
    case unavailable
    /// Engagements that start in one interval of a period last at most the person's limit.
    case limits
    // Order
    /// If both are granted, the first ends the gap before the second starts.
    case order
    /// What needs another is granted only with it.
    case needs
    // Between activities
    /// A relation without a cost holds for each pair of its activities that run.
    case relation
    // Decisions that must stand
    /// A fixed activity runs, or doesn't, as fixed.
    case fixedActivity
    /// A fixed grant stands, or is refused, as fixed.
    case fixedGrant
    /// A fixed appointment stands, or is refused, as fixed.
    case fixedAppointment
    // What the plan says of itself
    /// The stated objective is what the plan is worth.
    case statedObjective
    /// The stated bound is not below the plan's own worth.
    case statedBound

    /// Everything in the plan that breaks this rule, in the order of the problem's lists.
    func violations(_ plan: Plan, _ ledger: Ledger, worth: Objective) -> [Violation] {
        switch self {
        case .known, .once, .activityRoom, .roles, .parts, .enrolledRuns, .appointmentStaff, .appointmentRoom, .step,
            .window:
            ledger.faults.filter { $0.rule == self }
        case .minSize: MinSize.violations(ledger)
        case .seats: Seats.violations(ledger)
        case .reserved: Reserved.violations(ledger)
        case .enrolledOnce: EnrolledOnce.violations(ledger)
        case .budgetLimit: BudgetLimit.violations(ledger)
        case .budgetPerParticipant: BudgetPerParticipant.violations(ledger)
        case .roomCount: RoomCount.violations(ledger)
        case .roomUnavailable: RoomUnavailable.violations(ledger)
        case .overlap: ledger.diaries.flatMap { Overlap.violations($0, ledger.lookup) }
        case .travel: ledger.diaries.flatMap { Travel.violations($0, ledger.lookup) }
        case .unavailable: ledger.diaries.flatMap { Unavailable.violations($0) }
        case .limits: ledger.diaries.flatMap { Limits.violations($0, ledger.lookup) }
        case .order: Order.violations(ledger)
        case .needs: Needs.violations(ledger)
        case .relation: Relations.violations(ledger)
        case .fixedActivity: FixedActivity.violations(ledger)
        case .fixedGrant: FixedGrant.violations(ledger)
        case .fixedAppointment: FixedAppointment.violations(ledger)
        case .statedObjective: StatedObjective.violations(plan, worth: worth)
        case .statedBound: StatedBound.violations(plan, worth: worth)
        }
    }
}
