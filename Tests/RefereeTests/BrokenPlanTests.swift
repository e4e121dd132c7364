import Problem
import Referee
import TestSupport
import Testing

@Suite struct BrokenPlanTests {
    @Test func theVillagesPlanIsLegal() throws {
        try Village.problem.validate()
        let verdict = Referee.judge(
            Plan(problem: "village", objective: 0, decisions: Village.decisions), of: Village.problem)
        #expect(verdict.violations.map(\.rule) == [.statedObjective])
        #expect(Referee(of: Village.problem).judge(Village.decisions).checked != nil)
    }

    @Test(arguments: BrokenPlan.all) func theRefereeNamesTheFaultAndNothingElse(_ broken: BrokenPlan) throws {
        try broken.problem.validate()
        let violations = Referee.judge(broken.plan, of: broken.problem).violations
        // Who is enrolled twice is also in two places at once: in the same one.
        let implied: Set<RuleID> = broken.rule == .enrolledOnce ? [.overlap] : []
        #expect(Set(violations.map(\.rule)) == implied.union([broken.rule]), "\(violations.map(Wording.english))")
    }

    @Test func everyRuleIsBrokenSomewhere() {
        #expect(Set(BrokenPlan.all.map(\.rule)) == Set(RuleID.allCases))
        #expect(Set(BrokenPlan.ofRelations.flatMap(\.problem.relations).map(\.kind)) == Set(Relation.Kind.allCases))
    }

    @Test(.enabled(if: Peer.isFound, "no peer referee found"))
    func thePeerNamesTheFaultToo() throws {
        let verdicts = try Peer.judge(BrokenPlan.all.map { ($0.problem, $0.plan) })
        #expect(verdicts.count == BrokenPlan.all.count)
        for (broken, verdict) in zip(BrokenPlan.all, verdicts) {
            #expect(verdict.unreadable == nil, "\(broken.name)")
            #expect(verdict.faults.contains { $0.contains(broken.peer) }, "\(broken.name): \(verdict.faults)")
        }
    }
}
