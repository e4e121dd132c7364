import Problem

/// Things that happen at intervals, by the days that they touch: a question about an hour looks at one day's things
/// and not at a whole term's.
struct DayIndex<Thing: Sendable>: Sendable {
    private struct Entry: Sendable {
        var firstDay: Int
        var thing: Thing
    }

    private var days: [Int: [Entry]] = [:]

    mutating func insert(_ thing: Thing, at interval: Interval) {
        let touched = DayIndex.days(of: interval)
        for day in touched {
            days[day, default: []].append(Entry(firstDay: touched.lowerBound, thing: thing))
        }
    }

    /// Each thing once that touches a day which the interval touches, by day and then as inserted.
    func near(_ interval: Interval) -> [Thing] {
        let asked = DayIndex.days(of: interval)
        return asked.flatMap { day in
            // What spans several days is told on the first of them that was asked for.
            (days[day] ?? []).filter { max($0.firstDay, asked.lowerBound) == day }.map(\.thing)
        }
    }

    private static func days(of interval: Interval) -> ClosedRange<Int> {
        let first = max(0, interval.start) / Problem.day
        return first...max(first, (interval.end - 1) / Problem.day)
    }
}
