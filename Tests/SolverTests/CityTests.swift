import Foundation
import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// What is done otherwise in a city, on towns small enough to be looked through.
@Suite struct CityTests {
    /// A problem with more people than this counts as a city here.
    private static let most = 10

    /// Sixty people at three places, after thirty activities of one part and six of another; a third of them want a room and an
    /// instructor, and have two times.
    private func town(_ seed: Int) -> Problem {
        var dice = Dice(seed: seed)
        var problem = Problem(name: "town \(seed)", horizon: 3 * 1440)
        problem.weights.unserved = 50
        problem.weights.attendedDay = 2
        problem.sites = ["s0", "s1", "s2"]
        problem.travel = [[0, 30, 60], [30, 0, 30], [60, 30, 0]]
        problem.homes = (0..<3).map { home in
            Home(id: "h\(home)", costs: (0..<3).map { 10 * abs(home - $0) + dice.roll(0...5) })
        }
        problem.rooms = (0..<3).map { Room(id: "r\($0)", site: "s\($0)", capacity: 3) }
        problem.staff = (0..<3).map { Staff(id: "i\($0)") } + [Staff(id: "c")]
        problem.activities = (0..<36).map { a in
            let start = 1440 * dice.roll(0...2) + 540 + 60 * dice.roll(0...6)
            let times = [start, 1440 * dice.roll(0...2) + 960].map {
                Activity.Time(meetings: [Interval($0, $0 + 50)])
            }
            guard a % 3 == 0 else {
                return Activity(
                    id: "a\(a)", minSize: a % 2, maxSize: dice.roll(1...3), times: [times[0]], site: "s\(a % 3)")
            }
            return Activity(
                id: "a\(a)", minSize: 1, maxSize: 3, value: -20, times: times,
                rooms: (0..<2).map { .init(room: "r\((a / 3 + $0) % 3)") },
                staff: [[.init(staff: "i\(a / 3 % 3)"), .init(staff: "i\((a / 3 + 1) % 3)")]])
        }
        problem.parts = [
            Part(id: "long", activities: (0..<30).map { "a\($0)" }),
            Part(id: "short", activities: (30..<36).map { "a\($0)" }),
        ]
        problem.services = [Service(id: "talk", minutes: 30, step: 30, staff: [.init(staff: "c")])]
        problem.participants = (0..<60).map { p in
            let away = 1440 * dice.roll(0...2) + 540
            return Participant(
                id: "p\(p)", home: p % 7 == 0 ? nil : "h\(p % 3)",
                unavailable: dice.chance(40) ? [Interval(away, away + 60 * dice.roll(1...5))] : [],
                requests: (0..<dice.roll(1...2)).map { r in
                    .init(
                        id: "r\(r)",
                        choices: [.init(value: 20 * dice.roll(5...9), parts: ["long"])]
                            + (dice.chance(50) ? [.init(value: 20 * dice.roll(1...5), parts: ["short"])] : [])
                            + (dice.chance(20) ? [.init(value: 30, parts: ["long", "short"])] : []))
                },
                appointments: dice.chance(50)
                    ? [.init(id: "w", service: "talk", windows: [Interval(540, 4000)], value: 60)] : [])
        }
        return problem
    }

    private func begun(_ seed: Int) throws -> Search {
        let search = Search(Instance(town(seed), cityAbove: Self.most), seed: UInt64(seed))
        #expect(search.construct(from: Decisions()) { false })
        return search
    }

    private func prices(_ seed: Int, _ search: Search) -> [Int] {
        var dice = Dice(seed: seed)
        return search.instance.activities.activityOfTime.indices.map { _ in dice.roll(0...80) }
    }

    private func isLegal(_ search: Search) -> Bool {
        guard case .legal(let checked) = Referee(of: search.instance.problem).judge(search.best.decisions()) else {
            return false
        }
        return checked.objective.total == search.best.objective
    }

    // MARK: Considering

    @Test(arguments: 0..<4) func whatAPlanStandsOnStaysWhenPeopleConsiderOthers(seed: Int) throws {
        let search = try begun(seed)
        let people = search.state.people
        for round in 0..<3 {
            for _ in 0..<30 { search.step() }
            let (before, objective) = (search.best.decisions(), search.state.objective)
            let considered = people.candidateActivity.indices.map { people.candidateActivity[$0] }
            search.reconsider(search.spots, at: prices(10 * seed + round, search))
            search.state.checkInvariants()
            #expect(search.best.decisions() == before)
            #expect(search.state.objective == objective)
            #expect(people.candidateActivity.indices.contains { people.candidateActivity[$0] != considered[$0] })
        }
        #expect(isLegal(search))
    }

