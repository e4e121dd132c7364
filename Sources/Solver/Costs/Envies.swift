import Problem

/// Justified envies, choice by choice, and what is needed to bring them up to date after a move.
struct Envies {
    /// By choice: a candidate for its first part by which its person could take it now, where it is worth more than what they have; −1 if there is
    /// none.
    let witness: Buffer<Int32>
    /// By request: how many of its choices are envied.
    let ofRequest: Buffer<Int32>
    /// Applicants of each activity, numbered as `People.applicants`, but those with the lowest score first: candidate, score, choice.
    let applicant: Ints
    let applicantScore: Values
    let applicantChoice: Ints
    /// Choices to be asked about again; and the one candidate by which a choice may have come to be envied, −1 where any may.
    let asked, admitted: Buffer<Int32>
    /// By choice: when it was last put into `asked`, and where.
    let stamp: Buffer<Int>
    let position: Buffer<Int32>
    /// The candidates by which a choice could be taken, as last found.
    let found: Buffer<Int32>
    /// What was spent of each budget when the count was last brought up to date.
    let settledSpent: Buffer<Int>
    let touched: Buffer<Int32>
    /// By activity: when a deed touched it last, and when one opened or closed it.
    let touchedStamp, movedStamp: Buffer<Int>
    /// `[0]` choices asked about, `[1]` the current stamp, `[2]` activities touched.
    let numbers: Buffer<Int>

    init(_ instance: Instance, _ arena: Arena) {
        let counts = instance.weights.envy != 0
        let activities = counts ? instance.activities.count : 0
        let choices = counts ? instance.people.choiceValue.count : 0
        witness = arena.buffer(choices, -1)
        ofRequest = arena.buffer(counts ? instance.people.personOfRequest.count : 0)
        let people = instance.people
        var sorted: [Int] = []
        for a in 0..<activities {
            sorted += people.applicants[a].map { people.applicantCandidate[$0] }.sorted {
                (people.candidateScore[$0], $0) < (people.candidateScore[$1], $1)
            }
        }
        applicant = arena.table(sorted)
        applicantScore = arena.table(sorted.map { people.candidateScore[$0] })
        applicantChoice = arena.table(sorted.map { people.choice(ofCandidate: $0) })
        (asked, admitted, position) = (arena.buffer(choices), arena.buffer(choices), arena.buffer(choices))
        stamp = arena.buffer(choices)
        let parts = (0..<instance.people.choiceValue.count).map { instance.people.uses[$0].count }.max() ?? 0
        found = arena.buffer(parts + 1)
        touched = arena.buffer(activities)
        (touchedStamp, movedStamp) = (arena.buffer(activities), arena.buffer(activities))
        settledSpent = arena.buffer(instance.places.budgetLimit.count)
        numbers = arena.buffer(3)
    }

    @inline(__always) fileprivate func begin() {
        numbers[0] = 0
        numbers[1] += 1
        numbers[2] = 0
    }

    /// A choice comes to be envied, by another candidate than before, or not at all.
    @inline(__always) func set(_ choice: Int, _ candidate: Int, _ request: Int, _ scalars: Buffer<Int>) {
        let change = (candidate >= 0 ? 1 : 0) - (witness[choice] >= 0 ? 1 : 0)
        witness[choice] = candidate
        ofRequest[request] += change
        scalars[1] += change
    }

    @inline(__always) fileprivate func touch(_ activity: Int) {
        if touchedStamp[activity] == numbers[1] { return }
        touchedStamp[activity] = numbers[1]
        touched[numbers[2]] = activity
        numbers[2] += 1
    }

    /// - Parameter candidate: −1 for any.
    @inline(__always) fileprivate func ask(_ choice: Int, by candidate: Int = -1) {
        if stamp[choice] == numbers[1] {
            if admitted[position[choice]] != candidate { admitted[position[choice]] = -1 }
            return
        }
        stamp[choice] = numbers[1]
        position[choice] = numbers[0]
        asked[numbers[0]] = choice
        admitted[numbers[0]] = candidate
        numbers[0] += 1
    }
}

