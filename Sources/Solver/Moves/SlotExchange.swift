extension Search {
    /// One appointment of each person, drawn by chance, is given up by all at once, and the slots these had are shared out anew among those who
    /// want one as well as can be (`Auction`): counselor, site, hour and room of a slot stay, and with them all calendars. Who has none in the end
    /// then looks for one that nobody has; what the best of these would be worth, as it was before, nobody gives for a slot of others.
    /// - Parameter epsilon: how exact the auction is, in money.
    /// - Returns: false if nothing came of it, or the run is over.
    func exchangeSlots(epsilon: Int) -> Bool {
        let market = SlotMarket(state)
        for i in menu.people.indices {
            let wishes = state.people.wishes[menu.people[i]]
            if !wishes.isEmpty { market.enter(wishes.lowerBound + random.below(wishes.count)) }
        }
        market.arrange()
        for i in market.wishes.indices {
            if i & 63 == 63, breaksOff() { return false }
            market.offer(Int(market.wishes[i]), random.next())
        }
        let isSold = market.auction.hold(epsilon: epsilon) { [self] bids in
            state.scalars[3] += bids
            return breaksOff()
        }
        guard isSold else { return false }
        for (i, p) in market.settle().enumerated() {
            if i & 63 == 63, breaksOff() { return false }
            guard state.fill(p, turn: random.next()) else { return false }
        }
        return true
    }
}

/// The slots that are given up, and what each person would give for which.
private final class SlotMarket {
    /// A stretch of a counselor's time.
    private struct Slot {
        /// Room −1 where it has none.
        let start, minutes, room: Int32
    }
    private let state: State
    private(set) var auction = Auction(lots: 0)
    /// By bidder.
    private(set) var wishes: [Int32] = []
    private var slots: [Slot] = []
    /// Slots by counselor and site, in the order of their starts.
    private var byLane: [[Int32]]
    /// By offer.
    private var (lanes, desks): ([Int32], [Int32]) = ([], [])

    init(_ state: State) {
        self.state = state
        byLane = Array(repeating: [], count: state.places.limits.count * (state.places.siteCount + 1))
    }

    /// Index in `byLane`.
    private func key(_ lane: Int) -> Int {
        state.services.laneStaff[lane] * (state.places.siteCount + 1) + state.services.laneSite[lane] + 1
    }

    /// A person bids with an appointment, if it can be exchanged.
    func enter(_ w: Int) {
        let (people, services) = (state.people, state.services)
        guard state.locks.wish[w] == Locks.free, state.needsAreHeld(by: ~w, people.personOfWish[w]) else { return }
        wishes.append(Int32(w))
        guard state.startOf[w] >= 0 else { return }
        let service = people.wishService[w]
        byLane[key(state.laneOf[w])].append(Int32(slots.count))
        slots.append(
            Slot(
                start: Int32(state.startOf[w] * services.step[service]), minutes: Int32(services.minutes[service]),
                room: Int32(state.deskOf[w] < 0 ? -1 : services.deskRoom[state.deskOf[w]])))
    }

    /// All who bid are known.
    func arrange() {
        auction = Auction(lots: slots.count)
        for i in slots.indices { auction.sell(i, seats: 1) }
        for key in byLane.indices where byLane[key].count > 1 {
            byLane[key].sort { (slots[Int($0)].start, $0) < (slots[Int($1)].start, $1) }
        }
    }

    /// The slots that a bidder looks at: where there are more, some drawn by chance, and their own.
    private var mostLooks: Int { state.instance.isCity ? 96 : 256 }

