import Problem
import Referee
import Testing

/// When an envy is justified: `do` would rather be in the course than nowhere, and one seat of it is free.
@Suite struct EnvyTests {
    private func envies(_ change: (inout Problem, inout Decisions) -> Void = { _, _ in }) -> Int {
        var problem = Village.problem
        var decisions = Village.decisions
        problem.weights = Weights(envy: 1)
        change(&problem, &decisions)
        return -Referee(of: problem).judge(decisions).objective[.envy]
    }

    @Test func ofAFreeSeat() { #expect(envies() == 1) }

    @Test func notWithoutAFreeSeat() {
        #expect(
            envies { problem, _ in
                problem.activities[0].maxSize = 2; problem.activities[0].scores = []
            } == 0)
    }

    @Test func ofAFullCourseOverSomebodyWithALowerScore() {
        #expect(envies { problem, _ in problem.activities[0].maxSize = 2 } == 1)
        #expect(
            envies { problem, _ in
                problem.activities[0].maxSize = 2; problem.activities[0].scores[1].score = 0
            } == 0)
    }

    @Test func notWhereReservedSeatsWouldNotHold() {
        // Only `an` scores lower than `do`, and `an`'s seat is the one reserved for the group.
        #expect(
            envies { problem, _ in
                problem.activities[0].maxSize = 2
                problem.activities[0].scores.append(.init(participant: "bae", score: 9))
            } == 0)
    }

    @Test func notOfWhatIsFixed() {
        #expect(envies { problem, _ in problem.fixed.grants = [.refused(participant: "do", request: "course")] } == 0)
    }

    @Test func notBeyondTheBudget() {
        #expect(envies { problem, _ in problem.participants[3].budgets = ["fund"] } == 0)
        #expect(
            envies { problem, _ in
                problem.participants[3].budgets = ["fund"]
                problem.budgets[0].limit = 120
            } == 1)
    }

    @Test func notWithoutTime() {
        #expect(envies { problem, _ in problem.participants[3].unavailable = [Village.on(2, 11, 12)] } == 0)
        #expect(envies { problem, _ in problem.participants[3].limits = [Limit(period: "day", minutes: 119)] } == 0)
    }

    @Test func notAgainstTheOrder() {
        #expect(
            envies { problem, _ in
                problem.participants[3].order = [.init(first: "club", second: "course", needs: true)]
            } == 0)
    }

    @Test func onlyOfWhatIsWorthMore() {
        #expect(
            envies { problem, plan in
                problem.participants[3].requests[0].choices.append(.init(value: 61, parts: ["any"]))
                plan.grants.append(.init(participant: "do", request: "course", choice: 1, activities: ["course"]))
            } == 0)
        // Granted the lesser choice, the better one could be taken in its place: the same seat.
        #expect(
            envies { problem, plan in
                problem.participants[3].requests[0].choices.append(.init(value: 61, parts: ["any"]))
                plan.grants.append(.init(participant: "do", request: "course", choice: 0, activities: ["course"]))
            } == 1)
    }

    @Test func eachChoiceByItself() {
        #expect(
            envies { problem, _ in
                problem.participants[3].requests[0].choices.append(.init(value: 1, parts: ["any"]))
            } == 2)
    }

    @Test func aPackageNeedsADifferentActivityForEachPart() {
        #expect(envies { problem, _ in problem.participants[3].requests[0].choices[0].parts = ["learn", "any"] } == 0)
        #expect(
            envies { problem, _ in problem.participants[3].requests[0].choices[0].parts = ["learn", "practise"] } == 1)
    }
}
