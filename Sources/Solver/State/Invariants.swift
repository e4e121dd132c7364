import Problem

/// The recount: what the plan is worth and whether its tables are true, counted from the decisions and the problem's
/// own values, with nothing that the deeds keep. Asserted after every move in debug builds, sampled in release.
extension State {
    /// Stops the program if the objective or a table is not what a recount says.
    func checkInvariants() {
        let worth = recount()
        precondition(worth == objective, "objective kept as \(objective), recounted as \(worth)")
        for a in 0..<activities.count {
            precondition(enrolled[a] == 0 || isRunning(a), "people in an activity that does not run")
            precondition(enrolled[a] <= max(0, capacity[a]), "too many people")
            for i in 0..<enrolled[a] {
                let seat = roster[rosterBase[a] + i]
                precondition(
                    seatPosition[seat] == i && people.candidateActivity[seatCandidate[seat]] == a, "a roster is wrong")
            }
            if isRunning(a) { precondition(relationsHold(a), "a relation does not hold") }
        }
        checkStaff()
        let lanes = services.laneStaff.count
        if lanes > 0 { checkStarts(of: scalars[3] % lanes, turn: scalars[3] / lanes) }
        checkSpending()
        if goals.envy != 0 {
            for a in 0..<activities.count { precondition(cutOffsAreTrue(a), "whom an activity admits is wrong") }
            let asked = scalars[3]
            for r in 0..<people.personOfRequest.count {
                precondition(envies.ofRequest[r] == countEnvies(r), "envies of a request are wrong")
            }
            scalars[3] = asked
        }
    }

    /// The objective from nothing but the decisions.
    func recount() -> Int {
        let problem = instance.problem
        var sum = 0
        for a in 0..<activities.count {
            guard isRunning(a) else {
                sum += worthOfClosed(a)
                continue
            }
            let activity = problem.activities[a]
            sum += activity.value - activity.times[timeOf[a] - activities.times[a].lowerBound].cost
            if placeOf[a] >= 0 { sum -= activities.placeCost[placeOf[a]] }
            for role in activities.roles[a] { sum -= activities.postCost[postOf[role]] }
            if past.ran[a] != 0 { sum -= changeCost(a) }
            // Each soft pair is found from both of its ends; one from itself to itself once.
            for pair in links.pairs[a]
            where links.cost[pair] != Links.must && (links.isFirst[pair] != 0) && isRunning(links.other[pair]) {
                if !holds(pair, a, links.other[pair]) { sum -= links.cost[pair] }
            }
        }
        for p in 0..<people.count { sum += recount(person: p) }
        sum -= past.lost
        if goals.envy != 0 {
            let asked = scalars[3]
            for r in 0..<people.personOfRequest.count { sum -= goals.envy * countEnvies(r) }
            // The run meets its bound by what the search asks, not the check.
            scalars[3] = asked
        }
        return sum
    }

    private func recount(person p: Int) -> Int {
        var sum = 0
        var stretches: [(start: Int, end: Int, site: Int)] = []
        var granted = false
        for r in people.requests[p] {
            if past.granted[r] != 0 { sum -= goals.grantChanged }
            guard choiceOf[r] >= 0 else { continue }
            granted = true
            sum += people.choiceValue[choiceOf[r]] + grantKept(r)
            for seat in seats(of: r) {
                let a = people.candidateActivity[seatCandidate[seat]]
                sum -= instance.homeCost(p, at: siteOf[a])
                for m in activities.meetings[timeOf[a]] {
                    stretches.append((activities.meetingStart[m], activities.meetingEnd[m], siteOf[a]))
                }
            }
        }
        if !granted, !people.requests[p].isEmpty { sum -= goals.unserved }
        var counselors: Set<Int> = []
        for w in people.wishes[p] {
            if past.start[w] >= 0 { sum -= goals.appointmentChanged }
            guard startOf[w] >= 0 else { continue }
            sum += worth(ofWish: w, startOf[w], laneOf[w], deskOf[w])
            counselors.insert(services.laneStaff[laneOf[w]])
            let service = people.wishService[w]
            let start = startOf[w] * services.step[service]
            stretches.append((start, start + services.minutes[service], services.laneSite[laneOf[w]]))
        }
        sum -= goals.counselorChange * max(0, counselors.count - 1)
        stretches.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        sum -= goals.attendedDay * Set(stretches.filter { $0.site >= 0 }.map { $0.start / Problem.day }).count
        for (x, y) in zip(stretches, stretches.dropFirst()) {
            precondition(x.end + places.travel(x.site, y.site) <= y.start, "a person is in two places")
            if x.start / Problem.day == y.start / Problem.day { sum -= goals.wait * max(0, y.start - x.end) }
        }
        return sum
    }

