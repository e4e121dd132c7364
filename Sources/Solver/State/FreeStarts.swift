import Problem

/// At which starts an appointment would still fit: for each lane (a counselor at a site, giving a service) a bit for each start that is free between the
/// counselor's engagements, and one for each at which it would be more than their limits allow.
///
/// What an engagement that comes or goes makes of these is worked out when somebody looks at the counselor. Most moves are undone, and most of what is
/// taken from a person is given back to them: what came and went in between costs nothing.
final class FreeStarts {
    /// Words of a lane: `bits[laneBase[lane] ...]`, and so on. Lanes of one counselor that are free at the same starts share them.
    private let laneBase: Ints
    /// Starts that an empty calendar leaves; those that engagements leave; those at which limits are full.
    private let open, bits, full: Buffer<UInt64>
    /// A bit for each word of a lane in which there is a start that could be had.
    private let some: Buffer<UInt64>
    private let someBase: Ints
    /// The sheets of a counselor: a sheet is what like lanes share, and `lane` one of these.
    private let sheets: Rows
    private let lane: Ints
    /// Minutes of engagements by staff member and interval of each of their limits, apart from those of a bundle that is being weighed.
    private let load: Buffer<Int32>
    /// By sheet, and in the order of `load`: is the interval marked in `full`?
    private let isMarked: Buffer<UInt8>
    private let markBase: Ints
    /// Engagements that came or went, by staff member, and how many of them.
    private let changes: UnsafeMutablePointer<Change>
    private let changeCount: Buffer<Int32>
    private let calendars: StaffCalendars
    private let places: Places
    private let services: Services

    private struct Change {
        var start, end, site: Int32
        var came: Bool
    }

    /// With so many changes of one counselor's they are worked out at once.
    private static let mostChanges = 8

    init(_ instance: Instance, _ calendars: StaffCalendars, _ arena: Arena) {
        self.calendars = calendars
        places = instance.places
        services = instance.services
        let (places, services) = (instance.places, instance.services)
        let staff = instance.problem.staff.count
        var laneBase = [Int](repeating: 0, count: services.laneStaff.count)
        var someBase = laneBase
        var (rows, lanes, markBase) = (RowsBuilder(), [Int](), [Int]())
        var (words, summaries, marks) = (0, 0, 0)
        for who in 0..<staff {
            var known: [[Int]: Int] = [:]
            for i in services.lanesOfStaff[who] {
                let lane = services.laneOfStaff[i]
                let service = services.laneService[lane]
                var key = [services.laneSite[lane], services.minutes[service], services.step[service]]
                for range in services.open[lane] { key += [services.openLow[range], services.openHigh[range]] }
                if let alike = known[key] {
                    (laneBase[lane], someBase[lane]) = (laneBase[alike], someBase[alike])
                    continue
                }
                known[key] = lane
                (laneBase[lane], someBase[lane]) = (words, summaries)
                let size = (services.starts[service] + 63) / 64
                words += size
                summaries += (size + 63) / 64
                lanes.append(lane)
                markBase.append(marks)
                for limit in places.limits[who] { marks += places.periods[places.limitPeriod[limit]].count }
            }
            rows.size = lanes.count
            rows.close()
        }
        self.laneBase = arena.table(laneBase)
        self.someBase = arena.table(someBase)
        self.markBase = arena.table(markBase)
        sheets = rows.frozen(arena)
        lane = arena.table(lanes)
        open = arena.buffer(words)
        bits = arena.buffer(words)
        full = arena.buffer(words)
        some = arena.buffer(summaries)
        isMarked = arena.buffer(marks)
        load = arena.buffer(places.loadCount)
        changes = arena.allocate(Change.self, staff * FreeStarts.mostChanges)
        changeCount = arena.buffer(staff)
        for lane in lanes {
            for range in services.open[lane] { set(open, lane, services.openLow[range], services.openHigh[range]) }
        }
        bits.copy(from: open)
        for who in 0..<staff {
            for sheet in sheets[who] {
                let service = services.laneService[lane[sheet]]
                for limit in places.limits[who] {
                    for i in 0..<places.periods[places.limitPeriod[limit]].count { mark(sheet, who, limit, i) }
                }
                summarise(lane[sheet], 0, services.starts[service] - 1)
            }
        }
    }

