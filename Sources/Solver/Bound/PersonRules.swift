import Problem

/// What must hold of a bundle, and what a whole one is worth.
extension PersonOracle {
    /// Fees of all chosen so far within each budget's share of one person.
    func affordable() -> Bool {
        let people = instance.people
        let activities = instance.activities
        let from = pairs.ofPerson[person].lowerBound
        for b in 0..<instance.places.budgetLimit.count where people.draws(person, on: b) {
            var spent = 0
            for k in 0..<depth {
                for f in activities.fees[activities.activityOfTime[pairs.time[from + stack[k]]]]
                where activities.feeBudget[f] == b { spent += activities.feeAmount[f] }
            }
            if spent > instance.places.budgetPerPerson[b] { return false }
        }
        return true
    }

    /// Where request `r`, just filled from `base` on, starts and ends; false if that breaks an order.
    func completes(_ r: Int, _ base: Int) -> Bool {
        let people = instance.people
        let activities = instance.activities
        let from = pairs.ofPerson[person].lowerBound
        var (start, end) = (Int.max, Int.min)
        for k in base..<depth {
            let m = activities.meetings[pairs.time[from + stack[k]]]
            start = min(start, activities.meetingStart[m.lowerBound])
            end = max(end, activities.meetingEnd[m.upperBound - 1])
        }
        startOf[r] = start
        endOf[r] = end
        return people.ordersHold(for: r, of: person, startOf, endOf) { granted[$0] != 0 }
    }

    func leaf(_ value: Int) {
        let people = instance.people
        var v = value
        if depth == 0 {
            v -= unserved
        } else {
            if limited, depth > 1, !withinLimits() { return }
            if !feesAreCosts, !affordable() { return }
            guard v + wishCeiling > best else { return }
            v -= waitCost()
        }
        for o in people.orders[person] where people.orderNeeds[o] != 0 {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            guard f >= 0, s >= 0 else { continue }
            if granted[s - requests.lowerBound] != 0, granted[f - requests.lowerBound] == 0 { return }
        }
        if hasWishes {
            guard v + wishCeiling > best else { return }
            bindWishes()
            let ceiling = wishes.boundCeiling()
            nodes += wishes.nodes >> 1
            guard v + ceiling > best else { return }
            let dayWeight = geometry.attendedDay * Multipliers.unit
            let w = wishes.run(above: best - v, dayWeight: dayWeight, attended: union.base + depth * words)
            nodes += wishes.nodes >> 1
            guard v + w > best else { return }
            for k in 0..<people.wishes[person].count { dishes[k] = wishes.chosen[k] }
            v += w
        }
        guard v > best else { return }
        best = v
        chosenCount = depth
        let from = pairs.ofPerson[person].lowerBound
        for k in 0..<depth { chosen[k] = from + stack[k] }
    }

    func withinLimits() -> Bool {
        let people = instance.people
        let activities = instance.activities
        let from = pairs.ofPerson[person].lowerBound
        for l in people.limits[person] {
            let period = people.limitPeriod[l]
            for i in 0..<instance.places.periods[period].count {
                var load = 0
                for k in 0..<depth {
                    for m in activities.meetings[pairs.time[from + stack[k]]]
                    where instance.places.interval(of: period, at: activities.meetingStart[m]) == i {
                        load += activities.meetingEnd[m] - activities.meetingStart[m]
                    }
                }
                if load > people.limitMinutes[l] { return false }
            }
        }
        return true
    }

    /// Tells the wishes what the orders make of the bundle.
    func bindWishes() {
        let people = instance.people
        wishes.unbind()
        for o in people.orders[person] {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            if f >= 0, s < 0 {
                let r = f - requests.lowerBound
                if granted[r] != 0 {
                    wishes.bind(~s, from: endOf[r] + people.orderGap[o])
                } else if people.orderNeeds[o] != 0 {
                    wishes.forbid(~s)
                }
            } else if f < 0, s >= 0, granted[s - requests.lowerBound] != 0 {
                let r = s - requests.lowerBound
                wishes.bind(~f, to: startOf[r] - people.orderGap[o] - wishes.minutes(of: ~f))
                if people.orderNeeds[o] != 0 { wishes.require(~f) }
            }
        }
    }
}

extension People {
    /// Do a person's orders between requests hold for one that has just been granted?
    /// - Parameters:
    ///   - r: the request, among the person's; `startOf` and `endOf` say when each that is granted starts and ends.
    ///   - isGranted: of the person's other requests.
    @inline(__always) func ordersHold(
        for r: Int, of person: Int, _ startOf: Buffer<Int>, _ endOf: Buffer<Int>, isGranted: (Int) -> Bool
    ) -> Bool {
        let first = requests[person].lowerBound
        for o in orders[person] {
            let (f, s) = (orderFirst[o], orderSecond[o])
            guard f >= 0, s >= 0 else { continue }
            let (i, j) = (f - first, s - first)
            if i == j { if i == r, endOf[r] + orderGap[o] > startOf[r] { return false } else { continue } }
            if j == r, isGranted(i), endOf[i] + orderGap[o] > startOf[r] { return false }
            if i == r, isGranted(j), endOf[r] + orderGap[o] > startOf[j] { return false }
        }
        return true
    }
}