    private func checkStaff() {
        for staff in 0..<instance.problem.staff.count {
            var i = calendars.base[staff]
            while i + 1 < calendars.end(of: staff) {
                let (x, y) = (calendars.entries[i], calendars.entries[i + 1])
                precondition(
                    Int(x.end) + places.travel(Int(x.site), Int(y.site)) <= Int(y.start), "a counselor is in two places"
                )
                i += 1
            }
            for limit in places.limits[staff] {
                var minutes = [Int](repeating: 0, count: places.periods[places.limitPeriod[limit]].count)
                for k in calendars.base[staff]..<calendars.end(of: staff) {
                    let e = calendars.entries[k]
                    let i = places.interval(of: places.limitPeriod[limit], at: Int(e.start))
                    if i >= 0 { minutes[i] += Int(e.end - e.start) }
                }
                for i in minutes.indices {
                    precondition(minutes[i] == calendars.load[places.limitLoads[limit] + i], "a load is wrong")
                    precondition(minutes[i] <= places.limitMinutes[limit], "a limit is broken")
                }
            }
        }
    }

    /// Starts of a lane that are looked at in one recount.
    private static let startsAtOnce = 512

    /// A lane's bits, start by start; a stretch of one lane at a time, since they are many.
    /// - Parameter turn: says which stretch.
    private func checkStarts(of lane: Int, turn: Int) {
        let (service, staff, site) = (services.laneService[lane], services.laneStaff[lane], services.laneSite[lane])
        let (minutes, count) = (services.minutes[service], services.starts[service])
        let stretches = max(1, (count + State.startsAtOnce - 1) / State.startsAtOnce)
        let first = turn % stretches * State.startsAtOnce
        // The open stretch that a start is in, or the next.
        var range = services.open[lane].lowerBound
        for k in first..<min(count, first + State.startsAtOnce) {
            while range < services.open[lane].upperBound, services.openHigh[range] < k { range += 1 }
            let start = k * services.step[service]
            let isThere = range < services.open[lane].upperBound && services.openLow[range] <= k
            let isFree =
                isThere && calendars.clashing(staff, start, start + minutes, site) < 0
                && staffWithinLimits(staff, start: start, minutes: minutes)
            precondition(freeStarts.isFree(lane, k) == isFree, "a start of a counselor's is wrong")
            let hasRoom = freeDesk(service, at: site, from: start, to: start + minutes) != State.full
            let word = deskHours.bits.base[deskHours.laneBase[lane] + k >> 6]
            precondition((word >> UInt64(k & 63) & 1 != 0) == hasRoom, "a room's start is wrong")
        }
        precondition(freeStarts.summaryIsTrue(lane), "a summary of starts is wrong")
    }

    private func checkSpending() {
        var recounted = [Int](repeating: 0, count: spent.count)
        for p in 0..<people.count {
            let before = recounted
            defer {
                for b in recounted.indices {
                    precondition(recounted[b] - before[b] <= places.budgetPerPerson[b], "a person draws too much")
                }
            }
            for r in people.requests[p] {
                for seat in seats(of: r) {
                    for fee in activities.fees[people.candidateActivity[seatCandidate[seat]]]
                    where people.draws(p, on: activities.feeBudget[fee]) {
                        recounted[activities.feeBudget[fee]] += activities.feeAmount[fee]
                    }
                }
            }
        }
        for b in recounted.indices {
            precondition(recounted[b] == spent[b] && spent[b] <= places.budgetLimit[b], "a budget is overspent")
        }
    }
}

extension Search {
    /// In debug builds every move of a small problem, and one in 256 of a large one, is recounted; in release one in 2²⁰.
    func check() {
        #if DEBUG
            let every = instance.people.count <= 100 ? 1 : 256
        #else
            let every = 1 << 20
        #endif
        if steps % every == 0 { state.checkInvariants() }
    }
}
