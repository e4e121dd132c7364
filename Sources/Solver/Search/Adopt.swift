import Problem

extension Decisions {
    /// What is fixed, where that says of every activity it names when, where and with whom it runs; nil where it leaves one of
    /// these open, or says two things of one.
    init?(leftOpenByNothingIn problem: Problem) {
        self.init()
        let fixed = problem.fixed
        let requests = fixed.grants.map { grant in
            switch grant {
            case .refused(let participant, let request): [participant, request]
            case .granted(let grant): [grant.participant, grant.request]
            }
        }
        let appointments = fixed.appointments.map { appointment in
            switch appointment {
            case .refused(let participant, let wish): [participant, wish]
            case .granted(let held): [held.participant, held.appointment]
            }
        }
        guard Set(fixed.activities.map(\.id)).count == fixed.activities.count,
            Set(requests).count == requests.count, Set(appointments).count == appointments.count
        else { return nil }
        let byID = Dictionary(uniqueKeysWithValues: problem.activities.map { ($0.id, $0) })
        for case .runs(let id, let time, let room, let staff) in fixed.activities {
            guard let activity = byID[id], let time = time ?? (activity.times.count == 1 ? 0 : nil),
                let room = room ?? (activity.rooms.isEmpty ? .some(nil) : nil),
                let staff = staff ?? (activity.staff.isEmpty ? [] : nil)
            else { return nil }
            activities.append(Decisions.Activity(id: id, time: time, room: room, staff: staff))
        }
        for case .granted(let grant) in fixed.grants { grants.append(grant) }
        for case .granted(let held) in fixed.appointments { self.appointments.append(held) }
    }
}

extension Search {
    /// Does what a plan decides, as far as it is legal here and now; what is left with too few people gathers more or is closed
    /// again.
    /// - Returns: whether everything could be done as it says.
    @discardableResult
    func adopt(_ plan: Decisions) -> Bool {
        let all = decide(plan)
        return fillShort() && all
    }

    /// Does what a plan decides, as far as it is legal here and now: activities first, then people by their wishes. Activities
    /// may be left with too few people.
    /// - Returns: whether everything could be done.
    func decide(_ plan: Decisions) -> Bool {
        let names = Names(instance.problem)
        var all = true
        for decision in plan.activities where !adopt(decision, names) { all = false }
        // What needs something else may come before it in the list: those wait for a second round.
        var waiting: [() -> Bool] =
            plan.grants.map { grant in { self.adopt(grant, names) } }
            + plan.appointments.map { held in { self.adopt(held, names) } }
        for _ in 0..<2 { waiting = waiting.filter { !$0() } }
        return all && waiting.isEmpty
    }

    /// Gathers people for all activities that have too few, and closes those for which there are not enough.
    /// - Returns: false if one can be neither filled nor closed.
    func fillShort() -> Bool {
        // Who is gathered for one may be missed by another.
        for _ in 0..<Search.gatherRounds where hasShort {
            for a in 0..<state.activities.count where isShort(a) {
                let mark = state.journal.count
                if gather(a), serveQueue() { continue }
                releaseQueue()
                state.undo(to: mark)
                if !dissolve(a) || !serveQueue() { return false }
            }
        }
        return repairSizes()
    }

    private static let gatherRounds = 8

    private var hasShort: Bool { (0..<state.activities.count).contains { isShort($0) } }

    private func adopt(_ o: Decisions.Activity, _ names: Names) -> Bool {
        let activities = state.activities
        guard let a = names.activities[o.id], !state.isRunning(a), state.locks.activity[a] != Locks.off,
            o.time >= 0, o.time < activities.times[a].count
        else { return false }
        let time = activities.times[a].lowerBound + o.time
        guard activities.timeAllowed[time] != 0 else { return false }
        var place = -1
        if activities.places[a].isEmpty {
            guard o.room == nil else { return false }
        } else {
            guard let room = o.room.flatMap({ names.rooms[$0] }),
                let option = activities.places[a].first(where: { activities.placeRoom[$0] == room }),
                activities.placeAllowed[option] != 0, activities.isOpen(a, time: time, place: option),
                state.roomIsFree(room, time: time)
            else { return false }
            place = option
        }
        let site = activities.site(a, place: place, state.places)
        guard o.staff.count == activities.roles[a].count, Set(o.staff).count == o.staff.count else { return false }
        for (n, (role, id)) in zip(activities.roles[a], o.staff).enumerated() {
            guard let staff = names.staff[id],
                let post = activities.posts[role].first(where: { activities.postStaff[$0] == staff }),
                activities.postAllowed[post] != 0, activities.isThere(a, time: time, post: post),
                state.staffObstacle(staff, time: time, site: site) == State.free
            else { return false }
            scratch[n] = post
        }
        let mark = state.journal.count
        if runs(a, time, place) { return true }
        state.undo(to: mark)
        return false
    }

