import Problem

/// Sets of minutes as sorted, disjoint, non-touching intervals.
enum Intervals {
    /// The same minutes, sorted and joined.
    static func joined(_ intervals: [Interval]) -> [Interval] {
        var result: [Interval] = []
        for next in intervals.sorted() where next.start < next.end {
            if let last = result.last, next.start <= last.end {
                result[result.count - 1].end = max(last.end, next.end)
            } else {
                result.append(next)
            }
        }
        return result
    }

    /// The minutes of `whole` that are in none of `intervals`.
    static func complement(of intervals: [Interval], in whole: Interval) -> [Interval] {
        var result: [Interval] = []
        var from = whole.start
        for busy in joined(intervals) {
            if busy.start > from { result.append(Interval(from, min(busy.start, whole.end))) }
            from = max(from, busy.end)
            guard from < whole.end else { return result.filter { $0.start < $0.end } }
        }
        result.append(Interval(from, whole.end))
        return result.filter { $0.start < $0.end }
    }

    /// The minutes in both.
    static func intersection(_ a: [Interval], _ b: [Interval]) -> [Interval] {
        let a = joined(a)
        let b = joined(b)
        var result: [Interval] = []
        var i = 0
        var j = 0
        while i < a.count, j < b.count {
            let start = max(a[i].start, b[j].start)
            let end = min(a[i].end, b[j].end)
            if start < end { result.append(Interval(start, end)) }
            if a[i].end < b[j].end { i += 1 } else { j += 1 }
        }
        return result
    }

    /// Whether any minute of `interval` is in `set`, which is sorted and disjoint.
    static func touches(_ set: [Interval], _ interval: Interval) -> Bool {
        var low = 0
        var high = set.count
        while low < high {
            let middle = (low + high) / 2
            if set[middle].end <= interval.start { low = middle + 1 } else { high = middle }
        }
        return low < set.count && set[low].start < interval.end
    }
}
