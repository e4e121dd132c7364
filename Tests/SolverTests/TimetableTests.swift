import Problem
import TestSupport
import Testing

@testable import Solver

/// Timetables proposed by the dual's prices: how they are found, and that the plan stays legal and rightly counted when
/// they are taken over.
@Suite struct TimetableTests {
    @Test func aGuidedSearchStaysLegalAndRightlyCounted() throws {
        var retimed = 0
        let count = try prepared(0..<5) { problem, search, worths in
            search.follow(worths)
            guard search.guide?.hopeful.isEmpty == false else { return }
            for step in 0..<200 {
                if step % 100 == 0 { search.endCycle() }
                search.step()
                search.state.checkInvariants()
            }
            retimed += search.statistics.kept[Move.retime.rawValue]
            expectLegal(search, of: problem)
        }
        #expect(count > 2)
        #expect(retimed > 0)
    }

    /// Of ways that are worth the same at the prices those are taken to be worth more that ran while the prices were looked for.
    @Test func whatRanIsLeantTo() throws {
        var (leant, most) = (0, 0)
        _ = try prepared(0..<8) { _, search, worths in
            let guide = Guide(search.instance, fixed: search.spots)
            guide.update(worths)
            let running = worths.running
            let a = search.instance.activities
            for (i, way) in guide.ways.all.enumerated() {
                let (x, time) = (Int(way.activity), Int(way.time))
                var worth = guide.ways.worth[i] + worths.spot(x, time: time, place: Int(way.place), a)
                for post in guide.ways.staffing(i) { worth -= worths.post(x, time: time, post: Int(post), a) }
                #expect(guide.weight[i] == max(0, worth) * (54 + running[time] / 5))
                if worth > 0 { (leant, most) = (leant + 1, max(most, running[time])) }
            }
        }
        #expect(leant > 20)
        #expect(most > 80)
    }