    /// The offers of a bidder.
    func offer(_ w: Int, _ turn: UInt64) {
        let (people, services) = (state.people, state.services)
        let p = people.personOfWish[w]
        let isNeeded = state.isNeeded(~w, p)
        let elsewhere = freeWorth(w, p)
        let mark = state.journal.count
        let now = state.startOf[w] < 0 ? -1 : state.startOf[w] * services.step[people.wishService[w]]
        if now >= 0 { state.cancel(w) }
        state.bundle.load(p, state)
        let cost = state.bundleCost()
        let (low, high) = state.orderWindow(~w, services.minutes[people.wishService[w]])
        let ranges = services.lanes[people.wishService[w]].map { lane in
            (lane: lane, from: first(lane, from: low), to: first(lane, from: high + 1))
        }
        let count = ranges.reduce(0) { $0 + max(0, $1.to - $1.from) }
        let stride = max(1, count / mostLooks)
        var turn = Int(turn >> 33) % stride
        for (lane, from, to) in ranges where from < to {
            for slot in byLane[key(lane)][from..<to] {
                turn += 1
                guard turn % stride == 0 || Int(slots[Int(slot)].start) == now else { continue }
                guard let (worth, desk) = worth(of: Int(slot), to: w, p, lane, cost), worth > elsewhere || isNeeded
                else { continue }
                auction.offer(Int(slot), worth: worth)
                lanes.append(Int32(lane))
                desks.append(Int32(desk))
            }
        }
        auction.close(nothing: isNeeded ? Auction.must : elsewhere)
        state.undo(to: mark)
    }

    /// What the best slot that nobody has would be worth, 0 where none is worth anything. The minutes of the one that is held still count in limits.
    private func freeWorth(_ w: Int, _ p: Int) -> Int {
        state.bundle.load(p, without: w, state)
        return state.bestSlot(w).worth
    }

    /// Where in `byLane` the first slot stands that starts at a minute or later.
    private func first(_ lane: Int, from minute: Int) -> Int {
        let mine = byLane[key(lane)]
        var (low, high) = (0, mine.count)
        while low < high {
            let mid = (low + high) >> 1
            if slots[Int(mine[mid])].start < minute { low = mid + 1 } else { high = mid }
        }
        return low
    }

    /// What a slot is worth to the bundle's person, and the desk there; nil if they cannot have it. What the bundle holds costs `cost`.
    private func worth(of slot: Int, to w: Int, _ p: Int, _ lane: Int, _ cost: Int) -> (worth: Int, desk: Int)? {
        let (people, services) = (state.people, state.services)
        let service = people.wishService[w]
        let (step, minutes) = (services.step[service], services.minutes[service])
        let start = Int(slots[slot].start)
        state.scalars[3] += 1
        guard slots[slot].minutes >= minutes, start % step == 0, state.mayStart(w, start / step),
            let desk = desk(of: service, in: Int(slots[slot].room)),
            state.hasTime(from: start, to: start + minutes, at: services.laneSite[lane]),
            state.withinLimits(start: start, minutes: minutes)
        else { return nil }
        let own = state.worth(ofWish: w, start / step, lane, desk)
        state.bundle.append(wish: w, start: start / step, lane: lane, desk: desk, state)
        let added = state.bundleCost() - cost
        state.bundle.sizes[2] = state.bundle.wishCount - 1
        return (own - added, desk)
    }

    /// The desk of a service in a room, −1 where neither has one; nil if they do not go together.
    private func desk(of service: Int, in room: Int) -> Int? {
        let all = state.services.desks[service]
        if all.isEmpty || room < 0 { return all.isEmpty && room < 0 ? -1 : nil }
        return all.first { state.services.deskRoom[$0] == room }
    }

    /// Does what the auction says.
    /// - Returns: the people who have something else than before.
    func settle() -> [Int] {
        let (people, services) = (state.people, state.services)
        var changed: [Int] = []
        func start(_ i: Int, _ w: Int) -> Int {
            Int(slots[auction.lot(Int(auction.taken[i]))].start) / services.step[people.wishService[w]]
        }
        for i in wishes.indices {
            let (w, offer) = (Int(wishes[i]), Int(auction.taken[i]))
            if offer < 0 {
                guard state.startOf[w] >= 0 else { continue }
            } else if state.startOf[w] == start(i, w), state.laneOf[w] == Int(lanes[offer]),
                state.deskOf[w] == Int(desks[offer])
            {
                continue
            }
            changed.append(i)
            if state.startOf[w] >= 0 { state.cancel(w) }
        }
        for i in changed where auction.taken[i] >= 0 {
            let (w, offer) = (Int(wishes[i]), Int(auction.taken[i]))
            state.book(w, start: start(i, w), lane: Int(lanes[offer]), desk: Int(desks[offer]))
        }
        return changed.map { people.personOfWish[Int(wishes[$0])] }
    }
}
