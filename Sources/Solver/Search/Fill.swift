/// Gives one person the best they can have, given everybody else: a branch and bound over what they ask for.
///
/// Requests are branched over exactly (choices, and activities for each part); at each leaf the appointments are placed
/// one after another, each at its best slot. What the person holds already stays. The person's own costs (days, waits,
/// counselors, being unserved) are counted in full at the leaf.
struct Fill {
    /// Requests to decide, and the most that those from each on can add.
    let requests: Buffer<Int32>
    let hope: Buffer<Int>
    let wishes: Buffer<Int32>
    /// `[0]` requests, `[1]` wishes, `[2]` effort left (a leaf takes as much as `leafEffort` nodes), `[3]` best worth, `[4]` a best is known, `[5]` its seats,
    /// `[6]` its wishes, `[7]` what the wishes can add.
    let numbers: Buffer<Int>
    /// The best bundle: candidates with their requests, and slots.
    let bestCandidate, bestRequest: Buffer<Int32>
    let bestWish, bestStart, bestLane, bestDesk: Buffer<Int32>

    init(_ instance: Instance, _ bundle: Bundle, _ arena: Arena) {
        let most = (0..<instance.people.count).map { instance.people.requests[$0].count }.max() ?? 0
        let n = most + 1
        let seats = bundle.candidate.count
        let appointments = bundle.wish.count
        requests = arena.buffer(n)
        hope = arena.buffer(n + 1)
        wishes = arena.buffer(appointments)
        numbers = arena.buffer(8)
        (bestCandidate, bestRequest) = (arena.buffer(seats), arena.buffer(seats))
        (bestWish, bestStart) = (arena.buffer(appointments), arena.buffer(appointments))
        (bestLane, bestDesk) = (arena.buffer(appointments), arena.buffer(appointments))
    }
}

extension State {
    /// Effort spent on one person before the best so far is taken.
    static let effortLimit = 480
    static let leafEffort = 10
    /// What an activity that has too few people yet is worth beyond its choice to who is served.
    static let keepPull = 300

    /// Fills up a person as well as can be.
    /// - Parameter turn: a random number; it turns the order in which like options are tried.
    /// - Returns: false if what they hold cannot stand alone (something it needs could not be granted again).
    func fill(_ p: Int, turn: UInt64) -> Bool {
        bundle.load(p, self)
        var n = 0
        for r in people.requests[p] where choiceOf[r] < 0 && locks.request[r] == Locks.free {
            filling.requests[n] = r
            n += 1
        }
        var m = 0
        var wishHope = 0
        for w in people.wishes[p] where startOf[w] < 0 && locks.wish[w] == Locks.free && isWorthATry(w) {
            filling.wishes[m] = w
            m += 1
            wishHope += max(0, people.wishValue[w] + (past.start[w] >= 0 ? goals.appointmentChanged : 0))
        }
        filling.hope[n] = wishHope
        for i in stride(from: n - 1, through: 0, by: -1) {
            filling.hope[i] = filling.hope[i + 1] + hope(filling.requests[i])
        }
        filling.numbers[0] = n
        filling.numbers[1] = m
        filling.numbers[2] = State.effortLimit
        filling.numbers[3] = Int.min
        filling.numbers[4] = 0
        branch(0, 0, grantedCount[p], turn)
        guard filling.numbers[4] != 0 else { return false }
        apply(p)
        return true
    }

    /// Is an hour of an appointment worth so much that it is looked for at present?
    @inline(__always) func isWorthATry(_ w: Int) -> Bool {
        scalars[4] == 0 || hourlyWorth(ofWish: w) >= scalars[4]
    }

    @inline(__always) func hourlyWorth(ofWish w: Int) -> Int {
        people.wishValue[w] * 60 / max(1, services.minutes[people.wishService[w]])
    }

    /// The most that a request could add.
    private func hope(_ r: Int) -> Int {
        var best = 0
        for c in people.choices[r] {
            var worth = people.choiceValue[c]
            for u in people.uses[c] {
                var most = Int.min
                for candidate in people.candidates[u] {
                    let a = people.candidateActivity[candidate]
                    if isRunning(a), enrolled[a] < capacity[a] {
                        let needed = enrolled[a] < activities.minSize[a] ? State.keepPull : 0
                        most = max(most, pull[a] + needed - instance.homeCost(bundle.person, at: siteOf[a]))
                    }
                }
                if most == Int.min { worth = 0; break }
                worth += most
            }
            best = max(best, worth)
        }
        return best + (past.granted[r] != 0 ? max(0, goals.grantChanged) : 0)
    }

    private func branch(_ i: Int, _ worth: Int, _ granted: Int, _ turn: UInt64) {
        if filling.numbers[2] <= 0 || worth + filling.hope[i] <= filling.numbers[3] { return }
        guard i < filling.numbers[0] else {
            leaf(worth, granted)
            return
        }
        let r = filling.requests[i]
        let choices = people.choices[r]
        let flat =
            choices.count > 1 && people.choiceValue[choices.lowerBound] == people.choiceValue[choices.upperBound - 1]
        let shift = flat ? Int((turn >> UInt64(i * 5 & 31)) & 0xFFFF) % choices.count : 0
        for j in 0..<choices.count {
            var c = choices.lowerBound + j + shift
            if c >= choices.upperBound { c -= choices.count }
            let uses = people.uses[c]
            take(i, r, uses.lowerBound, uses.upperBound, worth + people.choiceValue[c], granted, turn)
            if filling.numbers[2] <= 0 { return }
        }
        branch(i + 1, worth, granted, turn)
    }

