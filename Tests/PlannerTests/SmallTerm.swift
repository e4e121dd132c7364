import Model
import Problem
import Referee
import Testing

@testable import Planner

/// A term small enough to be read at a glance, to which each test adds what it is about.
enum SmallTerm {
    static func day(_ iso: String) -> LocalDate { LocalDate(iso: iso)! }

    static func range(_ from: Int, _ to: Int) -> ClockRange {
        ClockRange(ClockTime(hour: from)!, ClockTime(hour: to)!)!
    }

    /// Ten weeks from Monday 4 January 2027, one programme without rules, one room, one instructor.
    static func make() -> Term {
        var term = Term(
            id: "t", name: "시험", start: day("2027-01-04"), end: day("2027-03-12"), referenceDate: day("2027-01-04"))
        term.sites = [Site(id: "S", name: "센터", district: "광진구")]
        term.rooms = [Room(id: "R", name: "강의실", site: "S", seats: 20)]
        term.staff = [StaffMember(id: "I", name: "강사", roles: ["강사", "상담사"])]
        term.programmes = [Programme(id: "p", name: "사업", englishName: "Programme")]
        return term
    }

    static func pattern(
        _ weekdays: [Weekday] = [.monday], _ count: Int = 4, from: String = "2027-01-04", _ start: Int = 10,
        _ end: Int = 12
    ) -> MeetingPattern {
        MeetingPattern(weekdays: weekdays, time: range(start, end), from: day(from), extent: .count(count))
    }

    static func offering(
        _ id: String, programme: String = "p", least: Int = 1, most: Int = 10,
        _ patterns: [MeetingPattern] = [pattern()],
        place: Offering.Place = .site("S"), roles: [Offering.Role] = []
    ) -> Offering {
        Offering(
            id: id, programme: programme, name: "과정 \(id)", leastSeats: least, mostSeats: most, patterns: patterns,
            place: place, roles: roles)
    }

    static func person(_ id: String, born: String = "1960-05-05") -> Model.Participant {
        Participant(id: id, name: "홍길동", birthDate: day(born), district: "광진구")
    }

    static func request(_ participant: String, _ id: String, _ choices: [[[String]]]) -> Model.Request {
        Request(participant: participant, id: id, choices: choices.map { Request.Choice(parts: $0) })
    }

    static func rule(_ rule: Rule, from: String = "2020-01-01", until: String? = nil) -> DatedRule {
        DatedRule(from: day(from), until: until.map(day), rule: rule, source: "공고")
    }
}

/// The faults of a term, none if it translates.
func faults(of term: Term) -> [TranslationFault] {
    do throws(TranslationFaults) {
        _ = try Translation(term)
        return []
    } catch { return error.faults }
}
