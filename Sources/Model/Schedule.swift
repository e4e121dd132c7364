/// What a plan decided, in people's words: dates, names' ids, rooms. The exports, calendars and reports read this.
public struct Schedule: Hashable, Sendable, Codable {
    /// An offering that runs.
    public struct Run: Hashable, Sendable, Codable {
        public var offering: String
        /// Index into the offering's patterns.
        public var pattern: Int
        /// In order of time.
        public var meetings: [Meeting]
        /// The room's id; nil where it meets at a site without one, or online.
        public var room: String?
        /// nil is online.
        public var site: String?
        /// One person (id) for each role.
        public var staff: [String]
        /// Ids of those enrolled, sorted.
        public var participants: [String]

        public init(
            offering: String, pattern: Int, meetings: [Meeting], room: String?, site: String?, staff: [String],
            participants: [String]
        ) {
            self.offering = offering
            self.pattern = pattern
            self.meetings = meetings
            self.room = room
            self.site = site
            self.staff = staff
            self.participants = participants
        }
    }

    /// A granted request.
    public struct Grant: Hashable, Sendable, Codable {
        public var participant: String
        public var request: String
        /// Index into the request's choices: its rank less one.
        public var choice: Int
        /// One offering (id) for each part.
        public var offerings: [String]

        public init(participant: String, request: String, choice: Int, offerings: [String]) {
            self.participant = participant
            self.request = request
            self.choice = choice
            self.offerings = offerings
        }
    }

    /// A granted appointment.
    public struct Appointment: Hashable, Sendable, Codable {
        public var participant: String
        public var need: String
        public var service: String
        public var meeting: Meeting
        public var staff: String
        public var room: String?
        /// nil is online.
        public var site: String?

        public init(
            participant: String, need: String, service: String, meeting: Meeting, staff: String, room: String?,
            site: String?
        ) {
            self.participant = participant
            self.need = need
            self.service = service
            self.meeting = meeting
            self.staff = staff
            self.room = room
            self.site = site
        }
    }

    /// In the order of the term's lists.
    public var runs: [Run]
    public var grants: [Grant]
    public var appointments: [Appointment]

    public init(runs: [Run] = [], grants: [Grant] = [], appointments: [Appointment] = []) {
        self.runs = runs
        self.grants = grants
        self.appointments = appointments
    }
}
