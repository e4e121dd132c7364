import Foundation
import Problem
import Referee
import TestSupport
import Testing

@testable import Solver

/// Seats and slots that many give up at once and share out anew.
@Suite struct ExchangeTests {
    static let isFull = ProcessInfo.processInfo.environment["NARU_FULL"] == "1"

    /// Problems with every rule of the format: what is exchanged is legal, worth what the recount says, and kept only where it makes the plan better.
    /// (775: when all propose first, what is fixed would be left with too few.)
    @Test(arguments: isFull ? Array(0..<1_000) : Array(0..<24) + [775])
    func everyExchangeIsWorthWhatTheRecountSays(seed: Int) throws {
        let problem = RandomProblem(seed: seed, shape: seed % 2 == 0 ? .tiny : .small).problem
        guard case .possible(let start) = Feasibility.of(problem) else { return }
        let search = Search(Instance(problem), seed: UInt64(seed))
        #expect(search.construct(from: start) { false })
        let referee = Referee(of: problem)
        for round in 0..<6 {
            // From the best plan, so that whatever is kept is the best plan and is judged.
            search.best.restore(search.state)
            search.keep()
            search.beginExchanges()
            while search.exchanging.isDue {
                let before = search.state.objective
                search.step()
                #expect(search.state.objective >= before)
                search.state.checkInvariants()
            }
            guard case .legal(let checked) = referee.judge(search.best.decisions()) else {
                Issue.record("seed \(seed), round \(round): not legal")
                return
            }
            #expect(checked.objective.total == search.best.objective)
            for _ in 0..<20 where !search.menu.isEmpty && !search.exchanging.isDue { search.step() }
        }
    }

