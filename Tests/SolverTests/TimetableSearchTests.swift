import Problem
import TestSupport
import Testing

@testable import Solver

/// Timetables that are proposed by cuts and weighed by the dual with the timetable given.
@Suite struct TimetableSearchTests {
    /// Random problems of some thirty people in which activities compete, with the prices of seats.
    private func prepared(_ seeds: Range<Int>, _ body: (Problem, WideDescent, Solver.Ways) throws -> Void) rethrows
        -> Int
    {
        var count = 0
        for seed in seeds {
            let problem = RandomProblem(seed: seed, shape: .small).problem
            guard case .possible = Feasibility.of(problem) else { continue }
            let instance = Instance(problem)
            let ways = Solver.Ways(Instance(Solver.Ways.withoutPeople(problem)), fixed: Spots(fixedIn: instance))
            guard ways.all.count > 1, let wide = priced(instance) else { continue }
            try body(problem, wide, ways)
            count += 1
        }
        return count
    }

    private func priced(_ instance: Instance) -> WideDescent? {
        let wide = WideDescent(WideDual(instance))
        var ticks = 30_000
        wide.work(ticks: &ticks)
        return wide.value < Int.max ? wide : nil
    }

    /// A plan and its timetable: with that given the dual is never below the plan.
    @Test func whatATimetableIsWorthIsNeverBelowAPlanWithIt() {
        var runs = 0
        let count = prepared(0..<12) { problem, wide, ways in
            guard case .possible(let start) = Feasibility.of(problem) else { return }
            let search = Search(wide.dual.instance, seed: 3)
            #expect(search.construct(from: start) { false })
            for _ in 0..<300 { search.step() }
            let timetable = GivenTimetable(ways, search.best.spots)
            // A way that the plan takes and the list lacks would make the two differ.
            let missing = timetable.way.indices.contains {
                timetable.way[$0] == -1 && search.best.spots.time[$0] >= 0
            }
            if missing { return }
            runs += timetable.way.filter { $0 >= 0 }.count
            let descent = TimetableDescent(wide.dual, timetable)
            descent.walk.start(at: wide.best, meansOf: wide.walk)
            descent.begin(timetable, .careful)
            var evaluations = 0
            while !descent.isSettled, evaluations < 12 {
                var ticks = 5_000
                guard let value = descent.work(ticks: &ticks) else { continue }
                evaluations += 1
                // Envy is outside of the dual, and costs a plan only.
                #expect(value >= search.best.objective * Multipliers.unit, "\(problem.name)")
            }
            #expect(descent.value < Int.max)
        }
        #expect(count > 4)
        #expect(runs > 4)
    }

    /// The best by some cuts is what trying all finds, as far as nothing excludes another.
    @Test func theBestByTheCutsIsFound() {
        var (checked, several) = (0, 0)
        _ = prepared(20..<50) { _, _, ways in
            guard ways.all.count <= 14 else { return }
            var dice = Dice(seed: 5)
            let cuts = TimetableCuts(ways, capacity: 6, magnitude: 100)
            let none = GivenTimetable(ways)
            // More cuts than are remembered: the first two are forgotten.
            let constants = (0..<8).map { _ in dice.roll(0...40) }
            let worths = (0..<8).map { _ in ways.all.indices.map { _ in dice.roll(-10...30) } }
            for k in 0..<8 { cuts.add(constants[k], of: none) { worths[k][$0] } }
            var best = Int.min
            for set in 0..<(1 << ways.all.count) {
                let members = ways.all.indices.filter { set >> $0 & 1 != 0 }
                guard
                    !members.contains(where: { i in ways.neighbours[i].contains { set >> ways.neighbour[$0] & 1 != 0 } }
                    )
                else { continue }
                best = max(best, (2..<8).map { k in constants[k] + members.reduce(0) { $0 + worths[k][$1] } }.min()!)
            }
            var random = Random(seed: 1)
            let found = cuts.search(
                from: none, stay: 0, TimetableCuts.Heat(steps: 20_000, hot: 20, cold: 0.5), &random)
            let members = found.way.filter { $0 >= 0 }.map(Int.init)
            for i in members { #expect(!ways.neighbours[i].contains { members.contains(ways.neighbour[$0]) }) }
            let value = (2..<8).map { k in constants[k] + members.reduce(0) { $0 + worths[k][$1] } }.min()!
            #expect(value == best)
            checked += 1
            if members.count > 1 { several += 1 }
            // What differs from the start costs: with a high price nothing changes.
            #expect(
                cuts.search(
                    from: none, stay: 1_000, TimetableCuts.Heat(steps: 2_000, hot: 20, cold: 0.5), &random
                ).way == none.way)
        }
        #expect(checked > 2)
        #expect(several > 0)
    }