    private func adopt(_ o: Decisions.Grant, _ names: Names) -> Bool {
        let people = state.people
        guard let p = names.participants[o.participant],
            let i = instance.problem.participants[p].requests.firstIndex(where: { $0.id == o.request })
        else { return false }
        let r = people.requests[p].lowerBound + i
        let choice = people.choices[r].lowerBound + o.choice
        guard state.locks.request[r] != Locks.off, state.choiceOf[r] < 0, people.choices[r].contains(choice),
            people.uses[choice].count == o.activities.count
        else { return false }
        for (n, (use, id)) in zip(people.uses[choice], o.activities).enumerated() {
            guard let a = names.activities[id],
                let c = people.candidates[use].first(where: { people.candidateActivity[$0] == a })
            else { return false }
            scratch[n] = c
        }
        return enrol(r, choice)
    }

    /// Grants a choice by the candidates in `scratch`, one for each of its parts, if that is legal here and now. The request must not
    /// be granted.
    func enrol(_ r: Int, _ choice: Int) -> Bool {
        let people = state.people
        let uses = people.uses[choice]
        state.bundle.load(people.personOfRequest[r], state)
        var n = 0
        while n < uses.count {
            let a = people.candidateActivity[scratch[n]]
            guard state.isRunning(a), state.hasSeat(a), state.canTake(scratch[n], a, r) else { break }
            state.push(seat: scratch[n], of: r)
            n += 1
        }
        let fits = n == uses.count && state.needsAreMet()
        for _ in 0..<n { state.popSeat() }
        if fits { state.grant(r, choice: choice, scratch.base) }
        return fits
    }

    private func adopt(_ o: Decisions.Appointment, _ names: Names) -> Bool {
        let (people, services) = (state.people, state.services)
        guard let p = names.participants[o.participant],
            let i = instance.problem.participants[p].appointments.firstIndex(where: { $0.id == o.appointment }),
            let staff = names.staff[o.staff]
        else { return false }
        let w = people.wishes[p].lowerBound + i
        let service = people.wishService[w]
        let step = services.step[service]
        guard state.locks.wish[w] != Locks.off, state.startOf[w] < 0, o.start % step == 0 else { return false }
        guard o.start >= 0, o.start <= instance.problem.horizon else { return false }
        var desk = -1
        if services.desks[service].isEmpty {
            guard o.room == nil else { return false }
        } else {
            guard let room = o.room.flatMap({ names.rooms[$0] }),
                let option = services.desks[service].first(where: { services.deskRoom[$0] == room }),
                o.start + services.minutes[service] <= instance.problem.horizon
            else { return false }
            desk = option
        }
        guard
            let lane = services.lanes[service].first(where: {
                services.laneStaff[$0] == staff
                    && (desk < 0 || services.laneSite[$0] == state.places.roomSite[services.deskRoom[desk]])
            })
        else { return false }
        return hold(w, start: o.start / step, lane: lane, desk: desk)
    }

    /// Holds a wish at a start (in steps of its service), in a lane, at a desk (−1 where it needs no room), if that is legal here and
    /// now. It must not be held.
    func hold(_ w: Int, start k: Int, lane: Int, desk: Int) -> Bool {
        let (people, services) = (state.people, state.services)
        let service = people.wishService[w]
        let start = k * services.step[service]
        let end = start + services.minutes[service]
        guard state.mayStart(w, k), desk < 0 || state.rooms.isFree(services.deskRoom[desk], start, end) else {
            return false
        }
        state.bundle.load(people.personOfWish[w], state)
        guard state.freeStarts.isFree(lane, k),
            state.needsAllow(~w), state.orderAllows(~w, start: start, end: end),
            state.hasTime(from: start, to: end, at: services.laneSite[lane]),
            state.withinLimits(start: start, minutes: end - start)
        else { return false }
        state.book(w, start: k, lane: lane, desk: desk)
        return true
    }
}
