import Problem

/// Justified envies, counted by request, and what is needed to keep the count after a move.
struct Envies {
    /// Envies of a request: how many of its choices its person could take now and values above what they have.
    let ofRequest: Buffer<Int32>
    let stamp: Buffer<Int>
    let dirty: Buffer<Int32>
    /// The candidates by which a choice could be taken, as last found.
    let found: Buffer<Int32>
    /// What was spent of each budget when the count was last brought up to date.
    let settledSpent: Buffer<Int>
    /// By activity: the candidate enrolled there that has the lowest score, below which nobody could take a seat, or `Envies.free`
    /// or `Envies.none`, when the count was last brought up to date.
    let lowest: Buffer<Int32>
    let touched: Buffer<Int32>
    let touchedStamp: Buffer<Int>
    /// `[0]` requests that may have changed, `[1]` the current stamp, `[2]` activities touched.
    let numbers: Buffer<Int>
    /// A seat is free; or nobody is there to be let go.
    static let free = -1
    static let none = -2

    init(_ instance: Instance, _ arena: Arena) {
        let n = instance.weights.envy == 0 ? 0 : instance.people.personOfRequest.count
        ofRequest = arena.buffer(n)
        stamp = arena.buffer(n)
        dirty = arena.buffer(n)
        let parts = (0..<instance.people.choiceValue.count).map { instance.people.uses[$0].count }.max() ?? 0
        found = arena.buffer(parts + 1)
        let activities = instance.weights.envy == 0 ? 0 : instance.activities.count
        lowest = arena.buffer(activities, Int32(Envies.none))
        touched = arena.buffer(activities)
        touchedStamp = arena.buffer(activities)
        settledSpent = arena.buffer(instance.places.budgetLimit.count)
        numbers = arena.buffer(3)
    }

    @inline(__always) func restore(_ request: Int, _ count: Int, _ scalars: Buffer<Int>) {
        scalars[1] += count - ofRequest[request]
        ofRequest[request] = count
    }

    @inline(__always) func touch(_ activity: Int) {
        if touchedStamp[activity] == numbers[1] { return }
        touchedStamp[activity] = numbers[1]
        touched[numbers[2]] = activity
        numbers[2] += 1
    }

    @inline(__always) func mark(_ request: Int) {
        if stamp[request] == numbers[1] { return }
        stamp[request] = numbers[1]
        dirty[numbers[0]] = request
        numbers[0] += 1
    }
}

extension State {
    /// Counts all envies anew.
    func recountEnvies() {
        scalars[1] = 0
        for a in 0..<activities.count { envies.lowest[a] = lowestEnrolled(a) }
        for r in 0..<people.personOfRequest.count {
            envies.ofRequest[r] = countEnvies(r)
            scalars[1] += envies.ofRequest[r]
        }
    }

    /// Brings the count up to date with the deeds of the journal.
    ///
    /// Whoever was moved is asked again, and of those who could be enrolled in an activity that was touched, those whose score
    /// lets them in now and did not before, or the other way round: they alone can have come to envy, or ceased to. Where an
    /// activity was opened or closed or has reserved seats, that is all its applicants. Of all these whoever has something as good
    /// need not be asked, nor, where an activity is open to fewer than before, whoever does not envy. Where a budget is nearly spent, all
    /// who draw on it.
    func settleEnvies() {
        if goals.envy == 0 { return }
        envies.numbers[0] = 0
        envies.numbers[1] += 1
        envies.numbers[2] = 0
        markDirty()
        for i in 0..<envies.numbers[2] { markAdmitted(envies.touched[i]) }
        markDrawers()
        for i in 0..<envies.numbers[0] {
            let r = envies.dirty[i]
            let old = envies.ofRequest[r]
            let new = countEnvies(r)
            if old == new { continue }
            journal.push(old)
            journal.push(.envied, r)
            envies.restore(r, new, scalars)
        }
    }

    private func markDirty() {
        var at = journal.count
        while at > 0 {
            let deed = Journal.Deed(rawValue: journal.base[at - 1])!
            let entity = Int(journal.base[at - 2])
            at -= 2
            switch deed {
            case .granted:
                markPerson(people.personOfRequest[entity])
                for seat in seats(of: entity) { envies.touch(people.candidateActivity[seatCandidate[seat]]) }
            case .revoked:
                markPerson(people.personOfRequest[entity])
                let n = Int(journal.base[at - 2])
                at -= 2 + n
                for k in 0..<n { envies.touch(people.candidateActivity[Int(journal.base[at + k])]) }
            case .booked: markPerson(people.personOfWish[entity])
            case .cancelled:
                markPerson(people.personOfWish[entity])
                at -= 3
            case .opened:
                envies.touch(entity)
                markApplicants(entity)
            case .closed:
                envies.touch(entity)
                markApplicants(entity)
                at -= 2 + activities.roles[entity].count
            case .envied, .lowered: at -= 1
            }
        }
    }

