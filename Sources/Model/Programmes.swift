/// A programme: what the city offers by name, with rules that change from year to year.
public struct Programme: Hashable, Sendable, Codable {
    public var id: String
    /// The Korean name the public knows, e.g. 서울형 시니어 인턴십.
    public var name: String
    public var englishName: String
    /// The programme it belongs to, whose rules hold too, e.g. 서울런4050.
    public var umbrella: String?
    /// Who pays, for the reports.
    public var funding: String
    /// A CSS3 colour name for calendars (RFC 7986 §5.9).
    public var color: String
    public var rules: [DatedRule]

    public init(
        id: String, name: String, englishName: String = "", umbrella: String? = nil, funding: String = "",
        color: String = "", rules: [DatedRule] = []
    ) {
        self.id = id
        self.name = name
        self.englishName = englishName
        self.umbrella = umbrella
        self.funding = funding
        self.color = color
        self.rules = rules
    }

    /// The rules in force on a day: of several of one kind the one that came into force last.
    public func rules(on date: LocalDate) -> [DatedRule] {
        rules.filter { rule in
            rule.isInForce(on: date)
                && !rules.contains { $0.rule.kind == rule.rule.kind && $0.isInForce(on: date) && $0.from > rule.from }
        }
    }
}

/// A rule and the days on which it holds: rules are data, because they change every year.
public struct DatedRule: Hashable, Sendable, Codable {
    public var from: LocalDate
    /// The last day it holds; nil is until changed.
    public var until: LocalDate?
    public var rule: Rule
    /// The notice it rests on, as people can find it.
    public var source: String

    public init(from: LocalDate, until: LocalDate? = nil, rule: Rule, source: String = "") {
        self.from = from
        self.until = until
        self.rule = rule
        self.source = source
    }

    public func isInForce(on date: LocalDate) -> Bool { from <= date && until.map { date <= $0 } != false }
}

/// What a programme may demand. A new programme is a new row of these, never new code.
public enum Rule: Hashable, Sendable, Codable {
    /// Age in full years on the reference date, both ends included; nil leaves an end open.
    case age(least: Int?, most: Int?)
    /// Lives in one of these cities or districts.
    case residence(places: [String])
    /// Has completed one of these, with at least this share attended (per cent).
    case prerequisite(anyOf: [String], attendance: Int)
    /// Holds none of these benefits.
    case noBenefit(anyOf: [String])
    /// Belongs to one of these groups.
    case group(anyOf: [String])
    /// Has one of these skills, licences or kinds of experience.
    case skill(anyOf: [String])
    case hoursPerWeek(Minutes)
    case hoursPerMonth(Minutes)
    /// What one enrolment costs the fund, for those who draw on it.
    case fee(fund: String, amount: Won)
    /// Below this share of its most seats (per cent) an offering folds.
    case fold(below: Int)
    /// This share of the seats (per cent, rounded up) is kept for members of the group.
    case quota(group: String, percent: Int)

    /// Two rules of one kind replace each other over time; fees of two funds and quotas of two groups do not.
    public var kind: String {
        switch self {
        case .age: "age"
        case .residence: "residence"
        case .prerequisite: "prerequisite"
        case .noBenefit: "noBenefit"
        case .group: "group"
        case .skill: "skill"
        case .hoursPerWeek: "hoursPerWeek"
        case .hoursPerMonth: "hoursPerMonth"
        case .fee(let fund, _): "fee \(fund)"
        case .fold: "fold"
        case .quota(let group, _): "quota \(group)"
        }
    }
}
