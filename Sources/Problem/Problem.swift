/// A half-open stretch of minutes `[start, end)` since the horizon's first midnight, local wall-clock.
public struct Interval: Hashable, Sendable, Comparable {
    public var start: Int
    public var end: Int

    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    public var minutes: Int { end - start }

    public func overlaps(_ other: Interval) -> Bool { start < other.end && other.start < end }

    public static func < (a: Interval, b: Interval) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// A problem in the format `naru-problem/1`: integers and ids only, as the file says them.
///
/// All times are minutes since the horizon's first midnight; all ids are unique within their list.
/// Where the file holds a JSON object used as a map (`periods`, `limits`, `fees`, `scores`), this holds an array
/// sorted by key, so that no decision can hang on the order of a dictionary.
public struct Problem: Hashable, Sendable {
    public static let format = "naru-problem/1"
    /// Minutes in a day.
    public static let day = 1440

    public var name: String
    /// Length of the horizon in minutes; every interval lies within `0...horizon`.
    public var horizon: Int
    public var sites: [String]
    /// Minutes from site i to site j, in the order of `sites`; may be asymmetric.
    public var travel: [[Int]]
    public var homes: [Home]
    public var periods: [Period]
    public var groups: [String]
    public var budgets: [Budget]
    public var rooms: [Room]
    public var staff: [Staff]
    public var activities: [Activity]
    public var parts: [Part]
    public var services: [Service]
    public var participants: [Participant]
    public var relations: [Relation]
    public var weights: Weights
    public var fixed: Fixed
    /// The plan in force, if there is one: changes away from it cost `changeCosts`.
    public var previous: Decisions?
    public var changeCosts: ChangeCosts

    public init(
        name: String, horizon: Int, sites: [String] = [], travel: [[Int]] = [], homes: [Home] = [],
        periods: [Period] = [], groups: [String] = [], budgets: [Budget] = [], rooms: [Room] = [],
        staff: [Staff] = [], activities: [Activity] = [], parts: [Part] = [], services: [Service] = [],
        participants: [Participant] = [], relations: [Relation] = [], weights: Weights = Weights(),
        fixed: Fixed = Fixed(), previous: Decisions? = nil, changeCosts: ChangeCosts = ChangeCosts()
    ) {
        self.name = name
        self.horizon = horizon
        self.sites = sites
        self.travel = travel
        self.homes = homes
        self.periods = periods
        self.groups = groups
        self.budgets = budgets
        self.rooms = rooms
        self.staff = staff
        self.activities = activities
        self.parts = parts
        self.services = services
        self.participants = participants
        self.relations = relations
        self.weights = weights
        self.fixed = fixed
        self.previous = previous
        self.changeCosts = changeCosts
    }
}

/// Where a participant lives: the cost of one enrolment or appointment at each site, in the order of `sites`.
public struct Home: Hashable, Sendable, Encodable {
    public var id: String
    public var costs: [Int]

    public init(id: String, costs: [Int]) {
        self.id = id
        self.costs = costs
    }
}

/// Disjoint intervals by which `limits` count, e.g. `day`, `week`, `month`.
public struct Period: Hashable, Sendable {
    public var name: String
    public var intervals: [Interval]

    public init(name: String, intervals: [Interval]) {
        self.name = name
        self.intervals = intervals
    }
}

/// At most `minutes` of engagements starting in each interval of the named period.
public struct Limit: Hashable, Sendable {
    public var period: String
    public var minutes: Int

    public init(period: String, minutes: Int) {
        self.period = period
        self.minutes = minutes
    }
}

/// Money that pays fees, e.g. a scholarship fund.
public struct Budget: Hashable, Sendable, Encodable {
    public var id: String
    /// Most that all participants together may draw.
    public var limit: Int
    /// Most that one participant may draw.
    public var perParticipant: Int

    public init(id: String, limit: Int, perParticipant: Int) {
        self.id = id
        self.limit = limit
        self.perParticipant = perParticipant
    }
}

/// `count` interchangeable rooms of `capacity` seats each.
public struct Room: Hashable, Sendable, Encodable {
    public var id: String
    public var site: String
    public var capacity: Int
    public var count: Int
    public var unavailable: [Interval]

