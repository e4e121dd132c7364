import Model

/// Why a message is sent: one or more of these, in the order of this list.
public enum CalendarChange: String, Hashable, Sendable, Codable, CaseIterable {
    /// The recipient did not hold it.
    case new
    /// The mail address changed: the new one gets all, the old one a cancellation.
    case recipient
    /// The days or hours of more than single meetings.
    case time
    /// Single meetings of a series are held at another time.
    case meetingsMoved
    /// Meetings fall out, and no other takes their place.
    case meetingsCancelled
    /// Meetings come on top.
    case meetingsAdded
    /// The room or the site.
    case place
    case staff
    /// Anything else that is written in it.
    case details
    /// The whole engagement.
    case cancelled

    public func words(in language: Language) -> String {
        switch (self, language) {
        case (.new, .korean): "새 일정"
        case (.new, .english): "new"
        case (.recipient, .korean): "받는 주소 변경"
        case (.recipient, .english): "address changed"
        case (.time, .korean): "시간 변경"
        case (.time, .english): "time changed"
        case (.meetingsMoved, .korean): "일부 모임 시간 변경"
        case (.meetingsMoved, .english): "single meetings moved"
        case (.meetingsCancelled, .korean): "일부 모임 취소"
        case (.meetingsCancelled, .english): "single meetings cancelled"
        case (.meetingsAdded, .korean): "모임 추가"
        case (.meetingsAdded, .english): "meetings added"
        case (.place, .korean): "장소 변경"
        case (.place, .english): "room changed"
        case (.staff, .korean): "담당자 변경"
        case (.staff, .english): "counselor changed"
        case (.details, .korean): "안내 내용 변경"
        case (.details, .english): "details changed"
        case (.cancelled, .korean): "일정 취소"
        case (.cancelled, .english): "cancelled"
        }
    }
}

/// One iTIP message (RFC 5546): one event under one UID for one recipient.
public struct CalendarMessage: Hashable, Sendable, Codable {
    public enum Method: String, Hashable, Sendable, Codable {
        case request = "REQUEST"
        case cancel = "CANCEL"
    }

    public var owner: CalendarOwner
    public var subject: EngagementSubject
    public var method: Method
    /// Never empty.
    public var changes: [CalendarChange]
    /// What the message carries.
    public var event: CalendarEvent
    /// False where it only completes what another message of the same engagement tells in words: a changed meeting
    /// restated after its series. It must be sent, but nobody need read about it twice.
    public var leads: Bool
    /// All meetings of the engagement before and after, in order of time.
    public var before: [Meeting]
    public var after: [Meeting]
    /// What was written before; nil for a new engagement.
    public var detailsBefore: EventDetails?

    /// The recipient; nil where no mail address is known.
    public var recipient: Party? { event.attendee }

    /// Moved, cancelled or added alone: the meetings that are in one list and not in the other.
    public var removed: [Meeting] { before.filter { !after.contains($0) } }
    public var added: [Meeting] { after.filter { !before.contains($0) } }

    /// The calendar of the message: exactly one VEVENT, the recipient the only attendee.
    public func file(timeZone: String, language: Language = .korean) -> CalendarFile {
        CalendarFile(
            purpose: method == .request ? .request : .cancel, timeZone: timeZone, language: language, events: [event])
    }
}
