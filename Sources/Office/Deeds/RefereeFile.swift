import Foundation
import Problem
import Referee

/// `naru referee`: says whether a plan's file answers a problem's file legally, and what it is worth.
public struct RefereeFile: Sendable {
    public var problem: URL
    public var plan: URL

    public init(problem: URL, plan: URL) {
        self.problem = problem
        self.plan = plan
    }

    public func run() throws(OfficeError) -> Verdict {
        Referee.judge(try readPlan(plan), of: try readProblem(problem))
    }
}
