import Problem
import TestSupport
import Testing

@testable import Solver

/// How often activities ran when the bound asked them.
@Suite struct RunningTests {
    @Test func nothingIsKnownBeforeARound() {
        let running = Running(times: 3, memory: 10)
        #expect(running.percent == [0, 0, 0])
        running.begin()
        running.note(-1)
        #expect(running.percent == [0, 0, 0])
    }

    /// At first a plain mean of all rounds; then what is old counts less and less.
    @Test func whatIsOldFades() {
        let running = Running(times: 2, memory: 4)
        for round in 0..<4 {
            running.begin()
            running.note(round < 1 ? 0 : 1)
        }
        #expect(running.percent == [25, 75])
        for _ in 0..<4 {
            running.begin()
            running.note(0)
        }
        // 25 · 0.75⁴ + 100 · (1 − 0.75⁴), and 75 · 0.75⁴.
        #expect(running.percent == [76, 24])
        let other = Running(times: 2, memory: 4)
        other.take(from: running)
        #expect(other.percent == running.percent)
    }

    /// One room, which two activities want at the same time: it is the one's that is worth more, as in the best plan. With the timetable given nothing
    /// is learnt.
    @Test func theMeanSaysWhoseTheRoomIs() {
        var problem = Problem(name: "room", horizon: 1440)
        problem.sites = ["here"]
        problem.travel = [[0]]
        problem.rooms = [Room(id: "room", site: "here", capacity: 9)]
        problem.activities = ["dear", "cheap"].map {
            Activity(
                id: $0, maxSize: 3, times: [.init(meetings: [Interval(540, 600)])], rooms: [RoomOption(room: "room")])
        }
        problem.parts = ["dear", "cheap"].map { Part(id: $0, activities: [$0]) }
        problem.participants = (0..<60).map { p in
            Participant(
                id: "p\(p)",
                requests: [
                    .init(id: "r", choices: [.init(value: p < 30 ? 90 : 50, parts: [p < 30 ? "dear" : "cheap"])])
                ])
        }
        let wide = WideDescent(WideDual(Instance(problem)))
        #expect(SpotWorths(wide).running == [0, 0])
        var ticks = 400_000
        wide.work(ticks: &ticks)
        let worths = SpotWorths(wide)
        let running = worths.running
        #expect(running[0] > 90 && running[1] < 10)
        #expect(worths.bound >= 270 && worths.bound < 300)
        let ways = Solver.Ways(
            Instance(Solver.Ways.withoutPeople(problem)), fixed: Spots(fixedIn: wide.dual.instance))
        let given = TimetableDescent(wide.dual, GivenTimetable(ways))
        given.begin(GivenTimetable(ways), .careful)
        ticks = 20_000
        _ = given.work(ticks: &ticks)
        #expect(given.walk.steps > 0)
        #expect(given.walk.running.percent == [0, 0])
    }

    /// Prices of pairs begin with what was learnt by prices of seats, and go on with it.
    @Test func pairsGoOnWithIt() {
        let instance = Instance(RandomProblem(seed: 4, shape: .small).problem)
        let wide = WideDescent(WideDual(instance))
        var ticks = 20_000
        wide.work(ticks: &ticks)
        let dual = Dual(instance, after: wide.dual)
        #expect(dual.running.percent.allSatisfy { $0 == 0 })
        let pairwise = PairDescent(dual, after: wide)
        let before = dual.running.percent
        #expect(before == wide.walk.running.percent)
        #expect(before.contains { $0 > 0 })
        ticks = 20_000
        pairwise.work(ticks: &ticks)
        #expect(dual.running.percent != before)
        #expect(SpotWorths(dual, pairwise.best, value: pairwise.value).running == dual.running.percent)
    }

    /// However an evaluation is sliced, it counts as one round. Where nothing costs anything the same activities run each time.
    @Test func eachEvaluationIsARound() {
        let instance = Instance(RandomProblem(seed: 4, shape: .small).problem)
        func percent(slice: Int) -> [Int] {
            let dual = Dual(instance)
            let prices = Multipliers(pairs: dual.pairs.count, rows: dual.stocks.count)
            for round in 0..<8 {
                for i in 0..<dual.pairs.count { prices.pair[i] = (i * 7 % (3 + round) - 1) * Multipliers.unit }
                var ticks = slice
                while dual.evaluate(prices, ticks: &ticks) == nil { ticks = slice }
            }
            return dual.running.percent
        }
        let whole = percent(slice: Int.max / 2)
        #expect(whole == percent(slice: 1))
        #expect(whole.contains { $0 > 0 && $0 < 100 })
    }
}
