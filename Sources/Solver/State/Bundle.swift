/// One person's engagements while they are weighed: what they hold in the plan, or might hold.
///
/// `push…` and `pop…` also keep the person's and the staff's loads and the budgets' spending, so that the questions of
/// `Constraints/` see the bundle as if it were done. Whoever pushes pops again, before any deed.
struct Bundle {
    /// `[0]` person, `[1]` seats, `[2]` appointments.
    let sizes: Buffer<Int32>
    let candidate, activity, time, site, request: Buffer<Int32>
    let wish, wishStart, wishEnd, wishSite, wishStaff, wishLane, wishDesk: Buffer<Int32>
    let days: Buffer<UInt64>
    let sortedStart, sortedEnd: Buffer<Int32>

    init(_ instance: Instance, _ arena: Arena) {
        let people = instance.people
        var (seats, wishes, meetings) = (0, 0, 0)
        for p in 0..<people.count {
            let r = people.requests[p]
            let mine = people.seats.starts[r.upperBound] - people.seats.starts[r.lowerBound]
            seats = max(seats, mine)
            wishes = max(wishes, people.wishes[p].count)
        }
        for t in 0..<instance.activities.activityOfTime.count {
            meetings = max(meetings, instance.activities.meetings[t].count)
        }
        sizes = arena.buffer(3)
        func row(_ n: Int) -> Buffer<Int32> { arena.buffer(n + 1) }
        (candidate, activity, time, site, request) = (row(seats), row(seats), row(seats), row(seats), row(seats))
        (wish, wishStart, wishEnd) = (row(wishes), row(wishes), row(wishes))
        (wishSite, wishStaff, wishLane, wishDesk) = (row(wishes), row(wishes), row(wishes), row(wishes))
        days = arena.buffer(instance.activities.dayWords)
        sortedStart = row(seats * meetings + wishes)
        sortedEnd = row(seats * meetings + wishes)
    }

    var person: Int { @inline(__always) get { sizes[0] } }
    var seatCount: Int { @inline(__always) get { sizes[1] } }
    var wishCount: Int { @inline(__always) get { sizes[2] } }

    /// Takes what a person holds in the plan. Loads and spending have it already.
    func load(_ p: Int, _ state: State) {
        sizes[0] = p
        sizes[1] = 0
        sizes[2] = 0
        for r in state.people.requests[p] where state.choiceOf[r] >= 0 {
            for seat in state.seats(of: r) { append(seat: state.seatCandidate[seat], r, state) }
        }
        for w in state.people.wishes[p] where state.startOf[w] >= 0 {
            append(wish: w, start: state.startOf[w], lane: state.laneOf[w], desk: state.deskOf[w], state)
        }
    }

    /// Takes what a person holds in the plan but for one appointment; loads and spending have that too.
    func load(_ p: Int, without wish: Int, _ state: State) {
        load(p, state)
        sizes[2] = 0
        for w in state.people.wishes[p] where state.startOf[w] >= 0 && w != wish {
            append(wish: w, start: state.startOf[w], lane: state.laneOf[w], desk: state.deskOf[w], state)
        }
    }

    @inline(__always) func append(seat c: Int, _ r: Int, _ state: State) {
        let n = seatCount
        let a = state.people.candidateActivity[c]
        candidate[n] = c
        activity[n] = a
        time[n] = state.timeOf[a]
        site[n] = state.siteOf[a]
        request[n] = r
        sizes[1] = n + 1
    }

    @inline(__always) func append(wish w: Int, start: Int, lane: Int, desk: Int, _ state: State) {
        let n = wishCount
        let service = state.people.wishService[w]
        wish[n] = w
        wishStart[n] = start * state.services.step[service]
        wishEnd[n] = wishStart[n] + state.services.minutes[service]
        wishSite[n] = state.services.laneSite[lane]
        wishStaff[n] = state.services.laneStaff[lane]
        wishLane[n] = lane
        wishDesk[n] = desk
        sizes[2] = n + 1
    }
}

extension State {
    func push(seat c: Int, of request: Int) {
        bundle.append(seat: c, request, self)
        let n = bundle.seatCount - 1
        countBundle(bundle.activity[n], bundle.time[n], 1)
    }

    func popSeat() {
        let n = bundle.seatCount - 1
        countBundle(bundle.activity[n], bundle.time[n], -1)
        bundle.sizes[1] = n
    }

    private func countBundle(_ a: Int, _ time: Int, _ sign: Int) {
        let p = bundle.person
        for fee in activities.fees[a] where people.draws(p, on: activities.feeBudget[fee]) {
            spent[activities.feeBudget[fee]] += sign * activities.feeAmount[fee]
        }
        if !people.limits[p].isEmpty { load(person: p, time: time, sign) }
    }

    func push(wish w: Int, start: Int, lane: Int, desk: Int) {
        bundle.append(wish: w, start: start, lane: lane, desk: desk, self)
        countBundleWish(1)
    }

    func popWish() {
        countBundleWish(-1)
        bundle.sizes[2] = bundle.wishCount - 1
    }

    private func countBundleWish(_ sign: Int) {
        let n = bundle.wishCount - 1
        let minutes = sign * (bundle.wishEnd[n] - bundle.wishStart[n])
        calendars.count(bundle.wishStaff[n], at: bundle.wishStart[n], minutes: minutes)
        load(person: bundle.person, at: bundle.wishStart[n], minutes)
    }
}
