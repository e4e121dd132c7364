import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// The dual with the timetable decided as a whole.
@Suite struct RefinementTests {
    /// At whatever prices, no plan exceeds it; and it never exceeds what it comes to activity by activity.
    @Test(arguments: [0, 1_000_000]) func neverBelowTheOptimum(effort: Int) {
        var (checked, better) = (0, 0)
        for seed in 0..<80 {
            let problem = RandomProblem(seed: seed, shape: .tiny).problem
            guard case .optimum(let best) = BruteForce.solve(problem, limit: 10_000) else { continue }
            let instance = Instance(problem)
            let dual = Dual(instance)
            guard let timetable = TimetableOracle(instance, dual.activities) else { continue }
            var dice = Dice(seed: seed)
            let prices = Multipliers(pairs: dual.pairs.count, rows: dual.stocks.count)
            for round in 0..<4 {
                for i in 0..<dual.pairs.count { prices.pair[i] = dice.roll(-5...20) * Multipliers.unit }
                for r in 0..<dual.stocks.count {
                    let price = dice.chance(50) ? dice.roll(0...30) * Multipliers.unit << Multipliers.fine : 0
                    prices.row[r] = min(price, dual.stocks.most[r])
                }
                if round & 1 == 1 { for r in timetable.needless(dual.stocks) { prices.row[r] = 0 } }
                var ticks = Int.max / 2
                let whole = dual.evaluate(prices, .proven(timetable, effort: effort), ticks: &ticks)!
                let single = dual.evaluate(prices, ticks: &ticks)!
                #expect(whole >= best.plan.objective * Multipliers.unit, "seed \(seed)")
                if effort > 0 { #expect(whole <= single, "seed \(seed)") }
                if whole < single { better += 1 }
            }
            checked += 1
        }
        #expect(checked > 15)
        #expect(better > 10)
    }

    /// However an evaluation is sliced it comes to the same.
    @Test func slicesMakeNoDifference() {
        let problem = RandomProblem(seed: 5, shape: .small).problem
        let instance = Instance(problem)
        func values(_ slice: Int) -> [Int] {
            let dual = Dual(instance)
            guard let timetable = TimetableOracle(instance, dual.activities) else { return [] }
            let prices = Multipliers(pairs: dual.pairs.count, rows: dual.stocks.count)
            return (0..<3).map { round in
                for i in 0..<dual.pairs.count { prices.pair[i] = (i * 7 % (20 + round)) * Multipliers.unit }
                while true {
                    var ticks = slice
                    if let v = dual.evaluate(prices, .proven(timetable, effort: 20), ticks: &ticks) { return v }
                }
            }
        }
        #expect(!values(1).isEmpty)
        #expect(values(1) == values(Int.max / 2))
    }

    /// What is found quickly is worth no more than what is proven, and mostly as much; and its slopes are those of the dual: from where they were taken
    /// the dual is nowhere less than they say.
    @Test func whatIsFoundSlopesAsTheDualDoes() {
        var (exact, sloping) = (0, 0)
        for seed in 0..<60 {
            let instance = Instance(RandomProblem(seed: seed, shape: .tiny).problem)
            let dual = Dual(instance)
            guard let timetable = TimetableOracle(instance, dual.activities) else { continue }
            var dice = Dice(seed: seed)
            var ticks = Int.max / 2
            let needless = Set(timetable.needless(dual.stocks))
            func draw() -> Multipliers {
                let prices = Multipliers(pairs: dual.pairs.count, rows: dual.stocks.count)
                for i in 0..<dual.pairs.count { prices.pair[i] = dice.roll(0...20) * Multipliers.unit }
                for r in 0..<dual.stocks.count where !needless.contains(r) {
                    let price = dice.chance(30) ? dice.roll(0...9) * Multipliers.unit << Multipliers.fine : 0
                    prices.row[r] = min(price, dual.stocks.most[r])
                }
                return prices
            }
            let (here, there) = (draw(), draw())
            let proven = dual.evaluate(here, .proven(timetable, effort: 1_000_000), ticks: &ticks)!
            let found = dual.evaluate(here, .found(timetable, least: Int.min), ticks: &ticks)!
            let more = dual.evaluate(here, .found(timetable, least: Int.max), ticks: &ticks)!
            #expect(found <= more && more <= proven, "seed \(seed)")
            // A person whose search was cut off, or a row that may be broken at a cost, has a slope of its own.
            guard found == proven,
                (0..<dual.stocks.count).allSatisfy({
                    here.row[$0] == 0 && there.row[$0] == 0 || dual.stocks.most[$0] > 1 << 40
                })
            else { continue }
            exact += 1
            var slope = 0
            for i in 0..<dual.pairs.count { slope += Int(dual.pairSlope.base[i]) * (there.pair[i] - here.pair[i]) }
            for r in 0..<dual.stocks.count {
                slope += (dual.rowSlope[r] * (there.row[r] - here.row[r])) >> Multipliers.fine
            }
            let other = dual.evaluate(there, .proven(timetable, effort: 1_000_000), ticks: &ticks)!
            // Products of rows are rounded, each by less than a unit.
            #expect(other >= found + slope - 2 * dual.stocks.count, "seed \(seed)")
            if slope != 0 { sloping += 1 }
        }
        #expect(exact > 10)
        #expect(sloping > 10)
    }

    /// Courses in each room, at some hours each.
    private func courses(rooms: [String], count: Int = 30, hours: Int = 12) -> Problem {
        var problem = Problem(name: "large", horizon: 10 * 1440)
        problem.sites = ["s"]
        problem.travel = [[0]]
        problem.rooms = rooms.map { Room(id: $0, site: "s", capacity: 10) }
        problem.activities = rooms.flatMap { room in
            (0..<count).map { i in
                Activity(
                    id: "\(room)\(i)", maxSize: 10, value: 100 + i,
                    times: (0..<hours).map { .init(meetings: [Interval($0 * 60, $0 * 60 + 60)]) },
                    rooms: [.init(room: room)])
            }
        }
        return problem
    }

    /// When parts grow while prices are looked for, these go on from where they were, without what needs no price any more.
    @Test(arguments: [true, false]) func pricesGoOnWhenPartsGrow(inBlocks: Bool) throws {
        let instance = Instance(courses(rooms: ["r"], count: 160, hours: 2))
        let wide = WideDescent(WideDual(instance))
        var ticks = 20_000
        wide.work(ticks: &ticks)
        let dual = Dual(instance, after: wide.dual)
        let refinement = try #require(Refinement(dual, firstInterval: 2_000))
        #expect(refinement.timetable.count == 2)
        let before = refinement.needless
        let (value, prices): (Int, Multipliers)
        ticks = 100_000
        if inBlocks {
            let descent = PairDescent(dual, after: wide)
            descent.decideTogether(refinement)
            while refinement.timetable.count > 1, ticks > 0 {
                var slice = 100
                descent.work(ticks: &slice)
                ticks -= 100 - slice
            }
            (value, prices) = (descent.value, descent.best)
        } else {
            let descent = Descent(dual, refinement: refinement)
            while refinement.timetable.count > 1, ticks > 0 {
                var slice = 100
                descent.work(ticks: &slice, target: 0)
                ticks -= 100 - slice
            }
            (value, prices) = (descent.value, descent.best)
        }
        #expect(refinement.timetable.count == 1)
        #expect(refinement.needless.count > before.count)
        #expect(refinement.needless.allSatisfy { prices.row[$0] == 0 })
        let best = (259 + 258) * Multipliers.unit
        #expect(value >= best && refinement.value >= best)
        var rest = Int.max / 2
        #expect(dual.evaluate(prices, .proven(refinement.timetable, effort: 20_000), ticks: &rest) == value)
    }

    /// A part that is to stay as it is stays, and is decided still; those of another room grow together.
    @Test func whatIsTooLargeStays() throws {
        let instance = Instance(courses(rooms: ["r", "q"]))
        let dual = Dual(instance)
        let timetable = try #require(TimetableOracle(instance, dual.activities))
        #expect(timetable.count == 4)
        let grown = try #require(timetable.grown(but: [0]))
        #expect(grown.count == 3)
        #expect((0..<60).allSatisfy(grown.decides))
        #expect(try #require(timetable.grown()).count == 2)
    }

    /// Thirty courses at twelve hours each, all in one room: more ways than are decided together at first. They are taken apart, each is decided in one part, and
    /// the hours that the parts share keep their prices. When the parts are proven they grow together, and the bound is what the twelve best courses are worth.
    @Test func aLargePartIsTakenApart() throws {
        let problem = courses(rooms: ["r"])
        let instance = Instance(problem)
        let dual = Dual(instance)
        let timetable = try #require(TimetableOracle(instance, dual.activities))
        #expect(timetable.count == 2)
        #expect((0..<30).allSatisfy(timetable.decides))
        let grown = try #require(timetable.grown())
        #expect(grown.count == 1)
        #expect((0..<30).allSatisfy(grown.decides))
        #expect(Set(timetable.needless(dual.stocks)).isStrictSubset(of: grown.needless(dual.stocks)))
        #expect(grown.grown() == nil)
        #expect(timetable.grown(but: [0]) == nil)
        // At the same prices it is worth no more, where what needs no price has none.
        let best = (118..<130).reduce(0, +)
        var dice = Dice(seed: 1)
        var ticks = Int.max / 2
        let prices = Multipliers(pairs: dual.pairs.count, rows: dual.stocks.count)
        for r in 0..<dual.stocks.count { prices.row[r] = dice.roll(90...120) * Multipliers.unit << Multipliers.fine }
        for r in timetable.needless(dual.stocks) { prices.row[r] = 0 }
        let before = dual.evaluate(prices, .proven(timetable, effort: 20_000), ticks: &ticks)!
        for r in grown.needless(dual.stocks) { prices.row[r] = 0 }
        let after = dual.evaluate(prices, .proven(grown, effort: 20_000), ticks: &ticks)!
        #expect(after < before)
        #expect(best...best + 1 ~= floorDiv(after, Multipliers.unit))
        let bound = DualBound(instance)
        bound.work(ticks: 10_000_000, incumbent: 0) { false }
        #expect(bound.bound == best)
    }

    /// What must run, since somebody is promised a seat in it, is not weighed against what competes with it, but keeps its row's price.
    @Test func whatIsPromisedIsNotWeighed() {
        var problem = Problem(name: "promised", horizon: 1440)
        problem.sites = ["s"]
        problem.travel = [[0]]
        problem.rooms = [Room(id: "r", site: "s", capacity: 10)]
        problem.activities = ["a", "b", "c"].map { id in
            Activity(
                id: id, maxSize: 10, value: id == "a" ? 1 : 100, times: [.init(meetings: [Interval(600, 660)])],
                rooms: [.init(room: "r")])
        }
        problem.parts = [Part(id: "p", activities: ["a"])]
        problem.participants = [
            Participant(id: "one", requests: [.init(id: "r", choices: [.init(value: 10, parts: ["p"])])])
        ]
        problem.fixed.grants = [.granted(.init(participant: "one", request: "r", choice: 0, activities: ["a"]))]
        let instance = Instance(problem)
        let dual = Dual(instance)
        let timetable = TimetableOracle(instance, dual.activities)
        #expect(timetable?.decides(0) == false)
        #expect(timetable?.decides(1) == true)
        let bound = DualBound(instance)
        bound.work(ticks: 10_000_000, incumbent: 0) { false }
        #expect(bound.bound == 11)
    }

    /// The bound, once it is finished, of activities worth 100 each that meet at these hours in one kind of room.
    private func bound(rooms: Int, hours: [[Int]]) -> Int? {
        var problem = Problem(name: "rooms", horizon: 1440)
        problem.sites = ["s"]
        problem.travel = [[0]]
        problem.rooms = [Room(id: "r", site: "s", capacity: 10, count: rooms)]
        problem.activities = hours.enumerated().map { i, hours in
            Activity(
                id: "a\(i)", maxSize: 10, value: 100,
                times: [.init(meetings: hours.map { Interval($0 * 60, $0 * 60 + 60) })], rooms: [.init(room: "r")])
        }
        let dual = DualBound(Instance(problem))
        dual.work(ticks: 10_000_000, incumbent: 0) { false }
        #expect(dual.isFinished)
        return dual.bound
    }

    /// Five activities that want one room, each at an hour of the one before and one of the next: rows of prices let half of
    /// each be had, which is worth two and a half; two can be.
    @Test func aRingOfFive() {
        #expect(bound(rooms: 1, hours: [[9, 10], [10, 11], [11, 12], [12, 13], [9, 13]]) == 200)
    }

    /// Of a room there are two, and of three activities each two meet at the same hour once: no hour has more than two, so all
    /// three can be had, though none keeps one of the rooms.
    @Test func likeRoomsAreNotToldApart() {
        #expect(bound(rooms: 2, hours: [[9, 10], [10, 11], [9, 11]]) == 300)
    }

    @Test func whereNothingCompetesThereIsNothingToDecide() {
        var problem = Problem(name: "apart", horizon: 1440)
        problem.activities = [Activity(id: "a", maxSize: 1, value: 1, times: [.init(meetings: [Interval(600, 660)])])]
        let instance = Instance(problem)
        let dual = Dual(instance)
        withExtendedLifetime(dual) { #expect(TimetableOracle(instance, dual.activities) == nil) }
    }
}
