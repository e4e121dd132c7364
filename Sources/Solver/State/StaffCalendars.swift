import Problem

/// Where the staff are: for each person the engagements sorted by start, and for each lane (a counselor at a site,
/// giving a service) a bit for each start at which an appointment would fit between them, and one for each at which it would be more than the
/// person's limits allow.
struct StaffCalendars {
    struct Engagement {
        var start, end, site: Int32
        /// An activity `a` as `a`, a wish `w` as `~w`.
        var owner: Int32
    }

    let base: Ints
    let entries: UnsafeMutablePointer<Engagement>
    let counts: Buffer<Int32>
    /// Words of a lane: `bits[laneBase[lane] ..< laneBase[lane + 1]]`; `open` is the same for an empty calendar.
    let laneBase: Ints
    let bits, open: Buffer<UInt64>
    /// Bits for the starts at which the counselor's limits are full, in the same words.
    let full: Buffer<UInt64>
    /// A bit for each word of a lane in which there is a start that could be had: `some[someBase[lane] ..< someBase[lane + 1]]`.
    private let someBase: Ints
    private let some: Buffer<UInt64>
    /// Minutes by staff member and interval of each of their limits.
    let load: Buffer<Int32>
    private let places: Places
    private let services: Services
    private let owned: OwnedEngagements

    init(_ instance: Instance, _ arena: Arena) {
        places = instance.places
        services = instance.services
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
        owned = OwnedEngagements(starts.last!)
        entries = owned.base
        counts = arena.buffer(staff)
        var words = [0]
        for lane in services.laneStaff.indices {
            words.append(words.last! + (services.starts[services.laneService[lane]] + 63) / 64)
        }
        laneBase = arena.table(words)
        var summaries = [0]
        for lane in services.laneStaff.indices {
            summaries.append(summaries.last! + (words[lane + 1] - words[lane] + 63) / 64)
        }
        someBase = arena.table(summaries)
        some = arena.buffer(summaries.last!)
        bits = arena.buffer(words.last!)
        open = arena.buffer(words.last!)
        full = arena.buffer(words.last!)
        load = arena.buffer(places.loadCount)
        for lane in services.laneStaff.indices {
            for range in services.open[lane] {
                set(open, lane, services.openLow[range], services.openHigh[range])
            }
        }
        for lane in services.laneStaff.indices {
            for limit in places.limits[services.laneStaff[lane]] {
                for i in 0..<places.periods[places.limitPeriod[limit]].count where isFull(limit, i, for: lane) {
                    let (low, high) = self.starts(of: lane, limit, i)
                    set(full, lane, low, high)
                }
            }
        }
        bits.copy(from: open)
        for lane in services.laneStaff.indices { summarise(lane, 0, services.starts[services.laneService[lane]] - 1) }
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
        for i in services.lanesOfStaff[staff] {
            let lane = services.laneOfStaff[i]
            let (low, high) = blocked(lane, start, end, site)
            clear(bits, lane, low, high)
            summarise(lane, low, high)
            eachTurned(staff, lane, at: start, by: end - start) {
                set(full, lane, $0, $1)
                summarise(lane, $0, $1)
            }
        }
    }

    func remove(_ staff: Int, _ start: Int) {
        let at = first(of: staff, from: start)
        assert(Int(entries[at].start) == start, "no such engagement")
        let gone = entries[at]
        let stop = self.end(of: staff)
        (entries + at).update(from: entries + at + 1, count: stop - at - 1)
        counts[staff] -= 1
        count(staff, at: start, minutes: start - Int(gone.end))
        for i in services.lanesOfStaff[staff] {
            let lane = services.laneOfStaff[i]
            let (low, high) = blocked(lane, Int(gone.start), Int(gone.end), Int(gone.site))
            reopen(lane, staff, low, high)
            summarise(lane, low, high)
            eachTurned(staff, lane, at: start, by: start - Int(gone.end)) {
                clear(full, lane, $0, $1)
                fill(lane, staff, $0, $1)
                summarise(lane, $0, $1)
            }
        }
    }

    /// Counts minutes that start then in a person's limits, taken away if negative.
    @inline(__always) func count(_ staff: Int, at start: Int, minutes: Int) {
        for limit in places.limits[staff] {
            let i = places.interval(of: places.limitPeriod[limit], at: start)
            if i >= 0 { load[places.limitLoads[limit] + i] += minutes }
        }
    }

    /// Calls `body` with the starts of a lane in each interval of a limit that `minutes`, just counted, made full or, taken
    /// away, no longer full.
    @inline(__always) private func eachTurned(
        _ staff: Int, _ lane: Int, at start: Int, by minutes: Int, _ body: (Int, Int) -> Void
    ) {
        for limit in places.limits[staff] {
            let i = places.interval(of: places.limitPeriod[limit], at: start)
            guard i >= 0, isFull(limit, i, for: lane) != isFull(limit, i, for: lane, with: -minutes) else { continue }
            let (low, high) = self.starts(of: lane, limit, i)
            body(low, high)
        }
    }

    /// Would an appointment more in a lane be too much for an interval of a limit of its counselor's, with so many minutes more in it?
    @inline(__always) private func isFull(_ limit: Int, _ i: Int, for lane: Int, with more: Int = 0) -> Bool {
        load[places.limitLoads[limit] + i] + more + services.minutes[services.laneService[lane]]
            > places.limitMinutes[limit]
    }

