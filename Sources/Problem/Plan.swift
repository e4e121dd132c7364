/// The three lists of a plan: what runs, who is enrolled where, which appointments are held.
public struct Decisions: Hashable, Sendable, Encodable {
    /// An activity that runs.
    public struct Activity: Hashable, Sendable {
        public var id: String
        /// Index into the activity's `times`.
        public var time: Int
        public var room: String?
        /// One person for each role, in the order of the roles.
        public var staff: [String]

        public init(id: String, time: Int, room: String? = nil, staff: [String] = []) {
            self.id = id
            self.time = time
            self.room = room
            self.staff = staff
        }
    }

    /// A granted request.
    public struct Grant: Hashable, Sendable, Encodable {
        public var participant: String
        public var request: String
        /// Index into the request's `choices`.
        public var choice: Int
        /// One activity for each part of the choice, in the order of its parts.
        public var activities: [String]

        public init(participant: String, request: String, choice: Int, activities: [String]) {
            self.participant = participant
            self.request = request
            self.choice = choice
            self.activities = activities
        }
    }

    /// A granted appointment.
    public struct Appointment: Hashable, Sendable {
        public var participant: String
        public var appointment: String
        /// Minute at which it starts.
        public var start: Int
        public var staff: String
        public var room: String?

        public init(participant: String, appointment: String, start: Int, staff: String, room: String? = nil) {
            self.participant = participant
            self.appointment = appointment
            self.start = start
            self.staff = staff
            self.room = room
        }
    }

    public var activities: [Activity]
    public var grants: [Grant]
    public var appointments: [Appointment]

    public init(activities: [Activity] = [], grants: [Grant] = [], appointments: [Appointment] = []) {
        self.activities = activities
        self.grants = grants
        self.appointments = appointments
    }
}

/// A plan in the format `naru-plan/1`. Nothing here says that it is legal: only the referee can.
public struct Plan: Hashable, Sendable {
    public static let format = "naru-plan/1"

    /// The name of the problem it answers.
    public var problem: String
    /// What the plan states that it is worth.
    public var objective: Int
    /// A number that no legal plan's objective can exceed, or nil.
    public var bound: Int?
    public var decisions: Decisions

    public init(problem: String, objective: Int, bound: Int? = nil, decisions: Decisions = Decisions()) {
        self.problem = problem
        self.objective = objective
        self.bound = bound
        self.decisions = decisions
    }
}
