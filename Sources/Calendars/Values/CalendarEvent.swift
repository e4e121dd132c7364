import Model

/// One VEVENT: a meeting, a weekly series of them, or one changed meeting of a series (RFC 5545 §3.6.1).
///
/// Every time is local to the zone of the calendar it stands in.
public struct CalendarEvent: Hashable, Sendable, Codable {
    public enum Status: String, Hashable, Sendable, Codable {
        case confirmed = "CONFIRMED"
        case cancelled = "CANCELLED"
    }

    public enum Timing: Hashable, Sendable, Codable {
        case single(Meeting)
        case weekly(WeeklySeries)

        /// In order of time.
        public var meetings: [Meeting] {
            switch self {
            case .single(let meeting): [meeting]
            case .weekly(let series): series.meetings
            }
        }

        /// The meeting whose start is DTSTART.
        public var first: Meeting {
            switch self {
            case .single(let meeting): meeting
            case .weekly(let series): series.first
            }
        }
    }

    /// The same for the same engagement, for ever.
    public var uid: String
    /// RFC 5546 §2.1.4.
    public var sequence: Int
    /// DTSTAMP: when the publication or plan was made that this content comes from, never the clock.
    public var stamp: UnixTime
    public var details: EventDetails
    public var timing: Timing
    /// For one changed meeting of a series: the meeting as the series has it (its start is RECURRENCE-ID).
    public var recurrenceID: Meeting?
    public var status: Status
    /// Written only where the calendar is an invitation.
    public var organizer: Party?
    /// The recipient, the only attendee that ever stands in a calendar of ours.
    public var attendee: Party?

    public init(
        uid: String, sequence: Int = 0, stamp: UnixTime, details: EventDetails, timing: Timing,
        recurrenceID: Meeting? = nil, status: Status = .confirmed, organizer: Party? = nil, attendee: Party? = nil
    ) {
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.details = details
        self.timing = timing
        self.recurrenceID = recurrenceID
        self.status = status
        self.organizer = organizer
        self.attendee = attendee
    }
}

/// A name and address: an organizer or an attendee.
public struct Party: Hashable, Sendable, Codable {
    public var name: String
    public var address: MailAddress

    public init(name: String, address: MailAddress) {
        self.name = name
        self.address = address
    }
}

/// What an event says beside its times.
public struct EventDetails: Hashable, Sendable, Codable {
    public var title: String
    public var description: String
    public var place: EventPlace
    public var url: WebLink?
    /// The programme's and the kind's names.
    public var categories: [String]
    /// A CSS3 colour name (RFC 7986 §5.9); anything else is not written.
    public var color: String
    /// Those who hold it: a change among them is told as such.
    public var staff: [EventStaff]

    public init(
        title: String, description: String = "", place: EventPlace = EventPlace(), url: WebLink? = nil,
        categories: [String] = [], color: String = "", staff: [EventStaff] = []
    ) {
        self.title = title
        self.description = description
        self.place = place
        self.url = url
        self.categories = categories
        self.color = color
        self.staff = staff
    }
}

/// Who holds a meeting, and as what.
public struct EventStaff: Hashable, Sendable, Codable {
    public var id: String
    public var name: String
    /// 강사, 상담사, 멘토; may be empty.
    public var role: String

    public init(id: String, name: String, role: String = "") {
        self.id = id
        self.name = name
        self.role = role
    }
}

/// Where a meeting is.
public struct EventPlace: Hashable, Sendable, Codable {
    /// Empty where there is none of ours, or online.
    public var room: String
    /// Empty is online.
    public var site: String
    public var address: String
    public var postalCode: String
    public var phone: String
    /// Degrees north and east (WGS 84).
    public var latitude: Double?
    public var longitude: Double?

    public init(
        room: String = "", site: String = "", address: String = "", postalCode: String = "", phone: String = "",
        latitude: Double? = nil, longitude: Double? = nil
    ) {
        self.room = room
        self.site = site
        self.address = address
        self.postalCode = postalCode
        self.phone = phone
        self.latitude = latitude
        self.longitude = longitude
    }

    public var isOnline: Bool { site.isEmpty && room.isEmpty && address.isEmpty }

    /// Room, site and full address in one line, as LOCATION has it; `online` where there is none.
    public func line(online: String) -> String {
        guard !isOnline else { return online }
        let name = [site, room].filter { !$0.isEmpty }.joined(separator: " ")
        let post = postalCode.isEmpty ? "" : "(\(postalCode))"
        let full = [address, post].filter { !$0.isEmpty }.joined(separator: " ")
        return [name, full].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