    @Test func theTablesSayWhatIsConsidered() throws {
        let search = try begun(3)
        let (instance, people) = (search.instance, search.state.people)
        search.reconsider(search.spots, at: prices(3, search))
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
        let search = Search(Instance(problem, cityAbove: Self.most), seed: 1)
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
        var problem = town(1)
        problem.weights.envy = 5
        let search = Search(Instance(problem, cityAbove: Self.most), seed: 1)
        let people = search.state.people
        let before = people.candidateActivity.indices.map { people.candidateActivity[$0] }
        #expect(people.isCut.indices.allSatisfy { people.isCut[$0] == 0 })
        search.reconsider(search.spots, at: prices(1, search))
        #expect(people.candidateActivity.indices.map { people.candidateActivity[$0] } == before)
    }

    /// What `fixed` and the plan in force say are candidates for as long as the run goes, at the number they had: the bound reads them too.
    @Test func whatIsFixedOrWasStaysConsidered() throws {
        var problem = town(1)
        let first = try begun(1).best.decisions().grants
        problem.previous = Decisions(grants: Array(first.prefix(8)))
        problem.fixed = Fixed(grants: first.suffix(3).map { .granted($0) })
        let search = Search(Instance(problem, cityAbove: Self.most), seed: 1)
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
            search.reconsider(search.spots, at: prices(round, search))
            #expect(fixed.map { people.candidateActivity[$0] } == before)
            #expect(old.allSatisfy(kept))
        }
    }

    // MARK: Trading

    @Test(arguments: 0..<4) func everyTradeIsWorthWhatTheRecountSays(seed: Int) throws {
        let search = try begun(seed)
        for move in Move.allCases { search.menu.set(move, share: move == .trade ? 9 : move == .slot ? 1 : 0) }
        search.tariff.update(prices(seed, search))
        for _ in 0..<100 {
            search.step()
            search.state.checkInvariants()
        }
        #expect(search.statistics.improved[Move.trade.rawValue] > 0)
        #expect(isLegal(search))
    }

    /// A fixed appointment needs an enrolment, which may be traded for another but is never granted twice.
    @Test func whatSomethingFixedNeedsIsTradedToo() throws {
        var problem = Problem(name: "needed", horizon: 1440)
        problem.activities = (0..<3).map {
            Activity(id: "a\($0)", maxSize: 2, times: [.init(meetings: [Interval(540 + 60 * $0, 600 + 60 * $0)])])
        }
        problem.parts = (0..<3).map { Part(id: "q\($0)", activities: ["a\($0)"]) }
        problem.staff = [Staff(id: "c")]
        problem.services = [Service(id: "talk", minutes: 30, step: 30, staff: [.init(staff: "c")])]
        problem.participants = (0..<4).map { p in
            Participant(
                id: "p\(p)",
                requests: [.init(id: "r", choices: (0..<3).map { .init(value: 100 + 10 * $0, parts: ["q\($0)"]) })],
                appointments: [.init(id: "w", service: "talk", windows: [Interval(900, 1200)], value: 10)],
                order: [.init(first: "r", second: "w", needs: true)])
        }
        problem.fixed = Fixed(
            appointments: (0..<4).map {
                .granted(.init(participant: "p\($0)", appointment: "w", start: 900 + 30 * $0, staff: "c"))
            })
        guard case .possible(let start) = Feasibility.of(problem) else {
            Issue.record("impossible")
            return
        }
        let search = Search(Instance(problem, cityAbove: 2), seed: 1)
        #expect(search.construct(from: start) { false })
        for move in Move.allCases { search.menu.set(move, share: move == .trade ? 1 : 0) }
        for round in 0..<40 {
            search.tariff.update((0..<3).map { 90 * (($0 + round) % 3) })
            for _ in 0..<5 {
                search.step()
                search.state.checkInvariants()
            }
        }
        #expect(search.statistics.tried[Move.trade.rawValue] > 100)
        #expect(isLegal(search))
    }

    /// With the bound's prices trades take the place of ejections, at these prices.
    @Test func tradesGoByTheBoundsPrices() throws {
        let search = try begun(2)
        let wide = WideDescent(WideDual(search.instance))
        var ticks = 100_000
        wide.work(ticks: &ticks)
        let worths = SpotWorths(wide)
        #expect(worths.seatPrice.contains { $0 > 0 })
        #expect(search.whole.share(of: .trade) == 0)
        let share = search.whole.share(of: .eject)
        search.follow(worths)
        #expect(search.whole.share(of: .trade) == share && search.whole.share(of: .eject) == 0)
        #expect(worths.seatPrice.indices.allSatisfy { search.tariff[$0] == worths.seatPrice[$0] })
        search.state.checkInvariants()
    }

    /// When the bound has fallen much another timetable is made of its prices as soon as seats and slots have been exchanged once, roughly;
    /// when it has fallen a little that waits.
    @Test func muchBetterPricesMakeAnotherTimetable() throws {
        let search = try begun(2)
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
        #expect(search.triedBound == better.bound)
        search.state.checkInvariants()
    }

    /// In a new timetable slots do not wait for the last of the seats: each kind is exchanged roughly first.
    @Test func slotsDoNotWaitForTheLastSeats() throws {
        let search = try begun(1)
        search.tariff.update(prices(1, search))
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

    /// One seat, which somebody has to whom it is worth little, and a seat elsewhere for them.
    @Test func aSeatGoesToWhomItIsWorthMost() {
        var problem = Problem(name: "trade", horizon: 1440)
        problem.activities = (0..<2).map {
            Activity(id: "a\($0)", maxSize: 1, times: [.init(meetings: [Interval(540, 600)])])
        }
        problem.parts = (0..<2).map { Part(id: "q\($0)", activities: ["a\($0)"]) }
        problem.participants = [(100, 90), (100, 0)].enumerated().map { p, worth in
            Participant(
                id: "p\(p)",
                requests: [
                    .init(
                        id: "r",
                        choices: [.init(value: worth.0, parts: ["q0"]), .init(value: worth.1, parts: ["q1"])])
                ])
        }
        let search = Search(Instance(problem), seed: 1)
        search.openFreely()
        #expect(search.state.fill(0, turn: 0))
        search.keep()
        #expect(search.state.objective == 100)
        // At these prices the second lacks 90, and the first nothing.
        search.tariff.update([10, 0])
        #expect(search.trade())
        #expect(search.state.objective == 190)
    }

    @Test func whoLosesLittleMakesWay() {
        var problem = Problem(name: "spare", horizon: 1440)
        problem.activities = (0..<2).map {
            Activity(id: "a\($0)", maxSize: 2, times: [.init(meetings: [Interval(540, 600)])])
        }
        problem.parts = (0..<2).map { Part(id: "q\($0)", activities: ["a\($0)"]) }
        problem.participants = [90, 10].enumerated().map { p, other in
            Participant(
                id: "p\(p)",
                requests: [
                    .init(id: "r", choices: [.init(value: 100, parts: ["q0"]), .init(value: other, parts: ["q1"])])
                ])
        }
        let search = Search(Instance(problem), seed: 1)
        search.openFreely()
        for p in 0..<2 { #expect(search.state.fill(p, turn: 0)) }
        search.tariff.update([20, 5])
        // Who loses more makes way only where both draws fall on them.
        let spared = (0..<400).map { _ in search.state.roster[search.state.rosterBase[0] + search.spareSeat(0)] }
        let first = spared.count { search.state.people.person(ofCandidate: search.state.seatCandidate[$0]) == 0 }
        #expect(first > 250 && first < 350)
    }

    // MARK: The whole

    /// The bound's prices come, timetables are made by them, everybody is served anew and trades.
    @Test(arguments: [1, 2]) func aTownThatIsRunAsACityRepeats(threads: Int) throws {
        for seed in 0..<2 {
            func run() throws -> Solution? {
                let instance = Instance(town(seed), cityAbove: Self.most)
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
            guard case .legal(let checked) = Referee(of: town(seed)).judge(solution.plan.decisions) else {
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
            let instance = Instance(town(1), cityAbove: Self.most)
            var meetings = Run.Meetings(instance)
            (meetings.questions, meetings.steps, meetings.ticks, meetings.ticksUntilTold) = (300, 64, 400, 4_000)
            return try Run(
                instance, Options(seed: 1, threads: threads, stop: stop), Clock(), meetings: meetings
            ) { _ in }.finish().solution
        }
        for calls in [60, 200, 500] {
            let counter = Counter(calls)
            let first = try #require(try run(StopRule(cancelled: { counter.isSpent() })))
            let second = try #require(try run(StopRule(steps: first.statistics.steps)))
            #expect(first.plan.json() == second.plan.json(), "after \(calls) calls, \(first.statistics.steps) steps")
        }
    }

    /// Says no so many times, then yes.
    private final class Counter: @unchecked Sendable {
        private var left: Int
        private let lock = NSLock()

        init(_ calls: Int) { left = calls }

        func isSpent() -> Bool {
            lock.withLock {
                left -= 1
                return left < 0
            }
        }
    }
}
