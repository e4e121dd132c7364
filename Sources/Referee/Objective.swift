/// What a plan is worth, by its parts: the table of contents of `Goals/`.
///
/// A new goal is a case here, a function in `Goals/` and a test; the compiler names what is missing.
public enum Goal: String, CaseIterable, Hashable, Sendable, Codable {
    /// Value of each running activity.
    case activityValue
    /// Value of each granted choice.
    case choiceValue
    /// Value of each granted appointment.
    case appointmentValue
    /// Cost of each running activity's time.
    case timeCost
    /// Cost of each room, of activities and of appointments.
    case roomCost
    /// Cost of each person, of activities and of appointments.
    case staffCost
    /// Cost of each whole day that an appointment waits from the start of its first window.
    case costPerDay
    /// Cost of each enrolment and appointment at its site for who lives where the participant does.
    case homeCost
    /// Cost of each participant who has requests and none of them granted.
    case unserved
    /// Cost of each participant's days with an engagement at a site.
    case attendedDay
    /// Cost of each participant's minutes between consecutive engagements of one day.
    case wait
    /// Cost of each participant's counselors beyond the first.
    case counselorChange
    /// Cost of each pair of activities that offends a soft relation.
    case relations
    /// Cost of what differs from the plan in force.
    case changes
    /// Cost of each justified envy.
    case envy

    func amount(_ ledger: Ledger) -> Int {
        switch self {
        case .activityValue: Values.ofActivities(ledger)
        case .choiceValue: Values.ofChoices(ledger)
        case .appointmentValue: Values.ofAppointments(ledger)
        case .timeCost: -Costs.ofTimes(ledger)
        case .roomCost: -Costs.ofRooms(ledger)
        case .staffCost: -Costs.ofStaff(ledger)
        case .costPerDay: -Costs.ofWaitingDays(ledger)
        case .homeCost: -Costs.ofHomes(ledger)
        case .unserved: -Unserved.cost(ledger)
        case .attendedDay: -AttendedDays.cost(ledger)
        case .wait: -Waits.cost(ledger)
        case .counselorChange: -CounselorChanges.cost(ledger)
        case .relations: -Relations.cost(ledger)
        case .changes: -Changes.cost(ledger)
        case .envy: -Envy.cost(ledger)
        }
    }
}

/// A plan's worth: the sum of its terms, each with its sign (costs are negative gains).
public struct Objective: Hashable, Sendable {
    private var amounts: [Int]

    init(_ ledger: Ledger) {
        amounts = Goal.allCases.map { $0.amount(ledger) }
    }

    public subscript(goal: Goal) -> Int { amounts[Goal.allCases.firstIndex(of: goal)!] }

    public var total: Int { amounts.reduce(0, +) }

    /// Every term with its amount, in the order of `Goal`.
    public var terms: [(goal: Goal, amount: Int)] { Array(zip(Goal.allCases, amounts)).map { ($0, $1) } }
}