extension State {
    /// Brings the count up to date with the deeds of the journal.
    ///
    /// Whoever was moved is asked again about all they ask for. Of the applicants of an activity whose roster changed those are asked whose score lets them
    /// in now and did not before, or the other way round: they alone can have come to envy, by that activity, or ceased to. Where it was
    /// opened or closed, or its cut-offs do not say all, those who envy by it, and those who may now; where a budget is nearly spent, those who
    /// draw on it and may answer otherwise than before.
    ///
    /// Deeds that were settled are undone all together: what was spent when last settled is not written to the journal.
    func settleEnvies() {
        if goals.envy == 0 { return }
        envies.begin()
        askAboutDeeds()
        for i in 0..<envies.numbers[2] { readmit(envies.touched[i]) }
        askDrawers()
        answer()
    }

    private func askAboutDeeds() {
        var at = journal.count
        while at > 0 {
            let entry = journal.entry(endingAt: at)
            at = entry.first
            switch entry.deed {
            case .granted:
                ask(person: people.personOfRequest[entry.entity])
                for seat in seats(of: entry.entity) { envies.touch(people.candidateActivity[seatCandidate[seat]]) }
            case .revoked:
                ask(person: people.personOfRequest[entry.entity])
                for c in journal.candidates(revoked: entry) { envies.touch(people.candidateActivity[Int(c)]) }
            case .booked, .cancelled: ask(person: people.personOfWish[entry.entity])
            case .opened, .closed:
                envies.touch(entry.entity)
                envies.movedStamp[entry.entity] = envies.numbers[1]
            case .envied, .readmitted: break
            }
        }
    }

    private func ask(person p: Int) {
        for r in people.requests[p] { for c in people.choices[r] { envies.ask(c) } }
    }

    /// Is a choice worth more than what its request was granted? Nobody has reason to envy what is not.
    @inline(__always) private func isBetter(_ choice: Int) -> Bool {
        let granted = choiceOf[people.requestOfChoice[choice]]
        return people.choiceValue[choice] > (granted < 0 ? 0 : people.choiceValue[granted])
    }

    /// Finds an activity's cut-offs anew, and asks those to whom it is open now and was not, or the other way round.
    private func readmit(_ a: Int) {
        let isAnother = envies.movedStamp[a] == envies.numbers[1] || !isExact(a)
        defer { if isAnother { askApplicants(a) } }
        for door in activities.reserved[a].isEmpty ? 2 * a...2 * a : 2 * a...2 * a + 1 {
            let (old, holder) = (cutOffs.holder[door], findHolder(door))
            if old == holder { continue }
            journal.push(old)
            journal.push(.readmitted, door, data: 1)
            let before = cutOffs.score[door]
            cutOffs.set(door, holder, people)
            let now = cutOffs.score[door]
            if isAnother { continue }
            askApplicants(a, door, above: min(before, now), upTo: max(before, now), isOpening: now < before)
        }
    }

    /// Asks those applicants of an activity that runs otherwise than before, or whose cut-offs do not say all, who envy by it, or may now.
    private func askApplicants(_ a: Int) {
        for i in people.applicants[a] {
            let c = people.applicantCandidate[i]
            let choice = people.choice(ofCandidate: c)
            if envies.witness[choice] >= 0 {
                if hangs(choice, on: a) { envies.ask(choice) }
            } else if isBetter(choice), isAdmitted(people.requestOfChoice[choice], c, a) {
                envies.ask(choice, by: only(c, of: choice))
            }
        }
    }

    /// Is an envied choice envied by this activity, as far as is known? An envy by another activity cannot end because this one changed.
    @inline(__always) private func hangs(_ choice: Int, on a: Int) -> Bool {
        people.candidateActivity[envies.witness[choice]] == a || people.uses[choice].count > 1
    }

    /// A candidate, if it is a choice's only part that it is for: then nothing but itself need be asked.
    @inline(__always) private func only(_ c: Int, of choice: Int) -> Int {
        people.uses[choice].count == 1 && isExact(people.candidateActivity[c]) ? c : -1
    }

