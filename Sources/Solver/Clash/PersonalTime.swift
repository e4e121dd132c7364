import Problem

extension Ground {
    /// Whether one person can keep more engagements beside those that are kept already.
    /// - Parameter rules: those that count; nil where all do.
    func canKeep(
        _ new: [Stay], beside old: [Stay], _ unavailable: [Interval], _ limits: [Limit],
        _ rules: Set<Clash.Rule>? = nil
    ) -> Bool {
        func counts(_ rule: Clash.Rule) -> Bool { rules?.contains(rule) ?? true }
        for (index, a) in new.enumerated() {
            if !unavailable.isEmpty, counts(.unavailable), unavailable.contains(where: { a.overlaps($0) }) {
                return false
            }
            if old.contains(where: { areApart(a, $0, counts) == false }) { return false }
            if new[(index + 1)...].contains(where: { areApart(a, $0, counts) == false }) { return false }
        }
        guard !limits.isEmpty, counts(.limits) else { return true }
        return limits.allSatisfy { limit in
            periods[limit.period]!.allSatisfy { interval in
                let within = new.filter { interval.start <= $0.start && $0.start < interval.end }
                guard !within.isEmpty else { return true }
                let all = within + old.filter { interval.start <= $0.start && $0.start < interval.end }
                return all.reduce(0) { $0 + $1.end - $1.start } <= limit.minutes
            }
        }
    }

    /// The two do not overlap, and there is time to travel from one to the other.
    private func areApart(_ a: Stay, _ b: Stay, _ counts: (Clash.Rule) -> Bool) -> Bool {
        if a.overlaps(b) { return !counts(.overlap) }
        guard a.site >= 0, b.site >= 0, a.site != b.site, counts(.travel) else { return true }
        let (first, second) = a.start < b.start ? (a, b) : (b, a)
        return first.end + problem.travel[first.site][second.site] <= second.start
    }
}
