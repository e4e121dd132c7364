import Problem

/// Justified envies, counted by request, and what is needed to keep the count after a move.
struct Envies {
    /// Envies of a request: how many of its choices its person could take now and values above what they have.
    let ofRequest: Buffer<Int32>
    let stamp: Buffer<Int32>
    let dirty: Buffer<Int32>
    /// The candidates by which a choice could be taken, as last found.
    let found: Buffer<Int32>
    /// What was spent of each budget when the count was last brought up to date.
    let settledSpent: Buffer<Int>
    /// `[0]` requests that may have changed, `[1]` the current stamp, `[2]` steps left in one count.
    let numbers: Buffer<Int>

    init(_ instance: Instance, _ arena: Arena) {
        let n = instance.weights.envy == 0 ? 0 : instance.people.personOfRequest.count
        ofRequest = arena.buffer(n)
        stamp = arena.buffer(n)
        dirty = arena.buffer(n)
        let parts = (0..<instance.people.choiceValue.count).map { instance.people.uses[$0].count }.max() ?? 0
        found = arena.buffer(parts + 1)
        settledSpent = arena.buffer(instance.places.budgetLimit.count)
        numbers = arena.buffer(3)
    }

    @inline(__always) func restore(_ request: Int, _ count: Int, _ scalars: Buffer<Int>) {
        scalars[1] += count - ofRequest[request]
        ofRequest[request] = count
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
        for r in 0..<people.personOfRequest.count {
            envies.ofRequest[r] = countEnvies(r)
            scalars[1] += envies.ofRequest[r]
        }
    }

    /// Brings the count up to date with the deeds since the journal was `mark` long.
    ///
    /// Whoever was moved is asked again, and whoever could be enrolled in an activity that was touched: they alone
    /// can have come to envy, or ceased to. Where a budget is nearly spent, all who draw on it are asked.
    func settleEnvies(since mark: Int) {
        if goals.envy == 0 { return }
        envies.numbers[0] = 0
        envies.numbers[1] += 1
        markDirty(since: mark)
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

    private func markDirty(since mark: Int) {
        var at = journal.count
        while at > mark {
            let deed = Journal.Deed(rawValue: journal.base[at - 1])!
            let entity = Int(journal.base[at - 2])
            at -= 2
            switch deed {
            case .granted:
                markPerson(people.personOfRequest[entity])
                for seat in seats(of: entity) { markApplicants(people.candidateActivity[seatCandidate[seat]]) }
            case .revoked:
                markPerson(people.personOfRequest[entity])
                let n = Int(journal.base[at - 2])
                at -= 2 + n
                for k in 0..<n { markApplicants(people.candidateActivity[Int(journal.base[at + k])]) }
            case .booked: markPerson(people.personOfWish[entity])
            case .cancelled:
                markPerson(people.personOfWish[entity])
                at -= 3
            case .opened: markApplicants(entity)
            case .closed:
                markApplicants(entity)
                at -= 2 + activities.roles[entity].count
            case .envied: at -= 1
            }
        }
    }

    private func markPerson(_ p: Int) { for r in people.requests[p] { envies.mark(r) } }

    private func markApplicants(_ a: Int) {
        for i in people.applicants[a] { envies.mark(people.request(ofCandidate: people.applicantCandidate[i])) }
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
    func countEnvies(_ r: Int) -> Int {
        if locks.request[r] != Locks.free { return 0 }
        let p = people.personOfRequest[r]
        let granted = choiceOf[r]
        let now = granted < 0 ? 0 : people.choiceValue[granted]
        var better = false
        for c in people.choices[r] where people.choiceValue[c] > now { better = true }
        if !better { return 0 }
        bundle.load(p, self)
        // Out with what was granted: its seats go to the end of the bundle, then off it.
        dropFromBundle(r)
        var sum = 0
        for c in people.choices[r] where people.choiceValue[c] > now {
            let uses = people.uses[c]
            if couldTake(r, uses.lowerBound, uses.upperBound) { sum += 1 }
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
            if couldTake(r, uses.lowerBound, uses.upperBound) { (best, value) = (c, people.choiceValue[c]) }
        }
        for seat in seats(of: r) { push(seat: seatCandidate[seat], of: r) }
        return best
    }

    private func couldTake(_ r: Int, _ use: Int, _ stop: Int) -> Bool {
        guard use < stop else {
            let n = people.uses[people.choiceOfUse[stop - 1]].count
            for k in 0..<n { envies.found[k] = bundle.candidate[bundle.seatCount - n + k] }
            return needsAreMet()
        }
        for c in people.candidates[use] {
            let a = people.candidateActivity[c]
            guard isRunning(a), canTake(c, a, r), isOpenTo(r, c, a) else { continue }
            push(seat: c, of: r)
            let can = couldTake(r, use + 1, stop)
            popSeat()
            if can { return true }
        }
        return false
    }

    /// Is the person in it through this request already, or is a seat free, or held by somebody with a lower score,
    /// so that the reserved seats stay kept?
    private func isOpenTo(_ r: Int, _ c: Int, _ a: Int) -> Bool {
        for seat in seats(of: r) where people.candidateActivity[seatCandidate[seat]] == a { return true }
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
