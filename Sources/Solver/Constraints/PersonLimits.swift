extension State {
    /// Would the limits of the bundle's person still hold with the meetings of a time added?
    @inline(__always) func withinLimits(time: Int) -> Bool {
        let limits = people.limits[bundle.person]
        return limits.isEmpty || withinLimits(limits, time)
    }

    private func withinLimits(_ limits: Range<Int>, _ time: Int) -> Bool {
        for limit in limits {
            let period = people.limitPeriod[limit]
            let most = people.limitMinutes[limit]
            // Meetings are sorted, so those of one interval stand together unless the interval comes again: it does not.
            var current = -1
            var sum = 0
            for m in activities.meetings[time] {
                let i = places.interval(of: period, at: activities.meetingStart[m])
                guard i >= 0 else { continue }
                if i != current { (current, sum) = (i, personLoad[people.limitLoads[limit] + i]) }
                sum += activities.meetingEnd[m] - activities.meetingStart[m]
                if sum > most { return false }
            }
        }
        return true
    }

    /// And with an appointment of `minutes` starting then?
    @inline(__always) func withinLimits(start: Int, minutes: Int) -> Bool {
        for limit in people.limits[bundle.person] {
            let i = places.interval(of: people.limitPeriod[limit], at: start)
            if i >= 0, personLoad[people.limitLoads[limit] + i] + minutes > people.limitMinutes[limit] { return false }
        }
        return true
    }
}
