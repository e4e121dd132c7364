import Model

/// What a mail client sends back when its owner answers an invitation (RFC 5546 §3.2.3).
public struct CalendarReply: Hashable, Sendable {
    public enum Answer: Hashable, Sendable {
        case accepted, declined, tentative, delegated, needsAction
        case other(String)
    }

    public var uid: String
    /// Of a series, the start of the one meeting that is answered, in UTC; nil is the whole series.
    public var recurrenceID: UnixTime?
    public var attendee: MailAddress
    public var answer: Answer
    /// Of the invitation that is answered; 0 where the client left it out.
    public var sequence: Int
    /// When the answer was given.
    public var stamp: UnixTime
    public var comment: String

    public init(
        uid: String, recurrenceID: UnixTime? = nil, attendee: MailAddress, answer: Answer, sequence: Int,
        stamp: UnixTime, comment: String = ""
    ) {
        self.uid = uid
        self.recurrenceID = recurrenceID
        self.attendee = attendee
        self.answer = answer
        self.sequence = sequence
        self.stamp = stamp
        self.comment = comment
    }
}

/// Why a file is no reply, or one part of it is none.
public enum ReplyError: Error, Hashable, Sendable {
    /// Too large, nested too deep, not text, not a calendar.
    case unreadable(CalendarFinding)
    /// METHOD as it stands, empty if there is none.
    case notAReply(method: String)
    /// A reply has exactly one attendee: the one who replies.
    case attendees(count: Int)
    case badAddress
    /// UID, DTSTAMP or PARTSTAT are missing or cannot be read.
    case missing(String)
    /// RECURRENCE-ID is no time, or in a zone that is not known.
    case badRecurrenceID

    public func words(in language: Language) -> String {
        switch (self, language) {
        case (.unreadable(let finding), _): finding.words(in: language)
        case (.notAReply(let method), .korean): "회신(METHOD:REPLY)이 아닙니다: \(method.isEmpty ? "METHOD 없음" : method)"
        case (.notAReply(let method), .english): "Not a reply (METHOD:REPLY): \(method.isEmpty ? "no METHOD" : method)"
        case (.attendees(let count), .korean): "회신에는 참석자가 한 사람이어야 합니다(\(count)명)."
        case (.attendees(let count), .english): "A reply has exactly one attendee, not \(count)."
        case (.badAddress, .korean): "회신한 사람의 전자우편 주소를 읽을 수 없습니다."
        case (.badAddress, .english): "The address of who replies cannot be read."
        case (.missing(let name), .korean): "회신에 \(name)이(가) 없거나 읽을 수 없습니다."
        case (.missing(let name), .english): "The reply's \(name) is missing or cannot be read."
        case (.badRecurrenceID, .korean): "어느 모임에 대한 회신인지(RECURRENCE-ID) 읽을 수 없습니다."
        case (.badRecurrenceID, .english): "Which meeting it answers (RECURRENCE-ID) cannot be read."
        }
    }
}

extension CalendarReply {
    /// The replies in a METHOD:REPLY calendar, one for each VEVENT. `zone` is the term's: times without one are in it.
    /// Nothing is taken if any part is at fault: a reply is small, and half of one is a forgery or an accident.
    public static func all(in bytes: [UInt8], zone: String) throws(ReplyError) -> [CalendarReply] {
        guard let centre = Zone(zone) else { throw .missing("zone") }
        let intake = Intake(bytes)
        if let fault = intake.findings.first(where: \.isSkipped) { throw .unreadable(fault) }
        guard let calendar = ForeignComponent.calendars(in: intake.text).first else {
            throw .unreadable(CalendarFinding(.notACalendar))
        }
        let method = calendar.first("METHOD")?.value.uppercased() ?? ""
        guard method == "REPLY" else { throw .notAReply(method: PlainText.clean(method, limit: 20)) }
        let now = UnixTime(0)
        var zones = ForeignZones(calendar, centre: centre, from: now, until: now)
        let events = calendar.components.filter { $0.name == "VEVENT" }
        guard !events.isEmpty else { throw .missing("VEVENT") }
        var replies: [CalendarReply] = []
        for event in events { replies.append(try reply(event, &zones)) }
        return replies
    }

    private static func reply(
        _ event: ForeignComponent, _ zones: inout ForeignZones
    ) throws(ReplyError) -> CalendarReply {
        let attendees = event.all("ATTENDEE")
        guard attendees.count == 1 else { throw .attendees(count: attendees.count) }
        let written = attendees[0].value
        guard written.lowercased().hasPrefix("mailto:"), let attendee = MailAddress(String(written.dropFirst(7))) else {
            throw .badAddress
        }
        guard let uid = event.first("UID")?.text, (1...255).contains(uid.utf8.count) else { throw .missing("UID") }
        guard case .utc(let stamp)? = event.first("DTSTAMP").flatMap({ ForeignTime($0.value) }) else {
            throw .missing("DTSTAMP")
        }
        guard let partstat = attendees[0].qualifier else { throw .missing("PARTSTAT") }
        var recurrenceID: UnixTime?
        if let original = event.first("RECURRENCE-ID") {
            recurrenceID = try time(original, &zones)
        }
        return CalendarReply(
            uid: uid, recurrenceID: recurrenceID, attendee: attendee, answer: answer(partstat),
            sequence: Int(event.first("SEQUENCE")?.value ?? "") ?? 0, stamp: stamp,
            comment: PlainText.clean(event.first("COMMENT")?.text ?? "", limit: 1_000, lines: true))
    }

    private static func time(
        _ property: ForeignComponent.Property, _ zones: inout ForeignZones
    ) throws(ReplyError) -> UnixTime {
        var steps = 10_000
        switch ForeignTime(property.value) {
        case .utc(let moment): return moment
        case .wall(let wall):
            guard let name = property.zone else { return zones.floating.time(wall: wall) }
            guard let zone = zones.zone(name, steps: &steps) else { throw .badRecurrenceID }
            return zone.time(wall: wall)
        case .day, nil: throw .badRecurrenceID
        }
    }

    private static func answer(_ partstat: String) -> Answer {
        switch partstat {
        case "ACCEPTED": .accepted
        case "DECLINED": .declined
        case "TENTATIVE": .tentative
        case "DELEGATED": .delegated
        case "NEEDS-ACTION": .needsAction
        default: .other(PlainText.clean(partstat, limit: 40))
        }
    }
}
