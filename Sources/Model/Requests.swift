/// One wish of a participant, with its choices in order: at most one of them is granted.
public struct Request: Hashable, Sendable, Codable {
    /// A package is several parts, all granted or none; each part is met by any one of its offerings.
    public struct Choice: Hashable, Sendable, Codable {
        /// For each part, the offerings (ids) that meet it.
        public var parts: [[String]]
        /// nil: by its rank, as the term's settings say.
        public var value: Points?

        public init(parts: [[String]], value: Points? = nil) {
            self.parts = parts
            self.value = value
        }
    }

    public var participant: String
    /// Unique among the participant's requests and appointment needs.
    public var id: String
    public var choices: [Choice]

    public init(participant: String, id: String, choices: [Choice]) {
        self.participant = participant
        self.id = id
        self.choices = choices
    }
}

/// A wished 1:1 appointment.
public struct AppointmentNeed: Hashable, Sendable, Codable {
    public var participant: String
    /// Unique among the participant's requests and appointment needs.
    public var id: String
    public var service: String
    /// First and last day on which it may be held.
    public var from: LocalDate
    public var until: LocalDate
    /// Within these hours of the week only; empty is any (an employer's hours for an interview).
    public var hours: [WeeklyHours]
    /// nil: as the term's settings say.
    public var value: Points?

    public init(
        participant: String, id: String, service: String, from: LocalDate, until: LocalDate,
        hours: [WeeklyHours] = [], value: Points? = nil
    ) {
        self.participant = participant
        self.id = id
        self.service = service
        self.from = from
        self.until = until
        self.hours = hours
        self.value = value
    }
}

/// One thing of a participant's before another: a résumé before the interview, the online course before practice.
public struct Precedence: Hashable, Sendable, Codable {
    public var participant: String
    public var first: String
    public var second: String
    public var gap: Minutes
    /// The second only if the first is granted.
    public var needs: Bool

    public init(
        participant: String, first: String, second: String, gap: Minutes = Minutes(0), needs: Bool = false
    ) {
        self.participant = participant
        self.first = first
        self.second = second
        self.gap = gap
        self.needs = needs
    }
}

/// Selection points of one applicant for one offering, by what they were given for.
public struct SelectionScore: Hashable, Sendable, Codable {
    public var offering: String
    public var participant: String
    public var documents: Int
    public var interview: Int
    public var priority: Int
    /// For those who follow on from an earlier course.
    public var bonus: Int

    public init(
        offering: String, participant: String, documents: Int = 0, interview: Int = 0, priority: Int = 0,
        bonus: Int = 0
    ) {
        self.offering = offering
        self.participant = participant
        self.documents = documents
        self.interview = interview
        self.priority = priority
        self.bonus = bonus
    }

    public var total: Int { documents + interview + priority + bonus }
}
