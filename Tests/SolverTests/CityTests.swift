import Foundation
import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// What is done otherwise in a city, on towns small enough to be looked through.
@Suite struct CityTests {
    // MARK: Considering

    @Test(arguments: 0..<4) func whatAPlanStandsOnStaysWhenPeopleConsiderOthers(seed: Int) throws {
        let search = try Town.begun(seed)
        let people = search.state.people
        for round in 0..<3 {
            for _ in 0..<30 { search.step() }
            let (before, objective) = (search.best.decisions(), search.state.objective)
            let considered = people.candidateActivity.indices.map { people.candidateActivity[$0] }
            search.reconsider(search.spots, at: Town.prices(10 * seed + round, search))
            search.state.checkInvariants()
            #expect(search.best.decisions() == before)
            #expect(search.state.objective == objective)
            #expect(people.candidateActivity.indices.contains { people.candidateActivity[$0] != considered[$0] })
        }
        expectLegal(search, of: search.instance.problem)
    }

    @Test func theTablesSayWhatIsConsidered() throws {
        let search = try Town.begun(3)
        let (instance, people) = (search.instance, search.state.people)
        search.reconsider(search.spots, at: Town.prices(3, search))
        var seen = 0
        for u in people.choiceOfUse.indices where people.isCut[u] != 0 {
            let p = people.personOfRequest[people.requestOfChoice[people.choiceOfUse[u]]]
            let away = joined(instance.problem.participants[p].unavailable)
            var mine: Set<Int> = []
            for c in people.candidates[u] where people.candidateTimes.base[c] != 0 {
                let a = people.candidateActivity[c]
                #expect(mine.insert(a).inserted)
                #expect(people.parts[people.partOfUse[u]].contains { people.partActivity[$0] == a })
                #expect(people.candidateTimes.base[c] == instance.activities.times(of: a, freeOf: away))
                #expect(people.applicants[a].contains { people.applicantCandidate[$0] == c })
                seen += 1
            }
            #expect(mine.count <= Considered.limitInCity)
        }
        #expect(seen > 500)
        #expect(people.applicants.starts[people.applicants.count] == people.candidateActivity.count)
    }

    /// Each activity costs more than the one before: most consider the first ones, and yet all are considered.
    @Test func mostConsiderWhatIsCheap() {
        var problem = Problem(name: "cheap", horizon: 1440)
        problem.activities = (0..<100).map {
            Activity(id: "a\($0)", maxSize: 5, times: [.init(meetings: [Interval(540, 600)])])
        }
        problem.parts = [Part(id: "all", activities: problem.activities.map(\.id))]
        problem.participants = (0..<100).map {
            Participant(id: "p\($0)", requests: [.init(id: "r", choices: [.init(value: 100, parts: ["all"])])])
        }
        let search = Search(Instance(problem, cityAbove: Town.most), seed: 1)
        search.openFreely()
        search.keep()
        search.reconsider(search.spots, at: Array(0..<100))
        let crowds = (0..<100).map { search.state.people.applicants[$0].count }
        #expect(crowds.reduce(0, +) == search.state.people.candidateActivity.count)
        #expect(crowds.allSatisfy { $0 > 0 })
        #expect(crowds[..<10].reduce(0, +) > 3 * crowds[90...].reduce(0, +))
    }

    /// Whoever could justly envy somebody has to be asked about all there is.
    @Test func whereEnvyCountsEverybodyConsidersAll() {
        var problem = Town.problem(1)
        problem.weights.envy = 5
        let search = Search(Instance(problem, cityAbove: Town.most), seed: 1)
        let people = search.state.people
        let before = people.candidateActivity.indices.map { people.candidateActivity[$0] }
        #expect(people.isCut.indices.allSatisfy { people.isCut[$0] == 0 })
        search.reconsider(search.spots, at: Town.prices(1, search))
        #expect(people.candidateActivity.indices.map { people.candidateActivity[$0] } == before)
    }

