extension State {
    /// The best way to hold a wish, given the bundle.
    struct Slot {
        var start = -1
        var lane = -1
        var desk = -1
        /// What it adds to the objective, days, waits and changes of counselor included.
        var worth = 0
    }

    /// Looks through the counselors' free starts, earliest first, as long as a better slot may still come.
    /// - Parameters:
    ///   - earliest: starts before this minute are not looked at.
    ///   - above: only a slot worth more than this is returned.
    func bestSlot(_ w: Int, above: Int = 0, earliest: Int = 0) -> Slot {
        var best = Slot()
        best.worth = above
        let service = people.wishService[w]
        let step = services.step[service]
        let minutes = services.minutes[service]
        let p = people.personOfWish[w]
        let base = people.wishBase[w]
        let perDay = people.wishCostPerDay[w]
        let (low, high) = orderWindow(~w, minutes)
        let first = max(low, earliest)
        guard first <= high else { return best }
        let kLow = (first + step - 1) / step
        let kHigh = min(high / step, services.starts[service] - 1)
        guard kLow <= kHigh else { return best }
        let plain = goals.attendedDay == 0 && goals.wait == 0 && perDay >= 0
        if goals.hasPast { tryOldSlot(w, kLow, kHigh, &best) }
        if goals.attendedDay != 0 { _ = attendedDays() }
        let before = goals.wait == 0 ? 0 : goals.wait * waits()
        var lastSite = Int.min
        for lane in services.lanes[service] {
            let site = services.laneSite[lane]
            let staff = services.laneStaff[lane]
            var most = people.wishValue[w] - services.laneCost[lane] - instance.homeCost(p, at: site)
            if goals.counselorChange != 0 { most -= goals.counselorChange * addedCounselors(staff) }
            if most <= best.worth { continue }
            scalars[3] += 1
            if site != lastSite {
                for i in kLow >> 6...kHigh >> 6 { barred.base[i] = 0 }
                lastSite = site
            }
            let (free, full) = freeStarts.words(of: lane)
            let roomy = deskHours.bits.base + deskHours.laneBase[lane]
            func starts(_ word: Int, _ from: Int, _ to: Int) -> UInt64 {
                free[word] & roomy[word] & ~(barred.base[word] | full[word]) & FreeStarts.mask(word, from, to)
            }
            lane: for range in people.open[w] {
                let from = max(people.openLow[range], kLow)
                let to = min(people.openHigh[range], kHigh)
                if from > to { continue }
                let last = to >> 6
                var word = freeStarts.word(of: lane, from: from >> 6, to: last)
                if word > last { continue }
                var bits = starts(word, from, to)
                while true {
                    while bits == 0 {
                        if word == last { continue lane }
                        word = freeStarts.word(of: lane, from: word + 1, to: last)
                        if word > last { continue lane }
                        bits = starts(word, from, to)
                    }
                    let k = word << 6 + bits.trailingZeroBitCount
                    bits &= bits - 1
                    let start = k * step
                    var worth = most - perDay * floorDay(start - base)
                    if worth <= best.worth {
                        if perDay < 0 { continue }
                        break lane
                    }
                    scalars[3] += 1
                    if goals.attendedDay != 0, site >= 0 {
                        let day = start / 1440
                        if bundle.days.base[day >> 6] >> UInt64(day & 63) & 1 == 0 {
                            worth -= goals.attendedDay
                            if worth <= best.worth { continue }
                        }
                    }
                    let desk = freeDesk(service, at: site, from: start, to: start + minutes)
                    guard desk != State.full, hasTime(from: start, to: start + minutes, at: site),
                        withinLimits(start: start, minutes: minutes)
                    else {
                        // Nor can it be with any other counselor there.
                        barred.base[word] |= 1 << UInt64(k & 63)
                        continue
                    }
                    let fullUntil = staffFullUntil(staff, start: start, minutes: minutes)
                    if fullUntil >= 0 {
                        let next = (fullUntil + step - 1) / step
                        if next > to { continue lane }
                        word = next >> 6
                        bits = starts(word, next, to)
                        continue
                    }
                    if desk >= 0 { worth -= services.deskCost[desk] }
                    if goals.hasPast { worth += wishKept(w, start, lane, desk) }
                    if goals.wait != 0, worth > best.worth {
                        bundle.append(wish: w, start: k, lane: lane, desk: desk, self)
                        worth -= goals.wait * waits() - before
                        bundle.sizes[2] = bundle.wishCount - 1
                    }
                    guard worth > best.worth else { continue }
                    best = Slot(start: k, lane: lane, desk: desk, worth: worth)
                    if plain { break lane }
                }
            }
        }
        return best
    }

