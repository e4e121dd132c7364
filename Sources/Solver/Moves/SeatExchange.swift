extension Search {
    /// One request of each person, drawn by chance, is given up by all at once, and the seats are shared out anew among them as well as can be,
    /// all else staying as it is (`Auction`; a very large-scale neighbourhood: Ahuja et al. 2002). Of a package one seat is given up,
    /// for another of the same part. Where envy counts a person also bids for what they would envy at the scores that were let in last; what
    /// others would envy because of them shows when it is done.
    ///
    /// Appointments in the way of a seat make way, at what they are worth. Then those who moved are given what else there is.
    /// - Parameter epsilon: how exact the auction is, in money.
    /// - Returns: false if nothing came of it, or the run is over.
    func exchangeSeats(epsilon: Int) -> Bool {
        let market = SeatMarket(state)
        for i in menu.people.indices {
            if i & 63 == 63, breaksOff() { return false }
            let requests = state.people.requests[menu.people[i]]
            if !requests.isEmpty { market.enter(requests.lowerBound + random.below(requests.count), random.next()) }
        }
        let isSold = market.hold(epsilon: epsilon) { [self] bids in
            state.scalars[3] += bids
            return breaksOff()
        }
        guard isSold else { return false }
        seatPrice = market.prices()
        for (i, p) in market.settle().enumerated() {
            if i & 63 == 63, breaksOff() { return false }
            guard state.fill(p, turn: random.next()) else { return false }
        }
        return closeShort()
    }
}

/// The requests that are given up, and what each person would give for which seat. What a budget has left is set aside for those who bid
/// first, as if each took what costs it most.
private final class SeatMarket {
    private let state: State
    private let auction: Auction
    /// By bidder the request and which of its choice's parts is at stake; by offer the candidate.
    private var requests, parts: [Int32]
    private var candidates: [Int32] = []
    /// By activity: seats for those who bid, and how many outsiders may have; nil for any.
    private var seats: [Int]
    private var quota: [Int?]
    /// What is left in each budget when all bidders take what costs it most.
    private var funds: [Int]
    private var draws: [Int]
    /// What the choices of the person who bids are worth that others' scores leave open to them: each is an envy if they end with less.
    private var open: [Int]

    init(_ state: State) {
        self.state = state
        (requests, parts, open) = ([], [], [])
        let activities = state.activities
        auction = Auction(lots: activities.count)
        seats = (0..<activities.count).map { state.isRunning($0) ? state.capacity[$0] - state.enrolled[$0] : 0 }
        quota = (0..<activities.count).map { a in
            activities.reserved[a].first.map { state.capacity[a] - activities.reservedSeats[$0] - state.outsiders[$0] }
        }
        funds = (0..<state.spent.count).map { state.places.budgetLimit[$0] - state.spent[$0] }
        draws = [Int](repeating: 0, count: funds.count)
    }

    /// A person bids with a request, if it can be exchanged.
    func enter(_ r: Int, _ turn: UInt64) {
        let people = state.people
        let p = people.personOfRequest[r]
        guard state.locks.request[r] == Locks.free, state.needsAreHeld(by: r, p) else { return }
        let now = state.choiceOf[r]
        let parts = now < 0 ? 1 : people.uses[now].count
        let part = Int(turn >> 32) % parts
        let held = now < 0 ? -1 : people.candidateActivity[state.seatCandidate[people.seats.starts[r] + part]]
        if held >= 0, state.activities.reserved[held].count > 1 || isPaidFor(held, p) { return }
        let isNeeded = state.isNeeded(r, p)
        let mark = state.journal.count
        var others: [Int32] = []
        if now >= 0 {
            for k in 0..<parts where k != part { others.append(Int32(state.seatCandidate[people.seats.starts[r] + k])) }
            state.revoke(r)
        }
        state.bundle.load(p, state)
        for c in others { state.push(seat: Int(c), of: r) }
        let before = auction.offerCount
        let cost = state.bundleCost()
        draws.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        findOpen(r, p, isWhole: parts == 1)
        if parts > 1 {
            offer(r, people.uses[now].lowerBound + part, p, held, cost)
        } else {
            for c in people.choices[r] where people.uses[c].count == 1 {
                offer(r, people.uses[c].lowerBound, p, held, cost)
            }
        }
        for _ in others { state.popSeat() }
        let isUnserved = state.grantedCount[p] == 0
        state.undo(to: mark)
        guard auction.offerCount > before else { return }
        for budget in funds.indices { funds[budget] -= draws[budget] }
        let nothing = (isUnserved ? -state.goals.unserved : 0) - envy(having: 0)
        auction.close(nothing: isNeeded || parts > 1 ? Auction.must : nothing)
        requests.append(Int32(r))
        self.parts.append(Int32(part))
        if held >= 0 {
            seats[held] += 1
            if isOutsider(p, in: held) { quota[held]! += 1 }
        }
    }

