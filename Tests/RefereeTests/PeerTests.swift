import Foundation
import Problem
import Referee
import TestSupport
import Testing

/// The referee and a peer that shares nothing with it but the format's text say the same of many random plans.
@Suite(.enabled(if: Peer.isFound, "no peer referee (NARU_REFEREE_PEER, ../shared/tools/check_plan.py) or no python3"))
struct PeerTests {
    static let many = ProcessInfo.processInfo.environment["NARU_FULL"] != nil

    @Test(arguments: [Shape.tiny, .small])
    func sayTheSameOfRandomPlans(_ shape: Shape) throws {
        var cases: [(problem: Problem, plan: Plan)] = []
        for seed in 0..<(PeerTests.many ? 5_000 : 40) {
            let problem = RandomProblem(seed: seed, shape: shape).problem
            try problem.validate()
            var plans = RandomPlan(problem, seed: seed)
            if let plan = plans.legal()?.plan { cases.append((problem, plan)) }
            for percent in [20, 50, 90] {
                let plan = plans.careless(percent)
                let worth = Referee(of: problem).judge(plan).objective.total
                cases.append((problem, Plan(problem: problem.name, objective: worth, decisions: plan)))
            }
        }
        for ((problem, plan), theirs) in zip(cases, try Peer.judge(cases)) {
            let ours = Referee.judge(plan, of: problem)
            let note = "\(problem.name): \(ours.violations.map(Wording.english)) / \(theirs)"
            if theirs.unreadable != nil {
                // It cannot sort two engagements of one person at one time, one of them online: illegal anyway.
                #expect(ours.violations.contains { $0.rule == .overlap }, "\(note)")
                continue
            }
            #expect(ours.violations.isEmpty == theirs.faults.isEmpty, "\(note)")
            // A line that cannot be entered counts for nothing here, and partly there.
            let isEntered = ours.violations.allSatisfy { !RuleID.ofEntry.contains($0.rule) }
            guard isEntered else { continue }
            let terms = Dictionary(
                uniqueKeysWithValues: ours.objective.terms.filter { $0.amount != 0 }.map {
                    ($0.goal.rawValue, $0.amount)
                })
            #expect(terms == theirs.terms, "\(note)")
            #expect(ours.objective.total == theirs.objective, "\(note)")
        }
    }
}

extension RuleID {
    /// The rules that keep a line from being entered.
    static let ofEntry: Set<RuleID> = [
        .known, .once, .activityRoom, .roles, .parts, .enrolledRuns, .appointmentStaff, .appointmentRoom,
    ]
}
