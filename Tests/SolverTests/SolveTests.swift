import Foundation
import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// The public seat: stopping, repeating, and what comes out at the edges.
@Suite struct SolveTests {
    private func problem(_ seed: Int) -> Problem { RandomProblem(seed: seed, shape: .small).problem }

    private func run(
        _ problem: Problem, seed: UInt64 = 1, threads: Int = 1, steps: Int = 400
    ) throws -> Solution? {
        try solve(problem, options: Options(seed: seed, threads: threads, stop: StopRule(steps: steps))).solution
    }

    @Test(arguments: [1, 2])
    func sameSeedStepsAndThreadsGiveTheSameBytes(threads: Int) throws {
        for seed in [1, 5, 9] {
            let problem = problem(seed)
            let first = try run(problem, threads: threads)
            let second = try run(problem, threads: threads)
            #expect(first?.plan.json() == second?.plan.json())
        }
    }

    /// A run that meets its bound every few steps, with slices of work ordered ahead.
    private func meeting(_ problem: Problem, threads: Int, stop: StopRule) throws -> Solution? {
        let instance = Instance(problem)
        var meetings = Run.Meetings(instance)
        (meetings.questions, meetings.steps, meetings.perAhead) = (1_000, 16, 2)
        (meetings.ticks, meetings.ticksUntilTold) = (300, 300)
        let options = Options(seed: 1, threads: threads, stop: stop)
        return try Run(instance, options, Clock(), meetings: meetings) { _ in }.finish().solution
    }

    @Test(arguments: [1, 2]) func meetingsRepeat(threads: Int) throws {
        for seed in [2, 4, 6] {
            let problem = problem(seed)
            let first = try meeting(problem, threads: threads, stop: StopRule(steps: 1_500))
            let second = try meeting(problem, threads: threads, stop: StopRule(steps: 1_500))
            #expect(first?.plan.json() == second?.plan.json())
            #expect(first?.statistics.steps == second?.statistics.steps)
            #expect(first?.plan.bound != nil)
        }
    }

    @Test func aRunThatIsCutOffBetweenMeetingsIsRepeatedByItsSteps() throws {
        let problem = problem(4)
        for asked in [3, 40, 90] {
            let counter = Counter()
            let cut = try meeting(problem, threads: 2, stop: StopRule(cancelled: { counter.next() > asked }))
            let again = try meeting(problem, threads: 2, stop: StopRule(steps: cut?.statistics.steps))
            #expect(cut?.plan.json() == again?.plan.json())
        }
    }

    /// One timetable, and thousands of people each with little choice: too many to look at every plan, which is not begun.
    @Test func manyWithLittleChoiceAreNotEnumerated() throws {
        func crowd(_ people: Int) -> Problem {
            var problem = Problem(name: "crowd", horizon: 1440)
            problem.activities = [Activity(id: "a", maxSize: 9, times: [.init(meetings: [Interval(540, 600)])])]
            problem.parts = [Part(id: "q", activities: ["a"])]
            problem.participants = (0..<people).map { p in
                Participant(
                    id: "p\(p)", requests: [.init(id: "r", choices: [.init(value: 100 + p % 7, parts: ["q"])])])
            }
            return problem
        }
        var asked = 0
        let isOver = {
            asked += 1
            return false
        }
        #expect(Exact.optimum(of: crowd(2_000), limit: Exact.ample, isOver: isOver) == nil)
        #expect(asked == 0)
        #expect(Exact.optimum(of: crowd(12), limit: Exact.ample)?.worth == 930)
        let solution = try #require(try run(crowd(2_000), steps: 2_000))
        #expect(solution.plan.objective >= 9 * 100)
    }

    /// Many who want the one hour of one counselor: each try to add a bundle is a step, also one that fails.
    @Test func triesThatFailAreSteps() {
        var problem = Problem(name: "hour", horizon: 1440)
        problem.staff = [Staff(id: "c")]
        problem.services = [Service(id: "s", minutes: 60, step: 1, staff: [.init(staff: "c")])]
        problem.participants = (0..<8).map {
            let wish = Participant.Appointment(
                id: "w", service: "s", windows: [Interval(600, 690)], value: 100 + $0)
            return Participant(id: "p\($0)", requests: [], appointments: [wish])
        }
        var asked = 0
        let isOver = {
            asked += 1
            return false
        }
        #expect(Exact.optimum(of: problem, limit: 20_000, isOver: isOver) == nil)
        // It is asked at every 64th step, about.
        #expect(asked > 20_000 / 64 * 9 / 10)
        problem.participants.removeLast(6)
        let best = Exact.optimum(of: problem, limit: 20_000)
        // Thirty-one hours for the first, none of which leaves one for the other.
        #expect(best?.worth == 101 && best?.steps ?? 0 > 31 * 31)
    }