    public init(id: String, site: String, capacity: Int, count: Int = 1, unavailable: [Interval] = []) {
        self.id = id
        self.site = site
        self.capacity = capacity
        self.count = count
        self.unavailable = unavailable
    }
}

/// A counselor, instructor or mentor.
public struct Staff: Hashable, Sendable {
    public var id: String
    public var unavailable: [Interval]
    public var limits: [Limit]

    public init(id: String, unavailable: [Interval] = [], limits: [Limit] = []) {
        self.id = id
        self.unavailable = unavailable
        self.limits = limits
    }
}

/// A room that may be used, and what using it costs.
public struct RoomOption: Hashable, Sendable, Encodable {
    public var room: String
    public var cost: Int

    public init(room: String, cost: Int = 0) {
        self.room = room
        self.cost = cost
    }
}

/// A person who may be engaged, and what that costs.
public struct StaffOption: Hashable, Sendable, Encodable {
    public var staff: String
    public var cost: Int

    public init(staff: String, cost: Int = 0) {
        self.staff = staff
        self.cost = cost
    }
}

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

/// A constraint between each pair (a before b in the list) of the listed activities that both run.
public struct Relation: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case notOverlap, precedence, sameRoom, differentRoom, sameStaff, sameTime, differentDays
    }

    public var kind: Kind
    public var activities: [String]
    /// nil: must hold; otherwise each offending pair costs this much.
    public var cost: Int?

    public init(_ kind: Kind, _ activities: [String], cost: Int? = nil) {
        self.kind = kind
        self.activities = activities
        self.cost = cost
    }
}

/// What the soft goals cost, each 0 unless given.
public struct Weights: Hashable, Sendable, Encodable {
    /// For each participant who has requests and none of them granted.
    public var unserved: Int
    /// For each participant and day with an engagement at a site.
    public var attendedDay: Int
    /// For each minute between consecutive engagements of a participant on one day.
    public var wait: Int
    /// For each counselor of a participant's appointments beyond the first.
    public var counselorChange: Int
    /// For each justified envy.
    public var envy: Int

    public init(unserved: Int = 0, attendedDay: Int = 0, wait: Int = 0, counselorChange: Int = 0, envy: Int = 0) {
        self.unserved = unserved
        self.attendedDay = attendedDay
        self.wait = wait
        self.counselorChange = counselorChange
        self.envy = envy
    }
}

/// What moving away from the plan in force costs, each 0 unless given.
public struct ChangeCosts: Hashable, Sendable, Encodable {
    public var activityClosed: Int
    public var activityTime: Int
    public var activityRoom: Int
    public var activityStaff: Int
    public var grant: Int
    public var appointment: Int
    public var appointmentRoom: Int

    public init(
        activityClosed: Int = 0, activityTime: Int = 0, activityRoom: Int = 0, activityStaff: Int = 0,
        grant: Int = 0, appointment: Int = 0, appointmentRoom: Int = 0
    ) {
        self.activityClosed = activityClosed
        self.activityTime = activityTime
        self.activityRoom = activityRoom
        self.activityStaff = activityStaff
        self.grant = grant
        self.appointment = appointment
        self.appointmentRoom = appointmentRoom
    }
}

/// Decisions that must stand.
public struct Fixed: Hashable, Sendable {
    public enum Activity: Hashable, Sendable {
        case closed(id: String)
        /// It must run; what is not nil must stand. `room: .some(nil)` demands that it have no room.
        case runs(id: String, time: Int?, room: String??, staff: [String]?)

        public var id: String {
            switch self {
            case .closed(let id): id
            case .runs(let id, _, _, _): id
            }
        }
    }

    public enum Grant: Hashable, Sendable {
        case refused(participant: String, request: String)
        case granted(Decisions.Grant)
    }

    public enum Appointment: Hashable, Sendable {
        case refused(participant: String, appointment: String)
        case granted(Decisions.Appointment)
    }

    public var activities: [Activity]
    public var grants: [Grant]
    public var appointments: [Appointment]

    public init(activities: [Activity] = [], grants: [Grant] = [], appointments: [Appointment] = []) {
        self.activities = activities
        self.grants = grants
        self.appointments = appointments
    }

    public var isEmpty: Bool { activities.isEmpty && grants.isEmpty && appointments.isEmpty }
}
