import Model
import Problem
import Referee
import Samples
import Testing

@testable import Planner

@Suite struct ExplanationTests {
    /// Every change named for a plan makes the wish legal, and without it the wish is not.
    func expectTruth(_ translation: Translation, _ plan: Decisions, atLeast count: Int) {
        let explanations = translation.explanations(of: plan)
        var judged = 0
        for explanation in explanations {
            guard let nearest = explanation.nearest else { continue }
            let changed = ChangedPlan(
                translation: translation, plan: plan, explanation: explanation, nearest: nearest)
            let name = "\(explanation.participant) \(explanation.wish)"
            let verdict = changed.changed()
            #expect(verdict?.checked != nil, "\(name): \(nearest) \(verdict?.violations ?? [])")
            if !nearest.changes.isEmpty { #expect(changed.unchanged()?.checked == nil, "\(name) was possible anyway") }
            judged += 1
        }
        #expect(judged >= count, "only \(judged) changes named")
    }

    /// A demo and a plain plan for it, made once.
    static let demo = Result {
        let translation = try Translation(SampleTerm.make(people: 60, seed: 1))
        return (translation: translation, plan: try GreedyPlan.make(translation.problem).plan.decisions)
    }

    @Test func everyNearestChangeOfADemoIsTrue() throws {
        let (translation, plan) = try ExplanationTests.demo.get()
        expectTruth(translation, plan, atLeast: 20)
    }

    @Test func everyWishNotGrantedIsExplainedAndNoOther() throws {
        let (translation, plan) = try ExplanationTests.demo.get()
        let schedule = translation.schedule(of: plan)
        let explained = Set(
            translation.explanations(of: plan).map { WishKey(participant: $0.participant, id: $0.wish) })
        for request in translation.term.requests {
            let key = WishKey(participant: request.participant, id: request.id)
            let choice = schedule.grants.first { $0.participant == key.participant && $0.request == key.id }?.choice
            #expect(explained.contains(key) == (choice != 0), "\(key)")
        }
        for need in translation.term.appointmentNeeds {
            let key = WishKey(participant: need.participant, id: need.id)
            let isHeld = schedule.appointments.contains { $0.participant == key.participant && $0.need == key.id }
            #expect(explained.contains(key) == !isHeld, "\(key)")
        }
    }

    @Test func nobodyElseIsNamed() throws {
        let (translation, plan) = try ExplanationTests.demo.get()
        for explanation in translation.explanations(of: plan) {
            var text = translation.phrase(explanation).korean + translation.phrase(explanation).english
            if let nearest = explanation.nearest {
                text += translation.phrase(nearest, of: explanation.participant).korean
            }
            for person in translation.term.participants where person.id != explanation.participant {
                #expect(!text.contains(person.name) && !text.contains(person.id), "\(text)")
            }
        }
    }

    // MARK: Reason by reason

    /// Two people and two places to be; each test breaks one thing.
    func term() -> Term {
        var term = SmallTerm.make()
        term.offerings = [
            SmallTerm.offering("A", most: 1),
            SmallTerm.offering("B", [SmallTerm.pattern([.monday], 4, from: "2027-01-04", 11, 13)]),
            SmallTerm.offering("C", least: 3, [SmallTerm.pattern([.tuesday], 4, from: "2027-01-05")]),
        ]
        term.participants = [SmallTerm.person("P"), SmallTerm.person("Q")]
        term.requests = [
            SmallTerm.request("P", "a", [[["A"]]]), SmallTerm.request("P", "b", [[["B"]]]),
            SmallTerm.request("Q", "a", [[["A"]], [["C"]]]),
        ]
        return term
    }

    func plan(_ grants: [(String, String, String)], _ running: [String]) -> Decisions {
        Decisions(
            activities: running.map { Decisions.Activity(id: $0, time: 0) },
            grants: grants.map {
                Decisions.Grant(participant: $0.0, request: $0.1, choice: 0, activities: [$0.2])
            })
    }

    @Test func fullSeatsTellTheCutOffAndOnesOwnScore() throws {
        var term = term()
        term.scores = [
            SelectionScore(offering: "A", participant: "P", documents: 70),
            SelectionScore(offering: "A", participant: "Q", documents: 60, bonus: 4),
        ]
        let translation = try Translation(term)
        let plan = plan([("P", "a", "A")], ["A"])
        let explanation = try #require(translation.explanations(for: "Q", in: plan).first)
        #expect(
            explanation.main
                == .full(offering: "A", seats: 1, applicants: 2, cutOff: Reason.CutOff(lowest: 70, own: 64)))
        #expect(explanation.nearest?.changes == [.seat(offering: "A")])
        #expect(translation.phrase(explanation).korean == "과정 A: 정원 1명이 모두 참(신청 2명, 배정된 최저 점수 70점, 본인 64점)")
        #expect(explanation.choices[1].reasons == [.notRunning(offering: "C", applicants: 1, least: 3)])
    }

