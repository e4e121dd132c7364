extension State {
    /// Would a counselor's limits still hold with `minutes` more starting then?
    @inline(__always) func staffWithinLimits(_ staff: Int, start: Int, minutes: Int) -> Bool {
        firstFull(staff, start: start, minutes: minutes) == nil
    }

    /// Do a counselor's limits leave room for an appointment of `minutes` that starts then, if others of theirs make way?
    func staffCould(_ staff: Int, take minutes: Int, at start: Int) -> Bool {
        places.limits[staff].allSatisfy {
            minutes <= places.limitMinutes[$0] || places.interval(of: places.limitPeriod[$0], at: start) < 0
        }
    }

    /// The minute until which a counselor can have no `minutes` more because of a limit, −1 if they can then.
    @inline(__always) func staffFullUntil(_ staff: Int, start: Int, minutes: Int) -> Int {
        firstFull(staff, start: start, minutes: minutes).map {
            places.periodEnd[places.periods[$0.period].lowerBound + $0.interval]
        } ?? -1
    }

    /// The first stretch of a limit's period in which a counselor can have no `minutes` more that start then.
    @inline(__always) private func firstFull(
        _ staff: Int, start: Int, minutes: Int
    ) -> (period: Int, interval: Int)? {
        for limit in places.limits[staff] {
            let period = places.limitPeriod[limit]
            let i = places.interval(of: period, at: start)
            if i >= 0, calendars.load[places.limitLoads[limit] + i] + minutes > places.limitMinutes[limit] {
                return (period, i)
            }
        }
        return nil
    }

    /// Could a person take all meetings of an activity-time at a site, beside all they are engaged in?
    /// - Returns: the owner of the first engagement in the way as an owner (`a` or `~w`), `free` for none,
    ///   `full` if their limits are.
    func staffObstacle(_ staff: Int, time: Int, site: Int) -> Int {
        for m in activities.meetings[time] {
            let i = calendars.clashing(staff, activities.meetingStart[m], activities.meetingEnd[m], site)
            if i >= 0 { return Int(calendars.entries[i].owner) }
        }
        return staffLimitsAllow(staff, time: time) ? State.free : State.full
    }

    /// Of the appointments that fill up a limit which keeps a person from an activity-time, the one that is worth least an
    /// hour; −1 if appointments are not what fills it.
    func appointmentInWay(_ staff: Int, time: Int) -> Int {
        firstFull(staff, time: time).map { cheapest(of: staff, $0.period, $0.interval) } ?? -1
    }

    /// The same for what keeps a counselor from an appointment of `minutes` that starts then.
    func appointmentInWay(_ staff: Int, start: Int, minutes: Int) -> Int {
        firstFull(staff, start: start, minutes: minutes).map { cheapest(of: staff, $0.period, $0.interval) } ?? -1
    }

    /// The appointment that is worth least an hour of those that a person has in an interval of a period; −1 for none.
    private func cheapest(of staff: Int, _ period: Int, _ interval: Int) -> Int {
        var cheapest = -1
        for i in calendars.base[staff]..<calendars.end(of: staff) where calendars.entries[i].owner < 0 {
            let w = ~Int(calendars.entries[i].owner)
            guard locks.wish[w] == Locks.free,
                places.interval(of: period, at: Int(calendars.entries[i].start)) == interval
            else { continue }
            if cheapest < 0 || hourlyWorth(ofWish: w) < hourlyWorth(ofWish: cheapest) { cheapest = w }
        }
        return cheapest
    }

    static let free = Int.max
    static let full = Int.max - 1

    func staffLimitsAllow(_ staff: Int, time: Int) -> Bool { firstFull(staff, time: time) == nil }

    /// The first stretch of a limit's period in which a person cannot take an activity-time besides all they have.
    private func firstFull(_ staff: Int, time: Int) -> (period: Int, interval: Int)? {
        for limit in places.limits[staff] {
            let period = places.limitPeriod[limit]
            var current = -1
            var sum = 0
            for m in activities.meetings[time] {
                let i = places.interval(of: period, at: activities.meetingStart[m])
                guard i >= 0 else { continue }
                if i != current { (current, sum) = (i, calendars.load[places.limitLoads[limit] + i]) }
                sum += activities.meetingEnd[m] - activities.meetingStart[m]
                if sum > places.limitMinutes[limit] { return (period, i) }
            }
        }
        return nil
    }
}

extension Instance {
    /// Would two activity-times together be more than a limit of a staff member allows?
    func exceedLimits(_ staff: Int, _ t: Int, _ u: Int) -> Bool {
        for limit in places.limits[staff] {
            let period = places.limitPeriod[limit]
            let (mine, theirs) = (activities.meetings[t], activities.meetings[u])
            var (i, j) = (mine.lowerBound, theirs.lowerBound)
            var (last, minutes) = (-1, 0)
            // All meetings in turn: those of one interval follow each other.
            while i < mine.upperBound || j < theirs.upperBound {
                let isMine =
                    j == theirs.upperBound
                    || i < mine.upperBound && activities.meetingStart[i] <= activities.meetingStart[j]
                let m = isMine ? i : j
                if isMine { i += 1 } else { j += 1 }
                let interval = places.interval(of: period, at: activities.meetingStart[m])
                guard interval >= 0 else { continue }
                if interval != last { (last, minutes) = (interval, 0) }
                minutes += activities.meetingEnd[m] - activities.meetingStart[m]
                if minutes > places.limitMinutes[limit] { return true }
            }
        }
        return false
    }
}
