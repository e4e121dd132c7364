import Problem
import TestSupport
import Testing

@testable import Solver

/// The free starts of a lane against the naive answer, while engagements come and go.
@Suite struct FreeStartsTests {
    /// With limits of whole days, and with others that begin at any minute and leave out some; looked at after each change, and after more changes than are
    /// remembered.
    @Test(
        arguments: [
            [], [Limit(period: "day", minutes: 240)],
            [
                Limit(period: "odd", minutes: 70), Limit(period: "day", minutes: 300),
                Limit(period: "never", minutes: 20),
            ],
        ], [1, 3, 11, 40])
    func freeStartsAreThoseThatClashWithNothing(limits: [Limit], changes: Int) {
        var problem = Problem(name: "calendar", horizon: 2880, sites: ["here", "there"])
        problem.travel = [[0, 25], [35, 0]]
        problem.periods = [
            Period(name: "day", intervals: [Interval(0, 1440), Interval(1440, 2880)]),
            Period(name: "never", intervals: [Interval(700, 720)]),
            Period(name: "odd", intervals: [Interval(585, 700), Interval(760, 905), Interval(905, 1003)]),
        ]
        problem.staff = [Staff(id: "c", unavailable: [Interval(0, 540), Interval(1080, 1980)], limits: limits)]
        problem.services = [
            Service(id: "s", minutes: 50, step: 10, staff: [StaffOption(staff: "c")], site: "here"),
            Service(id: "online", minutes: 30, step: 15, staff: [StaffOption(staff: "c")]),
            Service(id: "likeS", minutes: 50, step: 10, staff: [StaffOption(staff: "c")], site: "here"),
        ]
        let windows = [Interval(0, 2880)]
        problem.participants = (0..<40).map { i in
            Participant(
                id: "p\(i)",
                appointments: [.init(id: "w", service: i % 2 == 0 ? "s" : "online", windows: windows, value: 1)])
        }
        let state = State(Instance(problem))
        let services = state.services
        var dice = Dice(seed: 3)
        var held: [(start: Int, end: Int, site: Int)] = []
        for round in 0..<400 {
            if held.count > 4, dice.chance(50) {
                let gone = held.remove(at: dice.roll(0...held.count - 1))
                state.release(0, gone.start)
                // What goes and comes back at once, as when a move is undone.
                if dice.chance(30) {
                    state.engage(0, gone.start, gone.end, gone.site, owner: ~0)
                    held.append(gone)
                }
            } else {
                let start = dice.roll(54...100) * 10
                let end = start + dice.roll(1...6) * 10
                let site = dice.roll(-1...1)
                if state.calendars.clashing(0, start, end, site) < 0 {
                    state.engage(0, start, end, site, owner: ~0)
                    held.append((start, end, site))
                }
            }
            guard round % changes == 0 else { continue }
            for lane in services.laneStaff.indices {
                let service = services.laneService[lane]
                let mine = services.laneSite[lane]
                for k in 0..<services.starts[service] {
                    let start = k * services.step[service]
                    let end = start + services.minutes[service]
                    let isThere = !problem.staff[0].unavailable.contains { $0.overlaps(Interval(start, end)) }
                    let isFree = held.allSatisfy { e in
                        e.end + state.places.travel(e.site, mine) <= start
                            || end + state.places.travel(mine, e.site) <= e.start
                    }
                    let isWithin = limits.allSatisfy { limit in
                        let intervals = problem.periods.first { $0.name == limit.period }!.intervals
                        guard let i = intervals.first(where: { $0.start <= start && start < $0.end }) else {
                            return true
                        }
                        let load = held.filter { i.start <= $0.start && $0.start < i.end }
                            .reduce(0) { $0 + $1.end - $1.start }
                        return load + end - start <= limit.minutes
                    }
                    let isBit = state.freeStarts.isFree(lane, k)
                    #expect(isBit == (isThere && isFree && isWithin), "lane \(lane), start \(start)")
                }
                #expect(state.freeStarts.summaryIsTrue(lane))
            }
        }
    }
}
