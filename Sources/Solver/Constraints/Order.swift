extension State {
    /// Would the orders of the bundle's person allow `item` (a request `r` as `r`, a wish `w` as `~w`) to start and end
    /// then, beside what they hold? Of an item with several activities each is asked by itself: the last end of the
    /// first and the first start of the second decide, and those are among the pairs.
    @inline(__always) func orderAllows(_ item: Int, start: Int, end: Int) -> Bool {
        let orders = people.orders[bundle.person]
        return orders.isEmpty || allows(orders, item, start, end)
    }

    private func allows(_ orders: Range<Int>, _ item: Int, _ start: Int, _ end: Int) -> Bool {
        for o in orders {
            let gap = people.orderGap[o]
            let first = people.orderFirst[o]
            let second = people.orderSecond[o]
            if first == item, second == item { if end + gap > start { return false } }
            if first == item {
                for i in 0..<bundle.seatCount where bundle.request[i] == second && end + gap > startOfSeat(i) {
                    return false
                }
                for i in 0..<bundle.wishCount where ~bundle.wish[i] == second && end + gap > bundle.wishStart[i] {
                    return false
                }
            } else if second == item {
                for i in 0..<bundle.seatCount where bundle.request[i] == first && endOfSeat(i) + gap > start {
                    return false
                }
                for i in 0..<bundle.wishCount where ~bundle.wish[i] == first && bundle.wishEnd[i] + gap > start {
                    return false
                }
            }
        }
        return true
    }

    @inline(__always) func startOfSeat(_ i: Int) -> Int {
        activities.meetingStart[activities.meetings[bundle.time[i]].lowerBound]
    }

    @inline(__always) func endOfSeat(_ i: Int) -> Int {
        activities.meetingEnd[activities.meetings[bundle.time[i]].upperBound - 1]
    }

    /// Is all that the bundle holds granted together with what it needs?
    func needsAreMet() -> Bool {
        for o in people.orders[bundle.person] where people.orderNeeds[o] != 0 {
            if holds(people.orderSecond[o]), !holds(people.orderFirst[o]) { return false }
        }
        return true
    }

    /// May a wish be granted at all, as the bundle stands?
    func needsAllow(_ item: Int) -> Bool {
        for o in people.orders[bundle.person]
        where people.orderNeeds[o] != 0 && people.orderSecond[o] == item && !holds(people.orderFirst[o]) {
            return false
        }
        return true
    }

    private func holds(_ item: Int) -> Bool {
        for i in 0..<bundle.seatCount where bundle.request[i] == item { return true }
        for i in 0..<bundle.wishCount where ~bundle.wish[i] == item { return true }
        return false
    }
}