    /// Offers for the candidates of a use. The bundle holds what else the person has, which costs `cost`.
    private func offer(_ r: Int, _ use: Int, _ p: Int, _ held: Int, _ cost: Int) {
        let (people, activities, instance) = (state.people, state.activities, state.instance)
        let value = people.choiceValue[people.choiceOfUse[use]]
        let appointments = state.bundle.wishCount
        for c in people.candidates[use] {
            let a = people.candidateActivity[c]
            guard state.isRunning(a), activities.reserved[a].count <= 1 else { continue }
            state.scalars[3] += 1
            state.bundle.sizes[2] = 0
            let can = state.canTake(c, a, r)
            state.bundle.sizes[2] = appointments
            guard can, let lost = lostAppointments(a, r, p), isPaid(a, p, held) else { continue }
            var worth = value - instance.homeCost(p, at: state.siteOf[a]) - lost - envy(having: value)
            state.push(seat: c, of: r)
            worth -= state.bundleCost() - cost
            if state.goals.hasPast, state.past.granted[r] != 0, state.bundleIsAsBefore(r) {
                worth += state.goals.grantChanged
            }
            state.popSeat()
            auction.offer(a, worth: worth, asOutsider: isOutsider(p, in: a))
            candidates.append(Int32(c))
        }
    }

    /// Finds the choices of a request, of one part, that have a seat free or taken by somebody with a lower score, and that go with what else
    /// the person has, appointments included. The bundle holds that.
    /// - Parameter isWhole: of a package nothing is asked, as its choice stays.
    private func findOpen(_ r: Int, _ p: Int, isWhole: Bool) {
        open.removeAll(keepingCapacity: true)
        guard state.goals.envy != 0, isWhole else { return }
        let people = state.people
        for choice in people.choices[r] where people.uses[choice].count == 1 {
            let isOpen = people.candidates[people.uses[choice].lowerBound].contains { c in
                let a = people.candidateActivity[c]
                state.scalars[3] += 1
                return people.candidateScore[c] > state.cutOffs.score[state.door(a, p)] && state.canTake(c, a, r)
            }
            if isOpen { open.append(people.choiceValue[choice]) }
        }
    }

    /// What it costs that the person who bids envies, if what they get is worth so much.
    private func envy(having value: Int) -> Int { open.isEmpty ? 0 : state.goals.envy * open.count { $0 > value } }

    /// What the appointments in the bundle are worth that would have to make way for a seat; nil if one cannot.
    private func lostAppointments(_ a: Int, _ r: Int, _ p: Int) -> Int? {
        var sum = 0
        for i in 0..<state.bundle.wishCount where state.isInWay(i, of: a, r) {
            let w = state.bundle.wish[i]
            if state.locks.wish[w] != Locks.free || state.isNeeded(~w, p, orBy: r) { return nil }
            sum += state.worth(ofWish: w, state.startOf[w], state.laneOf[w], state.deskOf[w])
        }
        return sum
    }

    /// Does a budget gain by somebody's seat, so that it might not do without?
    private func isPaidFor(_ held: Int, _ p: Int) -> Bool {
        state.activities.fees[held].contains {
            state.activities.feeAmount[$0] < 0 && state.people.draws(p, on: state.activities.feeBudget[$0])
        }
    }

    /// Would the budgets pay for a seat, whatever the others take? Notes what it would draw.
    private func isPaid(_ a: Int, _ p: Int, _ held: Int) -> Bool {
        let activities = state.activities
        for fee in activities.fees[a] where state.people.draws(p, on: activities.feeBudget[fee]) {
            let budget = activities.feeBudget[fee]
            var more = activities.feeAmount[fee]
            if held >= 0 {
                for now in activities.fees[held] where activities.feeBudget[now] == budget {
                    more -= activities.feeAmount[now]
                }
            }
            if a != held, more > max(0, funds[budget]) { return false }
            draws[budget] = max(draws[budget], more)
        }
        return true
    }

