import Problem
import Referee
import Testing

@Suite struct RefereeTests {
    @Test func theEmptyPlanIsLegal() {
        let problem = Problem(name: "n", horizon: 1440)
        let verdict = Referee.judge(Plan(problem: "n", objective: 0), of: problem)
        #expect(verdict.checked?.objective.total == 0)
    }
}