    /// What `fixed` and the plan in force say are candidates for as long as the run goes, at the number they had: the bound reads them too.
    @Test func whatIsFixedOrWasStaysConsidered() throws {
        var problem = Town.problem(1)
        let first = try Town.begun(1).best.decisions().grants
        problem.previous = Decisions(grants: Array(first.prefix(8)))
        problem.fixed = Fixed(grants: first.suffix(3).map { .granted($0) })
        let search = Search(Instance(problem, cityAbove: Town.most), seed: 1)
        let (people, locks, past) = (search.state.people, search.state.locks, search.state.past)
        let fixed = locks.grantCandidate.indices.map { locks.grantCandidate[$0] }
        let before = fixed.map { people.candidateActivity[$0] }
        func kept(_ r: Int) -> Bool {
            let all = Set(
                people.choices[r].flatMap { people.uses[$0] }.flatMap { people.candidates[$0] }.map {
                    people.candidateActivity[$0]
                })
            return past.enrolled[r].allSatisfy { all.contains(past.enrolledIn[$0]) }
        }
        let old = people.personOfRequest.indices.filter { past.granted[$0] != 0 }
        #expect(fixed.count >= 3 && old.count == 8 && old.allSatisfy(kept))
        for round in 0..<4 {
            // Nothing stands on them but what was said.
            search.openFreely()
            search.keep()
            search.reconsider(search.spots, at: Town.prices(round, search))
            #expect(fixed.map { people.candidateActivity[$0] } == before)
            #expect(old.allSatisfy(kept))
        }
    }

    // MARK: Timetables and exchanges

    /// When the bound has fallen much another timetable is made of its prices as soon as seats and slots have been exchanged once, roughly;
    /// when it has fallen a little that waits.
    @Test func muchBetterPricesMakeAnotherTimetable() throws {
        let search = try Town.begun(2)
        let wide = WideDescent(WideDual(search.instance))
        func worths(cycles: Int) -> SpotWorths {
            for _ in 0..<cycles {
                let before = wide.value
                var tries = 0
                while wide.value == before, tries < 10_000 {
                    var ticks = 100
                    wide.work(ticks: &ticks)
                    tries += 1
                }
            }
            return SpotWorths(wide)
        }
        let first = worths(cycles: 1)
        search.follow(first)
        #expect(search.triedBound == first.bound && search.exchanging.isDue)
        let better = worths(cycles: 6)
        #expect(first.bound - better.bound > better.bound / 300)
        search.follow(better)
        #expect(search.isOutdated && search.hasCycleEnded)
        var kinds: [Exchanging.Kind] = []
        while search.triedBound == first.bound, kinds.count < 200 {
            if let kind = search.exchanging.kind, kinds.last != kind { kinds.append(kind) }
            search.step()
        }
        #expect(kinds == [.seats, .slots])
        #expect(search.triedBound == better.bound && !search.isOutdated)
        var slight = better
        for _ in 0..<60 where slight.bound == better.bound { slight = worths(cycles: 1) }
        #expect(slight.bound < better.bound && better.bound - slight.bound <= slight.bound / 300)
        while search.exchanging.isDue { search.step() }
        search.follow(slight)
        #expect(search.hasNews && !search.isOutdated && !search.hasCycleEnded)
        // While the plan in hand gains by settling it goes on with that; another timetable is made when it no longer does.
        search.phase = .settling
        search.unsettled = search.best.objective - 1
        search.endCycle()
        #expect(search.triedBound == better.bound)
        search.unsettled = search.best.objective
        search.endCycle()
        #expect(search.triedBound == slight.bound)
        search.state.checkInvariants()
    }

