/// A cohort, club group, internship place or workshop.
public struct Activity: Hashable, Sendable {
    /// One way to lay the activity out in time: its meetings, sorted and disjoint.
    public struct Time: Hashable, Sendable, Encodable {
        public var meetings: [Interval]
        public var cost: Int

        public init(meetings: [Interval], cost: Int = 0) {
            self.meetings = meetings
            self.cost = cost
        }
    }

    /// Of the seats, at least `seats` are kept for members of `group`.
    public struct Reserved: Hashable, Sendable, Encodable {
        public var group: String
        public var seats: Int

        public init(group: String, seats: Int) {
            self.group = group
            self.seats = seats
        }
    }

    /// What enrolling one participant who draws on `budget` takes from it.
    public struct Fee: Hashable, Sendable {
        public var budget: String
        public var amount: Int

        public init(budget: String, amount: Int) {
            self.budget = budget
            self.amount = amount
        }
    }

    /// The selection score of one participant here, higher first.
    public struct Score: Hashable, Sendable {
        public var participant: String
        public var score: Int

        public init(participant: String, score: Int) {
            self.participant = participant
            self.score = score
        }
    }

    public var id: String
    public var kind: String
    public var minSize: Int
    public var maxSize: Int
    /// Gained when it runs.
    public var value: Int
    public var times: [Time]
    /// If not empty, the activity meets in exactly one of these, all term.
    public var rooms: [RoomOption]
    /// Where it meets if it needs no room; nil is online.
    public var site: String?
    /// One list of candidates for each role; two roles are never filled by the same person.
    public var staff: [[StaffOption]]
    public var scores: [Score]
    public var reserved: [Reserved]
    public var fees: [Fee]

    public init(
        id: String, kind: String = "", minSize: Int = 0, maxSize: Int, value: Int = 0, times: [Time],
        rooms: [RoomOption] = [], site: String? = nil, staff: [[StaffOption]] = [], scores: [Score] = [],
        reserved: [Reserved] = [], fees: [Fee] = []
    ) {
        self.id = id
        self.kind = kind
        self.minSize = minSize
        self.maxSize = maxSize
        self.value = value
        self.times = times
        self.rooms = rooms
        self.site = site
        self.staff = staff
        self.scores = scores
        self.reserved = reserved
        self.fees = fees
    }
}

/// A named set of interchangeable activities.
public struct Part: Hashable, Sendable, Encodable {
    public var id: String
    public var activities: [String]

    public init(id: String, activities: [String]) {
        self.id = id
        self.activities = activities
    }
}

/// A kind of 1:1 appointment.
public struct Service: Hashable, Sendable, Encodable {
    public var id: String
    /// Length of an appointment in minutes.
    public var minutes: Int
    /// An appointment starts at a multiple of this.
    public var step: Int
    public var staff: [StaffOption]
    public var rooms: [RoomOption]
    /// Where it is held if it needs no room; nil is online.
    public var site: String?

    public init(
        id: String, minutes: Int, step: Int, staff: [StaffOption], rooms: [RoomOption] = [], site: String? = nil
    ) {
        self.id = id
        self.minutes = minutes
        self.step = step
        self.staff = staff
        self.rooms = rooms
        self.site = site
    }
}
