import Model
import Problem
import Testing

@testable import Planner

@Suite struct CapsTests {
    /// Two capped jobs of eight hours a week each, and one course without a cap.
    func term(month: Int) -> Term {
        var term = SmallTerm.make()
        term.programmes = [
            Programme(id: "p", name: "훈련"),
            Programme(id: "u", name: "보람일자리", rules: [SmallTerm.rule(.hoursPerMonth(.hours(month)))]),
            Programme(id: "job", name: "하위", umbrella: "u"),
        ]
        let weekly = { (start: Int) in SmallTerm.pattern([.monday, .tuesday], 16, from: "2027-01-04", start, start + 4)
        }
        term.offerings = [
            SmallTerm.offering("J1", programme: "job", [weekly(8)]),
            SmallTerm.offering("J2", programme: "job", [weekly(13)]), SmallTerm.offering("T", [weekly(18)]),
        ]
        term.participants = [SmallTerm.person("P")]
        return term
    }

    func limits(_ term: Term) throws -> [Limit] { try Translation(term).problem.participants[0].limits }

    @Test func whoCannotExceedACapIsNotLimited() throws {
        var term = term(month: 60)
        term.requests = [
            SmallTerm.request("P", "a", [[["J1"]], [["J2"]]]), SmallTerm.request("P", "t", [[["T"]]]),
        ]
        #expect(try limits(term) == [])
    }

    @Test func whoCouldExceedItIsLimitedToIt() throws {
        var term = term(month: 60)
        term.requests = [SmallTerm.request("P", "a", [[["J1"]]]), SmallTerm.request("P", "b", [[["J2"]]])]
        // 32 hours each in January (eight days of four hours), 64 together.
        #expect(try limits(term) == [Limit(period: "month", minutes: 3600)])
        term.participants[0].perMonth = .hours(50)
        #expect(try limits(term) == [Limit(period: "month", minutes: 3000)])
    }

    @Test func aPackageOfTwoJobsCountsBoth() throws {
        var term = term(month: 60)
        term.requests = [SmallTerm.request("P", "a", [[["J1"], ["J2"]]])]
        #expect(try limits(term) == [Limit(period: "month", minutes: 3600)])
    }

    @Test func aPatternOverItsCapIsNoCandidate() throws {
        var term = term(month: 30)
        term.requests = [SmallTerm.request("P", "a", [[["J1"]]])]
        let translation = try Translation(term)
        #expect(translation.problem.activities.map(\.id) == ["T"])
        #expect(
            translation.remarks.first
                == .pattern(
                    offering: "J1", index: 0,
                    .overCap(
                        programme: "u", HourCap(.month, minutes: 1800), from: SmallTerm.day("2027-01-01"), minutes: 1920
                    )))
        #expect(translation.screening.candidates[0].failures == [.cannotBeHad(.noPattern)])
        #expect(
            translation.phrase(translation.remarks[0]).korean
                == "과정 J1, 1번째 시간표 제외: 2027년 1월에 32시간 — 보람일자리 한도 월 30시간 초과")
    }

    @Test func lessThanFifteenHoursAWeek() throws {
        var term = term(month: 100)
        term.programmes[1].rules = [SmallTerm.rule(.hoursPerWeek(Minutes(15 * 60 - 1)))]
        term.requests = [SmallTerm.request("P", "a", [[["J1"]]]), SmallTerm.request("P", "b", [[["J2"]]])]
        #expect(try limits(term) == [Limit(period: "week", minutes: 899)])
    }
}
