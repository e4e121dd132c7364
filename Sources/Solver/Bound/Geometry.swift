import Problem

/// What a relaxation may take for granted of places and days, each never dearer or stricter than the format.
struct Geometry: Sendable {
    private let instance: Instance
    /// `attendedDay` times the days of a time, 0 online or where the weight is not positive.
    let dayCost: Values
    /// The price of an attended day, at least 0.
    let attendedDay: Int
    /// Whole days covered by a period's interval are charged to it; see `Stocks`.
    init(_ instance: Instance, _ arena: Arena) {
        self.instance = instance
        attendedDay = max(0, instance.weights.attendedDay)
        let activities = instance.activities
        let words = activities.dayWords
        var cost: [Int] = []
        for t in activities.activityOfTime.indices {
            var days = 0
            for w in 0..<words { days += activities.dayBits.base[t * words + w].nonzeroBitCount }
            cost.append(activities.site[activities.activityOfTime[t]] == -1 ? 0 : days * attendedDay)
        }
        dayCost = arena.table(cost)
    }

    /// Least home cost of an activity over the sites it may meet at.
    func homeCost(_ person: Int, activity: Int) -> Int {
        let site = instance.activities.site[activity]
        if site != Activities.varies { return instance.homeCost(person, at: site) }
        return instance.activities.places[activity].map {
            instance.homeCost(person, at: instance.activities.site(activity, place: $0, instance.places))
        }.min() ?? 0
    }

    /// Could the person attend all meetings of the time, their own limits alone considered?
    func fits(_ person: Int, time: Int) -> Bool {
        let people = instance.people
        let activities = instance.activities
        for l in people.limits[person] {
            var interval = -1
            var load = 0
            for m in activities.meetings[time] {
                let i = instance.places.interval(of: people.limitPeriod[l], at: activities.meetingStart[m])
                guard i >= 0 else { continue }
                if i != interval { (interval, load) = (i, 0) }
                load += activities.meetingEnd[m] - activities.meetingStart[m]
                if load > people.limitMinutes[l] { return false }
            }
        }
        return true
    }

    /// Can nobody attend both times, wherever their activities meet?
    @inline(__always) func clash(_ t: Int, _ u: Int) -> Bool {
        let a = instance.activities.activityOfTime[t]
        let b = instance.activities.activityOfTime[u]
        if a == b { return true }
        var sa = instance.activities.site[a]
        var sb = instance.activities.site[b]
        if sa == Activities.varies || sb == Activities.varies { (sa, sb) = (-1, -1) }
        return instance.clashes.clash(t, sa, u, sb)
    }
}