    /// Activities with several roles and many people for each: their ways are few enough to be compared, and want different people.
    @Test func ofManyWaysToStaffSomeAreLookedAt() throws {
        var problem = Problem(name: "roles", horizon: 10 * 1440)
        problem.sites = ["here"]
        problem.travel = [[0]]
        problem.rooms = (0..<5).map { Room(id: "r\($0)", site: "here", capacity: 9) }
        problem.staff = (0..<30).map { Staff(id: "c\($0)") }
        let anyone = problem.staff.map { StaffOption(staff: $0.id) }
        problem.activities = (0..<60).map {
            Activity(
                id: "a\($0)", maxSize: 3,
                times: (0..<20).map { .init(meetings: [Interval($0 % 10 * 1440 + 600, $0 % 10 * 1440 + 660)]) },
                rooms: problem.rooms.map { RoomOption(room: $0.id) }, staff: [anyone, anyone, anyone])
        }
        let instance = Instance(problem)
        let spots = Spots(fixedIn: instance)
        let ways = Solver.Ways(instance, fixed: spots)
        #expect(ways.all.count == 60 * 20 * 5 && !ways.isComplete)
        #expect(ways.neighbour.count > 0)
        let posts = instance.activities.postStaff
        for i in ways.all.indices { #expect(Set(ways.staffing(i).map { posts[Int($0)] }).count == 3) }
        var uses = [Int](repeating: 0, count: 30)
        for i in ways.all.indices { for post in ways.staffing(i) { uses[posts[Int(post)]] += 1 } }
        #expect(uses.allSatisfy { $0 > 200 }, "\(uses)")
    }

    /// Where too many ways would have to be looked at or compared there are none, and the timetable stays as it is.
    @Test func tooManyWaysAreNotLookedAt() {
        func ways(times: Int, atMost most: Int = 1_000_000) -> Solver.Ways {
            var problem = Problem(name: "ways", horizon: 100 * 1440)
            problem.sites = ["here"]
            problem.travel = [[0]]
            problem.rooms = [Room(id: "room", site: "here", capacity: 9)]
            let hours = (0..<times).map { Interval($0 / 10 * 1440 + $0 % 10 * 60, $0 / 10 * 1440 + $0 % 10 * 60 + 60) }
            problem.activities = (0..<8).map {
                Activity(
                    id: "a\($0)", maxSize: 3, times: hours.map { .init(meetings: [$0]) },
                    rooms: [RoomOption(room: "room")])
            }
            let instance = Instance(problem)
            return Solver.Ways(instance, fixed: Spots(fixedIn: instance), atMost: most)
        }
        let few = ways(times: 100)
        #expect(few.all.count == 800 && few.isComplete)
        // 8,000 ways that want one room are 32 million pairs.
        for none in [ways(times: 1_000), ways(times: 100, atMost: 799)] {
            #expect(none.all.isEmpty && !none.isComplete)
            let spots = Spots(fixedIn: none.instance)
            var random = Random(seed: 1)
            #expect(Guide(none).timetable(from: spots, effort: 1, noise: 0, stay: 0, &random) { false } == spots)
        }
    }

    /// What is worth more than money can say is worth so much, and nothing overflows.
    @Test func whatIsWorthVeryMuchOverflowsNothing() throws {
        var problem = Problem(name: "dear", horizon: 1440)
        problem.sites = ["here"]
        problem.travel = [[0]]
        problem.rooms = [Room(id: "room", site: "here", capacity: 9)]
        let much = 5_000_000_000_000_000
        problem.activities = (0..<4).map {
            Activity(
                id: "a\($0)", maxSize: 3, value: much,
                times: [540, 600].map { .init(meetings: [Interval($0, $0 + 50)]) }, rooms: [RoomOption(room: "room")])
        }
        problem.parts = [Part(id: "all", activities: problem.activities.map(\.id))]
        problem.participants = (0..<6).map {
            Participant(id: "p\($0)", requests: [.init(id: "r", choices: [.init(value: 10, parts: ["all"])])])
        }
        let search = Search(Instance(problem), seed: 1)
        #expect(search.construct(from: Decisions()) { false })
        let wide = WideDescent(WideDual(search.instance))
        var ticks = 2_000
        wide.work(ticks: &ticks)
        search.follow(SpotWorths(wide))
        let guide = try #require(search.guide)
        #expect(guide.ways.all.indices.allSatisfy { guide.weight[$0] <= Guide.mostWorth * Guide.lean(100) })
        #expect(guide.ways.all.indices.contains { guide.weight[$0] >= Guide.mostWorth })
        _ = guide.timetable(from: search.spots, effort: 60, noise: 25, stay: 30, &search.random, unless: { false })
        for _ in 0..<200 { search.step() }
        #expect(search.best.objective == 2 * much + 60)
    }

    /// Who could have something else nearly as good leaves a seat that is dear to whoever could not, in whatever order they
    /// come; and nothing is left empty for its price.
    @Test(arguments: [1, 2, 3, 4, 5, 6]) func servedAnewTheSeatGoesWhereItIsWorthMost(seed: UInt64) {
        var problem = Problem(name: "dear", horizon: 1440)
        problem.activities = ["a", "b", "c"].map {
            Activity(id: $0, maxSize: 1, times: [.init(meetings: [Interval(540, 600)])])
        }
        problem.parts = ["a", "b", "c"].map { Part(id: $0, activities: [$0]) }
        problem.participants = [
            ("p", [("a", 10), ("b", 9)]), ("q", [("a", 10)]), ("s", [("c", 3)]),
        ].map { id, wishes in
            Participant(
                id: id,
                requests: [.init(id: "r", choices: wishes.map { .init(value: $0.1, parts: [$0.0]) })])
        }
        let search = Search(Instance(problem), seed: seed)
        #expect(search.construct(from: Decisions()) { false })
        #expect(search.serveAnew(in: search.spots, at: [5, 0, 50]))
        search.keep()
        #expect(search.state.objective == 22)
        #expect((0..<3).allSatisfy { search.state.pull[$0] == 0 })
        search.state.checkInvariants()
        expectLegal(search, of: problem)
    }

    /// Where people and rules are many and the timetable is another, all stays legal and rightly counted when everybody is
    /// served anew; and where that cannot be done, all is as it was.
    @Test func servedAnewAPlanStaysLegal() throws {
        var (changed, moved) = (0, 0)
        _ = try prepared(20..<40) { problem, search, worths in
            let descent = WideDescent(WideDual(search.instance))
            var ticks = 20_000
            descent.work(ticks: &ticks)
            guard descent.value < Int.max else { return }
            search.follow(worths)
            search.keep()
            let (before, spots) = (search.state.objective, search.spots)
            let wanted = search.guide!.timetable(
                from: spots, effort: 60, noise: 25, stay: 0, &search.random, unless: { false })!
            let price = SpotWorths(descent).seatPrice
            #expect(price.count == search.instance.activities.activityOfTime.count)
            if search.serveAnew(in: wanted, at: price) {
                search.keep()
                if search.state.objective != before { changed += 1 }
                if search.spots != spots { moved += 1 }
            } else {
                #expect(search.state.objective == before && search.spots == spots)
            }
            #expect(search.state.journal.count == 0)
            search.state.checkInvariants()
            expectLegal(search, of: problem)
        }
        #expect(changed > 5)
        #expect(moved > 5)
    }

    /// A grant that was costly to keep does not hide what is better (`changeCosts` may be negative).
    @Test func aGrantThatIsBetterChangedIsChanged() {
        var problem = Problem(name: "better changed", horizon: 1440)
        problem.activities = ["a", "b"].map {
            Activity(id: $0, maxSize: 1, times: [.init(meetings: [Interval(540, 600)])])
        }
        problem.parts = ["a", "b"].map { Part(id: $0, activities: [$0]) }
        problem.participants = [
            Participant(
                id: "p",
                requests: [
                    .init(id: "r", choices: [.init(value: 10, parts: ["a"]), .init(value: 9, parts: ["b"])])
                ])
        ]
        problem.previous = Decisions(
            activities: ["a", "b"].map { .init(id: $0, time: 0) },
            grants: [.init(participant: "p", request: "r", choice: 0, activities: ["a"])])
        problem.changeCosts.grant = -100
        let search = Search(Instance(problem), seed: 1)
        let state = search.state
        for a in 0..<2 { state.open(a, time: a, place: -1, search.scratch.base) }
        #expect(state.fill(0, turn: 0))
        #expect(state.choiceOf[0] == 1)
    }
    /// A timetable is one that a plan without people can have.
    @Test func aTimetableExcludesNothingOfItself() throws {
        _ = try prepared(30..<36) { problem, search, worths in
            let guide = Guide(search.instance, fixed: search.spots)
            guide.update(worths)
            var random = Random(seed: 1)
            for noise in [0, 20] {
                let made = guide.timetable(
                    from: search.spots, effort: 30, noise: noise, stay: noise, &random, unless: { false })
                let spots = try #require(made)
                let bare = State(guide.ways.instance)
                var posts = [Int32](repeating: 0, count: max(1, bare.mostAtOnce))
                for a in 0..<bare.activities.count where spots.time[a] >= 0 {
                    let (time, place) = (Int(spots.time[a]), Int(spots.place[a]))
                    let site = bare.activities.site(a, place: place, bare.places)
                    if place >= 0 {
                        #expect(bare.roomIsFree(bare.activities.placeRoom[place], time: time), "\(problem.name)")
                    }
                    for (n, role) in bare.activities.roles[a].enumerated() {
                        posts[n] = spots.post[role]
                        let obstacle = bare.staffObstacle(
                            bare.activities.postStaff[Int(posts[n])], time: time, site: site)
                        // Limits of three meetings together are left to the search.
                        #expect(obstacle == State.free || obstacle == State.full, "\(problem.name)")
                    }
                    bare.open(a, time: time, place: place, posts)
                    #expect(bare.relationsHold(a), "\(problem.name)")
                }
            }
        }
    }

    @Test func theHeaviestSetIsFound() {
        var dice = Dice(seed: 3)
        for _ in 0..<20 {
            let n = dice.roll(2...12)
            var lists = [[Int]](repeating: [], count: n)
            for i in 0..<n {
                for j in 0..<i where dice.chance(40) { (lists[i], lists[j]) = (lists[i] + [j], lists[j] + [i]) }
            }
            let weights = (0..<n).map { _ in dice.roll(-3...20) }
            var best = 0
            for set in 0..<(1 << n) {
                let members = (0..<n).filter { set >> $0 & 1 != 0 }
                guard !members.contains(where: { i in lists[i].contains { set >> $0 & 1 != 0 } }) else { continue }
                best = max(best, members.reduce(0) { $0 + weights[$1] })
            }
            let arena = Arena()
            let search = IndependentSet(
                Rows(lists, arena), arena.table(lists.flatMap { $0 }), weights: weights, seed: 1)
            search.improve(window: Array(0..<n), iterations: 500)
            #expect(search.bestValue == best)
            #expect(search.value == best, "the search ends at the best set")
            #expect(search.nodes.reduce(0) { $0 + weights[$1] } == best)
        }
    }

    /// One activity for which there are not people enough does not run; the rest becomes what it was to be.
    @Test func aRearrangementGoesOnWithoutWhatFindsNobody() {
        var problem = Problem(name: "without", horizon: 1440)
        let times = [540, 720].map { Activity.Time(meetings: [Interval($0, $0 + 60)]) }
        problem.activities = [
            Activity(id: "lonely", minSize: 3, maxSize: 9, times: times),
            Activity(id: "wanted", minSize: 1, maxSize: 9, times: times),
        ]
        problem.parts = ["lonely", "wanted"].map { Part(id: $0, activities: [$0]) }
        problem.participants = [("p", "lonely"), ("q", "wanted")].map { id, part in
            Participant(id: id, requests: [.init(id: "r", choices: [.init(value: 100, parts: [part])])])
        }
        let search = Search(Instance(problem), seed: 1)
        let state = search.state
        state.open(1, time: 2, place: -1, search.scratch.base)
        #expect(state.fill(1, turn: 0))
        state.journal.clear()
        var wanted = search.spots
        (wanted.time[0], wanted.time[1]) = (0, 3)
        #expect(search.rearrange(to: wanted))
        #expect(!state.isRunning(0) && state.timeOf[1] == 3 && state.enrolled[1] == 1)
        state.checkInvariants()
    }

    /// Whatever is short at the end makes the whole of it undone: closing one for want of people may leave another short.
    @Test func aRearrangementLeavesNothingShort() {
        var problem = Problem(name: "short", horizon: 600, sites: ["here"])
        problem.travel = [[0]]
        func activity(_ id: String, min: Int, _ start: Int) -> Activity {
            Activity(
                id: id, minSize: min, maxSize: 9, times: [Activity.Time(meetings: [Interval(start, start + 60)])],
                site: "here")
        }
        problem.activities = [activity("y", min: 1, 300), activity("x", min: 3, 100), activity("z", min: 1, 200)]
        problem.parts = ["y", "x", "z"].map { Part(id: $0, activities: [$0]) }
        func request(_ id: String, _ choices: [(String, Int)]) -> Participant.Request {
            Participant.Request(id: id, choices: choices.map { .init(value: $0.1, parts: [$0.0]) })
        }
        // p's seat in y needs the one in x, which has people enough only with q, who would rather be in z and is pulled to and fro.
        problem.participants = [
            Participant(
                id: "p", requests: [request("first", [("x", 50)]), request("second", [("y", 50)])],
                order: [.init(first: "first", second: "second", gap: 0, needs: true)]),
            Participant(id: "q", requests: [request("first", [("z", 100), ("x", 50)])]),
            Participant(id: "s", requests: [request("first", [("x", 50)])]),
        ]
        let search = Search(Instance(problem), seed: 1)
        let state = search.state
        for a in 0..<2 { state.open(a, time: a, place: -1, search.scratch.base) }
        for p in 0..<3 { #expect(state.fill(p, turn: 0)) }
        #expect(state.enrolled[0] == 1 && state.enrolled[1] == 3)
        state.journal.clear()
        var wanted = search.spots
        wanted.time[2] = 2
        let before = state.objective
        #expect(!search.rearrange(to: wanted))
        #expect(state.objective == before)
        for a in 0..<2 { #expect(state.isRunning(a) && state.enrolled[a] >= problem.activities[a].minSize) }
    }
}
