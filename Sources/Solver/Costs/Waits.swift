extension State {
    /// Minutes between consecutive engagements of the person in the bundle on one day, summed over days.
    func waits() -> Int {
        let n = gatherEngagements()
        let starts = bundle.sortedStart
        let ends = bundle.sortedEnd
        var sum = 0
        var i = 1
        while i < n {
            if starts[i] / 1440 == starts[i - 1] / 1440 { sum += max(0, starts[i] - ends[i - 1]) }
            i += 1
        }
        return sum
    }

    /// All engagements of the bundle, sorted by start, in its scratch; their number. Each list comes sorted, so that
    /// insertion from the back is quick.
    private func gatherEngagements() -> Int {
        var n = 0
        for i in 0..<bundle.seatCount {
            var at = n
            let meetings = activities.meetings[bundle.time[i]]
            n += meetings.count
            // Merge from the back: the old list is in 0..<at, the new one in meetings.
            var write = n - 1
            var m = meetings.upperBound - 1
            while m >= meetings.lowerBound {
                let start = activities.meetingStart[m]
                if at > 0, bundle.sortedStart[at - 1] > start {
                    at -= 1
                    bundle.sortedStart[write] = bundle.sortedStart[at]
                    bundle.sortedEnd[write] = bundle.sortedEnd[at]
                } else {
                    bundle.sortedStart[write] = start
                    bundle.sortedEnd[write] = activities.meetingEnd[m]
                    m -= 1
                }
                write -= 1
            }
        }
        for i in 0..<bundle.wishCount {
            var at = n
            while at > 0, bundle.sortedStart[at - 1] > bundle.wishStart[i] {
                bundle.sortedStart[at] = bundle.sortedStart[at - 1]
                bundle.sortedEnd[at] = bundle.sortedEnd[at - 1]
                at -= 1
            }
            bundle.sortedStart[at] = bundle.wishStart[i]
            bundle.sortedEnd[at] = bundle.wishEnd[i]
            n += 1
        }
        return n
    }
}
