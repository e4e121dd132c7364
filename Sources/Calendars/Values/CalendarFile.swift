import Model

/// One VCALENDAR: a person's or place's calendar, a feed, or an iTIP message.
public struct CalendarFile: Hashable, Sendable {
    /// What it is for decides what is written of each event.
    public enum Purpose: Hashable, Sendable {
        /// A file to open, or what a subscribable feed serves: reminders, no attendees, no METHOD.
        case calendar
        /// METHOD:REQUEST with organizer and attendee, without reminders (RFC 5546 §3.2.2).
        case request
        /// METHOD:CANCEL (RFC 5546 §3.2.5).
        case cancel

        var method: String? {
            switch self {
            case .calendar: nil
            case .request: "REQUEST"
            case .cancel: "CANCEL"
            }
        }
    }

    public var purpose: Purpose
    /// Shown as the calendar's name; not written in messages.
    public var name: String
    /// An IANA name: all times are local to it.
    public var timeZone: String
    /// How long a subscriber may wait before asking again.
    public var refresh: Minutes
    public var language: Language
    /// How long before the start of each meeting a device reminds: for calendars, never written in invitations.
    public var reminders: [Minutes]
    public var events: [CalendarEvent]
    /// What an empty calendar says: that nothing is booked from the first to the last day of the term. A calendar
    /// must hold something (RFC 5545 §3.6), and a feed has to stay readable after a withdrawal.
    public var term: FreeTerm?

    /// The span and stamp of the statement that nothing is booked.
    public struct FreeTerm: Hashable, Sendable {
        public var uid: String
        public var stamp: UnixTime
        public var from: LocalDate
        public var through: LocalDate

        public init(uid: String, stamp: UnixTime, from: LocalDate, through: LocalDate) {
            self.uid = uid
            self.stamp = stamp
            self.from = from
            self.through = through
        }
    }

    public init(
        purpose: Purpose = .calendar, name: String = "", timeZone: String, refresh: Minutes = .hours(4),
        language: Language = .korean, reminders: [Minutes] = [], events: [CalendarEvent], term: FreeTerm? = nil
    ) {
        self.purpose = purpose
        self.name = name
        self.timeZone = timeZone
        self.refresh = refresh
        self.language = language
        self.reminders = reminders
        self.events = events
        self.term = term
    }

    /// The file, byte for byte the same for the same value: UTF-8 in NFC, CRLF, lines of at most 75 octets.
    public func bytes() throws(CalendarError) -> [UInt8] { try CalendarWriter.write(self) }
}
