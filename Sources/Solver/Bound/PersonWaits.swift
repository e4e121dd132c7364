import Problem

/// Minutes between meetings of one day.
///
/// A wait is not monotone: a third meeting may fill the gap between two. So it is counted of whole bundles alone,
/// and what appointments could fill is given back for all of them at once: the wait of a day with appointments is at
/// least that of its meetings, less the minutes of the appointments.
extension PersonOracle {
    /// What waiting costs the bundle at least.
    func waitCost() -> Int {
        guard waitWeight > 0 else { return 0 }
        let (sum, most) = waits()
        guard sum > 0 else { return 0 }
        var filled = 0
        for w in instance.people.wishes[person] where instance.locks.wish[w] != Locks.off {
            filled += min(most, wishes.minutes(of: w))
        }
        return max(0, sum - filled) * waitWeight * Multipliers.unit
    }

    /// Minutes waited between the meetings of the bundle: in all, and on the worst day.
    private func waits() -> (sum: Int, most: Int) {
        let activities = instance.activities
        let from = pairs.ofPerson[person].lowerBound
        if depth == 1 {
            let t = pairs.time[from + stack[0]]
            return (ownWait[t], mostWait[t])
        }
        // Only days that two attend, or one twice, can hold a wait.
        var (alone, shared) = (0, false)
        for i in 0..<depth {
            let t = pairs.time[from + stack[i]]
            alone += ownWait[t]
            let bits = activities.dayBits.base + t * words
            for j in 0..<i where !shared {
                let other = activities.dayBits.base + pairs.time[from + stack[j]] * words
                for w in 0..<words where bits[w] & other[w] != 0 { shared = true }
            }
            cursor[i] = activities.meetings[t].lowerBound
        }
        guard shared || alone > 0 else { return (0, 0) }
        var (sum, most, day, today, end) = (0, 0, -1, 0, 0)
        while true {
            var (next, start) = (-1, Int.max)
            for i in 0..<depth where cursor[i] < activities.meetings[pairs.time[from + stack[i]]].upperBound {
                let s = activities.meetingStart[cursor[i]]
                if s < start { (next, start) = (i, s) }
            }
            if next < 0 { break }
            if start / Problem.day != day {
                (day, today) = (start / Problem.day, 0)
            } else {
                let gap = max(0, start - end)
                sum += gap
                today += gap
                most = max(most, today)
            }
            end = activities.meetingEnd[cursor[next]]
            cursor[next] = cursor[next] + 1
        }
        return (sum, most)
    }

    /// Minutes waited by who attends a time alone: in all, and on the worst day.
    static func ownWaits(_ instance: Instance) -> (sum: [Int], most: [Int]) {
        let activities = instance.activities
        var (sums, mosts): ([Int], [Int]) = ([], [])
        for t in activities.activityOfTime.indices {
            var (sum, most, today) = (0, 0, 0)
            for m in activities.meetings[t].dropFirst() {
                if activities.meetingStart[m] / Problem.day != activities.meetingStart[m - 1] / Problem.day {
                    today = 0
                    continue
                }
                let gap = max(0, activities.meetingStart[m] - activities.meetingEnd[m - 1])
                sum += gap
                today += gap
                most = max(most, today)
            }
            sums.append(sum)
            mosts.append(most)
        }
        return (sums, mosts)
    }
}