    /// What is not in the timetable is wanted by nobody, and worth what each would gain if they could have a seat for nothing.
    @Test func seatsThatAreNotThereAreWorthWhatTheyWouldBring() {
        var (times, enough, alone, exact, gaining) = (0, 0, 0, 0, 0)
        _ = prepared(0..<16) { problem, wide, ways in
            guard case .possible(let start) = Feasibility.of(problem) else { return }
            let (dual, instance) = (wide.dual, wide.dual.instance)
            let search = Search(instance, seed: 3)
            #expect(search.construct(from: start) { false })
            var timetable = GivenTimetable(ways, search.best.spots)
            if let a = timetable.way.firstIndex(where: { $0 >= 0 }) { timetable.way[a] = -1 }
            let descent = TimetableDescent(dual, timetable)
            let walk = descent.walk
            walk.start(at: wide.best, meansOf: wide.walk)
            descent.begin(timetable, .careful)
            while !descent.isSettled {
                var ticks = 5_000
                _ = descent.work(ticks: &ticks)
            }
            let gains = SeatGains(walk, ways)
            gains.begin()
            var ticks = 1
            // Little by little it finds the same as at once.
            while !gains.work(ticks: &ticks) { ticks = 1 }
            let people = 0..<instance.people.count
            var packaged: Set<Int> = []
            for u in instance.people.choiceOfUse.indices
            where instance.people.uses[instance.people.choiceOfUse[u]].count > 1 {
                for k in instance.people.parts[instance.people.partOfUse[u]] {
                    packaged.insert(instance.people.partActivity[k])
                }
            }
            let before = people.map { dual.persons.solve($0, walk.mean) }
            for a in 0..<instance.activities.count where timetable.decides(a) {
                for t in instance.activities.times[a] where timetable.time(of: a) != t {
                    #expect(gains.knows(t))
                    #expect(dual.demand[t] == 0)
                    let most =
                        ways.all.filter { Int($0.time) == t }.map {
                            min(instance.seats(a, time: t, place: Int($0.place)) ?? 0, dual.lists.crowd[a])
                        }.max() ?? 0
                    let price = walk.mean.pair[t]
                    walk.mean.pair[t] = 0
                    dual.prepare(walk.mean)
                    let gained = people.map { dual.persons.solve($0, walk.mean) - before[$0] }
                    walk.mean.pair[t] = price
                    let sum = gained.sorted(by: >).prefix(most).reduce(0, +)
                    let found = gains.payment(t, seats: most, least: 0)
                    times += 1
                    if sum > 0 { gaining += 1 }
                    // Days that other requests would share with it are left to chance.
                    if found >= sum - sum / 50 { enough += 1 }
                    // Of those who need several seats none may be there.
                    if packaged.contains(a) { continue }
                    alone += 1
                    if abs(found - sum) <= sum / 50 { exact += 1 }
                }
            }
        }
        #expect(times > 80)
        #expect(gaining > 50)
        #expect(enough * 20 >= times * 19, "\(enough) of \(times)")
        #expect(alone > 40)
        #expect(exact * 20 >= alone * 19, "\(exact) of \(alone)")
    }

