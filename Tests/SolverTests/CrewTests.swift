import Foundation
import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// Several threads on one plan: who moves whom, and how it becomes one plan again.
@Suite struct CrewTests {
    // MARK: Regions

    @Test func everybodyIsInOneRegion() throws {
        let search = try Town.begun(1)
        var (regions, dice) = (Regions(search.whole, search.instance), Random(seed: 4))
        var drawn: Set<[Int]> = []
        for parts in [1, 2, 3, 7] {
            regions.draw(parts, &dice)
            #expect(regions.count == parts)
            var (people, requests, wishes): ([Int], [Int], [Int]) = ([], [], [])
            for part in 0..<parts {
                let menu = regions.menu(of: part, from: search.whole.ofPeopleAlone!)
                let mine = all(menu.people)
                #expect(abs(mine.count - search.whole.people.count / parts) <= 1)
                #expect(Set(all(menu.requests).map { search.state.people.personOfRequest[$0] }).isSubset(of: mine))
                #expect(Set(all(menu.wishes).map { search.state.people.personOfWish[$0] }).isSubset(of: mine))
                #expect(!menu.isEmpty)
                people += mine
                requests += all(menu.requests)
                wishes += all(menu.wishes)
            }
            #expect(people.sorted() == all(search.whole.people))
            #expect(requests.sorted() == all(search.whole.requests))
            #expect(wishes.sorted() == all(search.whole.wishes))
            drawn.insert(people)
        }
        #expect(drawn.count == 4)
    }

    private func all(_ list: Ints) -> [Int] { list.indices.map { list[$0] } }

    /// With one site, a region is of those to whom the way there costs less than to all others.
    @Test func aRegionIsOfWhoLiveNear() {
        var problem = Problem(name: "street", horizon: 1440)
        problem.sites = ["s"]
        problem.travel = [[0]]
        problem.homes = [30, 10, 40, 0, 20].enumerated().map { Home(id: "h\($0)", costs: [$1]) }
        problem.activities = [Activity(id: "a", maxSize: 9, times: [.init(meetings: [Interval(540, 600)])], site: "s")]
        problem.parts = [Part(id: "q", activities: ["a"])]
        problem.participants = (0..<50).map { p in
            Participant(
                id: "p\(p)", home: "h\(p % 5)", requests: [.init(id: "r", choices: [.init(value: 9, parts: ["q"])])])
        }
        let instance = Instance(problem)
        let search = Search(instance, seed: 1)
        var (regions, dice) = (Regions(search.whole, instance), Random(seed: 1))
        var cuts: Set<[Int]> = []
        for _ in 0..<10 {
            regions.draw(3, &dice)
            let costs = (0..<3).map { part in all(regions.people(of: part)).map { instance.homeCost($0, at: 0) } }
            #expect(costs[0].max()! <= costs[1].min()! && costs[1].max()! <= costs[2].min()!)
            // The home that is cut through is not always cut in the same way.
            cuts.insert(all(regions.people(of: 0)).sorted())
        }
        #expect(cuts.count > 1)
    }

    @Test(arguments: 0..<6) func onlyThoseOfTheRegionMove(seed: Int) throws {
        let search = try Town.begun(seed)
        var regions = Regions(search.whole, search.instance)
        regions.draw(2, &search.random)
        for part in 0..<2 {
            regions.confine(search.state, to: part)
            search.menu = regions.menu(of: part, from: search.whole.ofPeopleAlone!)
            let mine = Set(all(regions.people(of: part)))
            let before = (0..<60).map { holdings($0, search.state) }
            for _ in 0..<300 {
                if search.move() { search.state.journal.clear() }
                search.state.checkInvariants()
            }
            let changed = (0..<60).filter { holdings($0, search.state) != before[$0] }
            #expect(!changed.isEmpty && mine.isSuperset(of: changed))
        }
        search.state.locks.release(search.instance.locks)
        #expect((0..<search.state.locks.request.count).allSatisfy { search.state.locks.request[$0] == Locks.free })
    }

    private func holdings(_ p: Int, _ state: State) -> [Int] {
        let people = state.people
        return people.requests[p].flatMap { r in
            [state.choiceOf[r]] + state.seats(of: r).map { people.candidateActivity[state.seatCandidate[$0]] }
        } + people.wishes[p].flatMap { [state.startOf[$0], state.laneOf[$0], state.deskOf[$0]] }
    }

