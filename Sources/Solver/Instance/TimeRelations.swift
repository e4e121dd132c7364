import Problem

extension Activities {
    /// Does a relation between the times of two activities hold, the first of them at `t`? One between their rooms or
    /// people always does, here.
    func holds(_ kind: Relation.Kind, _ t: Int, _ u: Int) -> Bool {
        switch kind {
        case .notOverlap: return !overlap(t, u)
        case .precedence:
            return meetingEnd[meetings[t].upperBound - 1] <= meetingStart[meetings[u].lowerBound]
        case .sameTime:
            return clocksContained(t, in: u) || clocksContained(u, in: t)
        case .differentDays:
            for w in 0..<dayWords where dayBits.base[t * dayWords + w] & dayBits.base[u * dayWords + w] != 0 {
                return false
            }
            return true
        case .sameRoom, .differentRoom, .sameStaff: return true
        }
    }

    /// Are all weekday clock times of `t` among those of `u`? The set with fewer can only be contained in the other,
    /// so asking both ways is what the format asks.
    private func clocksContained(_ t: Int, in u: Int) -> Bool {
        for m in meetings[t] {
            let clock = meetingStart[m] % (7 * Problem.day)
            var found = false
            for n in meetings[u] where meetingStart[n] % (7 * Problem.day) == clock {
                found = true
                break
            }
            if !found { return false }
        }
        return true
    }
}
