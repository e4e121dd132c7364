import Problem
import Testing

@testable import Solver

/// Relations between activities have their price in the bound.
@Suite struct RelationRowsTests {
    /// Two activities of value 100 at the same hour, one with a second time that costs `escape`.
    private func bound(_ relation: Relation?, escape: Int? = nil) -> Int? {
        var problem = Problem(name: "relations", horizon: 2 * 1440)
        let hour = Interval(600, 660)
        var times = [Activity.Time(meetings: [hour])]
        if let escape { times.append(Activity.Time(meetings: [Interval(2_040, 2_100)], cost: escape)) }
        problem.activities = [
            Activity(id: "a", maxSize: 1, value: 100, times: [.init(meetings: [hour])]),
            Activity(id: "b", maxSize: 1, value: 100, times: times),
        ]
        if let relation { problem.relations = [relation] }
        let dual = DualBound(Instance(problem))
        dual.work(ticks: 5_000, incumbent: 0, cancelled: { false })
        return dual.bound
    }

    @Test func oneThatMustHoldKeepsOneClosed() {
        #expect(bound(nil) == 200)
        #expect(bound(Relation(.differentDays, ["a", "b"], cost: nil)) == 100)
        #expect(bound(Relation(.notOverlap, ["a", "b"], cost: nil), escape: 20) == 180)
    }

    @Test func oneThatMayBeBrokenCostsNoMoreThanItSays() {
        #expect(bound(Relation(.differentDays, ["a", "b"], cost: 30)) == 170)
        #expect(bound(Relation(.differentDays, ["a", "b"], cost: 30), escape: 20) == 180)
    }
}
