import Foundation
import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// Several threads that ask people for the bound: what they find out is the same however many they are.
@Suite struct TeamTests {
    @Test(arguments: [(0, 3), (1, 3), (2, 5), (500, 1), (500, 4)]) func eachPartIsDoneOnce(parts: Int, members: Int) {
        let team = Team()
        defer { team.end() }
        let lock = NSLock()
        for _ in 0..<3 {
            nonisolated(unsafe) var done = [Int](repeating: 0, count: parts)
            team.share(parts, among: members) { part, member in
                #expect((0..<members).contains(member))
                lock.withLock { done[part] += 1 }
            }
            #expect(done.allSatisfy { $0 == 1 })
        }
    }

    /// Two who each wait for the other to have begun: they must be at work at the same time.
    @Test func membersWorkSideBySide() {
        let team = Team()
        defer { team.end() }
        let begun = (0..<2).map { _ in DispatchSemaphore(value: 0) }
        let inTime = Counter()
        team.share(2, among: 2) { part, _ in
            begun[part].signal()
            if begun[1 - part].wait(timeout: .now() + .seconds(60)) == .success { _ = inTime.next() }
        }
        #expect(inTime.next() == 3)
    }

    private func found(
        _ instance: Instance, threads: [Int], mostPairs: Int = 6_000_000, wide: Bool = true
    ) -> (bounds: [Int?], worths: SpotWorths?) {
        let team = Team()
        defer { team.end() }
        let dual = DualBound(instance, mostPairs: mostPairs, wide: wide, team: team)
        var bounds: [Int?] = []
        for i in 0..<12 {
            team.size = threads[i % threads.count]
            dual.work(ticks: 3_000, incumbent: 0) { false }
            bounds.append(dual.bound)
        }
        return (bounds, dual.bestWorths)
    }

    /// The same where people live in so many places that each home is asked by one thread at a time.
    private func manyHomes(_ problem: Problem) -> Problem {
        var problem = problem
        let (homes, count) = (problem.homes, 12)
        problem.homes = (0..<count).map { Home(id: "h\($0)", costs: homes[$0 % homes.count].costs) }
        for p in problem.participants.indices { problem.participants[p].home = "h\(p % count)" }
        return problem
    }

    /// Prices of seats alone (0), prices of pairs that begin with them, and at once.
    @Test(arguments: [(0, true), (6_000_000, true), (6_000_000, false)])
    func theBoundDoesNotHangOnHowManyAsk(mostPairs: Int, wide: Bool) {
        var fallen = 0
        for seed in 1...6 {
            let town = Town.problem(seed)
            for problem in [town, manyHomes(town), RandomProblem(seed: seed, shape: .small).problem] {
                let instance = Instance(problem)
                if problem.name == town.name {
                    #expect(WideDual(instance).lists.areOfFewHomes == (problem.homes.count == town.homes.count))
                }
                let alone = found(instance, threads: [1], mostPairs: mostPairs, wide: wide)
                if let first = alone.bounds.lazy.compactMap({ $0 }).first, alone.bounds.last! ?? first < first {
                    fallen += 1
                }
                for threads in [[3], [1, 4, 2]] {
                    let shared = found(instance, threads: threads, mostPairs: mostPairs, wide: wide)
                    #expect(shared.bounds == alone.bounds, "seed \(seed)")
                    #expect(shared.worths == alone.worths, "seed \(seed)")
                }
            }
        }
        #expect(fallen > 3)
    }

    /// Where there are few homes anybody may read any list, so that none is left to be sorted by whoever reads it first.
    @Test func allListsAreSortedBeforehandWhereHomesAreFew() {
        let town = Town.problem(1)
        for (problem, areReady) in [(town, true), (manyHomes(town), false)] {
            let dual = WideDual(Instance(problem))
            let prices = Multipliers(pairs: dual.timeCount, rows: dual.stocks.count)
            for t in 0..<dual.timeCount { prices.pair[t] = 1 + t * 37 % 100 }
            dual.prepare(prices)
            let lists = dual.lists
            let isSorted = (0..<lists.time.count).allSatisfy {
                lists.net[$0] == lists.base[$0] * Multipliers.unit - prices.pair[lists.time[$0]]
            }
            #expect(isSorted == areReady)
        }
    }

