import Model

/// What a calendar was last given under one UID: kept from publication to publication, since what has to be said next
/// depends on it, and since an unchanged event keeps its SEQUENCE and DTSTAMP.
public struct HeldEvent: Hashable, Sendable, Codable {
    public var owner: CalendarOwner
    public var subject: EngagementSubject
    /// The highest SEQUENCE ever sent under this UID. Every message takes the next one.
    public var sequence: Int
    /// The meeting or series. Cancelled, it stays as the memory that the UID was used.
    public var master: CalendarEvent
    /// Meetings of the series that were sent as events of their own, by the start that the series gives them. One that
    /// returns to its old time stays here: what was once sent apart is never left to be guessed.
    public var overrides: [CalendarEvent]
    /// Meetings that were taken out of the series by a message of their own, in order.
    public var withdrawn: [Meeting]

    public init(
        owner: CalendarOwner, subject: EngagementSubject, sequence: Int, master: CalendarEvent,
        overrides: [CalendarEvent] = [], withdrawn: [Meeting] = []
    ) {
        self.owner = owner
        self.subject = subject
        self.sequence = sequence
        self.master = master
        self.overrides = overrides
        self.withdrawn = withdrawn
    }

    public var uid: String { master.uid }
    public var isLive: Bool { master.status == .confirmed }

    /// What the calendar shows, in order of time.
    public var meetings: [Meeting] {
        guard isLive else { return [] }
        let apart = Set((overrides.compactMap(\.recurrenceID) + withdrawn).map(\.start))
        return (master.timing.meetings.filter { !apart.contains($0.start) } + overrides.map(\.timing.first)).sorted()
    }

    /// As they stand in a calendar file: the series, then its changed meetings.
    public var events: [CalendarEvent] { isLive ? [master] + overrides : [] }
}

/// When a meeting begins: what RECURRENCE-ID knows it by.
struct MeetingStart: Hashable, Comparable, Sendable {
    var date: LocalDate
    var time: ClockTime

    static func < (a: MeetingStart, b: MeetingStart) -> Bool { (a.date, a.time) < (b.date, b.time) }
}

extension Meeting {
    var start: MeetingStart { MeetingStart(date: date, time: time.start) }
}

extension CalendarFile {
    /// An owner's calendar by what they hold: the file to open and the feed to subscribe to are the same bytes.
    public static func of(
        _ held: [HeldEvent], named name: String, timeZone: String, language: Language = .korean,
        reminders: [Minutes] = [], refresh: Minutes = .hours(4), free: FreeTerm
    ) -> CalendarFile {
        CalendarFile(
            name: name, timeZone: timeZone, refresh: refresh, language: language, reminders: reminders,
            events: held.flatMap(\.events), term: free)
    }

    /// D-3 and D-1, as the centre reminds.
    public static let usualReminders: [Minutes] = [Minutes(3 * 1440), Minutes(1440)]
}