    /// What is fixed stays fixed when a region is released.
    @Test func whatIsFixedIsNotReleased() throws {
        var problem = Town.problem(1)
        let first = try Town.begun(1).best.decisions()
        problem.fixed = Fixed(
            grants: first.grants.prefix(5).map { .granted($0) },
            appointments: first.appointments.prefix(2).map { .granted($0) })
        let instance = Instance(problem, cityAbove: Town.most)
        let search = Search(instance, seed: 1)
        var regions = Regions(search.whole, instance)
        regions.draw(3, &search.random)
        regions.confine(search.state, to: 1)
        #expect((0..<search.state.locks.request.count).contains { search.state.locks.request[$0] == Locks.elsewhere })
        search.state.locks.release(instance.locks)
        let locks = search.state.locks
        #expect((0..<locks.request.count).count { locks.request[$0] == Locks.on } == 5)
        #expect((0..<locks.wish.count).count { locks.wish[$0] == Locks.on } == 2)
        #expect((0..<locks.request.count).allSatisfy { locks.request[$0] == instance.locks.request[$0] })
    }

    // MARK: One plan again

    /// Whatever two plans are, the one becomes the other, and can be changed on from there.
    @Test func aPlanBecomesAnother() throws {
        var count = 0
        for seed in 0..<40 {
            let problem = RandomProblem(seed: seed, shape: .small).problem
            guard case .possible(let start) = Feasibility.of(problem) else { continue }
            let instance = Instance(problem)
            let (one, other) = (Search(instance, seed: 1), Search(instance, seed: 2))
            guard one.construct(from: start, isOver: { false }), other.construct(from: start, isOver: { false })
            else { continue }
            for _ in 0..<(5 * seed) { other.step() }
            one.state.match(other.state)
            #expect(one.state.objective == other.state.objective)
            #expect((0..<instance.people.count).allSatisfy { holdings($0, one.state) == holdings($0, other.state) })
            one.state.checkInvariants()
            if one.menu.isEmpty { continue }
            for _ in 0..<20 {
                if one.move() { one.state.journal.clear() }
                one.state.checkInvariants()
            }
            count += 1
        }
        #expect(count > 20)
    }

    /// Two searches begin with the same plan, each moves its people, and what both did is legal together, with every rule of the format.
    @Test func whatTwoDidIsOnePlan() throws {
        var (count, taken, judged) = (0, 0, 0)
        for seed in 0..<60 {
            let problem = RandomProblem(seed: seed, shape: .small).problem
            guard case .possible(let start) = Feasibility.of(problem) else { continue }
            let instance = Instance(problem)
            let (one, other) = (Search(instance, seed: 1), Search(instance, seed: 2))
            guard one.construct(from: start, isOver: { false }), one.whole.people.count > 1 else { continue }
            var regions = Regions(one.whole, instance)
            for _ in 0..<5 {
                other.state.match(one.state)
                regions.draw(2, &one.random)
                for (part, search) in [one, other].enumerated() {
                    regions.confine(search.state, to: part)
                    search.menu = regions.menu(of: part, from: search.whole.ofPeopleAlone!)
                    for _ in 0..<60 {
                        if search.move() { search.best.note(search.state); search.state.journal.clear() }
                    }
                }
                one.state.locks.release(instance.locks)
                let mine = all(regions.people(of: 1))
                let before = mine.map { holdings($0, one.state) }
                one.join(other.state, of: regions.people(of: 1))
                if mine.map({ holdings($0, one.state) }) != before { taken += 1 }
                one.state.checkInvariants()
                #expect(one.state.journal.count == 0 && one.counters[0] == 0)
                expectPlanInHandIsLegal(one, of: problem)
                judged += 1
            }
            count += 1
        }
        #expect(count > 30 && taken > 100 && judged == 5 * count)
    }

    /// The plan in hand, which need not be the best, is legal by the referee.
    private func expectPlanInHandIsLegal(_ search: Search, of problem: Problem) {
        let copy = Search(search.instance, seed: 1)
        copy.state.become(search.state)
        copy.best.note(copy.state)
        expectLegal(copy, of: problem)
        #expect(copy.best.objective == search.state.objective)
    }

