import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// The first plan.
@Suite struct ConstructionTests {
    /// One counselor with two hours; the first of the list want little, the last much.
    @Test func scarceAppointmentsGoWhereTheyAreWorthMost() {
        var problem = Problem(name: "scarce", horizon: 1440)
        problem.staff = [Staff(id: "s", unavailable: [Interval(0, 540), Interval(660, 1440)])]
        problem.services = [Service(id: "v", minutes: 60, step: 60, staff: [.init(staff: "s")])]
        problem.participants = [10, 20, 30, 40, 50, 60].enumerated().map { i, value in
            var person = Participant(id: "p\(i)", requests: [])
            person.appointments = [.init(id: "w", service: "v", windows: [Interval(0, 1440)], value: value)]
            return person
        }
        let search = Search(Instance(problem), seed: 1)
        #expect(search.construct(from: Decisions()) { false })
        #expect(search.best.objective == 110)
    }

    /// What is worth less by itself is tried all the same where it leaves time for more: by another request, or an appointment.
    @Test(arguments: [false, true]) func whatIsWorthLessMayLeaveTimeForMore(isAppointment: Bool) {
        var problem = Problem(name: "more", horizon: 1440, sites: ["here"])
        problem.travel = [[0]]
        func activity(_ id: String, _ from: Int, _ to: Int) -> Activity {
            Activity(id: id, maxSize: 1, times: [.init(meetings: [Interval(from, to)])], site: "here")
        }
        problem.activities = [activity("long", 540, 720), activity("short", 540, 600), activity("late", 660, 720)]
        problem.parts = ["long", "short", "late"].map { Part(id: $0, activities: [$0]) }
        problem.staff = [Staff(id: "c")]
        problem.services = [Service(id: "talk", minutes: 60, step: 60, staff: [.init(staff: "c")], site: "here")]
        var requests: [Participant.Request] = [
            .init(id: "one", choices: [.init(value: 10, parts: ["long"]), .init(value: 8, parts: ["short"])])
        ]
        var appointments: [Participant.Appointment] = []
        if isAppointment {
            appointments = [.init(id: "two", service: "talk", windows: [Interval(660, 720)], value: 5)]
        } else {
            requests.append(.init(id: "two", choices: [.init(value: 5, parts: ["late"])]))
        }
        problem.participants = [Participant(id: "p", requests: requests, appointments: appointments)]
        let search = Search(Instance(problem), seed: 1)
        let state = search.state
        for a in 0..<3 { state.open(a, time: a, place: -1, search.scratch.base) }
        #expect(state.fill(0, turn: 0))
        #expect(state.objective == 13)
    }

    /// Each activity wants the same instructor's time and is worth most to those with low scores: run by itself it is envied for more than it is worth.
    @Test func whatIsEnviedAloneRunsWithAll() {
        var dice = Dice(seed: 3)
        var problem = Problem(name: "envied", horizon: 7 * 1440)
        problem.weights.envy = 200
        problem.staff = (0..<3).map { Staff(id: "c\($0)") }
        problem.activities = (0..<6).map { a in
            Activity(
                id: "a\(a)", minSize: 3, maxSize: 10,
                times: [.init(meetings: [Interval(a * 1440 + 540, a * 1440 + 640)])],
                staff: [[StaffOption(staff: "c\(a % 3)")]],
                scores: (0..<200).map { .init(participant: "p\($0)", score: dice.roll(1...100)) })
        }
        problem.parts = problem.activities.map { Part(id: $0.id, activities: [$0.id]) }
        problem.participants = (0..<200).map { p in
            Participant(
                id: "p\(p)",
                requests: (0..<4).map { r in
                    .init(
                        id: "r\(r)",
                        choices: [.init(value: dice.roll(100...900), parts: ["a\(dice.roll(0...5))"])])
                })
        }
        let search = Search(Instance(problem), seed: 1)
        let empty = search.state.objective
        #expect(search.construct(from: Decisions()) { false })
        let running = (0..<6).count { search.state.isRunning($0) }
        #expect(running == 6 && search.best.objective > empty + 10_000, "\(running) \(search.best.objective - empty)")
    }

    /// Two long parts and far more activities than one person considers: between them people consider all.
    @Test func everyActivityOfALongPartIsConsideredBySomebody() {
        var problem = Problem(name: "long", horizon: 1440)
        problem.activities = (0..<200).map {
            Activity(id: "a\($0)", maxSize: 5, times: [.init(meetings: [Interval(540, 600)])])
        }
        problem.parts = [Part(id: "all", activities: problem.activities.map(\.id))]
        problem.participants = (0..<100).map {
            Participant(id: "p\($0)", requests: [.init(id: "r", choices: [.init(value: 100, parts: ["all"])])])
        }
        let instance = Instance(problem)
        let people = instance.people
        for u in people.choiceOfUse.indices {
            let mine = people.candidates[u].map { people.candidateActivity[$0] }
            #expect(mine.count <= Considered.limit && mine.count > Considered.limit / 2)
            #expect(Set(mine).count == mine.count)
        }
        #expect((0..<200).allSatisfy { !instance.people.applicants[$0].isEmpty })
    }

    /// Activities that must all run, each with two people, who can attend one each: `people` for 40 activities.
    private func timetable(people: Int) -> Problem {
        var problem = Problem(name: "timetable", horizon: 1440)
        problem.activities = (0..<40).map {
            Activity(id: "a\($0)", minSize: 2, maxSize: 9, times: [.init(meetings: [Interval(540, 600)])])
        }
        problem.parts = [Part(id: "all", activities: problem.activities.map(\.id))]
        problem.participants = (0..<people).map {
            Participant(id: "p\($0)", requests: [.init(id: "r", choices: [.init(value: 100, parts: ["all"])])])
        }
        problem.fixed.activities = problem.activities.map { .runs(id: $0.id, time: 0, room: .some(nil), staff: []) }
        return problem
    }

