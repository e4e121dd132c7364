import Problem

/// Over each interval of a period, the engagements that start in it last at most the person's limit in all.
enum Limits {
    static func violations(_ diary: Diary, _ lookup: Lookup) -> [Violation] {
        diary.limits.flatMap { limit -> [Violation] in
            // Both are sorted and the intervals of a period are disjoint, so one pass meets every pair.
            var rest = diary.engagements[...]
            return lookup.periods[limit.period]!.compactMap { interval in
                rest = rest.drop { $0.interval.start < interval.start }
                let within = rest.prefix { $0.interval.start < interval.end }
                rest = rest.dropFirst(within.count)
                let minutes = within.reduce(0) { $0 + $1.interval.minutes }
                guard minutes > limit.minutes else { return nil }
                return Violation(
                    .limits, people: [diary.person], name: limit.period, times: [interval], found: minutes,
                    expected: limit.minutes)
            }
        }
    }
}