    /// Asks those applicants at a door whose scores lie so. Where it opened to them, who do not envy yet whether they do now, by that activity;
    /// where it closed, who envy whether they do still.
    private func askApplicants(_ a: Int, _ door: Int, above low: Int, upTo high: Int, isOpening: Bool) {
        let applicants = people.applicants[a]
        var (first, end) = (applicants.lowerBound, applicants.upperBound)
        while first < end {
            let middle = (first + end) >> 1
            if envies.applicantScore[middle] <= low { first = middle + 1 } else { end = middle }
        }
        for i in first..<applicants.upperBound {
            if envies.applicantScore[i] > high { break }
            end = i + 1
            let choice = envies.applicantChoice[i]
            let isEnvied = envies.witness[choice] >= 0
            guard isOpening ? !isEnvied && isBetter(choice) : isEnvied && hangs(choice, on: a) else { continue }
            let c = envies.applicant[i]
            if !activities.reserved[a].isEmpty, self.door(a, people.person(ofCandidate: c)) != door { continue }
            envies.ask(choice, by: isOpening ? only(c, of: choice) : -1)
        }
        scalars[3] += (end - first) >> 3
    }

    /// Where a budget is so nearly spent, before or after, that it may decide who can take what, all who draw on it.
    private func askDrawers() {
        for b in places.budgetLimit.indices where spent[b] != envies.settledSpent[b] {
            if max(spent[b], envies.settledSpent[b]) + places.budgetPerPerson[b] > places.budgetLimit[b] {
                let hasMore = spent[b] < envies.settledSpent[b]
                for p in 0..<people.count where people.draws(p, on: b) {
                    for r in people.requests[p] {
                        for c in people.choices[r] where (envies.witness[c] < 0) == hasMore && isBetter(c) {
                            envies.ask(c)
                        }
                    }
                }
            }
            envies.settledSpent[b] = spent[b]
        }
    }

    /// Finds out about all choices that were asked about.
    private func answer() {
        // Meetings with the bound are counted in questions: what takes less than one counts for a part of it.
        scalars[3] += envies.numbers[0] >> 2
        var weighed = -1
        for i in 0..<envies.numbers[0] {
            let choice = envies.asked[i]
            let r = people.requestOfChoice[choice]
            if instance.locks.request[r] != Locks.free { continue }
            var witness = -1
            if isBetter(choice), mightTake(choice, by: envies.admitted[i]) {
                if weighed != r {
                    if weighed >= 0 { putBack(weighed) }
                    leaveAside(r)
                    scalars[3] += 1
                    weighed = r
                }
                witness = findWitness(choice, by: envies.admitted[i])
            }
            if witness == envies.witness[choice] { continue }
            journal.push(envies.witness[choice])
            journal.push(.envied, choice, data: 1)
            envies.set(choice, witness, r, scalars)
        }
        if weighed >= 0 { putBack(weighed) }
    }

    /// By which candidate could the person on the scales take a choice? −1 for none.
    /// - Parameter candidate: the only one to be asked about, −1 for all.
    private func findWitness(_ choice: Int, by candidate: Int) -> Int {
        if candidate >= 0 { return couldTake(choice, by: candidate) ? candidate : -1 }
        let before = envies.witness[choice]
        if before >= 0, people.uses[choice].count == 1, couldTake(choice, by: before) { return before }
        let uses = people.uses[choice]
        let r = people.requestOfChoice[choice]
        return couldTake(r, uses.lowerBound, uses.upperBound, isSettled: true) ? envies.found[0] : -1
    }