    /// Looks whether the wish can stay where the plan in force has it.
    private func tryOldSlot(_ w: Int, _ kLow: Int, _ kHigh: Int, _ best: inout Slot) {
        let service = people.wishService[w]
        let (step, minutes) = (services.step[service], services.minutes[service])
        let start = past.start[w]
        guard start >= 0, start % step == 0, start / step >= kLow, start / step <= kHigh, mayStart(w, start / step)
        else { return }
        for lane in services.lanes[service] where services.laneStaff[lane] == past.counselor[w] {
            let k = start / step
            let site = services.laneSite[lane]
            guard freeStarts.isFree(lane, k),
                hasTime(from: start, to: start + minutes, at: site), withinLimits(start: start, minutes: minutes),
                staffWithinLimits(past.counselor[w], start: start, minutes: minutes)
            else { continue }
            var desk = freeDesk(service, at: site, from: start, to: start + minutes)
            for d in services.desks[service]
            where services.deskRoom[d] == past.desk[w] && places.roomSite[past.desk[w]] == site
                && rooms.isFree(past.desk[w], start, start + minutes)
            {
                desk = d
            }
            if desk == State.full { continue }
            let before = bundleCost()
            bundle.append(wish: w, start: k, lane: lane, desk: desk, self)
            let worth = worth(ofWish: w, k, lane, desk) - bundleCost() + before
            bundle.sizes[2] = bundle.wishCount - 1
            if worth > best.worth { best = Slot(start: k, lane: lane, desk: desk, worth: worth) }
        }
    }

    /// Does a start lie in the wish's windows, clear of the person's absences?
    func mayStart(_ w: Int, _ k: Int) -> Bool {
        for range in people.open[w] where people.openLow[range] <= k && k <= people.openHigh[range] { return true }
        return false
    }

    /// How many counselors more the bundle would have with this one.
    @inline(__always) func addedCounselors(_ staff: Int) -> Int {
        if bundle.wishCount == 0 { return 0 }
        for i in 0..<bundle.wishCount where bundle.wishStaff[i] == staff { return 0 }
        return 1
    }

    /// The minutes at which the orders allow an item of `minutes` to start, given the bundle.
    func orderWindow(_ item: Int, _ minutes: Int) -> (Int, Int) {
        var low = 0
        var high = places.horizon
        for o in people.orders[bundle.person] {
            let gap = people.orderGap[o]
            let first = people.orderFirst[o]
            let second = people.orderSecond[o]
            if first == item, second == item { return (0, -1) }
            if second == item {
                for i in 0..<bundle.seatCount where bundle.request[i] == first { low = max(low, endOfSeat(i) + gap) }
                for i in 0..<bundle.wishCount where ~bundle.wish[i] == first { low = max(low, bundle.wishEnd[i] + gap) }
            } else if first == item {
                for i in 0..<bundle.seatCount where bundle.request[i] == second {
                    high = min(high, startOfSeat(i) - gap - minutes)
                }
                for i in 0..<bundle.wishCount where ~bundle.wish[i] == second {
                    high = min(high, bundle.wishStart[i] - gap - minutes)
                }
            }
        }
        return (max(0, low), high)
    }
}
