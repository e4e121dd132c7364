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
    }
}