    /// Puts a request's person on the scales without what the request was granted.
    private func leaveAside(_ r: Int) {
        bundle.load(people.personOfRequest[r], self)
        // Its seats go to the end of the bundle, then off it.
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
                setSeat(others, bundle.candidate[i], bundle.request[i])
                setSeat(i, c, q)
            }
            others += 1
        }
        for _ in 0..<mine { popSeat() }
    }

    private func putBack(_ r: Int) {
        for seat in seats(of: r) { push(seat: seatCandidate[seat], of: r) }
    }

    private func setSeat(_ i: Int, _ c: Int, _ r: Int) {
        let a = people.candidateActivity[c]
        bundle.candidate[i] = c
        bundle.activity[i] = a
        bundle.time[i] = timeOf[a]
        bundle.site[i] = siteOf[a]
        bundle.request[i] = r
    }

    /// Envies of one request, as the format counts them: its choices worth more than what was granted, for which there
    /// is a running activity in each part, all different, that the person could take now, all else unchanged. Asks everything anew.
    func countEnvies(_ r: Int) -> Int {
        if instance.locks.request[r] != Locks.free { return 0 }
        leaveAside(r)
        defer { putBack(r) }
        return people.choices[r].count(where: { choice in
            let uses = people.uses[choice]
            return isBetter(choice) && couldTake(r, uses.lowerBound, uses.upperBound, isSettled: false)
        })
    }

    /// The best choice that a request's person could take now and values above what they have, by the rule of envy.
    /// - Returns: the choice, −1 for none; its candidates are in `envies.found`.
    func bestEnvied(_ r: Int) -> Int {
        let granted = choiceOf[r]
        var value = granted < 0 ? 0 : people.choiceValue[granted]
        leaveAside(r)
        var best = -1
        for c in people.choices[r] where people.choiceValue[c] > value {
            let uses = people.uses[c]
            if couldTake(r, uses.lowerBound, uses.upperBound, isSettled: false) {
                (best, value) = (c, people.choiceValue[c])
            }
        }
        putBack(r)
        return best
    }

    /// Is there an activity for each part of a choice that would admit its person, leaving aside all else they have? Asks nothing of
    /// the bundle.
    /// - Parameter candidate: the only one to be asked about, who is admitted; −1 for all.
    private func mightTake(_ choice: Int, by candidate: Int) -> Bool {
        if candidate >= 0 { return isFree(candidate: candidate) }
        let r = people.requestOfChoice[choice]
        return people.uses[choice].allSatisfy { use in
            people.candidates[use].contains { isAdmitted(r, $0, people.candidateActivity[$0]) }
        }
    }

    /// Would an activity admit somebody by their score, as what is kept of it says, or are they in it through this request already?
    @inline(__always) private func isAdmitted(_ r: Int, _ c: Int, _ a: Int) -> Bool {
        people.candidateScore[c] > cutOffs.score[door(a, people.personOfRequest[r])] || isIn(a, by: r)
    }

    private func isIn(_ a: Int, by r: Int) -> Bool {
        for seat in seats(of: r) where people.candidateActivity[seatCandidate[seat]] == a { return true }
        return false
    }

    @inline(__always) private func isFree(candidate c: Int) -> Bool {
        let time = timeOf[people.candidateActivity[c]]
        return time >= 0 && instance.isFree(candidate: c, time: time)
    }

    /// Could the person on the scales take a choice of one part by this candidate?
    private func couldTake(_ choice: Int, by c: Int) -> Bool {
        let (a, r) = (people.candidateActivity[c], people.requestOfChoice[choice])
        guard isRunning(a), isExact(a), isAdmitted(r, c, a) else { return false }
        scalars[3] += 1
        guard canTake(c, a, r) else { return false }
        push(seat: c, of: r)
        defer { popSeat() }
        return needsAreMet()
    }

    /// - Parameter isSettled: what is kept of whom activities admit is up to date, and spares most of the work.
    private func couldTake(_ r: Int, _ use: Int, _ stop: Int, isSettled: Bool) -> Bool {
        guard use < stop else {
            let n = people.uses[people.choiceOfUse[stop - 1]].count
            for k in 0..<n { envies.found[k] = bundle.candidate[bundle.seatCount - n + k] }
            return needsAreMet()
        }
        for c in people.candidates[use] {
            let a = people.candidateActivity[c]
            guard isRunning(a), !isSettled || isAdmitted(r, c, a) else { continue }
            scalars[3] += 1
            guard canTake(c, a, r) else { continue }
            if !isSettled || !isExact(a), !isIn(a, by: r),
                !admits(a, bundle.person, score: people.candidateScore[c])
            {
                continue
            }
            push(seat: c, of: r)
            let can = couldTake(r, use + 1, stop, isSettled: isSettled)
            popSeat()
            if can { return true }
        }
        return false
    }
}