    private func markPerson(_ p: Int) { for r in people.requests[p] { envies.mark(r) } }

    private func markApplicants(_ a: Int) {
        for i in people.applicants[a] { markIfBetter(people.applicantCandidate[i], ifEnvious: false) }
    }

    /// Marks those to whom an activity is open now and was not, or the other way round.
    private func markAdmitted(_ a: Int) {
        let (before, now) = (envies.lowest[a], lowestEnrolled(a))
        if before != now {
            journal.push(before)
            journal.push(.lowered, a)
            envies.lowest[a] = now
        }
        if !activities.reserved[a].isEmpty {
            markApplicants(a)
            return
        }
        let (x, y) = (barrier(before), barrier(now))
        let (low, high) = (min(x, y), max(x, y))
        if low == high { return }
        for i in people.applicants[a] {
            let c = people.applicantCandidate[i]
            let score = people.candidateScore[c]
            if low < score || low == Int.min, score <= high { markIfBetter(c, ifEnvious: y > x) }
        }
    }

    /// Marks who could be in an activity by a candidate that is open to others than before, if that is worth more than what they
    /// have: else they have no reason to envy. (Whose own things changed is marked by that.)
    /// - Parameter ifEnvious: only those who envy now: where it is open to fewer than before nobody else can cease to.
    @inline(__always) private func markIfBetter(_ c: Int, ifEnvious: Bool) {
        let choice = people.choiceOfUse[people.useOfCandidate[c]]
        let r = people.requestOfChoice[choice]
        if ifEnvious, envies.ofRequest[r] == 0 { return }
        let granted = choiceOf[r]
        if granted < 0 || people.choiceValue[granted] < people.choiceValue[choice] { envies.mark(r) }
    }

    /// Whoever has a score above this could take a seat.
    private func barrier(_ lowest: Int) -> Int {
        lowest == Envies.free ? Int.min : lowest == Envies.none ? Int.max : people.candidateScore[lowest]
    }

    /// Is what is kept of who has the lowest score true?
    func lowestIsTrue(_ a: Int) -> Bool { barrier(envies.lowest[a]) == barrier(lowestEnrolled(a)) }

    private func lowestEnrolled(_ a: Int) -> Int {
        if !isRunning(a) { return Envies.none }
        if enrolled[a] < capacity[a] { return Envies.free }
        var lowest = Envies.none
        for i in rosterBase[a]..<rosterBase[a] + enrolled[a] {
            let c = seatCandidate[roster[i]]
            if lowest < 0 || people.candidateScore[c] < people.candidateScore[lowest] { lowest = c }
        }
        return lowest
    }

    /// Where a budget is so nearly spent, before or after, that it may decide who can take what, all who draw on it.
    private func markDrawers() {
        for b in places.budgetLimit.indices where spent[b] != envies.settledSpent[b] {
            if max(spent[b], envies.settledSpent[b]) + places.budgetPerPerson[b] > places.budgetLimit[b] {
                for p in 0..<people.count where people.draws(p, on: b) { markPerson(p) }
            }
            envies.settledSpent[b] = spent[b]
        }
    }

    /// Envies of one request, as the format counts them: its choices worth more than what was granted, for which there
    /// is a running activity in each part, all different, that the person could take now, all else unchanged.
    /// - Parameter isSettled: what is kept of who has the lowest score is up to date, and spares most of the work.
    func countEnvies(_ r: Int, isSettled: Bool = true) -> Int {
        if locks.request[r] != Locks.free { return 0 }
        let p = people.personOfRequest[r]
        let granted = choiceOf[r]
        let now = granted < 0 ? 0 : people.choiceValue[granted]
        guard
            people.choices[r].contains(where: { people.choiceValue[$0] > now && (!isSettled || mightTake(r, $0)) })
        else { return 0 }
        bundle.load(p, self)
        // Out with what was granted: its seats go to the end of the bundle, then off it.
        dropFromBundle(r)
        var sum = 0
        for c in people.choices[r] where people.choiceValue[c] > now {
            let uses = people.uses[c]
            if couldTake(r, uses.lowerBound, uses.upperBound, isSettled: isSettled) { sum += 1 }
        }
        for seat in seats(of: r) { push(seat: seatCandidate[seat], of: r) }
        return sum
    }

