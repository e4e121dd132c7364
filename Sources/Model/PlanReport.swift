/// What a coordinator wants to know of a plan: the figures, and a line for each who got less than they wished.
///
/// Made by the planner from a checked plan; names are the term's, sentences are in both languages.
public struct PlanReport: Hashable, Sendable, Codable {
    public var termID: String
    public var termName: String
    /// What the plan is worth, in points.
    public var objective: Int
    /// What no legal plan can be worth more than; nil if no bound is known.
    public var bound: Int?
    /// The objective by its parts, zero ones left out; they add up to `objective`.
    public var parts: [Part]

    public var people: People
    public var requests: Requests
    public var appointments: Appointments
    public var seats: Seats

    /// Every offering of the term, in its order.
    public var offerings: [OfferingLine]
    public var funds: [FundLine]
    public var staff: [Use]
    public var rooms: [Use]
    /// Everyone with a wish that was not granted, wish by wish, in the term's order.
    public var refusals: [Refusal]
    public var referrals: [ReferralLine]
    /// What could not be had this term, and why.
    public var remarks: [Phrase]

    /// One part of the objective.
    public struct Part: Hashable, Sendable, Codable {
        /// Its key in the plan format's text: `choiceValue`, `unserved`, …
        public var key: String
        public var name: Phrase
        /// In points, with its sign.
        public var amount: Int

        public init(key: String, name: Phrase, amount: Int) {
            self.key = key
            self.name = name
            self.amount = amount
        }
    }

    public struct People: Hashable, Sendable, Codable {
        public var registered: Int
        /// With at least one request or appointment need.
        public var wishing: Int
        /// With at least one of them granted.
        public var served: Int
        /// With requests, none of which was granted.
        public var withoutRequest: Int

        public init(registered: Int, wishing: Int, served: Int, withoutRequest: Int) {
            self.registered = registered
            self.wishing = wishing
            self.served = served
            self.withoutRequest = withoutRequest
        }
    }

    public struct Requests: Hashable, Sendable, Codable {
        public var made: Int
        /// None of whose choices passed the screening.
        public var screenedOut: Int
        /// Granted, by the rank of the choice: the first entry counts first choices.
        public var grantedByRank: [Int]

        public var granted: Int { grantedByRank.reduce(0, +) }

        public init(made: Int, screenedOut: Int, grantedByRank: [Int]) {
            self.made = made
            self.screenedOut = screenedOut
            self.grantedByRank = grantedByRank
        }
    }

    public struct Appointments: Hashable, Sendable, Codable {
        public var needed: Int
        public var screenedOut: Int
        public var granted: Int

        public init(needed: Int, screenedOut: Int, granted: Int) {
            self.needed = needed
            self.screenedOut = screenedOut
            self.granted = granted
        }
    }

    /// Over the offerings that run.
    public struct Seats: Hashable, Sendable, Codable {
        public var offered: Int
        public var filled: Int
        public var running: Int
        public var notRunning: Int

        public init(offered: Int, filled: Int, running: Int, notRunning: Int) {
            self.offered = offered
            self.filled = filled
            self.running = running
            self.notRunning = notRunning
        }
    }

    public struct OfferingLine: Hashable, Sendable, Codable {
        public var id: String
        public var name: String
        public var kind: String
        public var programme: String
        public var runs: Bool
        public var enrolled: Int
        /// Fewest people with whom it runs.
        public var least: Int
        /// Seats in the room it was given, or its most seats.
        public var seats: Int
        /// People who wish for it in some choice and pass the screening.
        public var applicants: Int
        /// Why it does not run; nil if it does.
        public var reason: Phrase?

        public init(
            id: String, name: String, kind: String, programme: String, runs: Bool, enrolled: Int, least: Int,
            seats: Int, applicants: Int, reason: Phrase?
        ) {
            self.id = id
            self.name = name
            self.kind = kind
            self.programme = programme
            self.runs = runs
            self.enrolled = enrolled
            self.least = least
            self.seats = seats
            self.applicants = applicants
            self.reason = reason
        }
    }

    public struct FundLine: Hashable, Sendable, Codable {
        public var id: String
        public var name: String
        public var limit: Won
        public var spent: Won
        /// People who draw on it.
        public var people: Int

        public init(id: String, name: String, limit: Won, spent: Won, people: Int) {
            self.id = id
            self.name = name
            self.limit = limit
            self.spent = spent
            self.people = people
        }
    }

    /// How much of the time in which a member of staff or a room could be had is used.
    public struct Use: Hashable, Sendable, Codable {
        public var id: String
        public var name: String
        public var used: Minutes
        /// Open time less closures and absences; of all like rooms together.
        public var open: Minutes
        public var meetings: Int
        public var appointments: Int

        public init(
            id: String, name: String, used: Minutes, open: Minutes, meetings: Int, appointments: Int
        ) {
            self.id = id
            self.name = name
            self.used = used
            self.open = open
            self.meetings = meetings
            self.appointments = appointments
        }

        /// In per cent, rounded down; 0 where nothing is open.
        public var percent: Int { open.count == 0 ? 0 : used.count * 100 / open.count }
    }

    /// One wish that was not granted.
    public struct Refusal: Hashable, Sendable, Codable {
        public enum Kind: String, Hashable, Sendable, Codable {
            /// None of the participant's requests was granted.
            case nothing
            /// This request was not granted, another was.
            case request
            case appointment
        }

        public var participant: String
        public var name: String
        public var wish: String
        /// What was wished for, by name.
        public var title: String
        public var kind: Kind
        public var reason: Phrase
        /// The nearest change with which it could have been granted; nil if none was found.
        public var change: Phrase?

        public init(
            participant: String, name: String, wish: String, title: String, kind: Kind, reason: Phrase,
            change: Phrase?
        ) {
            self.participant = participant
            self.name = name
            self.wish = wish
            self.title = title
            self.kind = kind
            self.reason = reason
            self.change = change
        }

        /// What was wished for and why it was not granted, on one line. A reason names the offering it speaks of; of a
        /// package that is one of several, and only then the title says something more.
        public func line(in language: Language) -> String {
            let reason = reason[language]
            return reason.hasPrefix(title) ? reason : "\(title): \(reason)"
        }
    }

    /// What became of one sent to us or sent on by us.
    public struct ReferralLine: Hashable, Sendable, Codable {
        public var participant: String
        public var name: String
        public var direction: Referral.Direction
        public var partner: String
        public var purpose: String
        public var outcome: Phrase

        public init(
            participant: String, name: String, direction: Referral.Direction, partner: String, purpose: String,
            outcome: Phrase
        ) {
            self.participant = participant
            self.name = name
            self.direction = direction
            self.partner = partner
            self.purpose = purpose
            self.outcome = outcome
        }
    }

    public init(
        termID: String, termName: String, objective: Int, bound: Int?, parts: [Part], people: People,
        requests: Requests, appointments: Appointments, seats: Seats, offerings: [OfferingLine], funds: [FundLine],
        staff: [Use], rooms: [Use], refusals: [Refusal], referrals: [ReferralLine], remarks: [Phrase]
    ) {
        self.termID = termID
        self.termName = termName
        self.objective = objective
        self.bound = bound
        self.parts = parts
        self.people = people
        self.requests = requests
        self.appointments = appointments
        self.seats = seats
        self.offerings = offerings
        self.funds = funds
        self.staff = staff
        self.rooms = rooms
        self.refusals = refusals
        self.referrals = referrals
        self.remarks = remarks
    }
}
