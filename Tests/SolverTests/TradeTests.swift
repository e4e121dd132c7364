import Problem
import TestSupport
import Testing

@testable import Solver

/// Trades: a request takes the best it can have at the prices of seats, in the place of who loses less.
@Suite struct TradeTests {
    @Test(arguments: 0..<4) func everyTradeIsWorthWhatTheRecountSays(seed: Int) throws {
        let search = try Town.begun(seed)
        for move in Move.allCases { search.menu.set(move, share: move == .trade ? 9 : move == .slot ? 1 : 0) }
        search.tariff.update(Town.prices(seed, search))
        for _ in 0..<100 {
            search.step()
            search.state.checkInvariants()
        }
        #expect(search.statistics.improved[Move.trade.rawValue] > 0)
        expectLegal(search, of: search.instance.problem)
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
        expectLegal(search, of: search.instance.problem)
    }

    /// With the bound's prices trades take the place of ejections, at these prices.
    @Test func tradesGoByTheBoundsPrices() throws {
        let search = try Town.begun(2)
        let wide = WideDescent(WideDual(search.instance))
        var ticks = 100_000
        wide.work(ticks: &ticks)
        let worths = SpotWorths(wide)
        #expect(worths.seatPrice.contains { $0 > 0 })
        #expect(search.whole.share(of: .trade) == 0)
        let share = search.whole.share(of: .eject)
        let ofSlots = search.whole.share(of: .slot)
        search.follow(worths)
        #expect(search.whole.share(of: .trade) == share && search.whole.share(of: .eject) == 0)
        #expect(search.whole.share(of: .slot) > ofSlots && ofSlots > 0)
        #expect(worths.seatPrice.indices.allSatisfy { search.tariff[$0] == worths.seatPrice[$0] })
        search.state.checkInvariants()
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
}