    // MARK: Changes

    /// An engagement of a counselor's came, or went, in their calendar.
    func change(_ staff: Int, _ start: Int, _ end: Int, _ site: Int, came: Bool) {
        guard !sheets[staff].isEmpty else { return }
        for limit in places.limits[staff] {
            let i = places.interval(of: places.limitPeriod[limit], at: start)
            if i >= 0 { load[places.limitLoads[limit] + i] += came ? end - start : start - end }
        }
        let base = changes + staff * FreeStarts.mostChanges
        let count = changeCount[staff]
        for k in 0..<count where Int(base[k].start) == start && base[k].came != came {
            if Int(base[k].end) == end, Int(base[k].site) == site {
                base[k] = base[count - 1]
                changeCount[staff] = count - 1
                return
            }
        }
        base[count] = Change(start: Int32(start), end: Int32(end), site: Int32(site), came: came)
        changeCount[staff] = count + 1
        // The calendar has this one already: what is worked out without it could not be taken back with it.
        if count + 1 == FreeStarts.mostChanges { settle(staff) }
    }

    /// Works out what a counselor's changes have made of their starts.
    @inline(__always) private func bringUpToDate(_ staff: Int) { if changeCount[staff] != 0 { settle(staff) } }

    private func settle(_ staff: Int) {
        let base = changes + staff * FreeStarts.mostChanges
        let count = changeCount[staff]
        changeCount[staff] = 0
        for sheet in sheets[staff] {
            let lane = lane[sheet]
            // What is freed is measured by all that is there now; what came is blocked last.
            for came in [false, true] {
                for k in 0..<count where base[k].came == came {
                    let (low, high) = blocked(lane, Int(base[k].start), Int(base[k].end), Int(base[k].site))
                    if came { clear(bits, lane, low, high) } else { reopen(lane, staff, low, high) }
                    summarise(lane, low, high)
                }
            }
        }
        for k in 0..<count {
            for limit in places.limits[staff] {
                let i = places.interval(of: places.limitPeriod[limit], at: Int(base[k].start))
                if i >= 0 { for sheet in sheets[staff] { mark(sheet, staff, limit, i) } }
            }
        }
    }

    // MARK: Engagements

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

    /// Frees the starts `low ... high` of a lane, but those that the calendar makes impossible.
    private func reopen(_ lane: Int, _ staff: Int, _ low: Int, _ high: Int) {
        guard low <= high else { return }
        let first = laneBase[lane]
        for w in low >> 6...high >> 6 {
            let mask = FreeStarts.mask(w, low, high)
            bits.base[first + w] |= open.base[first + w] & mask
        }
        let service = services.laneService[lane]
        let from = low * services.step[service] - places.longestTravel
        let to = high * services.step[service] + services.minutes[service] + places.longestTravel
        var i = calendars.first(of: staff, from: from)
        while i > calendars.base[staff], Int(calendars.entries[i - 1].end) > from { i -= 1 }
        let stop = calendars.end(of: staff)
        while i < stop, Int(calendars.entries[i].start) < to {
            let e = calendars.entries[i]
            let (l, h) = blocked(lane, Int(e.start), Int(e.end), Int(e.site))
            clear(bits, lane, max(l, low), min(h, high))
            i += 1
        }
    }

    // MARK: Limits

    /// Sees to it that `full` says whether an interval of a limit is full for a sheet.
    @inline(__always) private func mark(_ sheet: Int, _ staff: Int, _ limit: Int, _ i: Int) {
        let lane = lane[sheet]
        let minutes = services.minutes[services.laneService[lane]]
        let isFull = load[places.limitLoads[limit] + i] + minutes > places.limitMinutes[limit]
        let at = markIndex(sheet, staff, limit, i)
        guard (isMarked[at] != 0) != isFull else { return }
        isMarked[at] = isFull ? 1 : 0
        let (low, high) = starts(of: lane, limit, i)
        if isFull { set(full, lane, low, high) } else { empty(sheet, staff, limit, i, low, high) }
        summarise(lane, low, high)
    }

