import Model
import Problem
import Testing

@testable import Planner

@Suite struct ScreeningTests {
    /// A term in which one applicant wishes for one offering of a programme with these rules.
    func term(_ rules: [DatedRule], _ person: Model.Participant) -> Term {
        var term = SmallTerm.make()
        term.programmes[0].rules = rules
        term.offerings = [SmallTerm.offering("A")]
        term.participants = [person]
        term.requests = [SmallTerm.request(person.id, "r", [[["A"]]])]
        return term
    }

    func only(_ term: Term) throws -> (Translation, Screening.Candidate) {
        let translation = try Translation(term)
        return (translation, try #require(translation.screening.candidates.first))
    }

    @Test func tooYoungByAWeekSaysSo() throws {
        let (translation, candidate) = try only(
            term([SmallTerm.rule(.age(least: 60, most: nil))], SmallTerm.person("P", born: "1967-01-11")))
        let check = try #require(candidate.checks.first)
        #expect(check.outcome == .failed)
        #expect(check.evidence == .age(years: 59, on: SmallTerm.day("2027-01-04"), from: SmallTerm.day("2027-01-11")))
        #expect(
            translation.phrase(check).korean == "만 60세 이상 — 기준일 2027-01-04 현재 만 59세, 7일 뒤(2027-01-11) 가능")
        #expect(
            translation.phrase(check).english
                == "aged 60 or over — aged 59 on 2027-01-04; eligible in 7 days, from 2027-01-11")
        #expect(candidate.failures == [.rule(check)])
        #expect(translation.problem.participants[0].requests.isEmpty)
    }

    @Test func whoFailsNothingReachesTheProblemWithEvidence() throws {
        let (translation, candidate) = try only(
            term(
                [SmallTerm.rule(.age(least: 60, most: 70)), SmallTerm.rule(.residence(places: ["서울특별시"]))],
                SmallTerm.person("P", born: "1960-01-04")))
        #expect(candidate.passes)
        #expect(candidate.checks.map(\.outcome) == [.passed, .passed])
        #expect(candidate.checks[1].evidence == .residence(city: "서울특별시", district: "광진구"))
        #expect(translation.problem.participants[0].requests.map(\.id) == ["r"])
    }

    @Test func bothEndsOfAnAgeRangeAreIncluded() throws {
        for (born, passes) in [
            ("1967-01-04", true), ("1967-01-05", false), ("1956-01-05", true), ("1956-01-04", false),
        ] {
            let (_, candidate) = try only(
                term([SmallTerm.rule(.age(least: 60, most: 70))], SmallTerm.person("P", born: born)))
            #expect(candidate.passes == passes, "born \(born)")
        }
    }

    @Test func aLeapDayBirthdayComesOnTheFirstOfMarch() {
        let born = SmallTerm.day("1968-02-29")
        #expect(RuleJudge.birthday(59, of: born) == SmallTerm.day("2027-03-01"))
        #expect(RuleJudge.birthday(60, of: born) == SmallTerm.day("2028-02-29"))
    }

    @Test func theRulesOfTheReferenceDateAreJudged() throws {
        let rules = [
            SmallTerm.rule(.age(least: 50, most: 67), from: "2019-01-01", until: "2022-12-31"),
            SmallTerm.rule(.age(least: 40, most: 67), from: "2023-01-01", until: "2025-12-31"),
            SmallTerm.rule(.age(least: 40, most: nil), from: "2026-01-01"),
        ]
        var term = term(rules, SmallTerm.person("P", born: "1955-01-01"))
        #expect(try only(term).1.passes)
        term.referenceDate = SmallTerm.day("2025-06-01")
        let (_, candidate) = try only(term)
        #expect(!candidate.passes)
        #expect(candidate.checks.map(\.rule.rule) == [.age(least: 40, most: 67)])
        term.referenceDate = SmallTerm.day("2020-06-01")
        #expect(try only(term).1.checks.map(\.rule.rule) == [.age(least: 50, most: 67)])
        term.referenceDate = SmallTerm.day("2018-06-01")
        #expect(try only(term).1.checks.isEmpty)
    }

    @Test func anUmbrellasRulesHoldToo() throws {
        var term = term([], SmallTerm.person("P", born: "1955-01-01"))
        term.programmes[0].umbrella = "u"
        term.programmes.append(
            Programme(id: "u", name: "서울런4050", rules: [SmallTerm.rule(.age(least: 40, most: 64))]))
        let (_, candidate) = try only(term)
        #expect(candidate.checks.map(\.programme) == ["u"])
        #expect(!candidate.passes)
    }

    @Test func benefitsGroupsSkillsAndFundsAreJudgedByWhatIsHeld() throws {
        var person = SmallTerm.person("P")
        person.benefits = ["내일배움카드"]
        person.groups = ["장애"]
        person.skills = ["조리"]
        person.funds = ["F"]
        var term = term(
            [
                SmallTerm.rule(.noBenefit(anyOf: ["내일배움카드"])), SmallTerm.rule(.group(anyOf: ["차상위"])),
                SmallTerm.rule(.skill(anyOf: ["운전면허", "조리"])), SmallTerm.rule(.fee(fund: "F", amount: Won(600_000))),
            ], person)
        term.funds = [
            Fund(
                id: "F", name: "장학금", limit: Won(1_200_000), perPerson: Won(600_000), groups: ["차상위"],
                excludes: ["내일배움카드"])
        ]
        let (translation, candidate) = try only(term)
        #expect(candidate.checks.map(\.outcome) == [.failed, .failed, .passed, .failed])
        #expect(candidate.checks[0].evidence == .benefits(["내일배움카드"]))
        #expect(candidate.checks[2].evidence == .skills(["조리"]))
        #expect(candidate.checks[3].evidence == .draw(fund: "F", missingGroup: true, benefits: ["내일배움카드"]))
        #expect(translation.phrase(candidate.checks[0]).korean == "내일배움카드 중복 수혜 불가 — 내일배움카드 보유")
    }

    @Test func whoPaysAloneIsNotHeldToTheFundsRules() throws {
        var term = term([SmallTerm.rule(.fee(fund: "F", amount: Won(600_000)))], SmallTerm.person("P"))
        term.funds = [Fund(id: "F", name: "장학금", limit: Won(0), perPerson: Won(0), groups: ["차상위"])]
        let (translation, candidate) = try only(term)
        #expect(candidate.passes)
        #expect(translation.problem.participants[0].budgets.isEmpty)
        #expect(translation.problem.activities[0].fees == [Activity.Fee(budget: "F", amount: 600_000)])
    }

    @Test func capsFoldsAndQuotasAreKeptByThePlan() throws {
        let (_, candidate) = try only(
            term(
                [
                    SmallTerm.rule(.hoursPerMonth(.hours(60))), SmallTerm.rule(.fold(below: 70)),
                    SmallTerm.rule(.quota(group: "차상위", percent: 30)),
                ], SmallTerm.person("P")))
        #expect(candidate.passes)
        #expect(candidate.checks.allSatisfy { $0.outcome == .keptByPlan })
    }

    // MARK: Prerequisites

    /// The applicant wishes for `A`, which asks for 80 % of the course `B` of this term or of `ONLINE`.
    func prerequisite(_ completed: [Completion], _ requests: [Model.Request]) -> Term {
        var person = SmallTerm.person("P")
        person.completed = completed
        var term = SmallTerm.make()
        term.programmes = [
            Programme(
                id: "p", name: "실습", rules: [SmallTerm.rule(.prerequisite(anyOf: ["b", "ONLINE"], attendance: 80))]),
            Programme(id: "b", name: "기초"),
        ]
        term.offerings = [
            SmallTerm.offering("A", [SmallTerm.pattern([.tuesday], 4, from: "2027-01-05")]),
            SmallTerm.offering("B", programme: "b", [SmallTerm.pattern([.monday], 2)]),
            SmallTerm.offering("C", programme: "b", [SmallTerm.pattern([.wednesday], 2, from: "2027-01-06")]),
        ]
        term.participants = [person]
        term.requests = requests
        return term
    }

    let forA = SmallTerm.request("P", "a", [[["A"]]])

    @Test func onlineProgressSatisfiesAPrerequisite() throws {
        let enough = try Translation(prerequisite([Completion(of: "ONLINE", attendance: 80)], [forA]))
        #expect(enough.screening.candidates[0].passes)
        let tooLittle = try Translation(prerequisite([Completion(of: "ONLINE", attendance: 79)], [forA]))
        #expect(
            tooLittle.screening.candidates[0].checks[0].evidence
                == .completions([Completion(of: "ONLINE", attendance: 79)]))
        #expect(!tooLittle.screening.candidates[0].passes)
    }

    @Test func anotherRequestOfTheTermSatisfiesItInOrder() throws {
        let first = SmallTerm.request("P", "b", [[["B", "C"]]])
        let translation = try Translation(prerequisite([], [forA, first]))
        #expect(translation.screening.candidates[0].checks[0].outcome == .passesAfter("b"))
        #expect(
            translation.problem.participants[0].order == [
                FormatParticipant.Order(first: "b", second: "a", needs: true)
            ])
    }

    @Test func aRequestThatMayGrantSomethingElseDoesNot() throws {
        let other = SmallTerm.request("P", "b", [[["B"]], [["A"]]])
        let translation = try Translation(prerequisite([], [forA, other]))
        #expect(!translation.screening.candidates[0].passes)
    }

    @Test func anEarlierPartOfThePackageSatisfiesIt() throws {
        let package = SmallTerm.request("P", "a", [[["B", "C"], ["A"]]])
        let translation = try Translation(prerequisite([], [package]))
        let candidate = translation.screening.candidates[2]
        #expect(candidate.checks[0].outcome == .passesAfter(nil))
        // B is on Mondays and C on Wednesdays, A begins on Tuesday 5 January: the order must be kept by the plan.
        #expect(
            translation.problem.relations == [Relation(.precedence, ["B", "A"]), Relation(.precedence, ["C", "A"])])
    }

    @Test func whatNeedsSomethingScreenedOutIsLeftOutToo() throws {
        var term = prerequisite([], [forA, SmallTerm.request("P", "x", [[["B"]]])])
        term.precedences = [Precedence(participant: "P", first: "a", second: "x", needs: true)]
        let translation = try Translation(term)
        // The course B would make A possible, but B is wanted only after A: neither can be.
        let failures = translation.screening.candidates.map(\.failures)
        #expect(failures[0] == [] && failures[1] == [])
        #expect(translation.problem.participants[0].order.count == 2)

        term.requests[0] = SmallTerm.request("P", "a", [[["GONE"]]])
        term.offerings.append(SmallTerm.offering("GONE", [], place: .online))
        let gone = try Translation(term)
        #expect(gone.screening.candidates[1].failures == [.needs("a")])
        #expect(gone.problem.participants[0].requests.isEmpty)
    }

    @Test func aPackageIsLeftOutAsAWhole() throws {
        var term = SmallTerm.make()
        term.programmes.append(Programme(id: "old", name: "연장", rules: [SmallTerm.rule(.age(least: 90, most: nil))]))
        term.offerings = [SmallTerm.offering("A"), SmallTerm.offering("B", programme: "old")]
        term.participants = [SmallTerm.person("P")]
        term.requests = [SmallTerm.request("P", "r", [[["A"], ["B"]], [["A"]]])]
        let translation = try Translation(term)
        #expect(translation.screening.candidates[0].failures == [.packageBroken(part: 1)])
        let kept = try #require(translation.problem.participants[0].requests.first)
        #expect(kept.choices.map(\.parts) == [["A"]])
        #expect(kept.choices.map(\.value) == [800])
    }
}
