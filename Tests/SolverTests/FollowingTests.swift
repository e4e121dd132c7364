import Problem
import TestSupport
import Testing

@testable import Solver

/// How the search follows prices: phases, cycles, and runs that end within them.
@Suite struct FollowingTests {
    /// Ends cycles until the best plan settles; false if it never does.
    private func settle(_ search: Search) -> Bool {
        for _ in 0..<20 {
            if case .settling = search.phase { return true }
            search.endCycle()
        }
        return false
    }

    /// While a plan settles its people move alone: what runs may be given up for want of people, and nothing else.
    @Test func aPlanSettlesWithItsTimetable() throws {
        var moved = 0
        _ = try prepared(60..<66) { problem, search, worths in
            search.follow(worths)
            guard search.guide?.hopeful.isEmpty == false else { return }
            #expect(settle(search), "\(problem.name)")
            let before = search.spots
            search.follow(worths)
            for _ in 0..<300 { search.step() }
            for a in 0..<search.instance.activities.count where search.state.isRunning(a) {
                let now = search.spots
                #expect(now.time[a] == before.time[a] && now.place[a] == before.place[a])
                for role in search.state.activities.roles[a] { #expect(now.post[role] == before.post[role]) }
            }
            moved += search.statistics.kept[Move.eject.rawValue] + search.statistics.kept[Move.ruin.rawValue]
        }
        #expect(moved > 0)
    }

    /// Where there is nobody to move, there is still something to do.
    @Test func aPlanWithoutPeopleSettlesToo() throws {
        var settled = 0
        _ = try prepared(0..<12, people: false) { _, search, worths in
            search.follow(worths)
            guard settle(search) else { return }
            settled += 1
            #expect(!search.menu.isEmpty)
            for _ in 0..<50 { search.step() }
            search.state.checkInvariants()
        }
        #expect(settled > 0)
    }

    /// Where the run is over while a timetable is made, what was done of it is undone, and the best plan is the one before.
    @Test func aTimetableThatIsBrokenOffLeavesNoTrace() throws {
        var brokenOff = 0
        for asked in [0, 1, 2, 4, 8, 16] {
            _ = try prepared(0..<3) { problem, search, worths in
                search.follow(worths)
                guard search.guide?.hopeful.isEmpty == false else { return }
                for _ in 0..<50 { search.step() }
                var left = asked
                search.isOver = {
                    left -= 1
                    return left < 0
                }
                var before = search.best.objective
                for _ in 0..<10 where !search.isBrokenOff {
                    before = search.best.objective
                    search.endCycle()
                }
                guard search.isBrokenOff else { return }
                brokenOff += 1
                #expect(search.best.objective == before)
                #expect(search.state.journal.count == 0)
                let steps = search.steps
                search.step()
                #expect(search.steps == steps)
                search.state.checkInvariants()
                expectLegal(search, of: problem)
            }
        }
        #expect(brokenOff > 10)
    }

    /// What is done between two cycles counts as a step if it was done to its end, and changes nothing if not.
    @Test func whatEndsACycleCountsOrLeavesNoTrace() throws {
        var (counted, brokenOff) = (0, 0)
        for asked in [0, 1, 2, 3, 5, 8, 13, 21, 34] {
            _ = try prepared(0..<3) { problem, search, worths in
                search.follow(worths)
                guard search.guide?.hopeful.isEmpty == false else { return }
                var left = asked
                search.isOver = {
                    left -= 1
                    return left < 0
                }
                for _ in 0..<6 where !search.isBrokenOff {
                    let (steps, best) = (search.steps, search.best.objective)
                    search.hasCycleEnded = true
                    search.step()
                    if search.isBrokenOff {
                        brokenOff += 1
                        #expect(search.steps == steps)
                        #expect(search.best.objective == best)
                    } else {
                        counted += 1
                        #expect(search.steps == steps + 1)
                    }
                }
                search.state.checkInvariants()
                expectLegal(search, of: problem)
            }
        }
        #expect(counted > 10 && brokenOff > 5, "\(counted) and \(brokenOff)")
    }

    @Test func theBestPlanComesBackWhole() throws {
        _ = try prepared(20..<24) { _, search, worths in
            for _ in 0..<100 { search.step() }
            search.follow(worths)
            for _ in 0..<100 { search.step() }
            search.best.restore(search.state)
            search.keep()
            search.state.checkInvariants()
            #expect(search.state.objective == search.best.objective)
        }
    }
}