    /// Fills the parts of a choice from `use` on, then goes on with the next request.
    private func take(_ i: Int, _ r: Int, _ use: Int, _ stop: Int, _ worth: Int, _ granted: Int, _ turn: UInt64) {
        guard use < stop else {
            let kept = goals.hasPast && past.granted[r] != 0 && bundleIsAsBefore(r) ? goals.grantChanged : 0
            branch(i + 1, worth + kept, granted + 1, turn)
            return
        }
        let candidates = people.candidates[use]
        let n = candidates.count
        if n == 0 { return }
        let kept = past.granted[r] != 0 ? max(0, goals.grantChanged) : 0
        let shift = Int((turn >> UInt64((i * 7 + use) & 31)) & 0xFFFF) % n
        for j in 0..<n {
            var c = candidates.lowerBound + j + shift
            if c >= candidates.upperBound { c -= n }
            let a = people.candidateActivity[c]
            guard isRunning(a) else { continue }
            scalars[3] += 1
            guard hasSeat(a) else { continue }
            // Leaving an activity that has only just enough people would close it for all of them.
            let needed = enrolled[a] < activities.minSize[a] ? State.keepPull : 0
            let gain = pull[a] + needed - instance.homeCost(bundle.person, at: siteOf[a])
            // With the last part the rest is known: what could not be the best need not be tried.
            if use + 1 == stop, worth + gain + kept + filling.hope[i + 1] <= filling.numbers[3] { continue }
            guard canTake(c, a, r) else { continue }
            filling.numbers[2] -= 1
            push(seat: c, of: r)
            take(i, r, use + 1, stop, worth + gain, granted, turn)
            popSeat()
            if filling.numbers[2] <= 0 { return }
        }
    }

    /// All that concerns the person alone: could they be enrolled by this candidate, beside what the bundle holds?
    @inline(__always) func canTake(_ c: Int, _ a: Int, _ r: Int) -> Bool {
        let time = timeOf[a]
        guard instance.isFree(candidate: c, time: time), hasTime(forActivity: a) else { return false }
        let meetings = activities.meetings[time]
        return orderAllows(
            r, start: activities.meetingStart[meetings.lowerBound], end: activities.meetingEnd[meetings.upperBound - 1])
            && canAfford(a) && withinLimits(time: time)
    }

    private func leaf(_ worth: Int, _ granted: Int) {
        filling.numbers[2] -= State.leafEffort
        var worth = worth
        var placed = 0
        for i in 0..<filling.numbers[1] {
            let w = filling.wishes[i]
            guard needsAllow(~w) else { continue }
            let slot = bestSlot(w)
            if slot.start < 0 { continue }
            worth += self.worth(ofWish: w, slot.start, slot.lane, slot.desk)
            push(wish: w, start: slot.start, lane: slot.lane, desk: slot.desk)
            placed += 1
        }
        worth -= bundleCost()
        if granted == 0, !people.requests[bundle.person].isEmpty { worth -= goals.unserved }
        if worth > filling.numbers[3], needsAreMet() { remember(worth, placed) }
        for _ in 0..<placed { popWish() }
    }

    private func remember(_ worth: Int, _ placed: Int) {
        filling.numbers[3] = worth
        filling.numbers[4] = 1
        filling.numbers[5] = bundle.seatCount
        filling.numbers[6] = placed
        for i in 0..<bundle.seatCount {
            filling.bestCandidate[i] = bundle.candidate[i]
            filling.bestRequest[i] = bundle.request[i]
        }
        let first = bundle.wishCount - placed
        for i in 0..<placed {
            let w = bundle.wish[first + i]
            filling.bestWish[i] = w
            filling.bestStart[i] = bundle.wishStart[first + i] / services.step[people.wishService[w]]
            filling.bestLane[i] = bundle.wishLane[first + i]
            filling.bestDesk[i] = bundle.wishDesk[first + i]
        }
    }

    /// Does what was found, as deeds. Seats of one request stand together.
    private func apply(_ p: Int) {
        let seats = filling.numbers[5]
        var i = 0
        while i < seats {
            let r = filling.bestRequest[i]
            var j = i
            while j < seats, filling.bestRequest[j] == r { j += 1 }
            if choiceOf[r] < 0 {
                let choice = people.choice(ofCandidate: filling.bestCandidate[i])
                grant(r, choice: choice, filling.bestCandidate.base + i)
            }
            i = j
        }
        for k in 0..<filling.numbers[6] {
            book(
                filling.bestWish[k], start: filling.bestStart[k], lane: filling.bestLane[k], desk: filling.bestDesk[k])
        }
    }

    /// Is the bundle's enrolment by a request that of the plan in force?
    func bundleIsAsBefore(_ r: Int) -> Bool {
        let before = past.enrolled[r]
        var n = 0
        for i in 0..<bundle.seatCount where bundle.request[i] == r {
            n += 1
            var found = false
            for j in before where past.enrolledIn[j] == bundle.activity[i] { found = true }
            if !found { return false }
        }
        return n == before.count
    }
}
