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

    /// Five activities that exclude each other two by two, each of which could run by half if pairs were all that is known.
    @Test(arguments: [Relation.Kind.notOverlap, .differentDays]) func ofManyThatExcludeEachOtherOneRuns(
        _ kind: Relation.Kind
    ) {
        var problem = Problem(name: "group", horizon: 3 * 1440)
        problem.activities = (0..<5).map {
            Activity(
                id: "a\($0)", maxSize: 1, value: 100 + $0,
                times: [0, 1440].map { .init(meetings: [Interval($0 + 600, $0 + 660)]) })
        }
        problem.relations = [Relation(kind, problem.activities.map(\.id), cost: nil)]
        let dual = DualBound(Instance(problem))
        dual.work(ticks: 100_000, incumbent: 207) { false }
        // One on each of two days.
        #expect(dual.bound == 103 + 104)
    }

    /// Of a long list there is a row for each minute and none for each pair.
    @Test func ofALongListThereAreNoRowsForPairs() {
        func list(_ count: Int) -> (rows: Int, bound: Int?) {
            var problem = Problem(name: "list", horizon: 2 * 1440)
            problem.activities = (0..<count).map {
                Activity(
                    id: "a\($0)", maxSize: 1, value: 100 + $0,
                    times: [0, 1440].map { .init(meetings: [Interval($0 + 600, $0 + 660)]) })
            }
            problem.relations = [Relation(.notOverlap, problem.activities.map(\.id), cost: nil)]
            let dual = DualBound(Instance(problem))
            for _ in 0..<40 { dual.work(ticks: 10_000, incumbent: 2 * 99 + 2 * count - 1) { false } }
            return (Dual(Instance(problem)).stocks.count, dual.bound)
        }
        let (short, long) = (list(20), list(21))
        #expect(long.rows < short.rows / 10)
        #expect(short.bound == 118 + 119 && long.bound == 119 + 120)
    }

    @Test func oneThatMayBeBrokenCostsNoMoreThanItSays() {
        #expect(bound(Relation(.differentDays, ["a", "b"], cost: 30)) == 170)
        #expect(bound(Relation(.differentDays, ["a", "b"], cost: 30), escape: 20) == 180)
    }
}
