import Model
import Problem
import Referee
import Samples
import Testing

@testable import Planner

@Suite struct SchedulingTests {
    @Test func aDemoPlannedPlainlyKeepsEveryRuleOfTheTerm() throws {
        let term = SampleTerm.make(people: 60, seed: 1)
        let translation = try Translation(term)
        let plan = try GreedyPlan.make(translation.problem)
        let schedule = translation.schedule(of: plan.plan.decisions)
        #expect(schedule.runs.count == plan.plan.decisions.activities.count)
        #expect(schedule.grants.count == plan.plan.decisions.grants.count)
        #expect(schedule.appointments.count == plan.plan.decisions.appointments.count)
        #expect(ModelRules.breaches(of: schedule, in: term) == [])
        let report = translation.report(on: plan)
        print(report.people, report.requests, report.appointments, report.seats, report.funds)
        for part in report.parts { print(part.name.korean, part.amount) }
        for line in report.refusals {
            print(line.participant, line.name, line.title, "|", line.reason.korean, "|", line.change?.korean ?? "-")
        }
        for line in report.refusals { print(line.title, "|", line.reason.english, "|", line.change?.english ?? "-") }
        for line in report.offerings where !line.runs { print(line.name, line.reason?.korean ?? "?") }
        for line in report.referrals { print(line.name, line.outcome) }
    }
}