    private func isOutsider(_ p: Int, in a: Int) -> Bool {
        state.activities.reserved[a].first.map { !state.people.isMember(p, of: state.activities.reservedGroup[$0]) }
            ?? false
    }

    func hold(epsilon: Int, unless isOver: (Int) -> Bool) -> Bool {
        for a in seats.indices { auction.sell(a, seats: seats[a], quota: quota[a]) }
        return auction.hold(epsilon: epsilon, unless: isOver)
    }

    /// What seats cost in the end, by activity-time; nil of what was not sold.
    func prices() -> [Int?] {
        var price = [Int?](repeating: nil, count: state.activities.activityOfTime.count)
        for a in seats.indices where state.isRunning(a) { price[state.timeOf[a]] = auction.price(ofLot: a) }
        return price
    }

    /// Does what the auction says.
    /// - Returns: the people who have something else than before.
    func settle() -> [Int] {
        let people = state.people
        var changed: [(bidder: Int, held: [Int32])] = []
        for i in requests.indices {
            let r = Int(requests[i])
            let held = state.seats(of: r).map { Int32(state.seatCandidate[$0]) }
            let wanted = auction.taken[i] < 0 ? -1 : candidates[Int(auction.taken[i])]
            guard wanted != (held.isEmpty ? -1 : held[Int(parts[i])]) else { continue }
            changed.append((i, held))
            if !held.isEmpty { state.revoke(r) }
        }
        for (i, held) in changed where auction.taken[i] >= 0 {
            let r = Int(requests[i])
            let p = people.personOfRequest[r]
            let wanted = candidates[Int(auction.taken[i])]
            makeWay(for: people.candidateActivity[Int(wanted)], r, p)
            var seats = held.count > 1 ? held : [wanted]
            if held.count > 1 { seats[Int(parts[i])] = wanted }
            state.grant(r, choice: people.choice(ofCandidate: Int(wanted)), seats)
        }
        return changed.map { people.personOfRequest[Int(requests[$0.bidder])] }
    }

    /// Takes away the appointments in the way of a seat.
    private func makeWay(for a: Int, _ r: Int, _ p: Int) {
        state.bundle.load(p, state)
        let inWay = (0..<state.bundle.wishCount).filter { state.isInWay($0, of: a, r) }.map { state.bundle.wish[$0] }
        for w in inWay { state.cancel(w) }
    }
}

extension State {
    /// Is the bundle's i-th appointment at a time, or in an order, that does not go with a request's seat in an activity?
    fileprivate func isInWay(_ i: Int, of a: Int, _ r: Int) -> Bool {
        let (start, end) = (bundle.wishStart[i], bundle.wishEnd[i])
        let time = timeOf[a]
        if clash(time, siteOf[a], start, end, bundle.wishSite[i]) { return true }
        let w = bundle.wish[i]
        for o in people.orders[bundle.person] {
            let (first, second, gap) = (people.orderFirst[o], people.orderSecond[o], people.orderGap[o])
            let meetings = activities.meetings[time]
            if first == r, second == ~w, activities.meetingEnd[meetings.upperBound - 1] + gap > start { return true }
            if second == r, first == ~w, end + gap > activities.meetingStart[meetings.lowerBound] { return true }
        }
        return false
    }

    /// Is an item (a request `r` as `r`, a wish `w` as `~w`) granted?
    func isHeld(_ item: Int) -> Bool { item >= 0 ? choiceOf[item] >= 0 : startOf[~item] >= 0 }

    /// Does something that is granted need an item of a person?
    /// - Parameter other: an item that counts as granted.
    func isNeeded(_ item: Int, _ p: Int, orBy other: Int? = nil) -> Bool {
        for o in people.orders[p] where people.orderNeeds[o] != 0 && people.orderFirst[o] == item {
            if people.orderSecond[o] == other || isHeld(people.orderSecond[o]) { return true }
        }
        return false
    }

    /// Is all granted that an item of a person needs?
    func needsAreHeld(by item: Int, _ p: Int) -> Bool {
        for o in people.orders[p] where people.orderNeeds[o] != 0 && people.orderSecond[o] == item {
            if !isHeld(people.orderFirst[o]) { return false }
        }
        return true
    }
}