    @Test(arguments: [(1, false), (4, false), (600, false), (4, true)])
    func everybodyIsCalledOnceAndNoTwoOfAHomeAtOnce(homes: Int, isMixed: Bool) {
        var problem = Problem(name: "homes", horizon: 1440)
        problem.sites = ["s"]
        problem.travel = [[0]]
        problem.homes = (0..<homes).map { Home(id: "h\($0)", costs: [0]) }
        problem.participants = (0..<1_300).map {
            Participant(id: "p\($0)", home: $0 % 9 == 0 ? nil : "h\($0 % homes)", requests: [])
        }
        let instance = Instance(problem)
        let arena = Arena()
        let order = HomeOrder(stride(from: 1, to: 1_300, by: 2), instance, arena, isMixed: isMixed)
        var seen: [Int] = []
        var next = 0
        while next < order.calls.count {
            let calls = order.together(from: next)
            #expect(calls.lowerBound == next && !calls.isEmpty)
            let homes = calls.map { call in Set(order.calls[call].map { instance.people.home[order.person[$0]] }) }
            #expect(homes.allSatisfy { $0.count == 1 } && (isMixed || Set(homes).count == homes.count))
            for call in calls {
                #expect((1...512).contains(order.calls[call].count))
                seen += order.calls[call].map { order.person[$0] }
            }
            next = calls.upperBound
        }
        #expect(seen.sorted() == Array(stride(from: 1, to: 1_300, by: 2)))
        let distinct = Set(seen.map { instance.people.home[$0] }).count
        #expect(order.together(from: 0).count == (isMixed ? order.calls.count : distinct))
        withExtendedLifetime(arena) {}
    }

    // MARK: Runs

    private func run(_ threads: Int, lends: Bool = true, _ stop: StopRule) throws -> (Solution, moves: Int) {
        let problem = Town.problem(2)
        let instance = Instance(problem, cityAbove: Town.most)
        var meetings = Run.Meetings(instance)
        (meetings.questions, meetings.steps, meetings.ticks, meetings.ticksUntilTold) = (5_000, 64, 500, 500)
        meetings.lends = lends
        let run = Run(instance, Options(seed: 1, threads: threads, stop: stop), Clock(), meetings: meetings) { _ in }
        let solution = try #require(try run.finish().solution)
        guard case .legal(let checked) = Referee(of: problem).judge(solution.plan.decisions) else {
            Issue.record("not legal")
            return (solution, 0)
        }
        #expect(checked.objective.total == solution.plan.objective)
        return (solution, solution.statistics.moves.reduce(0) { $0 + $1.tried })
    }

    /// The search waits as long as prices say little, and then goes on.
    @Test func untilPricesSayWhatIsWorthTryingAllLookForThem() throws {
        let begun = try run(2, lends: false, StopRule(steps: 1))
        let waiting = try run(2, StopRule(steps: begun.0.statistics.steps + 5))
        let (alone, moving) = try (run(1, StopRule(steps: 3_000)), run(2, StopRule(steps: 3_000)))
        #expect(waiting.moves == begun.moves && waiting.0.statistics.steps > begun.0.statistics.steps)
        #expect(moving.moves > 1_000 && moving.moves < alone.moves)
        #expect(moving.0.plan.objective > waiting.0.plan.objective)
    }

    @Test(arguments: [2, 3, 8]) func runsThatWaitRepeat(threads: Int) throws {
        for steps in [40, 3_000] {
            let (first, second) = try (run(threads, StopRule(steps: steps)), run(threads, StopRule(steps: steps)))
            #expect(first.0.plan.json() == second.0.plan.json())
            #expect(first.0.statistics.moves == second.0.statistics.moves)
        }
    }

    /// Called off while it waits, or later, a run repeats by its steps.
    @Test func aRunThatIsCalledOffWhileItWaitsRepeatsByItsSteps() throws {
        for asked in [3, 20, 60, 400] {
            let counter = Counter()
            let first = try run(3, StopRule(cancelled: { counter.next() > asked }))
            #expect(first.0.ending == .cancelled)
            let second = try run(3, StopRule(steps: first.0.statistics.steps))
            #expect(first.0.plan.json() == second.0.plan.json())
            #expect(first.moves == second.moves)
        }
    }
}
