import Problem

/// Where the staff are: for each person the engagements sorted by start, and the minutes that count for their limits.
final class StaffCalendars {
    struct Engagement {
        var start, end, site: Int32
        /// An activity `a` as `a`, a wish `w` as `~w`.
        var owner: Int32
    }

    let base: Ints
    let entries: UnsafeMutablePointer<Engagement>
    let counts: Buffer<Int32>
    /// Minutes by staff member and interval of each of their limits.
    let load: Buffer<Int32>
    private let places: Places

    init(_ instance: Instance, _ arena: Arena) {
        places = instance.places
        let services = instance.services
        let staff = instance.problem.staff.count
        var most = [Int](repeating: 0, count: staff)
        let a = instance.activities
        for role in 0..<a.posts.count {
            for post in a.posts[role] {
                // A role's activity is found by its posts' base; the longest of its times is what it can take.
                most[a.postStaff[post]] += StaffCalendars.longest(role: role, a)
            }
        }
        var asked = [Int](repeating: 0, count: services.count)
        for w in instance.people.wishService.indices { asked[instance.people.wishService[w]] += 1 }
        for lane in services.laneStaff.indices { most[services.laneStaff[lane]] += asked[services.laneService[lane]] }
        var starts = [0]
        for m in most { starts.append(starts.last! + min(m, instance.problem.horizon)) }
        base = arena.table(starts)
        entries = arena.allocate(Engagement.self, starts.last!)
        counts = arena.buffer(staff)
        load = arena.buffer(places.loadCount)
    }

    private static func longest(role: Int, _ a: Activities) -> Int {
        var low = 0
        var high = a.count - 1
        while low < high {
            let mid = (low + high + 1) / 2
            if a.roles.starts[mid] <= role { low = mid } else { high = mid - 1 }
        }
        return a.times[low].map { a.meetings[$0].count }.max() ?? 0
    }

    /// The first engagement that starts at or after a minute, as an index into `entries`.
    @inline(__always) func first(of staff: Int, from minute: Int) -> Int {
        var low = base[staff]
        var high = low + counts[staff]
        while low < high {
            let mid = (low + high) >> 1
            if Int(entries[mid].start) < minute { low = mid + 1 } else { high = mid }
        }
        return low
    }

    @inline(__always) func end(of staff: Int) -> Int { base[staff] + counts[staff] }

    /// Do two stretches clash for one person, travel counted?
    @inline(__always) func clash(_ e: Engagement, _ start: Int, _ end: Int, _ site: Int) -> Bool {
        if Int(e.start) < start {
            return Int(e.end) + places.travel(Int(e.site), site) > start
        }
        return end + places.travel(site, Int(e.site)) > Int(e.start)
    }

    /// The first engagement of `staff` from `index` on that clashes with the stretch, or −1. Start with `reach`.
    @inline(__always) func clashing(_ staff: Int, _ start: Int, _ end: Int, _ site: Int) -> Int {
        let stop = self.end(of: staff)
        let longest = places.longestTravel
        var i = first(of: staff, from: start)
        var j = i - 1
        while j >= base[staff], Int(entries[j].end) + longest > start {
            if clash(entries[j], start, end, site) { return j }
            j -= 1
        }
        while i < stop, Int(entries[i].start) < end + longest {
            if clash(entries[i], start, end, site) { return i }
            i += 1
        }
        return -1
    }

    func insert(_ staff: Int, _ start: Int, _ end: Int, _ site: Int, owner: Int) {
        let at = first(of: staff, from: start)
        let stop = self.end(of: staff)
        assert(stop < base[staff + 1], "a calendar is too small")
        (entries + at + 1).update(from: entries + at, count: stop - at)
        entries[at] = Engagement(start: Int32(start), end: Int32(end), site: Int32(site), owner: Int32(owner))
        counts[staff] += 1
        count(staff, at: start, minutes: end - start)
    }

    /// - Returns: what was there.
    func remove(_ staff: Int, _ start: Int) -> Engagement {
        let at = first(of: staff, from: start)
        assert(Int(entries[at].start) == start, "no such engagement")
        let gone = entries[at]
        let stop = self.end(of: staff)
        (entries + at).update(from: entries + at + 1, count: stop - at - 1)
        counts[staff] -= 1
        count(staff, at: start, minutes: start - Int(gone.end))
        return gone
    }

    /// Counts minutes that start then in a person's limits, taken away if negative.
    @inline(__always) func count(_ staff: Int, at start: Int, minutes: Int) {
        for limit in places.limits[staff] {
            let i = places.interval(of: places.limitPeriod[limit], at: start)
            if i >= 0 { load[places.limitLoads[limit] + i] += minutes }
        }
    }
}