    /// In a new timetable slots do not wait for the last of the seats: each kind is exchanged roughly first.
    @Test func slotsDoNotWaitForTheLastSeats() throws {
        let search = try Town.begun(1)
        search.tariff.update(Town.prices(1, search))
        search.beginExchanges(reconsidering: 2, coarsely: true)
        var kinds: [Exchanging.Kind] = []
        while let kind = search.exchanging.kind, kinds.count < 200 {
            if kinds.last != kind { kinds.append(kind) }
            search.step()
        }
        #expect(kinds == [.seats, .slots, .seats, .slots])
        search.beginExchanges()
        kinds = []
        while let kind = search.exchanging.kind, kinds.count < 200 {
            if kinds.last != kind { kinds.append(kind) }
            search.step()
        }
        #expect(kinds == [.seats, .slots])
    }

    /// What has settled is exchanged more exactly from the start, what is new roughly first.
    @Test(arguments: [(false, [30, 10, 3]), (true, [10, 3])])
    func whatHasSettledIsNotExchangedRoughly(isSettled: Bool, each: [Int]) throws {
        let search = try Town.begun(1)
        search.beginExchanges(isSettled: isSettled)
        var epsilons: [Int] = []
        var kind: Exchanging.Kind?
        while search.exchanging.isDue, search.steps < 400 {
            if epsilons.last != search.exchanging.epsilon || kind != search.exchanging.kind {
                epsilons.append(search.exchanging.epsilon)
            }
            kind = search.exchanging.kind
            search.step()
        }
        #expect(epsilons == each + each)
    }

    /// A cycle's end is followed by such exchanges.
    @Test func whenACycleEndsThePlanHasSettled() throws {
        let search = try Town.begun(1)
        search.exchanging = Exchanging()
        search.cooling.begin(steps: 0)
        while !search.hasCycleEnded, search.steps < 10_000 { search.step() }
        #expect(search.exchanging.isDue && search.exchanging.epsilon == 10)
    }

    // MARK: The whole

    /// The bound's prices come, timetables are made by them, everybody is served anew and trades.
    @Test(arguments: [1, 2]) func aTownThatIsRunAsACityRepeats(threads: Int) throws {
        for seed in 0..<2 {
            func run() throws -> Solution? {
                let instance = Instance(Town.problem(seed), cityAbove: Town.most)
                var meetings = Run.Meetings(instance)
                (meetings.questions, meetings.steps, meetings.ticks, meetings.ticksUntilTold) = (
                    5_000, 64, 4_000, 4_000
                )
                let options = Options(seed: 1, threads: threads, stop: StopRule(steps: 4_000))
                return try Run(instance, options, Clock(), meetings: meetings) { _ in }.finish().solution
            }
            let (first, second) = (try run(), try run())
            let solution = try #require(first)
            #expect(solution.plan.json() == second?.plan.json())
            #expect(solution.statistics.moves.first { $0.name == "trade" }!.tried > 0)
            guard case .legal(let checked) = Referee(of: Town.problem(seed)).judge(solution.plan.decisions) else {
                Issue.record("not legal")
                return
            }
            #expect(checked.objective.total == solution.plan.objective)
            #expect(try #require(solution.plan.bound) >= solution.plan.objective)
        }
    }

    /// A run that is called off anywhere, within a step or between two, is repeated by its steps. The bound is met within steps as well.
    @Test(arguments: [1, 2]) func aRunThatIsCalledOffRepeatsByItsSteps(threads: Int) throws {
        func run(_ stop: StopRule) throws -> Solution? {
            let instance = Instance(Town.problem(1), cityAbove: Town.most)
            var meetings = Run.Meetings(instance)
            (meetings.questions, meetings.steps, meetings.ticks, meetings.ticksUntilTold) = (300, 64, 400, 4_000)
            return try Run(
                instance, Options(seed: 1, threads: threads, stop: stop), Clock(), meetings: meetings
            ) { _ in }.finish().solution
        }
        for calls in [60, 200, 500] {
            let counter = Counter()
            let first = try #require(try run(StopRule(cancelled: { counter.next() > calls })))
            let second = try #require(try run(StopRule(steps: first.statistics.steps)))
            #expect(first.plan.json() == second.plan.json(), "after \(calls) calls, \(first.statistics.steps) steps")
        }
    }
}
