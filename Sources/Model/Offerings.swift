/// A cohort, club group, internship slot, posting, desk or single session that people can be enrolled in.
public struct Offering: Hashable, Sendable, Codable {
    public enum Place: Hashable, Sendable, Codable {
        /// In exactly one of these rooms, all term.
        case rooms([String])
        /// In any room of the site with these seats and equipment.
        case anyRoom(site: String, equipment: [String])
        /// At a site, without one of our rooms: an employer's premises, say.
        case site(String)
        case online
    }

    /// Somebody must fill this, for every meeting.
    public struct Role: Hashable, Sendable, Codable {
        /// The role's name as people read it: 강사, 상담사, 멘토.
        public var role: String
        /// Of those with the role, only who has this skill.
        public var skill: String?
        /// If not empty, only these (ids).
        public var people: [String]

        public init(role: String, skill: String? = nil, people: [String] = []) {
            self.role = role
            self.skill = skill
            self.people = people
        }
    }

    public var id: String
    public var programme: String
    public var name: String
    /// 과정, 동아리, 인턴십, 일자리, 창업공간, 특강, …: free text for people and reports.
    public var kind: String
    public var leastSeats: Int
    public var mostSeats: Int
    /// Gained by running it at all.
    public var value: Points
    /// Candidate ways to lay it out in time; the plan takes one.
    public var patterns: [MeetingPattern]
    public var place: Place
    public var roles: [Role]
    /// Whose selection it is: an employer's name, for internships and postings.
    public var employer: String
    public var url: String
    /// Stages of one cohort carry the same name here: in a package that asks for several stages one stays with it.
    /// Empty: any offering of one part goes with any of another.
    public var cohort: String
    /// Credits towards a qualification (학점), 0 if none.
    public var credits: Int
    /// Examinations on fixed days: meetings beyond the pattern's, whichever pattern is taken.
    public var examinations: [Meeting]
    /// A posting's closing date: interviews for it are held by then.
    public var closes: LocalDate?
    /// Its seats (desks) are held all term, in a room that nothing else uses; the meetings are only those to which
    /// holders must come.
    public var isHeld: Bool

    public init(
        id: String, programme: String, name: String, kind: String = "", leastSeats: Int = 0, mostSeats: Int,
        value: Points = Points(0), patterns: [MeetingPattern], place: Place, roles: [Role] = [], employer: String = "",
        url: String = "", cohort: String = "", credits: Int = 0, examinations: [Meeting] = [],
        closes: LocalDate? = nil, isHeld: Bool = false
    ) {
        self.id = id
        self.programme = programme
        self.name = name
        self.kind = kind
        self.leastSeats = leastSeats
        self.mostSeats = mostSeats
        self.value = value
        self.patterns = patterns
        self.place = place
        self.roles = roles
        self.employer = employer
        self.url = url
        self.cohort = cohort
        self.credits = credits
        self.examinations = examinations
        self.closes = closes
        self.isHeld = isHeld
    }
}

/// What people say: 월·수 10:00–12:00, 12회, from a date.
public struct MeetingPattern: Hashable, Sendable, Codable {
    public enum Closures: String, Hashable, Sendable, Codable, CaseIterable {
        /// A meeting that falls on a closure is not held.
        case skip
        /// It is made up at the end: the count of meetings was promised.
        case makeUp
    }

    public enum Extent: Hashable, Sendable, Codable {
        /// This many meetings.
        case count(Int)
        /// As many as fall up to this day.
        case until(LocalDate)
    }

    public var weekdays: [Weekday]
    public var time: ClockRange
    public var from: LocalDate
    public var extent: Extent
    public var closures: Closures
    /// Points lost by choosing this one.
    public var cost: Points

    public init(
        weekdays: [Weekday], time: ClockRange, from: LocalDate, extent: Extent, closures: Closures = .makeUp,
        cost: Points = Points(0)
    ) {
        self.weekdays = weekdays
        self.time = time
        self.from = from
        self.extent = extent
        self.closures = closures
        self.cost = cost
    }
}

/// A kind of 1:1 appointment.
public struct Service: Hashable, Sendable, Codable {
    public var id: String
    public var name: String
    public var programme: String
    /// Talking time; `pause` follows it and is the counselor's own.
    public var length: Minutes
    public var pause: Minutes
    /// Starts are multiples of this since midnight.
    public var step: Minutes
    public var role: Offering.Role
    public var place: Offering.Place
    /// Most of this service that one counselor holds in a day.
    public var perCounselorDay: Int?

    public init(
        id: String, name: String, programme: String, length: Minutes, pause: Minutes = Minutes(10), step: Minutes,
        role: Offering.Role, place: Offering.Place, perCounselorDay: Int? = 6
    ) {
        self.id = id
        self.name = name
        self.programme = programme
        self.length = length
        self.pause = pause
        self.step = step
        self.role = role
        self.place = place
        self.perCounselorDay = perCounselorDay
    }
}

/// How offerings stand to each other: the format's relations, in people's words.
public struct OfferingRelation: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case notOverlap, precedence, sameRoom, differentRoom, sameStaff, sameTime, differentDays
    }

    public var kind: Kind
    public var offerings: [String]
    /// nil: it must hold.
    public var cost: Points?

    public init(kind: Kind, offerings: [String], cost: Points? = nil) {
        self.kind = kind
        self.offerings = offerings
        self.cost = cost
    }
}