    /// A timetable that is fixed whole is begun with as it is, and people are found for all of it, with none to spare.
    @Test func aTimetableThatIsFixedIsFilledWithoutExactSearch() throws {
        let problem = timetable(people: 80)
        let start = try #require(Decisions(leftOpenByNothingIn: problem))
        let search = Search(Instance(problem), seed: 1)
        #expect(search.construct(from: start, isWhole: false) { false })
        #expect((0..<40).allSatisfy { search.state.isRunning($0) && search.state.enrolled[$0] == 2 })
        #expect(search.best.objective == 8000)
        expectLegal(search, of: problem)
    }

    /// Ten pairs of activities, each for two at least: in the plan in force two are in the first of a pair and one in the second,
    /// which can only be filled by whoever would leave the first with too few, and that by somebody new.
    @Test(arguments: 1...4) func whoIsMissedByAnotherActivityIsReplaced(seed: UInt64) {
        var problem = Problem(name: "gathered", horizon: 1440)
        var old = Decisions()
        for i in 0..<20 {
            problem.activities.append(
                Activity(id: "a\(i)", minSize: 2, maxSize: 2, times: [.init(meetings: [Interval(540, 600)])]))
            problem.parts.append(Part(id: "a\(i)", activities: ["a\(i)"]))
            old.activities.append(.init(id: "a\(i)", time: 0, room: nil, staff: []))
        }
        func person(_ name: String, _ parts: [String], in activity: String?) {
            let choices = parts.map { Participant.Choice(value: 100, parts: [$0]) }
            problem.participants.append(Participant(id: name, requests: [.init(id: "r", choices: choices)]))
            guard let activity, let choice = parts.firstIndex(of: activity) else { return }
            old.grants.append(.init(participant: name, request: "r", choice: choice, activities: [activity]))
        }
        for i in stride(from: 0, to: 20, by: 2) {
            let (first, second) = ("a\(i)", "a\(i + 1)")
            person("stays\(i)", [first], in: first)
            person("moves\(i)", [second, first], in: first)
            person("waits\(i)", [second], in: second)
            person("new\(i)", [first], in: nil)
        }
        let search = Search(Instance(problem), seed: seed)
        #expect(search.adopt(old))
        search.keep()
        #expect((0..<20).allSatisfy { search.state.isRunning($0) && search.state.enrolled[$0] == 2 })
        expectLegal(search, of: problem)
    }

    /// Who makes way for another may have a request that nothing would satisfy.
    @Test func aRequestWithoutChoicesIsNeverGranted() throws {
        var problem = timetable(people: 120)
        problem.fixed.activities = []
        for p in problem.participants.indices {
            problem.participants[p].requests.append(.init(id: "none", choices: []))
        }
        for a in problem.activities.indices { problem.activities[a].maxSize = 2 }
        let outcome = try solve(problem, options: Options(threads: 1, stop: StopRule(steps: 600)))
        let plan = try #require(outcome.solution?.plan)
        guard case .legal = Referee(of: problem).judge(plan) else {
            Issue.record("not legal")
            return
        }
        #expect(plan.decisions.grants.allSatisfy { $0.request == "r" })
    }

    /// What cannot be done as it says leaves nothing behind, and exact search says why.
    @Test func aTimetableThatCannotBeFilledLeavesNothingBehind() throws {
        let problem = timetable(people: 79)
        let start = try #require(Decisions(leftOpenByNothingIn: problem))
        let search = Search(Instance(problem), seed: 1)
        #expect(!search.construct(from: start, isWhole: false) { false })
        #expect((0..<40).allSatisfy { !search.state.isRunning($0) })
        #expect(search.state.objective == State(search.instance).objective)
        search.state.checkInvariants()
    }

    /// Only what says when, where and with whom leaves nothing open; of one time, no rooms and no roles nothing need be said.
    @Test func whatIsLeftOpenIsSeen() {
        var problem = timetable(people: 80)
        problem.fixed.activities[3] = .runs(id: "a3", time: nil, room: nil, staff: nil)
        #expect(Decisions(leftOpenByNothingIn: problem)?.activities.count == 40)
        problem.activities[3].times.append(.init(meetings: [Interval(700, 760)]))
        #expect(Decisions(leftOpenByNothingIn: problem) == nil)
        problem.fixed.activities[3] = .runs(id: "a3", time: 1, room: nil, staff: nil)
        #expect(Decisions(leftOpenByNothingIn: problem)?.activities[3].time == 1)
        problem.fixed.activities[3] = .closed(id: "a3")
        #expect(Decisions(leftOpenByNothingIn: problem)?.activities.count == 39)
    }

    /// Two things that are said of one contradict each other, whichever comes first.
    @Test(arguments: [true, false]) func whatContradictsItselfIsImpossible(isRefusedFirst: Bool) throws {
        func ordered<T>(_ refused: T, _ granted: T) -> [T] {
            isRefusedFirst ? [refused, granted] : [granted, refused]
        }
        var problem = timetable(people: 90)
        problem.fixed.activities = ordered(.closed(id: "a0"), .runs(id: "a0", time: 0, room: .some(nil), staff: []))
        var other = timetable(people: 90)
        let grant = Decisions.Grant(participant: "p0", request: "r", choice: 0, activities: ["a1"])
        other.fixed.grants = ordered(.refused(participant: "p0", request: "r"), .granted(grant))
        for problem in [problem, other] {
            guard case .infeasible = try solve(problem, options: Options(stop: StopRule(steps: 100))) else {
                Issue.record("\(problem.fixed) has a plan")
                continue
            }
        }
    }
}