    /// Unloads the seats of a request from the bundle.
    private func dropFromBundle(_ r: Int) {
        var others = 0
        var mine = 0
        for i in 0..<bundle.seatCount {
            if bundle.request[i] == r {
                mine += 1
                continue
            }
            if others != i {
                let c = bundle.candidate[others]
                let q = bundle.request[others]
                swapSeat(others, bundle.candidate[i], bundle.request[i])
                swapSeat(i, c, q)
            }
            others += 1
        }
        for _ in 0..<mine { popSeat() }
    }

    private func swapSeat(_ i: Int, _ c: Int, _ r: Int) {
        let a = people.candidateActivity[c]
        bundle.candidate[i] = c
        bundle.activity[i] = a
        bundle.time[i] = timeOf[a]
        bundle.site[i] = siteOf[a]
        bundle.request[i] = r
    }

    /// The best choice that a request's person could take now and values above what they have, by the rule of envy.
    /// - Returns: the choice, −1 for none; its candidates are in `envies.found`.
    func bestEnvied(_ r: Int) -> Int {
        let granted = choiceOf[r]
        var value = granted < 0 ? 0 : people.choiceValue[granted]
        bundle.load(people.personOfRequest[r], self)
        dropFromBundle(r)
        var best = -1
        for c in people.choices[r] where people.choiceValue[c] > value {
            let uses = people.uses[c]
            if couldTake(r, uses.lowerBound, uses.upperBound, isSettled: false) {
                (best, value) = (c, people.choiceValue[c])
            }
        }
        for seat in seats(of: r) { push(seat: seatCandidate[seat], of: r) }
        return best
    }

    /// Is there an activity for each part of a choice that would admit its person, leaving aside all else they have? Asks nothing of
    /// the bundle; where seats are reserved, says yes.
    private func mightTake(_ r: Int, _ choice: Int) -> Bool {
        people.uses[choice].allSatisfy { use in
            people.candidates[use].contains { mightAdmit(r, $0, people.candidateActivity[$0]) }
        }
    }

    /// Could somebody be in an activity by their score, as what is kept of who has the lowest score says?
    @inline(__always) private func mightAdmit(_ r: Int, _ c: Int, _ a: Int) -> Bool {
        guard isRunning(a) else { return false }
        return people.candidateScore[c] > barrier(envies.lowest[a]) || !activities.reserved[a].isEmpty || isIn(a, by: r)
    }

    private func isIn(_ a: Int, by r: Int) -> Bool {
        for seat in seats(of: r) where people.candidateActivity[seatCandidate[seat]] == a { return true }
        return false
    }

    /// - Parameter isSettled: what is kept of who has the lowest score is up to date.
    private func couldTake(_ r: Int, _ use: Int, _ stop: Int, isSettled: Bool) -> Bool {
        guard use < stop else {
            let n = people.uses[people.choiceOfUse[stop - 1]].count
            for k in 0..<n { envies.found[k] = bundle.candidate[bundle.seatCount - n + k] }
            return needsAreMet()
        }
        for c in people.candidates[use] {
            let a = people.candidateActivity[c]
            guard isRunning(a), !isSettled || mightAdmit(r, c, a) else { continue }
            scalars[3] += 1
            guard canTake(c, a, r), isOpenTo(r, c, a) else { continue }
            push(seat: c, of: r)
            let can = couldTake(r, use + 1, stop, isSettled: isSettled)
            popSeat()
            if can { return true }
        }
        return false
    }

    /// Is the person in it through this request already, or is a seat free, or held by somebody with a lower score,
    /// so that the reserved seats stay kept?
    private func isOpenTo(_ r: Int, _ c: Int, _ a: Int) -> Bool {
        if isIn(a, by: r) { return true }
        let free = enrolled[a] < capacity[a]
        if free, activities.reserved[a].isEmpty || keepsReserved(a, bundle.person) { return true }
        let score = people.candidateScore[c]
        let first = rosterBase[a]
        for i in first..<first + enrolled[a] {
            let other = seatCandidate[roster[i]]
            if people.candidateScore[other] < score,
                activities.reserved[a].isEmpty
                    || keepsReserved(a, bundle.person, insteadOf: people.person(ofCandidate: other))
            {
                return true
            }
        }
        return false
    }

    func keepsReserved(_ a: Int, _ p: Int, insteadOf q: Int) -> Bool {
        for row in activities.reserved[a] {
            let group = activities.reservedGroup[row]
            let change = (people.isMember(p, of: group) ? 0 : 1) - (people.isMember(q, of: group) ? 0 : 1)
            if outsiders[row] + change > capacity[a] - activities.reservedSeats[row] { return false }
        }
        return true
    }
}
