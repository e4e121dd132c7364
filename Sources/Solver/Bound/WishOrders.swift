import Problem

/// Orders between appointments of one person: the starts they leave, and what can still be had within them.
extension WishOracle {
    /// Narrows the starts of wishes that both have their lane and stand in an order; false if nothing is left.
    func narrow() -> Bool {
        for w in 0..<count { (dayLow[w], dayHigh[w]) = (low[w], high[w]) }
        let people = instance.people
        for o in people.orders[people.personOfWish[first]] {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            guard f < 0, s < 0 else { continue }
            let (i, j) = (~f - first, ~s - first)
            guard lane[i] >= 0, lane[j] >= 0 else { continue }
            let before = menus.dishes[laneRange[i] + lane[i]]
            let behind = menus.dishes[laneRange[j] + lane[j]]
            let gap = minutes(of: first + i) + people.orderGap[o]
            guard let early = before.first(where: { menus.lastStart[$0] >= dayLow[i] }),
                let late = behind.last(where: { menus.firstStart[$0] <= dayHigh[j] })
            else { return false }
            dayLow[j] = max(dayLow[j], menus.firstStart[early] + gap)
            dayHigh[i] = min(dayHigh[i], menus.lastStart[late] - gap)
        }
        return true
    }

    /// `needs` between two wishes.
    func needsHold() -> Bool {
        let people = instance.people
        for o in people.orders[people.personOfWish[first]] where people.orderNeeds[o] != 0 {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            guard f < 0, s < 0 else { continue }
            let (i, j) = (~f - first, ~s - first)
            if lane[j] >= 0, lane[i] < 0 { return false }
        }
        return true
    }

    /// What the wishes after `w` are worth at most where those up to it are to be held as chosen, and orders kept with each.
    func reach(after w: Int) -> Int {
        guard isOrdered else { return restDays[w + 1] }
        var sum = 0
        for k in w + 1..<max(w + 1, count) where lane[k] >= 0 {
            let (early, late) = window(k, after: w)
            sum += best(k, lane[k], max(dayLow[k], early), min(dayHigh[k], late))
        }
        return sum
    }

    /// Between which starts the orders with wishes up to `w`, held as chosen, leave wish `k`.
    func window(_ k: Int, after w: Int) -> (early: Int, late: Int) {
        let people = instance.people
        var (early, late) = (Int.min / 2, Int.max / 2)
        for o in people.orders[people.personOfWish[first]] {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            guard f < 0, s < 0 else { continue }
            let (i, j) = (~f - first, ~s - first)
            if i == k, j <= w, lane[j] >= 0 {
                late = min(late, menus.lastStart[dish[j]] - minutes(of: first + i) - people.orderGap[o])
            } else if j == k, i <= w, lane[i] >= 0 {
                early = max(early, menus.firstStart[dish[i]] + minutes(of: first + i) + people.orderGap[o])
            }
        }
        return (early, late)
    }

    func inOrder(_ w: Int, _ d: Int) -> Bool {
        let people = instance.people
        for o in people.orders[people.personOfWish[first]] {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            guard f < 0, s < 0 else { continue }
            let (i, j) = (~f - first, ~s - first)
            if i == w, j < w, lane[j] >= 0 {
                if menus.firstStart[d] + minutes(of: first + i) + people.orderGap[o] > menus.lastStart[dish[j]] {
                    return false
                }
            } else if j == w, i < w, lane[i] >= 0 {
                if menus.firstStart[dish[i]] + minutes(of: first + i) + people.orderGap[o] > menus.lastStart[d] {
                    return false
                }
            }
        }
        return true
    }
}