    /// Three are enrolled where there have to be two. Each of two regions may spare one of them, but not both.
    @Test func whatBothLeftIsMendedOrCloses() {
        var problem = Problem(name: "two", horizon: 1440)
        problem.activities = [
            Activity(id: "a", minSize: 2, maxSize: 3, times: [.init(meetings: [Interval(540, 600)])]),
            Activity(id: "b", maxSize: 9, times: [.init(meetings: [Interval(540, 600)])]),
        ]
        problem.parts = ["a", "b"].map { Part(id: $0, activities: [$0]) }
        problem.participants = (0..<3).map { p in
            Participant(
                id: "p\(p)",
                requests: [.init(id: "r", choices: [.init(value: 12, parts: ["b"]), .init(value: 10, parts: ["a"])])])
        }
        let instance = Instance(problem)
        let (one, other) = (Search(instance, seed: 1), Search(instance, seed: 2))
        let people = instance.people
        func take(_ p: Int, _ choice: Int, _ search: Search) {
            if search.state.choiceOf[p] >= 0 { search.state.revoke(p) }
            let c = people.choices[p].lowerBound + choice
            search.state.grant(p, choice: c, [Int32(people.candidates[people.uses[c].lowerBound].lowerBound)])
        }
        for a in 0..<2 { one.state.open(a, time: a, place: -1, []) }
        for p in 0..<3 { take(p, 1, one) }
        one.keep()
        other.state.match(one.state)
        var regions = Regions(one.whole, instance)
        repeat { regions.draw(3, &one.random) } while regions.people(of: 1)[0] != 1
        take(0, 0, one)
        one.keep()
        take(1, 0, other)
        #expect(one.state.enrolled[0] == 2 && other.state.enrolled[0] == 2)
        one.join(other.state, of: regions.people(of: 1))
        one.state.checkInvariants()
        expectPlanInHandIsLegal(one, of: problem)
    }

    /// One seat that two want more than what they have, from two regions: the first to come has it, the other what is left.
    @Test func whoComesSecondIsServedAnew() throws {
        var problem = Problem(name: "seat", horizon: 1440)
        problem.activities = ["wanted", "left"].map {
            Activity(id: $0, maxSize: $0 == "wanted" ? 1 : 9, times: [.init(meetings: [Interval(540, 600)])])
        }
        problem.parts = ["wanted", "left"].map { Part(id: $0, activities: [$0]) }
        problem.participants = (0..<2).map { p in
            Participant(
                id: "p\(p)",
                requests: [
                    .init(id: "r", choices: [.init(value: 100, parts: ["wanted"]), .init(value: 10, parts: ["left"])])
                ])
        }
        let instance = Instance(problem)
        let (one, other) = (Search(instance, seed: 1), Search(instance, seed: 1))
        for search in [one, other] { search.openFreely(); search.keep() }
        #expect(one.state.fill(0, turn: 0))
        #expect(other.state.fill(1, turn: 0))
        for search in [one, other] { search.keep() }
        var regions = Regions(one.whole, instance)
        repeat { regions.draw(2, &one.random) } while regions.people(of: 1)[0] != 1
        one.join(other.state, of: regions.people(of: 1))
        #expect(one.state.objective == 110)
        #expect(holdings(0, one.state) != holdings(1, one.state))
        expectLegal(one, of: problem)
    }

    // MARK: Runs

    /// - Parameter ticks: of the bound, between two meetings.
    private func ready(
        _ problem: Problem, isCity: Bool = true, threads: Int, ticks: Int = 4_000, stop: StopRule
    ) -> Run {
        let instance = isCity ? Instance(problem, cityAbove: Town.most) : Instance(problem)
        var meetings = Run.Meetings(instance)
        (meetings.questions, meetings.steps, meetings.ticks, meetings.ticksUntilTold) = (5_000, 64, ticks, ticks)
        // The bound has so little to do here that the search would wait for most of a run.
        meetings.lends = false
        var stint = Crew.Stint(instance)
        (stint.questions, stint.steps, stint.people) = (900, 25, 5)
        return Run(
            instance, Options(seed: 1, threads: threads, stop: stop), Clock(), meetings: meetings, stint: stint
        ) { _ in }
    }