    /// Nobody gains by an activity without seats, however many would come.
    @Test func whereThereAreNoSeatsNobodyGains() {
        var problem = Problem(name: "seatless", horizon: 1440)
        problem.sites = ["here"]
        problem.travel = [[0]]
        problem.rooms = [Room(id: "room", site: "here", capacity: 5)]
        problem.activities = ["none", "some"].map { id in
            Activity(
                id: id, maxSize: id == "none" ? 0 : 2, times: [.init(meetings: [Interval(540, 600)])],
                rooms: [RoomOption(room: "room")])
        }
        problem.parts = [Part(id: "all", activities: ["none", "some"])]
        problem.participants = (0..<3).map {
            Participant(id: "p\($0)", requests: [.init(id: "r", choices: [.init(value: 100, parts: ["all"])])])
        }
        let instance = Instance(problem)
        let ways = Solver.Ways(Instance(Solver.Ways.withoutPeople(problem)), fixed: Spots(fixedIn: instance))
        let timetable = GivenTimetable(ways)
        let descent = TimetableDescent(WideDual(instance), timetable)
        descent.begin(timetable, .careful)
        while !descent.isSettled {
            var ticks = 5_000
            _ = descent.work(ticks: &ticks)
        }
        let gains = SeatGains(descent.walk, ways)
        gains.begin()
        var ticks = 10_000
        #expect(gains.work(ticks: &ticks))
        #expect(gains.payment(0, seats: 0, least: 0) == 0)
        // Of three who would come two can.
        #expect(gains.payment(1, seats: 2, least: 0) == 200 * Multipliers.unit)
        gains.setPrices()
    }

    @Test func itClimbsAndRepeats() {
        var climbed = 0
        let count = prepared(0..<5) { _, wide, ways in
            func values(slices: Int) -> [Int] {
                guard let wide = priced(wide.dual.instance),
                    let search = TimetableSearch(wide, from: nil, seed: 4)
                else { return [] }
                var values: [Int] = []
                for _ in 0..<slices {
                    var ticks = 60_000 / slices
                    search.work(ticks: &ticks) { false }
                    #expect(search.bestValue >= values.last ?? Int.min)
                    if search.bestValue > values.last ?? Int.min { values.append(search.bestValue) }
                    let running = search.best.way.filter { $0 >= 0 }.map(Int.init)
                    for i in running {
                        #expect(!ways.neighbours[i].contains { running.contains(ways.neighbour[$0]) })
                    }
                }
                return values
            }
            let once = values(slices: 20)
            #expect(!once.isEmpty)
            #expect(once == values(slices: 20))
            if once.count > 1 { climbed += 1 }
        }
        #expect(count > 1)
        #expect(climbed > 0)
    }

    /// The first climb begins with the timetable that prices, and what ran while they were looked for, say.
    @Test func itBeginsWithWhatPricesSay() throws {
        var (begun, looks) = (0, 0)
        _ = prepared(0..<10) { _, wide, ways in
            guard let search = TimetableSearch(wide, from: nil, seed: 4) else { return }
            var offer: TimetableOffer?
            for _ in 0..<2_000 where offer == nil {
                var ticks = 200
                search.work(ticks: &ticks) { false }
                offer = search.takeOffer()
            }
            let fixed = Spots(fixedIn: wide.dual.instance)
            let guide = Guide(ways)
            guide.update(SpotWorths(wide))
            var random = Random(seed: 4)
            let found = guide.heaviest(from: fixed, effort: 60, noise: 0, stay: 0, &random, unless: { false })!
            looks += found.looks
            #expect(offer?.timetable.way.filter { $0 >= 0 }.map(Int.init) == found.ways)
            begun += 1
        }
        #expect(begun > 2)
        #expect(looks > 0)
    }

