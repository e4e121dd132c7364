/// A term, in people's words: all that a coordinator's folder says, and nothing that a plan decides.
public struct Term: Hashable, Sendable, Codable {
    /// Short and stable, e.g. `2027-1`: part of every UID.
    public var id: String
    public var name: String
    /// First and last day.
    public var start: LocalDate
    public var end: LocalDate
    /// An IANA name, e.g. `Asia/Seoul`.
    public var timeZone: String
    /// The day on which ages and residences are judged (기준일).
    public var referenceDate: LocalDate
    public var organization: Organization
    public var settings: Settings

    public var sites: [Site] = []
    public var travel: [TravelTime] = []
    public var visitCosts: [VisitCost] = []
    public var rooms: [Room] = []
    public var staff: [StaffMember] = []
    public var programmes: [Programme] = []
    public var funds: [Fund] = []
    public var offerings: [Offering] = []
    public var services: [Service] = []
    public var relations: [OfferingRelation] = []
    public var participants: [Participant] = []
    public var requests: [Request] = []
    public var appointmentNeeds: [AppointmentNeed] = []
    public var precedences: [Precedence] = []
    public var scores: [SelectionScore] = []
    public var absences: [Absence] = []
    public var fixed: [FixedDecision] = []
    public var draws: [FundDraw] = []
    public var referrals: [Referral] = []

    public init(
        id: String, name: String, start: LocalDate, end: LocalDate, timeZone: String = "Asia/Seoul",
        referenceDate: LocalDate, organization: Organization = Organization(), settings: Settings = Settings()
    ) {
        self.id = id
        self.name = name
        self.start = start
        self.end = end
        self.timeZone = timeZone
        self.referenceDate = referenceDate
        self.organization = organization
        self.settings = settings
    }
}

/// Who plans and signs: the sender of invitations.
public struct Organization: Hashable, Sendable, Codable {
    public var name: String
    public var email: String
    public var phone: String
    public var url: String

    public init(name: String = "", email: String = "", phone: String = "", url: String = "") {
        self.name = name
        self.email = email
        self.phone = phone
        self.url = url
    }
}

/// What the goals are worth to each other, in points: settings with sensible defaults.
public struct Settings: Hashable, Sendable, Codable {
    /// Value of a granted choice by its rank; further ranks take the last.
    public var valueByRank: [Points]
    public var appointmentValue: Points
    /// Lost for each day an appointment waits from the start of its window.
    public var appointmentPerDay: Points
    public var unserved: Points
    public var attendedDay: Points
    /// For each minute a participant waits between two engagements on one day.
    public var wait: Points
    public var counselorChange: Points
    public var envy: Points
    /// Lost for each visit of a participant to a site other than the one preferred.
    public var awayFromPreferred: Points
    /// Taken for the way between two sites whose travel time is not given.
    public var unknownTravel: Minutes
    /// Lost, in a re-plan, for each change from the plan in force.
    public var changes: ChangePoints

    public init(
        valueByRank: [Points] = [Points(1000), Points(800), Points(650), Points(500)],
        appointmentValue: Points = Points(500), appointmentPerDay: Points = Points(2), unserved: Points = Points(400),
        attendedDay: Points = Points(2), wait: Points = Points(0), counselorChange: Points = Points(40),
        envy: Points = Points(0), awayFromPreferred: Points = Points(10), unknownTravel: Minutes = Minutes(40),
        changes: ChangePoints = ChangePoints()
    ) {
        self.valueByRank = valueByRank
        self.appointmentValue = appointmentValue
        self.appointmentPerDay = appointmentPerDay
        self.unserved = unserved
        self.attendedDay = attendedDay
        self.wait = wait
        self.counselorChange = counselorChange
        self.envy = envy
        self.awayFromPreferred = awayFromPreferred
        self.unknownTravel = unknownTravel
        self.changes = changes
    }
}

/// What changes of a plan in force cost in a re-plan, each in points.
public struct ChangePoints: Hashable, Sendable, Codable {
    /// An offering that ran no longer does.
    public var closed: Points
    public var time: Points
    public var room: Points
    public var staff: Points
    /// A participant no longer has what a request gave them.
    public var grant: Points
    /// An appointment dropped, or moved to another time or counselor.
    public var appointment: Points
    public var appointmentRoom: Points

    public init(
        closed: Points = Points(400), time: Points = Points(200), room: Points = Points(20),
        staff: Points = Points(100), grant: Points = Points(300), appointment: Points = Points(100),
        appointmentRoom: Points = Points(5)
    ) {
        self.closed = closed
        self.time = time
        self.room = room
        self.staff = staff
        self.grant = grant
        self.appointment = appointment
        self.appointmentRoom = appointmentRoom
    }
}

/// A decision a coordinator has made, that the plan must keep.
public enum FixedDecision: Hashable, Sendable, Codable {
    case closed(offering: String)
    /// It must run; what is not nil must stand. `pattern` is an index into the offering's patterns.
    case runs(offering: String, pattern: Int?, room: String?, staff: [String]?)
    case refused(participant: String, request: String)
    /// One offering for each part of the choice (an index).
    case granted(participant: String, request: String, choice: Int, offerings: [String])
    case appointmentRefused(participant: String, need: String)
    case appointment(participant: String, need: String, at: Meeting, staff: String, room: String?)
}
