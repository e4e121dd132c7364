import Problem
import Referee
import Testing

/// Each goal's amount, worked out by hand: first of the village's plan, then of one change to it.
@Suite struct GoalTests {
    private typealias Spoil = (inout Problem, inout Decisions) -> Void

    private func objective(_ change: Spoil = { _, _ in }) -> Objective {
        var problem = Village.problem
        var decisions = Village.decisions
        change(&problem, &decisions)
        return Referee(of: problem).judge(decisions).objective
    }

    private func expect(
        _ goal: Goal, _ amount: Int, _ location: SourceLocation = #_sourceLocation, given change: Spoil
    ) {
        #expect(objective(change)[goal] == amount, sourceLocation: location)
    }

    @Test(arguments: [
        (Goal.activityValue, 80), (.choiceValue, 185), (.appointmentValue, 70), (.timeCost, -4), (.roomCost, -8),
        (.staffCost, -4), (.costPerDay, 0), (.homeCost, -24), (.unserved, -20), (.attendedDay, -18), (.wait, -60),
        (.counselorChange, -8), (.relations, 0), (.changes, 0), (.envy, -7),
    ])
    func villageBy(_ goal: Goal, _ amount: Int) {
        #expect(objective()[goal] == amount)
        #expect(objective().total == 182)
        #expect(objective().terms.map(\.goal) == Goal.allCases)
    }

    @Test func costPerDayCountsWholeDaysFromTheFirstWindowRoundedDown() {
        expect(.costPerDay, -3) { problem, _ in
            problem.participants[0].appointments[1].costPerDay = 1
            problem.participants[0].appointments[1].windows[0].start += 2 * Problem.day
            problem.participants[0].appointments[1].windows[0].end += 8 * Problem.day
            problem.participants[0].appointments[1].windows[0].start -= Problem.day / 2
        }
        // A window listed later may lie before the first: eight days less an hour early are eight days.
        expect(.costPerDay, 8) { $1.appointments[0].start = Village.at(1, 10) }
    }

    @Test func unservedCountsOnlyWhoAskedForSomething() {
        expect(.unserved, -20) { problem, _ in problem.participants.append(Participant(id: "eve")) }
        expect(.unserved, -40) { $1.grants.remove(at: 2) }
    }

    @Test func aDayAtAnySiteIsAttendedOnce() {
        expect(.attendedDay, -16) { problem, _ in
            problem.activities[1].rooms = []; problem.activities[1].site = nil
        }
        expect(.attendedDay, -18) { problem, _ in
            problem.services[1].site = "west"; problem.participants[1].home = nil
        }
    }

    @Test func waitsCountOnOneDayOnly() {
        expect(.wait, -10) { $1.appointments[3].start = Village.at(0, 12, 10) }
        expect(.wait, -30) { $1.appointments[3].start = Village.at(0, 9) }
        expect(.wait, 0) { $1.appointments.remove(at: 3) }
        expect(.wait, 0) { $1.appointments[3].start = Village.at(1, 0) }
    }

    @Test func counselorsBeyondTheFirst() {
        expect(.counselorChange, 0) { $1.appointments[1].staff = "lee" }
        expect(.counselorChange, -16) { $1.appointments[2].staff = "lee" }
    }

    @Test func softRelationsCostByPair() {
        expect(.relations, -30) { problem, _ in
            problem.relations = [Relation(.sameRoom, ["course", "placement", "webinar", "club"], cost: 15)]
        }
        expect(.relations, 5) { problem, _ in
            problem.relations = [Relation(.precedence, ["placement", "club"], cost: -5)]
        }
        expect(.relations, 0) { problem, _ in
            problem.relations = [Relation(.precedence, ["course", "placement"], cost: 9)]
        }
    }

    @Test func sameTimeComparesWeekdaysAndClocks() {
        let kept: Spoil = { problem, _ in
            problem.activities[1].times[0].meetings = [Village.on(7, 10, 11)]
            problem.relations = [Relation(.sameTime, ["course", "club"], cost: 9)]
        }
        expect(.relations, 0, given: kept)
        expect(.relations, -9) { problem, plan in
            kept(&problem, &plan)
            problem.activities[1].times[0].meetings = [Village.on(7, 10, 11), Village.on(8, 10, 11)]
        }
    }

    private func inForce(_ change: @escaping (inout Decisions) -> Void) -> Spoil {
        { problem, plan in
            var previous = plan
            change(&previous)
            problem.previous = previous
            problem.changeCosts = ChangeCosts(
                activityClosed: 1, activityTime: 2, activityRoom: 4, activityStaff: 8, grant: 16, appointment: 32,
                appointmentRoom: 64)
        }
    }

    @Test func whatDiffersFromThePlanInForceCosts() {
        expect(.changes, 0, given: inForce { _ in })
        expect(.changes, -1, given: inForce { $0.activities.append(.init(id: "webinar", time: 0)) })
        expect(.changes, -1, given: inForce { $0.activities.append(.init(id: "long gone", time: 0)) })
        expect(.changes, -2, given: inForce { $0.activities[0].time = 1 })
        expect(.changes, -4, given: inForce { $0.activities[0].room = "annex" })
        expect(.changes, -8, given: inForce { $0.activities[0].staff = ["park", "kim"] })
        expect(.changes, -16, given: inForce { $0.grants[0].activities = ["course"] })
        expect(.changes, -16, given: inForce { $0.grants[0].participant = "moved away" })
        expect(.changes, 0, given: inForce { $0.grants[0].activities.reverse() })
        expect(.changes, 0, given: inForce { $0.grants[1].choice = 7 })
        expect(.changes, -32, given: inForce { $0.appointments[0].start += 10 })
        expect(
            .changes, -32,
            given: inForce {
                $0.appointments[0].staff = "park"; $0.appointments[0].room = nil
            })
        expect(.changes, -64, given: inForce { $0.appointments[0].room = nil })
        expect(.changes, 0, given: inForce { $0 = Decisions() })
    }
}
