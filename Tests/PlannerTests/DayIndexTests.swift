import Problem
import Testing

@testable import Planner

@Suite struct DayIndexTests {
    private func index(_ intervals: [Interval]) -> DayIndex<Interval> {
        var index = DayIndex<Interval>()
        for interval in intervals { index.insert(interval, at: interval) }
        return index
    }

    @Test func whatTouchesTheDayIsNearAndNothingElse() {
        let days = index([Interval(600, 660), Interval(1440, 1500), Interval(700, 710)])
        #expect(days.near(Interval(0, 10)) == [Interval(600, 660), Interval(700, 710)])
        #expect(days.near(Interval(2000, 2010)) == [Interval(1440, 1500)])
        #expect(days.near(Interval(2880, 2890)) == [])
    }

    @Test func anIntervalEndsBeforeItsLastMinute() {
        #expect(index([Interval(1380, 1440)]).near(Interval(1440, 1500)) == [])
        #expect(index([Interval(1440, 1500)]).near(Interval(1380, 1440)) == [])
    }

    @Test func whatSpansMidnightIsToldOnce() {
        let days = index([Interval(1400, 1480), Interval(1430, 4400)])
        #expect(days.near(Interval(1410, 1450)) == [Interval(1400, 1480), Interval(1430, 4400)])
        #expect(days.near(Interval(1450, 1460)) == [Interval(1400, 1480), Interval(1430, 4400)])
        #expect(days.near(Interval(0, 5000)) == [Interval(1400, 1480), Interval(1430, 4400)])
        #expect(days.near(Interval(3000, 3010)) == [Interval(1430, 4400)])
    }

    @Test func aMarginMayReachBeforeTheTerm() {
        #expect(index([Interval(5, 10)]).near(Interval(-70, 20)) == [Interval(5, 10)])
    }
}
