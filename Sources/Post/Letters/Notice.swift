import Model

/// What one letter or one line of a text tells a person: about one engagement, in plain values.
public struct Notice: Hashable, Sendable, Codable {
    /// Why it is sent.
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        case new
        /// The address changed: the new one gets all of it.
        case recipient
        case time
        /// Single meetings of a series are at another time.
        case meetingsMoved
        case meetingsCancelled
        case meetingsAdded
        case place
        case staff
        case details
        case cancelled
    }

    public struct Place: Hashable, Sendable, Codable {
        /// Site and room as people call them; empty is online.
        public var name: String
        public var address: String
        public var postalCode: String
        public var phone: String
        public var latitude: Double?
        public var longitude: Double?

        public init(
            name: String, address: String = "", postalCode: String = "", phone: String = "", latitude: Double? = nil,
            longitude: Double? = nil
        ) {
            self.name = name
            self.address = address
            self.postalCode = postalCode
            self.phone = phone
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    /// In the order in which they are told; never empty.
    public var reasons: [Reason]
    public var title: String
    /// Now; of a cancellation, what falls out. In order of time.
    public var meetings: [Meeting]
    /// Meetings that were told before and are not any more.
    public var removed: [Meeting]
    /// Meetings told now that were not before.
    public var added: [Meeting]
    public var place: Place
    /// Names of those who hold it, with their roles.
    public var staff: [String]
    /// Where more is said; empty is nowhere.
    public var link: String

    public init(
        reasons: [Reason], title: String, meetings: [Meeting], removed: [Meeting] = [], added: [Meeting] = [],
        place: Place, staff: [String] = [], link: String = ""
    ) {
        self.reasons = reasons
        self.title = title
        self.meetings = meetings
        self.removed = removed
        self.added = added
        self.place = place
        self.staff = staff
        self.link = link
    }

    public var isCancellation: Bool { reasons.contains(.cancelled) }
}

/// Who writes, as the reader sees it.
public struct Signature: Hashable, Sendable {
    public var organization: String
    public var phone: String
    public var url: String

    public init(organization: String, phone: String, url: String) {
        self.organization = organization
        self.phone = phone
        self.url = url
    }
}
