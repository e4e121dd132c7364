import Model
import Problem
import Samples
import Testing

@testable import Planner

@Suite struct TranslationTests {
    @Test(arguments: [(60, SampleTerm.Kind.demo), (830, .quarter)])
    func aSampleBecomesAProblemThatReadsBack(_ people: Int, _ kind: SampleTerm.Kind) throws {
        let term = SampleTerm.make(people: people, seed: 1, kind: kind)
        let translation = try Translation(term)
        let bytes = translation.problem.json()
        #expect(try Problem(json: bytes) == translation.problem)
        #expect(try Translation(SampleTerm.make(people: people, seed: 1, kind: kind)).problem.json() == bytes)
    }

    @Test func noNameReachesTheProblem() throws {
        let term = SampleTerm.make(people: 60, seed: 1)
        let text = String(decoding: try Translation(term).problem.json(), as: UTF8.self)
        for person in term.participants {
            #expect(!text.contains(person.name) && !text.contains(person.phone) && !text.contains(person.birthDate.iso))
        }
    }

    @Test func hoursClosuresAndAbsencesBecomeUnavailable() throws {
        var term = SmallTerm.make()
        term.end = SmallTerm.day("2027-01-05")
        term.sites[0].hours = [WeeklyHours(weekday: .monday, time: SmallTerm.range(9, 18))]
        term.staff[0].hours = [WeeklyHours(weekday: .monday, time: SmallTerm.range(10, 16))]
        term.absences = [
            Absence(
                owner: .staff("I"),
                busy: Busy(
                    from: term.start, fromTime: ClockTime(hour: 12)!, until: term.start, untilTime: ClockTime(hour: 13)!
                )),
            Absence(owner: .everyone, busy: .day(SmallTerm.day("2027-01-05"))),
            Absence(owner: .everyone, busy: .day(SmallTerm.day("2026-12-25"))),
        ]
        let problem = try Translation(term).problem
        #expect(problem.rooms[0].unavailable == [Interval(0, 540), Interval(1080, 2880)])
        #expect(problem.staff[0].unavailable == [Interval(0, 600), Interval(720, 780), Interval(960, 2880)])
    }

