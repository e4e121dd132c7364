import Model

/// Whose calendar something stands in.
public enum CalendarOwner: Hashable, Sendable, Codable {
    case participant(String)
    case staff(String)
    case room(String)
    case offering(String)
}

/// What somebody is engaged in.
public enum EngagementSubject: Hashable, Sendable, Codable {
    case offering(String)
    case appointment(participant: String, need: String)
}

/// Something that a plan wants to stand in somebody's calendar, before it is known what they hold already.
public struct Engagement: Hashable, Sendable, Codable {
    public var owner: CalendarOwner
    public var subject: EngagementSubject
    /// The same for the same owner and subject in every plan and import of the term; pieces that are no part of its
    /// weekly pattern get this with an ending.
    public var uid: String
    /// In order of time, none twice.
    public var meetings: [Meeting]
    public var details: EventDetails
    public var organizer: Party?
    /// The owner, where they have an address.
    public var attendee: Party?

    public init(
        owner: CalendarOwner, subject: EngagementSubject, uid: String, meetings: [Meeting], details: EventDetails,
        organizer: Party? = nil, attendee: Party? = nil
    ) {
        self.owner = owner
        self.subject = subject
        self.uid = uid
        self.meetings = meetings
        self.details = details
        self.organizer = organizer
        self.attendee = attendee
    }
}
