import Problem

/// Orders between appointments of one person: the starts they leave, and what can still be had within them.
extension WishOracle {
    /// Looks up the orders between two wishes of a person.
    func openOrders(of person: Int) {
        let people = instance.people
        orderCount = 0
        for o in people.orders[person] {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            guard f < 0, s < 0 else { continue }
            orderFirst[orderCount] = ~f - first
            orderSecond[orderCount] = ~s - first
            orderMinutes[orderCount] = minutes(of: ~f) + people.orderGap[o]
            orderNeeds[orderCount] = people.orderNeeds[o]
            orderCount += 1
        }
    }

    /// Narrows the starts of wishes that both have their lane and stand in an order; false if nothing is left.
    func narrow() -> Bool {
        for w in 0..<count { (dayLow[w], dayHigh[w]) = (low[w], high[w]) }
        for o in 0..<orderCount {
            let (i, j) = (orderFirst[o], orderSecond[o])
            guard lane[i] >= 0, lane[j] >= 0 else { continue }
            let before = menus.dishes[laneRange[i] + lane[i]]
            let behind = menus.dishes[laneRange[j] + lane[j]]
            guard let early = before.first(where: { menus.lastStart[$0] >= dayLow[i] }),
                let late = behind.last(where: { menus.firstStart[$0] <= dayHigh[j] })
            else { return false }
            dayLow[j] = max(dayLow[j], menus.firstStart[early] + orderMinutes[o])
            dayHigh[i] = min(dayHigh[i], menus.lastStart[late] - orderMinutes[o])
        }
        return true
    }

    /// `needs` between two wishes.
    func needsHold() -> Bool {
        for o in 0..<orderCount where orderNeeds[o] != 0 && lane[orderSecond[o]] >= 0 && lane[orderFirst[o]] < 0 {
            return false
        }
        return true
    }

    /// What the wishes after `w` are worth at most where those up to it are to be held as chosen, and orders kept with each.
    @inline(__always) func reach(after w: Int) -> Int {
        guard orderCount > 0, w + 1 < count else { return restDays[w + 1] }
        var sum = 0
        for k in w + 1..<count where lane[k] >= 0 {
            let (early, late) = window(k, after: w)
            sum += best(k, lane[k], max(dayLow[k], early), min(dayHigh[k], late))
        }
        return sum
    }

    /// Between which starts the orders with wishes up to `w`, held as chosen, leave wish `k`.
    @inline(__always) private func window(_ k: Int, after w: Int) -> (early: Int, late: Int) {
        var (early, late) = (Int.min / 2, Int.max / 2)
        for o in 0..<orderCount {
            let (i, j) = (orderFirst[o], orderSecond[o])
            if i == k, j <= w, lane[j] >= 0 {
                late = min(late, menus.lastStart[dish[j]] - orderMinutes[o])
            } else if j == k, i <= w, lane[i] >= 0 {
                early = max(early, menus.firstStart[dish[i]] + orderMinutes[o])
            }
        }
        return (early, late)
    }

    /// Do the orders with wishes before `w`, held as chosen, allow it a dish?
    @inline(__always) func inOrder(_ w: Int, _ d: Int) -> Bool {
        for o in 0..<orderCount {
            let (i, j) = (orderFirst[o], orderSecond[o])
            if i == w, j < w, lane[j] >= 0 {
                if menus.firstStart[d] + orderMinutes[o] > menus.lastStart[dish[j]] { return false }
            } else if j == w, i < w, lane[i] >= 0 {
                if menus.firstStart[dish[i]] + orderMinutes[o] > menus.lastStart[d] { return false }
            }
        }
        return true
    }
}