    /// The starts of a lane in an interval of a limit: `low ... high`, in steps.
    @inline(__always) private func starts(of lane: Int, _ limit: Int, _ i: Int) -> (Int, Int) {
        let service = services.laneService[lane]
        let step = services.step[service]
        let row = places.periods[places.limitPeriod[limit]].lowerBound + i
        let low = (places.periodStart[row] + step - 1) / step
        let high = (places.periodEnd[row] + step - 1) / step - 1
        return (low, min(high, services.starts[service] - 1))
    }

    /// The starts of a lane that an engagement makes impossible: `low ... high`, in steps.
    @inline(__always) private func blocked(_ lane: Int, _ start: Int, _ end: Int, _ site: Int) -> (Int, Int) {
        let service = services.laneService[lane]
        let step = services.step[service]
        let mine = services.laneSite[lane]
        let after = start - services.minutes[service] - places.travel(mine, site)
        let before = end + places.travel(site, mine)
        let low = after < 0 ? 0 : after / step + 1
        let high = (before + step - 1) / step - 1
        return (low, min(high, services.starts[service] - 1))
    }

    private func reopen(_ lane: Int, _ staff: Int, _ low: Int, _ high: Int) {
        guard low <= high else { return }
        let first = laneBase[lane]
        for w in low >> 6...high >> 6 {
            let mask = StaffCalendars.mask(w, low, high)
            bits.base[first + w] |= open.base[first + w] & mask
        }
        let service = services.laneService[lane]
        let from = low * services.step[service] - places.longestTravel
        let to = high * services.step[service] + services.minutes[service] + places.longestTravel
        var i = self.first(of: staff, from: from)
        while i > base[staff], Int(entries[i - 1].end) > from { i -= 1 }
        let stop = end(of: staff)
        while i < stop, Int(entries[i].start) < to {
            let (l, h) = blocked(lane, Int(entries[i].start), Int(entries[i].end), Int(entries[i].site))
            clear(bits, lane, max(l, low), min(h, high))
            i += 1
        }
    }

    /// Marks the starts of a lane in `low ... high` that a limit of its counselor's makes impossible.
    private func fill(_ lane: Int, _ staff: Int, _ low: Int, _ high: Int) {
        guard low <= high else { return }
        for limit in places.limits[staff] {
            let period = places.limitPeriod[limit]
            var i = places.firstInterval(of: period, after: low * services.step[services.laneService[lane]])
            while i < places.periods[period].count {
                let (l, h) = starts(of: lane, limit, i)
                if l > high { break }
                if isFull(limit, i, for: lane) { set(full, lane, max(l, low), min(h, high)) }
                i += 1
            }
        }
    }

    /// Brings `some` up to date for the starts `low ... high` of a lane.
    @inline(__always) private func summarise(_ lane: Int, _ low: Int, _ high: Int) {
        guard low <= high else { return }
        let (first, summary) = (laneBase[lane], someBase[lane])
        for w in low >> 6...high >> 6 {
            let bit = UInt64(1) << UInt64(w & 63)
            if bits.base[first + w] & ~full.base[first + w] != 0 {
                some.base[summary + w >> 6] |= bit
            } else {
                some.base[summary + w >> 6] &= ~bit
            }
        }
    }

    /// The first word of a lane from `word` on, but not after `last`, in which there is a start that could be had; `last + 1` if
    /// there is none.
    @inline(__always) func word(of lane: Int, from word: Int, to last: Int) -> Int {
        let summary = someBase[lane]
        var s = word >> 6
        var found = some.base[summary + s] & ~UInt64(0) << UInt64(word & 63)
        while found == 0 {
            s += 1
            if s > last >> 6 { return last + 1 }
            found = some.base[summary + s]
        }
        return min(s << 6 + found.trailingZeroBitCount, last + 1)
    }

    @inline(__always) private func clear(_ table: Buffer<UInt64>, _ lane: Int, _ low: Int, _ high: Int) {
        guard low <= high else { return }
        let first = laneBase[lane]
        for w in low >> 6...high >> 6 { table.base[first + w] &= ~StaffCalendars.mask(w, low, high) }
    }

    @inline(__always) private func set(_ table: Buffer<UInt64>, _ lane: Int, _ low: Int, _ high: Int) {
        guard low <= high else { return }
        let first = laneBase[lane]
        for w in low >> 6...high >> 6 { table.base[first + w] |= StaffCalendars.mask(w, low, high) }
    }

    /// Could an appointment start then in a lane, by what its counselor has?
    func isFree(_ lane: Int, _ k: Int) -> Bool {
        let word = laneBase[lane] + k >> 6
        return (bits.base[word] & ~full.base[word]) >> UInt64(k & 63) & 1 != 0
    }

    /// Does the summary of a lane say which of its words have anything?
    func summaryIsTrue(_ lane: Int) -> Bool {
        (0..<laneBase[lane + 1] - laneBase[lane]).allSatisfy { w in
            let word = laneBase[lane] + w
            return (some.base[someBase[lane] + w >> 6] >> UInt64(w & 63) & 1 != 0)
                == (bits.base[word] & ~full.base[word] != 0)
        }
    }

    /// The bits of word `w` that lie in `low ... high`.
    @inline(__always) static func mask(_ w: Int, _ low: Int, _ high: Int) -> UInt64 {
        var m = ~UInt64(0)
        if w == low >> 6 { m &= ~UInt64(0) << UInt64(low & 63) }
        if w == high >> 6 { m &= ~UInt64(0) >> UInt64(63 - high & 63) }
        return m
    }
}

/// Frees the calendars' memory with the state that owns it.
final class OwnedEngagements {
    let base: UnsafeMutablePointer<StaffCalendars.Engagement>

    init(_ count: Int) { base = .allocate(capacity: max(1, count)) }

    deinit { base.deallocate() }
}