    @inline(__always) private func markIndex(_ sheet: Int, _ staff: Int, _ limit: Int, _ i: Int) -> Int {
        markBase[sheet] + places.limitLoads[limit] - places.limitLoads[places.limits[staff].lowerBound] + i
    }

    /// An interval of a limit is not full any more; others that lie in it may be.
    private func empty(_ sheet: Int, _ staff: Int, _ limit: Int, _ i: Int, _ low: Int, _ high: Int) {
        let lane = lane[sheet]
        clear(full, lane, low, high)
        let row = places.periods[places.limitPeriod[limit]].lowerBound + i
        for other in places.limits[staff] where other != limit {
            let period = places.limitPeriod[other]
            let rows = places.periods[period]
            var j = places.firstInterval(of: period, after: places.periodStart[row])
            while j < rows.count, places.periodStart[rows.lowerBound + j] < places.periodEnd[row] {
                if isMarked[markIndex(sheet, staff, other, j)] != 0 {
                    let (l, h) = starts(of: lane, other, j)
                    set(full, lane, max(l, low), min(h, high))
                }
                j += 1
            }
        }
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

    // MARK: Bits

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
    /// there is none. Of a lane whose `words` are at hand.
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
        for w in low >> 6...high >> 6 { table.base[first + w] &= ~FreeStarts.mask(w, low, high) }
    }

    @inline(__always) private func set(_ table: Buffer<UInt64>, _ lane: Int, _ low: Int, _ high: Int) {
        guard low <= high else { return }
        let first = laneBase[lane]
        for w in low >> 6...high >> 6 { table.base[first + w] |= FreeStarts.mask(w, low, high) }
    }

    /// The bits of word `w` that lie in `low ... high`.
    @inline(__always) static func mask(_ w: Int, _ low: Int, _ high: Int) -> UInt64 {
        var m = ~UInt64(0)
        if w == low >> 6 { m &= ~UInt64(0) << UInt64(low & 63) }
        if w == high >> 6 { m &= ~UInt64(0) >> UInt64(63 - high & 63) }
        return m
    }

    // MARK: Questions

    /// A lane's words as they are now: starts that engagements leave, and those at which limits are full. They hold until an engagement comes or goes.
    @inline(__always) func words(of lane: Int) -> (free: UnsafePointer<UInt64>, full: UnsafePointer<UInt64>) {
        bringUpToDate(services.laneStaff[lane])
        let first = laneBase[lane]
        return (UnsafePointer(bits.base + first), UnsafePointer(full.base + first))
    }

    /// Could an appointment start then in a lane, by what its counselor has?
    func isFree(_ lane: Int, _ k: Int) -> Bool {
        bringUpToDate(services.laneStaff[lane])
        let word = laneBase[lane] + k >> 6
        return (bits.base[word] & ~full.base[word]) >> UInt64(k & 63) & 1 != 0
    }

    /// Would it in an empty calendar?
    @inline(__always) func isOpen(_ lane: Int, _ k: Int) -> Bool {
        open.base[laneBase[lane] + k >> 6] >> UInt64(k & 63) & 1 != 0
    }

    /// Does the summary of a lane say which of its words have anything?
    func summaryIsTrue(_ lane: Int) -> Bool {
        bringUpToDate(services.laneStaff[lane])
        let words = (services.starts[services.laneService[lane]] + 63) / 64
        return (0..<words).allSatisfy { w in
            let word = laneBase[lane] + w
            return (some.base[someBase[lane] + w >> 6] >> UInt64(w & 63) & 1 != 0)
                == (bits.base[word] & ~full.base[word] != 0)
        }
    }
}
