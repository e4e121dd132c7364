import Problem

/// The best plan seen, kept up to date by copying what changed since it was last the best.
final class Incumbent {
    private(set) var objective = Int.min
    private let choiceOf, seatCandidate, startOf, laneOf, deskOf: Buffer<Int32>
    private let timeOf, placeOf, postOf: Buffer<Int32>
    private let instance: Instance
    /// Requests, wishes and activities changed since the copy was taken; −1 in a count once all has to be copied.
    private let changedRequest, changedWish, changedActivity: Buffer<Int32>
    private let isChanged: Buffer<UInt8>
    private let counts: Buffer<Int>

    init(_ instance: Instance, _ arena: Arena) {
        self.instance = instance
        let requests = instance.people.personOfRequest.count
        let wishes = instance.people.personOfWish.count
        let activities = instance.activities.count
        choiceOf = arena.buffer(requests, -1)
        seatCandidate = arena.buffer(instance.people.seats.starts[requests], -1)
        startOf = arena.buffer(wishes, -1)
        laneOf = arena.buffer(wishes, -1)
        deskOf = arena.buffer(wishes, -1)
        timeOf = arena.buffer(activities, -1)
        placeOf = arena.buffer(activities, -1)
        postOf = arena.buffer(instance.activities.posts.count, -1)
        changedRequest = arena.buffer(requests)
        changedWish = arena.buffer(wishes)
        changedActivity = arena.buffer(activities)
        isChanged = arena.buffer(requests + wishes + activities)
        counts = arena.buffer(3)
    }

    /// Takes note of a move that is kept: what it changed, and the plan if it is the best yet.
    func note(_ state: State) {
        change(state.journal, state)
        if state.objective > objective { take(state) }
    }

    /// Takes note of what a journal says was changed.
    func change(_ journal: Journal, _ state: State) {
        var at = journal.count
        while at > 0 {
            let entry = journal.entry(endingAt: at)
            at = entry.first
            switch entry.deed {
            case .granted, .revoked: change(request: entry.entity)
            case .booked, .cancelled: change(wish: entry.entity)
            case .opened, .closed: change(activity: entry.entity)
            case .envied, .readmitted: break
            }
        }
    }

    private func change(request r: Int) {
        if isChanged[r] != 0 { return }
        isChanged[r] = 1
        changedRequest[counts[0]] = r
        counts[0] += 1
    }

    private func change(wish w: Int) {
        let i = changedRequest.count + w
        if isChanged[i] != 0 { return }
        isChanged[i] = 1
        changedWish[counts[1]] = w
        counts[1] += 1
    }

    private func change(activity a: Int) {
        let i = changedRequest.count + changedWish.count + a
        if isChanged[i] != 0 { return }
        isChanged[i] = 1
        changedActivity[counts[2]] = a
        counts[2] += 1
    }

    private func take(_ state: State) {
        objective = state.objective
        let people = instance.people
        for i in 0..<counts[0] {
            let r = changedRequest[i]
            isChanged[r] = 0
            choiceOf[r] = state.choiceOf[r]
            for seat in people.seats[r] { seatCandidate[seat] = state.seatCandidate[seat] }
        }
        for i in 0..<counts[1] {
            let w = changedWish[i]
            isChanged[changedRequest.count + w] = 0
            startOf[w] = state.startOf[w]
            laneOf[w] = state.laneOf[w]
            deskOf[w] = state.deskOf[w]
        }
        for i in 0..<counts[2] {
            let a = changedActivity[i]
            isChanged[changedRequest.count + changedWish.count + a] = 0
            timeOf[a] = state.timeOf[a]
            placeOf[a] = state.placeOf[a]
            for role in instance.activities.roles[a] { postOf[role] = state.postOf[role] }
        }
        for i in 0..<3 { counts[i] = 0 }
    }

    /// Makes a plan this one again, by undoing what was kept since. The journal is left with the deeds done.
    func restore(_ state: State) {
        state.redo(
            requests: (0..<counts[0]).lazy.map { self.changedRequest[$0] },
            wishes: (0..<counts[1]).lazy.map { self.changedWish[$0] },
            activities: (0..<counts[2]).lazy.map { self.changedActivity[$0] },
            as: DecisionTables(
                choiceOf: choiceOf, seatCandidate: seatCandidate, startOf: startOf, laneOf: laneOf, deskOf: deskOf,
                timeOf: timeOf, placeOf: placeOf, postOf: postOf))
    }

    /// Marks the candidates by which it enrols people.
    func pin(_ candidates: Buffer<UInt8>) {
        for seat in 0..<seatCandidate.count where seatCandidate[seat] >= 0 { candidates[seatCandidate[seat]] = 1 }
    }

    /// How its activities run.
    var spots: Spots { Spots(time: timeOf, place: placeOf, post: postOf) }

    /// How many people have something of what they asked for, and how many seats are taken.
    var servedAndSeats: (Int, Int) {
        var (served, seats) = (0, 0)
        for p in 0..<instance.people.count {
            var has = false
            for r in instance.people.requests[p] where choiceOf[r] >= 0 {
                has = true
                seats += instance.people.uses[choiceOf[r]].count
            }
            if !has { for w in instance.people.wishes[p] where startOf[w] >= 0 { has = true } }
            if has { served += 1 }
        }
        return (served, seats)
    }

    /// The plan in the format's words, in the problem's order.
    func decisions() -> Decisions {
        let (a, s, people, problem) = (instance.activities, instance.services, instance.people, instance.problem)
        var out = Decisions()
        for i in 0..<a.count where timeOf[i] >= 0 {
            out.activities.append(
                Decisions.Activity(
                    id: problem.activities[i].id, time: timeOf[i] - a.times[i].lowerBound,
                    room: placeOf[i] < 0 ? nil : problem.rooms[a.placeRoom[placeOf[i]]].id,
                    staff: a.roles[i].map { problem.staff[a.postStaff[postOf[$0]]].id }))
        }
        for p in 0..<people.count {
            let person = problem.participants[p]
            for (i, r) in people.requests[p].enumerated() where choiceOf[r] >= 0 {
                let first = people.seats.starts[r]
                out.grants.append(
                    Decisions.Grant(
                        participant: person.id, request: person.requests[i].id,
                        choice: choiceOf[r] - people.choices[r].lowerBound,
                        activities: people.uses[choiceOf[r]].indices.map {
                            let seat = first + $0 - people.uses[choiceOf[r]].lowerBound
                            return problem.activities[people.candidateActivity[seatCandidate[seat]]].id
                        }))
            }
            for (i, w) in people.wishes[p].enumerated() where startOf[w] >= 0 {
                out.appointments.append(
                    Decisions.Appointment(
                        participant: person.id, appointment: person.appointments[i].id,
                        start: startOf[w] * s.step[people.wishService[w]],
                        staff: problem.staff[s.laneStaff[laneOf[w]]].id,
                        room: deskOf[w] < 0 ? nil : problem.rooms[s.deskRoom[deskOf[w]]].id))
            }
        }
        return out
    }
}
