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