    /// Better prices are weighed as soon as they come: a climb that began with prices that say little goes on from what they make of the timetable, where that is better.
    @Test func betterPricesAreWeighedAtOnce() {
        var (count, better) = (0, 0)
        _ = prepared(0..<30) { problem, wide, _ in
            func value(following: Bool) -> Int? {
                let rough = WideDescent(WideDual(Instance(problem)))
                var ticks = 0
                for _ in 0..<300 where rough.value == Int.max {
                    ticks = 100
                    rough.work(ticks: &ticks)
                }
                guard rough.value < Int.max, let search = TimetableSearch(rough, from: nil, seed: 4) else { return nil }
                for _ in 0..<300 where search.bestValue == Int.min {
                    ticks = 100
                    search.work(ticks: &ticks) { false }
                }
                let before = search.bestValue
                if following { search.follow(SpotWorths(wide)) }
                ticks = 3_000
                search.work(ticks: &ticks) { false }
                #expect(search.bestValue >= before)
                return search.bestValue
            }
            guard let without = value(following: false), let with = value(following: true) else { return }
            count += 1
            if with > without { better += 1 }
        }
        #expect(count > 10)
        // It takes time from the climb, so with so little of it others are worth less.
        #expect(better > 0)
    }

    /// A search that takes over what is offered stays legal and rightly counted, and closes nothing of it meanwhile.
    @Test func anOfferIsTakenAndKept() {
        var taken = 0
        _ = prepared(0..<10) { problem, wide, _ in
            guard case .possible(let start) = Feasibility.of(problem) else { return }
            let instance = wide.dual.instance
            let search = Search(instance, seed: 9)
            #expect(search.construct(from: start) { false })
            search.follow(SpotWorths(wide))
            guard let timetables = TimetableSearch(wide, from: search.best.spots, seed: 1) else { return }
            var ticks = 40_000
            timetables.work(ticks: &ticks) { false }
            guard let offer = timetables.takeOffer() else { return }
            #expect(timetables.takeOffer() == nil)
            guard offer.value > search.best.objective else { return }
            let before = search.best.objective
            search.offer(offer)
            search.state.checkInvariants()
            guard case .taken = search.phase else {
                Issue.record("\(problem.name) is not tried")
                return
            }
            taken += 1
            let held = (0..<instance.activities.count).filter { search.held[$0] != 0 }
            for _ in 0..<200 {
                search.step()
                search.state.checkInvariants()
            }
            for a in held {
                #expect(search.state.isRunning(a), "\(problem.name)")
                #expect(!search.dissolve(a))
            }
            search.endCycle()
            search.endCycle()
            for _ in 0..<100 { search.step() }
            #expect(search.best.objective >= before)
            expectLegal(search, of: problem)
        }
        #expect(taken > 2)
    }

    /// What fills a counselor's hours makes way for an activity, wherever in the period it is.
    @Test func appointmentsThatFillALimitMakeWay() {
        var problem = Problem(name: "limit", horizon: 2880, sites: ["here"])
        problem.travel = [[0]]
        problem.periods = [Period(name: "all", intervals: [Interval(0, 2880)])]
        problem.staff = [Staff(id: "c", limits: [Limit(period: "all", minutes: 120)])]
        problem.services = [Service(id: "s", minutes: 60, step: 60, staff: [StaffOption(staff: "c")], site: "here")]
        problem.activities = [
            Activity(
                id: "a", maxSize: 5, times: [Activity.Time(meetings: [Interval(2000, 2090)])], site: "here",
                staff: [[StaffOption(staff: "c")]])
        ]
        problem.participants = [30, 20].map { value in
            Participant(
                id: "p\(value)",
                appointments: [.init(id: "w", service: "s", windows: [Interval(0, 600)], value: value)])
        }
        let search = Search(Instance(problem), seed: 1)
        let state = search.state
        for w in 0..<2 { state.book(w, start: w, lane: 0, desk: -1) }
        #expect(state.staffObstacle(0, time: 0, site: 0) == State.full)
        // 120 minutes are held: 90 more need both gone, the cheaper first.
        #expect(state.appointmentInWay(0, time: 0) == 1)
        #expect(state.appointmentInWay(0, start: 180, minutes: 60) == 1)
        #expect(state.appointmentInWay(0, start: 180, minutes: 0) == -1)
        #expect(search.place(0, 0, -1, posts: [0]))
        #expect(state.isRunning(0))
        #expect(state.startOf[0] < 0 && state.startOf[1] < 0)
        state.checkInvariants()
    }
}
