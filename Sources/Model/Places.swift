/// A campus, an outreach place, an employer's premises. What is online has no site.
public struct Site: Hashable, Sendable, Codable {
    public var id: String
    public var name: String
    /// `시·도 구 도로명+번호, 층`.
    public var address: String
    public var postalCode: String
    /// The district (자치구), e.g. 광진구.
    public var district: String
    public var phone: String
    public var latitude: Double?
    public var longitude: Double?
    /// When it is open; empty means always.
    public var hours: [WeeklyHours]

    public init(
        id: String, name: String, address: String = "", postalCode: String = "", district: String = "",
        phone: String = "", latitude: Double? = nil, longitude: Double? = nil, hours: [WeeklyHours] = []
    ) {
        self.id = id
        self.name = name
        self.address = address
        self.postalCode = postalCode
        self.district = district
        self.phone = phone
        self.latitude = latitude
        self.longitude = longitude
        self.hours = hours
    }
}

/// Minutes from one site to another; the way back is the same unless it is given too.
public struct TravelTime: Hashable, Sendable, Codable {
    public var from: String
    public var to: String
    public var minutes: Minutes

    public init(from: String, to: String, minutes: Minutes) {
        self.from = from
        self.to = to
        self.minutes = minutes
    }
}

/// What one visit to a site costs those who live in a district, in points: how far it is for them.
public struct VisitCost: Hashable, Sendable, Codable {
    public var district: String
    public var site: String
    public var cost: Points

    public init(district: String, site: String, cost: Points) {
        self.district = district
        self.site = site
        self.cost = cost
    }
}

/// `count` like rooms of `seats` seats.
public struct Room: Hashable, Sendable, Codable {
    public var id: String
    public var name: String
    public var site: String
    public var seats: Int
    public var count: Int
    /// What it holds, e.g. 컴퓨터, 드론, 빔프로젝터; sorted.
    public var equipment: [String]
    public var isStepFree: Bool

    public init(
        id: String, name: String, site: String, seats: Int, count: Int = 1, equipment: [String] = [],
        isStepFree: Bool = true
    ) {
        self.id = id
        self.name = name
        self.site = site
        self.seats = seats
        self.count = count
        self.equipment = equipment
        self.isStepFree = isStepFree
    }
}
