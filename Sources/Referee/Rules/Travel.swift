import Problem

/// Between two engagements of one person at different sites there is time to travel from the one to the other.
///
/// Every pair counts, not only neighbours: an online engagement in between does not bring anybody nearer.
enum Travel {
    static func violations(_ diary: Diary, _ lookup: Lookup) -> [Violation] {
        diary.pairs(closerThan: lookup.longestTravel).compactMap { a, b in
            let needed = lookup.travel(from: a.site, to: b.site)
            guard !a.interval.overlaps(b.interval), a.interval.end + needed > b.interval.start else { return nil }
            return Violation(
                .travel, activities: [a.activity, b.activity].compactMap(\.self), people: [diary.person],
                times: [a.interval, b.interval], found: b.interval.start - a.interval.end, expected: needed)
        }
    }
}
