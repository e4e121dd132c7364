import Problem

/// No engagement uses a room while it is unavailable.
enum RoomUnavailable {
    static func violations(_ ledger: Ledger) -> [Violation] {
        zip(ledger.problem.rooms, ledger.roomUse).flatMap { room, use in
            let closed = Closure(room.unavailable)
            return use.compactMap { engagement -> Violation? in
                guard let hit = closed.first(touching: engagement.interval) else { return nil }
                return Violation(
                    .roomUnavailable, activities: engagement.activity.map { [$0] } ?? [], rooms: [room.id],
                    times: [engagement.interval, hit])
            }
        }
    }
}

/// Unavailable stretches, merged where they touch, so that one search finds the one that an engagement runs into.
struct Closure {
    private var merged: [Interval] = []

    init(_ intervals: [Interval]) {
        for interval in intervals.sorted() {
            if let last = merged.last, interval.start <= last.end {
                merged[merged.count - 1].end = max(last.end, interval.end)
            } else {
                merged.append(interval)
            }
        }
    }

    func first(touching interval: Interval) -> Interval? {
        var low = 0
        var high = merged.count
        while low < high {
            let middle = (low + high) / 2
            if merged[middle].end <= interval.start { low = middle + 1 } else { high = middle }
        }
        return low < merged.count && merged[low].overlaps(interval) ? merged[low] : nil
    }
}
