public struct Participant: Hashable, Sendable {
    /// One thing that would satisfy a request: one activity of each part, all different.
    public struct Choice: Hashable, Sendable, Encodable {
        public var value: Int
        public var parts: [String]

        public init(value: Int, parts: [String]) {
            self.value = value
            self.parts = parts
        }
    }

    /// At most one of the choices is granted.
    public struct Request: Hashable, Sendable, Encodable {
        public var id: String
        public var choices: [Choice]

        public init(id: String, choices: [Choice]) {
            self.id = id
            self.choices = choices
        }
    }

    /// A wished 1:1 appointment: granted or not; all of it inside one window.
    public struct Appointment: Hashable, Sendable, Encodable {
        public var id: String
        public var service: String
        public var windows: [Interval]
        public var value: Int
        /// Cost of each whole day from the start of the first window.
        public var costPerDay: Int

        public init(id: String, service: String, windows: [Interval], value: Int, costPerDay: Int = 0) {
            self.id = id
            self.service = service
            self.windows = windows
            self.value = value
            self.costPerDay = costPerDay
        }
    }

    /// If both are granted, `first` ends at least `gap` minutes before `second` starts; with `needs`, `second` is
    /// granted only if `first` is. Both are ids of this participant's requests or appointments.
    public struct Order: Hashable, Sendable, Encodable {
        public var first: String
        public var second: String
        public var gap: Int
        public var needs: Bool

        public init(first: String, second: String, gap: Int = 0, needs: Bool = false) {
            self.first = first
            self.second = second
            self.gap = gap
            self.needs = needs
        }
    }

    public var id: String
    public var home: String?
    public var groups: [String]
    public var budgets: [String]
    public var unavailable: [Interval]
    public var limits: [Limit]
    public var requests: [Request]
    public var appointments: [Appointment]
    public var order: [Order]

    public init(
        id: String, home: String? = nil, groups: [String] = [], budgets: [String] = [],
        unavailable: [Interval] = [], limits: [Limit] = [], requests: [Request] = [],
        appointments: [Appointment] = [], order: [Order] = []
    ) {
        self.id = id
        self.home = home
        self.groups = groups
        self.budgets = budgets
        self.unavailable = unavailable
        self.limits = limits
        self.requests = requests
        self.appointments = appointments
        self.order = order
    }
}