    @Test func aRunIsRepeatedByItsSteps() throws {
        let problem = problem(3)
        let asked = Counter()
        let stop = StopRule(cancelled: { asked.next() > 20 })
        guard let cut = try solve(problem, options: Options(threads: 1, stop: stop)).solution else { return }
        let again = try run(problem, steps: cut.statistics.steps)
        #expect(cut.plan.json() == again?.plan.json())
    }

    /// Looking at every plan obeys the rules that end a run, and counts steps that repeat it.
    @Test func lookingAtEveryPlanIsARunLikeAnyOther() throws {
        let problem = RandomProblem(seed: 12, shape: .tiny).problem
        let whole = try solve(problem, options: Options(threads: 1))
        guard case .optimal(let best) = whole else {
            Issue.record("not enumerated")
            return
        }
        #expect(best.statistics.moves.isEmpty && best.statistics.steps > 0)
        let again = try run(problem, steps: best.statistics.steps)
        #expect(again?.ending == .optimal)
        #expect(again?.plan.json() == best.plan.json())
        #expect(try run(problem, steps: 0)?.ending == .steps)
        let cancelled = StopRule(cancelled: { true })
        #expect(try solve(problem, options: Options(threads: 1, stop: cancelled)).solution?.ending == .cancelled)
    }

    @Test func thePlanIsLegalWhereverItIsCutOff() throws {
        let problem = problem(4)
        for steps in [0, 1, 3, 10, 40, 200] {
            guard let solution = try run(problem, steps: steps) else { continue }
            guard case .legal(let checked) = Referee(of: problem).judge(solution.plan) else {
                Issue.record("illegal after \(steps) steps")
                continue
            }
            #expect(checked.objective.total == solution.plan.objective)
        }
    }

    @Test func theEmptyProblemIsSolvedAtOnce() throws {
        let outcome = try solve(Problem(name: "empty", horizon: 1440), options: Options())
        #expect(outcome.solution?.plan.objective == 0)
        #expect(outcome.solution?.plan.decisions == Decisions())
    }

    @Test func aTargetEndsTheRun() throws {
        // Too many timetables to look at every plan.
        let ids = (0..<20).map { "a\($0)" }
        var problem = Problem(name: "wide", horizon: 1440)
        problem.activities = ids.map {
            Activity(
                id: $0, maxSize: 4,
                times: [.init(meetings: [Interval(60, 120)]), .init(meetings: [Interval(180, 240)])])
        }
        problem.parts = [Part(id: "any", activities: ids)]
        problem.participants = [
            Participant(id: "p", requests: [.init(id: "r", choices: [.init(value: 5, parts: ["any"])])])
        ]
        let outcome = try solve(
            problem, options: Options(threads: 1, stop: StopRule(steps: 100_000, objective: Int.min + 1)))
        #expect(outcome.solution?.ending == .objective)
    }

    @Test func contradictingFixedDecisionsAreNamed() throws {
        var problem = Problem(name: "clash", horizon: 1440)
        problem.activities = [
            Activity(id: "a", minSize: 1, maxSize: 4, times: [.init(meetings: [Interval(60, 120)])])
        ]
        problem.fixed.activities = [.runs(id: "a", time: nil, room: nil, staff: nil)]
        let outcome = try solve(problem, options: Options(stop: StopRule(steps: 10)))
        guard case .infeasible(let clash) = outcome else {
            Issue.record("an activity nobody can attend must not run")
            return
        }
        #expect(clash.decisions.count == 1)
    }

    @Test func progressOnlyGoesUp() throws {
        var last = Int.min
        _ = try solve(problem(8), options: Options(threads: 2, stop: StopRule(steps: 2000))) { p in
            #expect(p.objective >= last)
            if let bound = p.bound { #expect(bound >= p.objective) }
            last = p.objective
        }
    }
}
