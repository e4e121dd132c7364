import Problem

/// Two engagements of one person never overlap.
enum Overlap {
    static func violations(_ diary: Diary, _ lookup: Lookup) -> [Violation] {
        diary.pairs(closerThan: 0).filter { $0.interval.overlaps($1.interval) }.map { a, b in
            Violation(
                .overlap, activities: [a.activity, b.activity].compactMap(\.self), people: [diary.person],
                times: [a.interval, b.interval])
        }
    }
}

extension Diary {
    /// Every pair of engagements, the earlier first, where the second starts less than `minutes` after the first ends.
    func pairs(closerThan minutes: Int) -> [(Engagement, Engagement)] {
        var near: [(Engagement, Engagement)] = []
        for (i, a) in engagements.enumerated() {
            for b in engagements[(i + 1)...] {
                guard b.interval.start < a.interval.end + minutes else { break }
                near.append((a, b))
            }
        }
        return near
    }
}