    private func run(
        _ problem: Problem, isCity: Bool = true, threads: Int, stop: StopRule
    ) throws -> (Solution, helped: Int) {
        let run = ready(problem, isCity: isCity, threads: threads, stop: stop)
        return (try #require(try run.finish().solution), run.search.helped.questions)
    }

    /// Steps after which plans of towns have begun to settle.
    private static let settling = (city: 9_000, town: 14_000)

    @Test(arguments: [(true, 3), (true, 5), (false, 4)]) func runsWithHelpRepeat(isCity: Bool, threads: Int) throws {
        let problem = Town.problem(1)
        let stop = StopRule(steps: isCity ? CrewTests.settling.city : CrewTests.settling.town)
        let (first, helped) = try run(problem, isCity: isCity, threads: threads, stop: stop)
        let (second, again) = try run(problem, isCity: isCity, threads: threads, stop: stop)
        #expect(first.plan.json() == second.plan.json())
        #expect(first.statistics.steps == second.statistics.steps)
        #expect(first.statistics.moves == second.statistics.moves)
        #expect(helped > 0 && helped == again)
        guard case .legal(let checked) = Referee(of: problem).judge(first.plan.decisions) else {
            Issue.record("not legal")
            return
        }
        #expect(checked.objective.total == first.plan.objective)
    }

    /// Wherever a run is called off, while others help, while they are called back, or while what is new is followed, its steps repeat it.
    @Test func aRunWithHelpThatIsCalledOffRepeatsByItsSteps() throws {
        let problem = Town.problem(1)
        var helping = 0
        for asked in stride(from: 500, through: 1_000, by: 100) {
            let counter = Counter()
            let stop = StopRule(cancelled: { counter.next() > asked })
            let (first, helped) = try run(problem, threads: 3, stop: stop)
            #expect(first.ending == .cancelled)
            if helped > 0 { helping += 1 }
            let (second, again) = try run(problem, threads: 3, stop: StopRule(steps: first.statistics.steps))
            #expect(first.plan.json() == second.plan.json())
            #expect(first.statistics.steps == second.statistics.steps && helped == again)
        }
        #expect(helping > 2)
    }

    /// When a run has ended nothing of it is kept, also not what was ordered and never done.
    @Test func nothingIsKeptOfWhatWasNotDone() {
        final class Held: Sendable {}
        let worker = Worker()
        let isWaiting = DispatchSemaphore(value: 0), mayGoOn = DispatchSemaphore(value: 0)
        worker.give {
            isWaiting.signal()
            mayGoOn.wait()
        }
        isWaiting.wait()
        weak var held: Held?
        do {
            let mine = Held()
            held = mine
            worker.give { withExtendedLifetime(mine) {} }
        }
        #expect(held != nil)
        DispatchQueue.global().async {
            while !worker.isEnding {}
            mayGoOn.signal()
        }
        worker.end()
        #expect(held == nil)
    }

    /// A cycle ends when all threads together have done its steps.
    @Test func aCycleCoolsByTheStepsOfAll() throws {
        let search = try Town.begun(1)
        var stint = Crew.Stint(search.instance)
        (stint.questions, stint.steps, stint.people) = (900, 25, 5)
        search.take(helpers: 3, stint)
        defer { search.crew?.end() }
        search.menu = search.whole.ofPeopleAlone!
        search.exchanging = Exchanging()
        search.hasCycleEnded = false
        search.cooling.begin(steps: 4_096)
        let before = search.steps
        while !search.hasCycleEnded, search.steps < 20_000 { search.step() }
        #expect(search.helped.steps > 2_000)
        // The calls back are steps too, and a cycle's last stint goes on beyond it.
        #expect((4_096...4_096 + 600).contains(search.steps - before))
    }

    /// Of two threads one proves, and helps when there is nothing left to prove: here soon, since the bound does not see that each day has one hour
    /// that anybody can come at.
    @Test(arguments: [(2, 1, false), (2, 20_000, true), (4, 100_000, true)])
    func whoHasNothingLeftToProveHelps(threads: Int, ticks: Int, isDone: Bool) throws {
        var problem = Problem(name: "hours", horizon: 3 * 1440)
        problem.staff = [Staff(id: "c")]
        problem.services = [Service(id: "talk", minutes: 60, step: 60, staff: [.init(staff: "c")])]
        problem.participants = (0..<60).map { p in
            let wish = Participant.Appointment(
                id: "w", service: "talk", windows: [Interval(p % 3 * 1440 + 540, p % 3 * 1440 + 600)], value: 100 + p)
            return Participant(id: "p\(p)", requests: [], appointments: [wish])
        }
        let run = ready(problem, threads: threads, ticks: ticks, stop: StopRule(steps: 4_000))
        let solution = try #require(try run.finish().solution)
        #expect(solution.ending == .steps && solution.plan.objective == 159 + 158 + 157)
        #expect((run.search.helped.questions > 0) == isDone)
        #expect(run.search.crew?.size ?? 0 == (isDone ? threads - 1 : threads - 2))
    }

    /// As many help as there are people for.
    @Test(arguments: [(-1, 20, 0), (0, 20, 0), (1, 20, 1), (9, 20, 2), (9, 31, 0), (9, 2, 7)])
    func nobodyHelpsWhereThereAreFewPeople(threads: Int, people: Int, helping: Int) throws {
        let search = try Town.begun(1)
        var stint = Crew.Stint(search.instance)
        stint.people = people
        search.take(helpers: threads, stint)
        #expect(search.crew?.size ?? 0 == helping)
        search.crew?.end()
    }
}
