import Model

/// What the translation left out of the problem, and why: the plan is made without it, and the report says so.
public enum Remark: Hashable, Sendable {
    /// One of an offering's patterns cannot be held.
    case pattern(offering: String, index: Int, PatternObstacle)
    /// An offering cannot run at all.
    case offering(String, OfferingObstacle)
    /// Nobody of the staff can give this service, or no room of the place suits it.
    case service(String, OfferingObstacle)
}

/// Why a meeting pattern is not a candidate.
public enum PatternObstacle: Hashable, Sendable {
    case dates(PatternFault)
    /// The site is shut then, and the offering has no room whose hours would say so.
    case siteShut(Meeting)
    /// By itself it takes more hours in one week or month than the programme allows a person.
    case overCap(programme: String, HourCap, from: LocalDate, minutes: Int)
    /// An examination lies outside of the term or on one of the pattern's meetings.
    case examination(Meeting)
}

/// A programme's cap on the hours of one person.
public struct HourCap: Hashable, Sendable {
    public enum Period: String, Hashable, Sendable, CaseIterable {
        case week, month
    }

    public var period: Period
    public var minutes: Int

    public init(_ period: Period, minutes: Int) {
        self.period = period
        self.minutes = minutes
    }
}

/// Why an offering or a service cannot be had at all.
public enum OfferingObstacle: Hashable, Sendable {
    /// None of its patterns can be held.
    case noPattern
    /// No room of its place has the seats and the equipment, or another offering holds it all term.
    case noRoom
    /// Nobody has the role and the skill.
    case noStaff(role: String)
}