    @Test func weeksAndMonthsAreThoseOfTheCalendar() throws {
        var term = SmallTerm.make()
        term.start = SmallTerm.day("2027-01-29")
        term.end = SmallTerm.day("2027-02-09")
        let periods = try Translation(term).problem.periods
        #expect(periods.map(\.name) == ["day", "month", "week"])
        #expect(periods[1].intervals == [Interval(0, 3 * 1440), Interval(3 * 1440, 12 * 1440)])
        #expect(
            periods[2].intervals == [
                Interval(0, 3 * 1440), Interval(3 * 1440, 10 * 1440), Interval(10 * 1440, 12 * 1440),
            ])
    }

    @Test func meetingsOnAClosureOfTheirSiteAreMadeUp() throws {
        var term = SmallTerm.make()
        term.offerings = [SmallTerm.offering("A"), SmallTerm.offering("N", place: .online)]
        term.absences = [Absence(owner: .site("S"), busy: .day(SmallTerm.day("2027-01-11")))]
        let problem = try Translation(term).problem
        #expect(problem.activities[0].times[0].meetings.map { $0.start / 1440 } == [0, 14, 21, 28])
        #expect(problem.activities[1].times[0].meetings.map { $0.start / 1440 } == [0, 7, 14, 21])
    }

    @Test func foldingQuotasAndFeesBecomeSizesReservesAndBudgets() throws {
        var term = SmallTerm.make()
        term.programmes[0].rules = [
            SmallTerm.rule(.fold(below: 70)), SmallTerm.rule(.quota(group: "차상위", percent: 30)),
            SmallTerm.rule(.fee(fund: "F", amount: Won(600_000))),
        ]
        term.funds = [Fund(id: "F", name: "장학금", limit: Won(1_800_000), perPerson: Won(600_000))]
        term.participants = [SmallTerm.person("P")]
        term.participants[0].funds = ["F"]
        term.draws = [FundDraw(participant: "P", fund: "F", amount: Won(200_000))]
        term.offerings = [SmallTerm.offering("A", least: 2, most: 11)]
        let problem = try Translation(term).problem
        let activity = problem.activities[0]
        #expect(activity.minSize == 8)
        #expect(activity.reserved == [Activity.Reserved(group: "차상위", seats: 4)])
        #expect(problem.groups == ["차상위"])
        #expect(
            problem.budgets == [
                Budget(id: "F", limit: 1_800_000, perParticipant: 600_000),
                Budget(id: "F@P", limit: 400_000, perParticipant: 400_000),
            ])
        #expect(problem.participants[0].budgets == ["F", "F@P"])
        #expect(activity.fees.map(\.budget) == ["F", "F@P"])
        // Who drew on it once and pays alone now is held to nothing.
        term.participants[0].funds = []
        #expect(try Translation(term).problem.participants[0].budgets == [])
    }

    @Test func stagesOfOneCohortGoTogether() throws {
        var term = SmallTerm.make()
        term.offerings = ["A1", "B1", "A2", "B2"].map { id in
            var offering = SmallTerm.offering(id)
            offering.cohort = String(id.prefix(1))
            return offering
        }
        term.participants = [SmallTerm.person("P")]
        term.requests = [SmallTerm.request("P", "r", [[["A1", "B1"], ["A2", "B2"]]])]
        let translation = try Translation(term)
        let request = translation.problem.participants[0].requests[0]
        #expect(request.choices.map(\.parts) == [["A1", "A2"], ["B1", "B2"]])
        let plan = Decisions(
            grants: [Decisions.Grant(participant: "P", request: "r", choice: 1, activities: ["B1", "B2"])])
        #expect(translation.schedule(of: plan).grants.map(\.choice) == [0])
    }

    @Test func aCounselorsDayHoldsItsAppointmentsAndNoMore() throws {
        var term = SmallTerm.make()
        term.staff[0].perDay = .hours(8)
        term.staff[0].perWeek = .hours(30)
        term.services = [
            Service(
                id: "V", name: "상담", programme: "p", length: Minutes(50), step: Minutes(30),
                role: Offering.Role(role: "상담사"), place: .rooms(["R"]))
        ]
        let problem = try Translation(term).problem
        #expect(problem.services[0].minutes == 60)
        #expect(
            problem.staff[0].limits == [Limit(period: "day", minutes: 419), Limit(period: "week", minutes: 1800)])
    }

    @Test func windowsKeepDaysHoursAndClosingDates() throws {
        var term = SmallTerm.make()
        term.services = [
            Service(
                id: "V", name: "면접", programme: "p", length: Minutes(50), step: Minutes(30),
                role: Offering.Role(role: "상담사"), place: .site("S"))
        ]
        var posting = SmallTerm.offering("JOB", [SmallTerm.pattern([.monday], 1, from: "2027-02-01")])
        posting.closes = SmallTerm.day("2027-01-12")
        term.offerings = [posting]
        term.participants = [SmallTerm.person("P")]
        term.requests = [SmallTerm.request("P", "job", [[["JOB"]]])]
        term.appointmentNeeds = [
            AppointmentNeed(
                participant: "P", id: "v", service: "V", from: SmallTerm.day("2027-01-05"),
                until: SmallTerm.day("2027-01-20"),
                hours: [WeeklyHours(weekday: .tuesday, time: SmallTerm.range(14, 17))])
        ]
        term.precedences = [Precedence(participant: "P", first: "v", second: "job", needs: true)]
        let appointment = try Translation(term).problem.participants[0].appointments[0]
        #expect(
            appointment.windows == [
                Interval(1440 + 840, 1440 + 1030), Interval(8 * 1440 + 840, 8 * 1440 + 1030),
            ])

        term.appointmentNeeds[0].hours[0].time = ClockRange(ClockTime(hour: 14)!, ClockTime(hour: 14, minute: 30)!)!
        let translation = try Translation(term)
        #expect(translation.screening.candidates.map(\.failures) == [[.needs("v")], [.noWindow]])
    }

    @Test func whoNeedsItGetsStepFreeRooms() throws {
        var term = SmallTerm.make()
        term.rooms.append(Room(id: "UP", name: "2층", site: "S", seats: 20, isStepFree: false))
        term.offerings = [
            SmallTerm.offering("A", place: .rooms(["R", "UP"])), SmallTerm.offering("B", place: .rooms(["R", "UP"])),
            SmallTerm.offering("C", place: .rooms(["UP"])),
        ]
        term.services = [
            Service(
                id: "V", name: "상담", programme: "p", length: Minutes(50), step: Minutes(30),
                role: Offering.Role(role: "상담사"), place: .rooms(["R", "UP"]))
        ]
        term.participants = [SmallTerm.person("P"), SmallTerm.person("Q")]
        term.participants[0].needsStepFree = true
        term.requests = [SmallTerm.request("P", "r", [[["A"]], [["C"]]])]
        term.appointmentNeeds = ["P", "Q"].map {
            AppointmentNeed(participant: $0, id: "v", service: "V", from: term.start, until: term.end)
        }
        let translation = try Translation(term)
        let problem = translation.problem
        #expect(problem.activities.map { $0.rooms.map(\.room) } == [["R"], ["R", "UP"], ["UP"]])
        #expect(problem.participants[0].requests[0].choices.count == 1)
        #expect(translation.screening.candidates[1].failures == [.noStepFreeRoom])
        #expect(problem.participants.map { $0.appointments[0].service } == ["V@stepFree", "V"])
        #expect(problem.services.map { $0.rooms.map(\.room) } == [["R", "UP"], ["R"]])
    }

    @Test func travelAndHomesAreAsGivenElseTheWayBackElseTheSetting() throws {
        var term = SmallTerm.make()
        term.sites += [Site(id: "T", name: "나"), Site(id: "U", name: "다")]
        term.travel = [
            TravelTime(from: "S", to: "T", minutes: Minutes(25)), TravelTime(from: "T", to: "U", minutes: Minutes(10)),
            TravelTime(from: "U", to: "T", minutes: Minutes(15)),
        ]
        term.visitCosts = [VisitCost(district: "광진구", site: "T", cost: Points(7))]
        term.participants = [SmallTerm.person("P"), SmallTerm.person("Q")]
        term.participants[1].preferredSite = "T"
        let problem = try Translation(term).problem
        #expect(problem.travel == [[0, 25, 40], [25, 0, 10], [40, 15, 0]])
        #expect(problem.homes == [Home(id: "광진구", costs: [0, 7, 0]), Home(id: "광진구@T", costs: [10, 7, 10])])
        #expect(problem.participants.map(\.home) == ["광진구", "광진구@T"])
    }

    @Test func aHeldRoomIsNobodyElses() throws {
        var term = SmallTerm.make()
        term.rooms.append(Room(id: "D", name: "창업공간", site: "S", seats: 6))
        var desk = SmallTerm.offering("DESK", most: 6, [SmallTerm.pattern([.monday], 1)], place: .rooms(["D"]))
        desk.isHeld = true
        term.offerings = [
            SmallTerm.offering("A", place: .anyRoom(site: "S", equipment: [])), desk,
            SmallTerm.offering("B", place: .rooms(["D"])),
        ]
        let translation = try Translation(term)
        #expect(translation.problem.activities.map(\.id) == ["A", "DESK"])
        #expect(translation.problem.activities[0].rooms.map(\.room) == ["R"])
        #expect(translation.remarks == [.offering("B", .noRoom)])
    }

    @Test func equipmentSkillsAndSizesChooseRoomsAndPeople() throws {
        var term = SmallTerm.make()
        term.rooms += [
            Room(id: "PC", name: "컴퓨터실", site: "S", seats: 12, equipment: ["컴퓨터"]),
            Room(id: "SMALL", name: "작은 방", site: "S", seats: 3, equipment: ["컴퓨터"]),
        ]
        term.staff.append(StaffMember(id: "J", name: "드론", roles: ["강사"], skills: ["드론"]))
        term.offerings = [
            SmallTerm.offering(
                "A", least: 4, place: .anyRoom(site: "S", equipment: ["컴퓨터"]),
                roles: [Offering.Role(role: "강사", skill: "드론")]),
            SmallTerm.offering("B", place: .anyRoom(site: "S", equipment: ["용접"])),
            SmallTerm.offering("C", roles: [Offering.Role(role: "멘토")]),
        ]
        let translation = try Translation(term)
        #expect(translation.problem.activities.map(\.id) == ["A"])
        #expect(translation.problem.activities[0].rooms.map(\.room) == ["PC"])
        #expect(translation.problem.activities[0].staff.map { $0.map(\.staff) } == [["J"]])
        #expect(translation.remarks == [.offering("B", .noRoom), .offering("C", .noStaff(role: "멘토"))])
        #expect(translation.phrase(translation.remarks[1]).korean == "과정 C: 맡을 멘토가 없음")
    }

    @Test func anExaminationIsAMeetingMore() throws {
        var term = SmallTerm.make()
        var certificate = SmallTerm.offering("A")
        certificate.examinations = [Meeting(date: SmallTerm.day("2027-02-20"), time: SmallTerm.range(9, 11))]
        var clashing = SmallTerm.offering("B")
        clashing.examinations = [Meeting(date: SmallTerm.day("2027-01-11"), time: SmallTerm.range(11, 13))]
        term.offerings = [certificate, clashing]
        let translation = try Translation(term)
        #expect(translation.problem.activities.map(\.id) == ["A"])
        #expect(translation.problem.activities[0].times[0].meetings.last == Interval(47 * 1440 + 540, 47 * 1440 + 660))
        #expect(
            translation.remarks == [
                .pattern(offering: "B", index: 0, .examination(clashing.examinations[0])), .offering("B", .noPattern),
            ])
    }

    @Test func aSiteWithoutRoomsKeepsItsHours() throws {
        var term = SmallTerm.make()
        term.sites[0].hours = [WeeklyHours(weekday: .monday, time: SmallTerm.range(9, 11))]
        term.offerings = [
            SmallTerm.offering("A", [SmallTerm.pattern(), SmallTerm.pattern([.monday], 4, from: "2027-01-04", 9, 11)])
        ]
        let translation = try Translation(term)
        #expect(translation.problem.activities[0].times.count == 1)
        let plan = Decisions(activities: [Decisions.Activity(id: "A", time: 0)])
        #expect(translation.schedule(of: plan).runs.map(\.pattern) == [1])
    }
}
