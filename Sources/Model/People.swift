/// A counselor, instructor, mentor or employer's representative.
public struct StaffMember: Hashable, Sendable, Codable {
    public var id: String
    public var name: String
    /// What they are: 상담사, 강사, 멘토, …
    public var roles: [String]
    /// What they can do: 이력서, 면접, 드론, …
    public var skills: [String]
    /// When they work; empty means whenever the place is open.
    public var hours: [WeeklyHours]
    public var perDay: Minutes?
    public var perWeek: Minutes?
    public var phone: String
    public var email: String

    public init(
        id: String, name: String, roles: [String] = [], skills: [String] = [], hours: [WeeklyHours] = [],
        perDay: Minutes? = nil, perWeek: Minutes? = nil, phone: String = "", email: String = ""
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.skills = skills
        self.hours = hours
        self.perDay = perDay
        self.perWeek = perWeek
        self.phone = phone
        self.email = email
    }
}

/// One who applies. There is no 주민등록번호 anywhere: a birth date is enough.
public struct Participant: Hashable, Sendable, Codable {
    public var id: String
    public var name: String
    public var birthDate: LocalDate
    /// The city or province of residence, e.g. 서울특별시.
    public var city: String
    /// The district (자치구) of residence, e.g. 광진구.
    public var district: String
    public var phone: String
    public var email: String
    /// Priority groups and the like: 차상위, 장애, 한부모, …
    public var groups: [String]
    /// Funds they draw on (ids of `Fund`).
    public var funds: [String]
    /// Benefits held elsewhere, e.g. 내일배움카드, which some programmes exclude.
    public var benefits: [String]
    /// Programmes or courses already completed, with the share attended.
    public var completed: [Completion]
    public var perWeek: Minutes?
    public var perMonth: Minutes?
    public var needsStepFree: Bool
    /// Education, licences and experience that postings ask for: 운전면허, 전산회계, 조리, …
    public var skills: [String]
    /// The campus they would rather go to (a site's id).
    public var preferredSite: String?
    /// When they can come; empty means at any hour.
    public var hours: [WeeklyHours]

    public init(
        id: String, name: String, birthDate: LocalDate, city: String = "서울특별시", district: String = "",
        phone: String = "", email: String = "", groups: [String] = [], funds: [String] = [], benefits: [String] = [],
        completed: [Completion] = [], perWeek: Minutes? = nil, perMonth: Minutes? = nil, needsStepFree: Bool = false,
        skills: [String] = [], preferredSite: String? = nil, hours: [WeeklyHours] = []
    ) {
        self.id = id
        self.name = name
        self.birthDate = birthDate
        self.city = city
        self.district = district
        self.phone = phone
        self.email = email
        self.groups = groups
        self.funds = funds
        self.benefits = benefits
        self.completed = completed
        self.perWeek = perWeek
        self.perMonth = perMonth
        self.needsStepFree = needsStepFree
        self.skills = skills
        self.preferredSite = preferredSite
        self.hours = hours
    }

    /// 홍○동: for lists whose reader's task does not need the name.
    public var maskedName: String {
        let letters = Array(name)
        return switch letters.count {
        case 0: ""
        case 1: "○"
        case 2: "\(letters[0])○"
        default: "\(letters[0])\(String(repeating: "○", count: letters.count - 2))\(letters[letters.count - 1])"
        }
    }
}

/// A course or programme completed before the term, and how much of it was attended.
public struct Completion: Hashable, Sendable, Codable {
    /// The id of a programme, or of an offering of this or an earlier term.
    public var of: String
    /// Share attended in per cent, 0 to 100.
    public var attendance: Int

    public init(of: String, attendance: Int = 100) {
        self.of = of
        self.attendance = attendance
    }
}

/// Busy time of one owner beyond their weekly hours.
public struct Absence: Hashable, Sendable, Codable {
    public enum Owner: Hashable, Sendable, Codable {
        /// The whole centre: a closure.
        case everyone
        case site(String)
        case room(String)
        case staff(String)
        case participant(String)
    }

    public var owner: Owner
    public var busy: Busy

    public init(owner: Owner, busy: Busy) {
        self.owner = owner
        self.busy = busy
    }
}
