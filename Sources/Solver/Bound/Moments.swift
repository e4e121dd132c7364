/// Sets of activity-times that want the same thing at one minute.
enum Moments {
    /// The largest such sets among `times` (places in the list), without those that hold no more than `count`
    /// activities and so cannot bind, and without those within another.
    static func sets(_ times: [Int], _ count: Int, _ activities: Activities) -> [[Int]] {
        var events: [(minute: Int, use: Int, starts: Bool)] = []
        for (i, time) in times.enumerated() {
            for m in activities.meetings[time] {
                events.append((activities.meetingStart[m], i, true))
                events.append((activities.meetingEnd[m], i, false))
            }
        }
        events.sort { ($0.minute, $0.starts ? 1 : 0, $0.use) < ($1.minute, $1.starts ? 1 : 0, $1.use) }
        var here: Set<Int> = []
        var grown = false
        var found: Set<[Int]> = []
        for e in events {
            if e.starts {
                here.insert(e.use)
                grown = true
            } else {
                if grown {
                    let set = here.sorted()
                    if Set(set.map { activities.activityOfTime[times[$0]] }).count > count { found.insert(set) }
                }
                grown = false
                here.remove(e.use)
            }
        }
        return largest(found)
    }

    /// The same by days: sets of activity-times that have a meeting on one day, of more than one activity.
    static func days(_ times: [Int], _ activities: Activities) -> [[Int]] {
        var ofDay: [Int: Set<Int>] = [:]
        for (i, time) in times.enumerated() {
            for w in 0..<activities.dayWords {
                var bits = activities.dayBits[time * activities.dayWords + w]
                while bits != 0 {
                    ofDay[w << 6 + bits.trailingZeroBitCount, default: []].insert(i)
                    bits &= bits - 1
                }
            }
        }
        return largest(
            Set(
                ofDay.values.filter { Set($0.map { activities.activityOfTime[times[$0]] }).count > 1 }.map {
                    $0.sorted()
                }))
    }

    /// Without those within another, the largest first.
    private static func largest(_ found: Set<[Int]>) -> [[Int]] {
        let all = found.sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
        var kept: [Set<Int>] = []
        var out: [[Int]] = []
        for c in all where !kept.contains(where: { $0.isSuperset(of: c) }) {
            kept.append(Set(c))
            out.append(c)
        }
        return out
    }
}