    @Test func aClashNamesOnesOwnOtherThing() throws {
        let translation = try Translation(term())
        let plan = plan([("P", "a", "A")], ["A", "B"])
        let explanation = try #require(translation.explanations(for: "P", in: plan).first)
        let first = Meeting(date: SmallTerm.day("2027-01-04"), time: SmallTerm.range(11, 13))
        #expect(explanation.main == .clash(offering: "B", with: "a", at: first))
        #expect(explanation.nearest?.changes == [.giveUp(wish: "a")])
        #expect(
            translation.phrase(try #require(explanation.nearest), of: "P").korean == "과정 B: ‘과정 A’을(를) 포기하면 배정할 수 있었습니다"
        )
    }

    @Test func givingUpWhatHoldsACourseUpIsNoWay() throws {
        // Were P to leave A, Q alone would be too few there: no change of P's own helps.
        var term = term()
        term.offerings[0].mostSeats = 3
        term.offerings[0].leastSeats = 2
        term.requests[2].choices.removeLast()
        let translation = try Translation(term)
        let both = plan([("P", "a", "A"), ("Q", "a", "A")], ["A", "B"])
        let explanation = try #require(translation.explanations(for: "P", in: both).first)
        #expect(explanation.nearest == nil)
    }

    @Test func whatNobodyElseWantsFoldsAndSaysHowManyMore() throws {
        let translation = try Translation(term())
        let plan = plan([("P", "a", "A")], ["A"])
        var choices = try #require(translation.explanations(for: "Q", in: plan).first).choices
        #expect(choices.removeLast().reasons == [.notRunning(offering: "C", applicants: 1, least: 3)])
        var term = term()
        term.requests[2].choices.removeFirst()
        let only = try Translation(term)
        let explanation = try #require(only.explanations(for: "Q", in: plan).first)
        #expect(
            explanation.nearest?.changes == [
                .run(offering: "C", pattern: 0, room: nil, staff: [], morePeople: 2)
            ])
        #expect(only.phrase(explanation).korean == "과정 C: 신청 1명으로 최소 인원 3명에 못 미쳐 폐강")
    }

    @Test func aFundThatIsUsedUpSaysHowMuchIsLeft() throws {
        var term = term()
        term.programmes[0].rules = [SmallTerm.rule(.fee(fund: "F", amount: Won(600_000)))]
        term.funds = [Fund(id: "F", name: "장학금", limit: Won(900_000), perPerson: Won(600_000))]
        term.offerings[0].mostSeats = 5
        for person in 0...1 { term.participants[person].funds = ["F"] }
        let translation = try Translation(term)
        let explanation = try #require(
            translation.explanations(for: "Q", in: plan([("P", "a", "A")], ["A"])).first)
        #expect(explanation.main == .fundExhausted(fund: "F", left: Won(300_000), fee: Won(600_000)))
        #expect(explanation.nearest?.changes == [.moreMoney(fund: "F", Won(300_000))])
        #expect(translation.phrase(explanation).korean == "장학금 예산 소진(남은 금액 300,000원, 필요 600,000원)")
        // The second request of P would be over P's own yearly share.
        let share = try #require(
            translation.explanations(for: "P", in: plan([("P", "a", "A")], ["A", "B"])).first)
        #expect(share.choices[0].reasons.contains(.fundShare(fund: "F", left: Won(0), fee: Won(600_000))))
    }

    @Test func seatsKeptForOthersAndBusyDaysAreTold() throws {
        var term = term()
        term.programmes[0].rules = [SmallTerm.rule(.quota(group: "차상위", percent: 50))]
        term.offerings[0].mostSeats = 2
        term.absences = [
            Absence(owner: .participant("Q"), busy: .day(SmallTerm.day("2027-01-11"), note: "병원"))
        ]
        let translation = try Translation(term)
        let explanation = try #require(
            translation.explanations(for: "Q", in: plan([("P", "a", "A")], ["A"])).first)
        let busy = Meeting(date: SmallTerm.day("2027-01-11"), time: SmallTerm.range(10, 12))
        #expect(
            explanation.choices[0].reasons == [
                .unavailable(offering: "A", at: busy), .reserved(offering: "A", group: "차상위", seats: 1),
            ])
        #expect(explanation.nearest?.changes == [.beFree(busy), .unreserve(offering: "A", group: "차상위")])
        #expect(!translation.phrase(explanation).korean.contains("병원"))
    }

    @Test func aWeekTooFullSaysByHowMuch() throws {
        var term = term()
        term.participants[0].perWeek = .hours(3)
        term.requests[1] = SmallTerm.request("P", "b", [[["C"]]])
        term.offerings[2].leastSeats = 1
        let translation = try Translation(term)
        let explanation = try #require(
            translation.explanations(for: "P", in: plan([("P", "a", "A")], ["A", "C"])).first)
        #expect(
            explanation.main
                == .hours(period: .week, from: SmallTerm.day("2027-01-04"), minutes: Minutes(240), limit: Minutes(180)))
        #expect(explanation.nearest?.changes.count == 4)
    }

    @Test func appointmentsWithoutACounselorSaySo() throws {
        var term = term()
        term.services = [
            Service(
                id: "V", name: "상담", programme: "p", length: Minutes(50), step: Minutes(60),
                role: Offering.Role(role: "상담사"), place: .rooms(["R"]))
        ]
        term.appointmentNeeds = ["P", "Q"].map {
            AppointmentNeed(
                participant: $0, id: "v", service: "V", from: SmallTerm.day("2027-01-06"),
                until: SmallTerm.day("2027-01-06"),
                hours: [WeeklyHours(weekday: .wednesday, time: SmallTerm.range(10, 11))])
        }
        term.rooms[0].count = 2
        let translation = try Translation(term)
        var decisions = Decisions()
        decisions.appointments = [
            Decisions.Appointment(participant: "P", appointment: "v", start: 2 * 1440 + 600, staff: "I", room: "R")
        ]
        #expect(Referee(of: translation.problem).judge(decisions).checked != nil)
        let explanation = try #require(translation.explanations(for: "Q", in: decisions).last)
        #expect(explanation.main == .noSlot(service: "V"))
        let meeting = Meeting(
            date: SmallTerm.day("2027-01-06"),
            time: ClockRange(ClockTime(hour: 10)!, ClockTime(hour: 10, minute: 50)!)!)
        #expect(explanation.nearest?.changes == [.counselor(at: meeting)])
        expectTruth(translation, decisions, atLeast: 3)
    }

    @Test func whatCouldBeGrantedIsSaidToBePossible() throws {
        let translation = try Translation(term())
        let explanation = try #require(translation.explanations(for: "P", in: plan([], ["A"])).first)
        #expect(explanation.main == .possible)
        #expect(explanation.nearest?.changes == [])
    }
}