    /// Who comes first takes what is best for them: seats and hours are then shared out better at once.
    @Test(arguments: 0..<5) func exchangesAreKept(seed: Int) throws {
        var dice = Dice(seed: seed)
        var problem = ring(8)
        for a in 0..<8 { problem.activities[a].maxSize = 3 }
        problem.staff = [Staff(id: "c")]
        problem.services = [Service(id: "talk", minutes: 60, step: 60, staff: [.init(staff: "c")])]
        problem.participants = (0..<30).map { p in
            Participant(
                id: "p\(p)",
                requests: [
                    .init(
                        id: "r",
                        choices: dice.shuffled(Array(0..<8)).prefix(4).map {
                            .init(value: dice.roll(10...99), parts: ["q\($0)"])
                        })
                ],
                appointments: [
                    .init(
                        id: "w", service: "talk", windows: [Interval(600, 600 + 60 * dice.roll(1...12))],
                        value: dice.roll(10...99))
                ])
        }
        let search = begun(problem)
        for p in 0..<30 { #expect(search.state.fill(p, turn: 0)) }
        search.keep()
        search.beginExchanges()
        while search.exchanging.isDue { search.step() }
        let kept = search.statistics.kept
        #expect(kept[Move.seatExchange.rawValue] > 0 && kept[Move.slotExchange.rawValue] > 0)
        expectLegal(search, of: problem)
    }

    /// A seat each in as many activities.
    private func ring(_ n: Int) -> Problem {
        var problem = Problem(name: "ring", horizon: 1440)
        problem.activities = (0..<n).map {
            Activity(id: "a\($0)", maxSize: 1, times: [.init(meetings: [Interval(540, 600)])])
        }
        problem.parts = (0..<n).map { Part(id: "q\($0)", activities: ["a\($0)"]) }
        return problem
    }

    private func begun(_ problem: Problem, cityAbove most: Int = Instance.mostOfATown) -> Search {
        let search = Search(Instance(problem, cityAbove: most), seed: 1)
        search.openFreely()
        search.keep()
        return search
    }

    /// Everybody would rather have the next one's seat; no two can make a bargain.
    @Test func aRingOfManyTurnsAtOnce() {
        let n = 9
        var problem = ring(n)
        problem.participants = (0..<n).map { p in
            Participant(
                id: "p\(p)",
                requests: [
                    .init(
                        id: "r",
                        choices: [
                            .init(value: 100, parts: ["q\((p + 1) % n)"]), .init(value: 90, parts: ["q\(p)"]),
                        ])
                ])
        }
        let search = begun(problem)
        let people = search.state.people
        for p in 0..<n { search.state.grant(p, choice: 2 * p + 1, [Int32(people.candidates[2 * p + 1].lowerBound)]) }
        search.keep()
        #expect(search.state.objective == 90 * n)
        #expect(search.exchangeSeats(epsilon: 1))
        #expect(search.state.objective == 100 * n)
        search.state.checkInvariants()
    }

    /// Who has nothing envies too.
    @Test func whoHasNothingBidsForWhatTheyEnvy() {
        var problem = ring(1)
        problem.weights.envy = 50
        problem.activities[0].scores = [.init(participant: "p0", score: 10), .init(participant: "p1", score: 20)]
        problem.participants = [100, 80].enumerated().map { p, value in
            Participant(id: "p\(p)", requests: [.init(id: "r", choices: [.init(value: value, parts: ["q0"])])])
        }
        let search = begun(problem)
        for p in 0..<2 { #expect(search.state.fill(p, turn: 0)) }
        search.keep()
        #expect(search.state.objective == 100 - 50)
        #expect(search.exchangeSeats(epsilon: 1))
        search.keep()
        #expect(search.state.objective == 80)
    }

    /// Two of whom one can have the seat: it goes to who gains more by it, unless the other has the higher score and envy costs more than that.
    @Test(arguments: [0, 5, 50]) func whoEnviesBidsMore(envy: Int) {
        var problem = ring(2)
        problem.weights.envy = envy
        problem.activities[0].scores = [.init(participant: "p0", score: 10), .init(participant: "p1", score: 20)]
        problem.activities[1].maxSize = 2
        problem.participants = [(100, 60), (100, 80)].enumerated().map { p, worth in
            Participant(
                id: "p\(p)",
                requests: [
                    .init(
                        id: "r",
                        choices: [.init(value: worth.0, parts: ["q0"]), .init(value: worth.1, parts: ["q1"])])
                ])
        }
        let search = begun(problem)
        for p in 0..<2 { #expect(search.state.fill(p, turn: 0)) }
        search.keep()
        #expect(search.state.scalars[1] == (envy > 0 ? 1 : 0))
        #expect(search.state.objective == 100 + 80 - envy)
        #expect(search.exchangeSeats(epsilon: 1))
        search.keep()
        #expect(search.state.objective == max(100 + 80 - envy, 60 + 100))
        #expect(search.state.scalars[1] == (envy == 5 ? 1 : 0))
        search.state.checkInvariants()
    }

    /// Seats reserved for a group, and a fund for two: the exchange keeps to both.
    @Test func reservedSeatsAndFundsHold() {
        var problem = ring(1)
        problem.groups = ["near"]
        problem.budgets = [Budget(id: "fund", limit: 2, perParticipant: 1)]
        problem.activities[0].maxSize = 4
        problem.activities[0].reserved = [.init(group: "near", seats: 2)]
        problem.activities[0].fees = [.init(budget: "fund", amount: 1)]
        problem.participants = (0..<8).map { p in
            Participant(
                id: "p\(p)", groups: p < 3 ? ["near"] : [], budgets: p % 2 == 0 ? ["fund"] : [],
                requests: [.init(id: "r", choices: [.init(value: 100 + 10 * p, parts: ["q0"])])])
        }
        let search = begun(problem)
        for _ in 0..<20 where search.exchangeSeats(epsilon: 1) { search.keep() }
        search.state.checkInvariants()
        expectLegal(search, of: problem)
        // Two of the group at least: p1, and of the fund p2 or p0; then the two that are worth most: p7 and p5, who pay themselves, or p6.
        #expect(search.state.enrolled[0] == 4)
        #expect(search.state.objective >= 110 + 120 + 170 + 150)
    }

    /// One part of a package is exchanged for another activity of the same part.
    @Test func aSeatOfAPackageIsExchanged() {
        var problem = ring(3)
        problem.activities[2].times = [.init(meetings: [Interval(700, 760)])]
        problem.sites = ["near", "far"]
        problem.travel = [[0, 0], [0, 0]]
        problem.homes = [.init(id: "h", costs: [0, 30]), .init(id: "k", costs: [50, 0])]
        problem.activities[0].site = "far"
        problem.activities[1].site = "near"
        problem.parts = [Part(id: "one", activities: ["a0", "a1"]), Part(id: "two", activities: ["a2"])]
        problem.activities[2].maxSize = 2
        problem.participants = ["h", "k"].map { (home: String) in
            Participant(
                id: "p\(home)", home: home,
                requests: [.init(id: "r", choices: [.init(value: 100, parts: ["one", "two"])])])
        }
        let search = begun(problem)
        let people = search.state.people
        for p in 0..<2 {
            // Each has the far one for their home.
            let one = people.candidates[people.uses[p].lowerBound].lowerBound + p
            let two = people.candidates[people.uses[p].lowerBound + 1].lowerBound
            search.state.grant(p, choice: p, [Int32(one), Int32(two)])
        }
        search.keep()
        #expect(search.state.objective == 200 - 80)
        for _ in 0..<10 where search.state.objective < 200 { if search.exchangeSeats(epsilon: 1) { search.keep() } }
        #expect(search.state.objective == 200)
        search.state.checkInvariants()
    }

    /// An appointment makes way for a seat that is worth more, unless it is fixed.
    @Test(arguments: [false, true]) func appointmentsMakeWayUnlessTheyAreFixed(isFixed: Bool) throws {
        var problem = ring(2)
        problem.activities[1].times = [.init(meetings: [Interval(660, 720)])]
        problem.staff = [Staff(id: "c")]
        problem.services = [Service(id: "talk", minutes: 60, step: 60, staff: [.init(staff: "c")])]
        problem.participants = [
            Participant(
                id: "p",
                requests: [
                    .init(id: "r", choices: [.init(value: 100, parts: ["q0"]), .init(value: 40, parts: ["q1"])])
                ],
                appointments: [.init(id: "w", service: "talk", windows: [Interval(540, 660)], value: 30)])
        ]
        if isFixed {
            problem.fixed = Fixed(
                appointments: [.granted(.init(participant: "p", appointment: "w", start: 540, staff: "c"))])
        }
        let search = begun(problem)
        search.state.book(0, start: 9, lane: 0, desk: -1)
        search.keep()
        #expect(search.exchangeSeats(epsilon: 1))
        // The appointment is placed again an hour later.
        #expect(search.state.objective == (isFixed ? 30 + 40 : 100 + 30))
        search.state.checkInvariants()
    }

    /// An appointment in the way of a better seat, which something fixed needs.
    @Test func whatSomethingFixedNeedsDoesNotMakeWay() throws {
        var problem = ring(2)
        problem.activities[1].times = [.init(meetings: [Interval(660, 720)])]
        problem.staff = [Staff(id: "c")]
        problem.services = [Service(id: "talk", minutes: 60, step: 60, staff: [.init(staff: "c")])]
        problem.participants = [
            Participant(
                id: "p",
                requests: [
                    .init(id: "r", choices: [.init(value: 100, parts: ["q0"]), .init(value: 40, parts: ["q1"])])
                ],
                appointments: [
                    .init(id: "w", service: "talk", windows: [Interval(540, 600)], value: 30),
                    .init(id: "v", service: "talk", windows: [Interval(900, 960)], value: 30),
                ], order: [.init(first: "w", second: "v", needs: true)])
        ]
        problem.fixed = Fixed(
            appointments: [.granted(.init(participant: "p", appointment: "v", start: 900, staff: "c"))])
        let search = begun(problem)
        search.state.book(0, start: 9, lane: 0, desk: -1)
        search.state.book(1, start: 15, lane: 0, desk: -1)
        search.keep()
        #expect(search.exchangeSeats(epsilon: 1))
        search.keep()
        #expect(search.state.objective == 60 + 40)
        expectLegal(search, of: problem)
    }

    /// A fund that is spent but for what one seat pays into it: that seat stays taken.
    @Test func whatPaysIntoAFundIsNotGivenUp() {
        var problem = ring(3)
        problem.budgets = [Budget(id: "fund", limit: 0, perParticipant: 5)]
        problem.activities[0].fees = [.init(budget: "fund", amount: -5)]
        problem.activities[2].fees = [.init(budget: "fund", amount: 5)]
        problem.participants = [[(10, 0), (90, 1)], [(50, 2)]].enumerated().map { p, wants in
            Participant(
                id: "p\(p)", budgets: ["fund"],
                requests: [.init(id: "r", choices: wants.map { .init(value: $0.0, parts: ["q\($0.1)"]) })])
        }
        let search = begun(problem)
        let people = search.state.people
        search.state.grant(0, choice: 0, [Int32(people.candidates[0].lowerBound)])
        search.state.grant(1, choice: 2, [Int32(people.candidates[2].lowerBound)])
        search.keep()
        #expect(search.state.spent[0] == 0)
        #expect(search.exchangeSeats(epsilon: 1))
        search.keep()
        expectLegal(search, of: problem)
    }

    /// Each has the hour that the other would rather have; only one of them can come at all to the third.
    @Test func hoursChangeHands() {
        var problem = Problem(name: "hours", horizon: 3 * 1440)
        problem.staff = [Staff(id: "c", unavailable: [Interval(60, 1440), Interval(1500, 2880), Interval(2940, 4320)])]
        problem.services = [Service(id: "talk", minutes: 60, step: 60, staff: [.init(staff: "c")])]
        problem.participants = [(0, 2 * 1440), (0, 3 * 1440), (1440, 3 * 1440)].enumerated().map { p, window in
            Participant(
                id: "p\(p)", requests: [],
                appointments: [
                    .init(
                        id: "w", service: "talk", windows: [Interval(window.0, window.1)], value: 100,
                        costPerDay: [9, 5, 1][p])
                ])
        }
        let search = begun(problem)
        // The last first: 0 has the second day, 1 the first, 2 the third.
        search.state.book(0, start: 24, lane: 0, desk: -1)
        search.state.book(1, start: 0, lane: 0, desk: -1)
        search.state.book(2, start: 48, lane: 0, desk: -1)
        search.keep()
        #expect(search.state.objective == 300 - 9 - 1)
        #expect(search.exchangeSlots(epsilon: 1))
        #expect(search.state.objective == 300 - 5 - 1)
        search.state.checkInvariants()
    }

    /// The first hour is the only one for somebody, and whoever has it could as well come a day later, when nobody does: unless something else they have
    /// needs it as it is.
    @Test(arguments: [false, true]) func whoCanWaitMakesWay(isNeeded: Bool) {
        var problem = Problem(name: "wait", horizon: 3 * 1440)
        problem.staff = [Staff(id: "c", unavailable: [Interval(60, 1440), Interval(1500, 2880), Interval(2940, 4320)])]
        problem.services = [Service(id: "talk", minutes: 60, step: 60, staff: [.init(staff: "c")])]
        func wish(_ id: String, _ from: Int, _ to: Int, value: Int) -> Participant.Appointment {
            .init(id: id, service: "talk", windows: [Interval(from, to)], value: value, costPerDay: 9)
        }
        problem.participants = [
            Participant(
                id: "has", requests: [],
                appointments: [wish("w", 0, 2880, value: 100), wish("v", 2880, 4320, value: 50)],
                order: isNeeded ? [.init(first: "w", second: "v", needs: true)] : []),
            Participant(id: "wants", requests: [], appointments: [wish("w", 0, 1440, value: 60)]),
        ]
        let search = begun(problem)
        search.state.book(0, start: 0, lane: 0, desk: -1)
        search.state.book(1, start: 48, lane: 0, desk: -1)
        search.keep()
        // Of the two that somebody has, one or the other is given up.
        for _ in 0..<8 {
            #expect(search.exchangeSlots(epsilon: 1))
            search.keep()
        }
        #expect(search.state.objective == (isNeeded ? 150 : 150 - 9 + 60))
        expectLegal(search, of: problem)
    }

    /// A run that is over in the middle of an exchange leaves the plan as it was, and the step does not count.
    @Test func whatIsBrokenOffIsUndone() throws {
        var problem = ring(1)
        problem.participants = (0..<300).map {
            Participant(id: "p\($0)", requests: [.init(id: "r", choices: [.init(value: 100 + $0, parts: ["q0"])])])
        }
        let search = begun(problem)
        #expect(search.state.fill(0, turn: 0))
        search.keep()
        search.beginExchanges()
        let (before, steps) = (search.best.decisions(), search.steps)
        search.isOver = { true }
        search.step()
        #expect(search.isBrokenOff && search.steps == steps)
        #expect(search.state.journal.count == 0)
        #expect(search.best.decisions() == before)
        search.state.checkInvariants()
    }
}
