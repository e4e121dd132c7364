import Model

/// What was found of every wish before planning: each rule, passed or failed, with the evidence it rests on.
public struct Screening: Hashable, Sendable {
    /// The day on which the rules were judged (기준일).
    public var referenceDate: LocalDate
    /// In the order of the term's participants, their requests (choice by choice, part by part), then their needs.
    public var candidates: [Candidate]

    public init(referenceDate: LocalDate, candidates: [Candidate]) {
        self.referenceDate = referenceDate
        self.candidates = candidates
    }

    /// One participant's wish for one offering or one appointment.
    public struct Candidate: Hashable, Sendable {
        public var participant: String
        public var wish: Wish
        /// The programme of the offering or service.
        public var programme: String
        /// Every rule of the programme and its umbrellas in force on the reference date.
        public var checks: [RuleCheck]
        /// Why it does not reach the planning; empty if it does.
        public var failures: [Failure]

        public var passes: Bool { failures.isEmpty }
    }

    public enum Wish: Hashable, Sendable {
        /// One offering of one part of one choice (indices).
        case offering(String, request: String, choice: Int, part: Int)
        case appointment(need: String, service: String)
    }

    /// Why a wish does not reach the planning.
    public enum Failure: Hashable, Sendable {
        case rule(RuleCheck)
        /// The offering or service itself cannot be had this term.
        case cannotBeHad(OfferingObstacle)
        /// Nothing of it is in a room that can be reached without steps.
        case noStepFreeRoom
        /// It needs another wish of theirs (its id), which was left out.
        case needs(String)
        /// No day or hour is left in which the appointment could be held.
        case noWindow
        /// Other parts of the same choice have nothing left, so that the package cannot be whole.
        case packageBroken(part: Int)
    }
}

/// One rule judged for one participant.
public struct RuleCheck: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        case passed
        case failed
        /// Passed on condition that another wish of this term (its id) is granted first; nil: an earlier part of the
        /// same package.
        case passesAfter(String?)
        /// Not a matter of one person: the plan keeps it (caps on hours, folding, quotas).
        case keptByPlan
    }

    /// Whose rule it is: the programme's own or an umbrella's.
    public var programme: String
    public var rule: DatedRule
    public var outcome: Outcome
    public var evidence: Evidence

    public init(programme: String, rule: DatedRule, outcome: Outcome, evidence: Evidence) {
        self.programme = programme
        self.rule = rule
        self.outcome = outcome
        self.evidence = evidence
    }
}

/// What a verdict rests on, as values; words for it are in `Wording`.
public enum Evidence: Hashable, Sendable {
    /// Full years on the reference date; `from` is the day on which who is too young comes of age.
    case age(years: Int, on: LocalDate, from: LocalDate?)
    case residence(city: String, district: String)
    /// Of what the rule asks for, what was completed and how much of it attended.
    case completions([Completion])
    /// Of what the rule excludes, what is held.
    case benefits([String])
    /// Of what the rule asks for, where one belongs.
    case groups([String])
    case skills([String])
    /// Draws on the fund, and (if not entitled) for what reason not.
    case draw(fund: String, missingGroup: Bool, benefits: [String])
    /// Does not draw on the fund: pays alone.
    case noDraw(fund: String)
    case none
}
