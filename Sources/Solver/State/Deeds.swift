// The six deeds. Each does its work, keeps the objective, and writes itself to the journal.

extension State {
    // MARK: Requests

    /// Enrols a request's person by `candidates`, one for each part of the choice. The request must not be granted.
    func grant(_ request: Int, choice: Int, _ candidates: UnsafePointer<Int32>) {
        let p = people.personOfRequest[request]
        let n = people.uses[choice].count
        let first = people.seats.starts[request]
        assert(choiceOf[request] < 0, "granted twice")
        var worth = people.choiceValue[choice]
        choiceOf[request] = choice
        for k in 0..<n {
            let c = Int(candidates[k])
            let a = people.candidateActivity[c]
            let position = enrolled[a]
            assert(isRunning(a) && position < capacity[a], "no seat")
            seatCandidate[first + k] = c
            seatPosition[first + k] = position
            roster[rosterBase[a] + position] = first + k
            enrolled[a] = position + 1
            worth -= instance.homeCost(p, at: siteOf[a])
            count(person: p, activity: a, 1)
        }
        grantedCount[p] += 1
        worth += grantKept(request)
        add(worth)
        refresh(p)
        journal.push(.granted, request)
    }

    func revoke(_ request: Int) {
        let p = people.personOfRequest[request]
        let choice = choiceOf[request]
        let seats = self.seats(of: request)
        assert(choice >= 0, "not granted")
        var worth = people.choiceValue[choice] + grantKept(request)
        for seat in seats {
            let c = seatCandidate[seat]
            let a = people.candidateActivity[c]
            let last = enrolled[a] - 1
            let moved = roster[rosterBase[a] + last]
            let position = seatPosition[seat]
            roster[rosterBase[a] + position] = moved
            seatPosition[moved] = position
            enrolled[a] = last
            worth -= instance.homeCost(p, at: siteOf[a])
            count(person: p, activity: a, -1)
            seatCandidate[seat] = -1
            journal.push(c)
        }
        journal.push(choice)
        choiceOf[request] = -1
        grantedCount[p] -= 1
        add(-worth)
        refresh(p)
        journal.push(.revoked, request, data: seats.count + 1)
    }

    /// What one enrolment adds to (1) or takes from (−1) reserved seats, budgets and the person's limits.
    @inline(__always) private func count(person p: Int, activity a: Int, _ sign: Int) {
        for row in activities.reserved[a] where !people.isMember(p, of: activities.reservedGroup[row]) {
            outsiders[row] += sign
        }
        for fee in activities.fees[a] where people.draws(p, on: activities.feeBudget[fee]) {
            spent[activities.feeBudget[fee]] += sign * activities.feeAmount[fee]
        }
        if !people.limits[p].isEmpty { load(person: p, time: timeOf[a], sign) }
    }

    func load(person p: Int, time: Int, _ sign: Int) {
        for limit in people.limits[p] {
            let period = people.limitPeriod[limit]
            for m in activities.meetings[time] {
                let i = places.interval(of: period, at: activities.meetingStart[m])
                if i >= 0 {
                    personLoad[people.limitLoads[limit] + i] +=
                        sign * (activities.meetingEnd[m] - activities.meetingStart[m])
                }
            }
        }
    }

    // MARK: Appointments

    /// Holds a wish at `start` (in steps of its service) in a lane, at a desk (−1 where it needs no room).
    func book(_ wish: Int, start: Int, lane: Int, desk: Int) {
        assert(startOf[wish] < 0, "booked twice")
        startOf[wish] = start
        laneOf[wish] = lane
        deskOf[wish] = desk
        occupy(wish, 1)
        add(worth(ofWish: wish, start, lane, desk))
        refresh(people.personOfWish[wish])
        journal.push(.booked, wish)
    }

    func cancel(_ wish: Int) {
        let (start, lane, desk) = (startOf[wish], laneOf[wish], deskOf[wish])
        assert(start >= 0, "not booked")
        occupy(wish, -1)
        add(-worth(ofWish: wish, start, lane, desk))
        startOf[wish] = -1
        laneOf[wish] = -1
        deskOf[wish] = -1
        refresh(people.personOfWish[wish])
        journal.push(start)
        journal.push(lane)
        journal.push(desk)
        journal.push(.cancelled, wish, data: 3)
    }

    private func occupy(_ wish: Int, _ sign: Int) {
        let service = people.wishService[wish]
        let minutes = services.minutes[service]
        let start = startOf[wish] * services.step[service]
        let lane = laneOf[wish]
        let staff = services.laneStaff[lane]
        if sign > 0 {
            engage(staff, start, start + minutes, services.laneSite[lane], owner: ~wish)
        } else {
            release(staff, start)
        }
        if deskOf[wish] >= 0 { occupy(room: services.deskRoom[deskOf[wish]], start, start + minutes, sign) }
        load(person: people.personOfWish[wish], at: start, sign * minutes)
    }

    /// A member of staff is engaged, or is no longer: their calendar, and what it leaves free.
    @inline(__always) func engage(_ staff: Int, _ start: Int, _ end: Int, _ site: Int, owner: Int) {
        calendars.insert(staff, start, end, site, owner: owner)
        freeStarts.change(staff, start, end, site, came: true)
    }

    @inline(__always) func release(_ staff: Int, _ start: Int) {
        let gone = calendars.remove(staff, start)
        freeStarts.change(staff, start, Int(gone.end), Int(gone.site), came: false)
    }

    @inline(__always) func load(person p: Int, at start: Int, _ minutes: Int) {
        for limit in people.limits[p] {
            let i = places.interval(of: people.limitPeriod[limit], at: start)
            if i >= 0 { personLoad[people.limitLoads[limit] + i] += minutes }
        }
    }

    // MARK: Activities

    /// Runs an activity that does not: at a time, in a room option (−1 where it needs none), with a post for each role.
    func open(_ a: Int, time: Int, place: Int, _ posts: UnsafePointer<Int32>) {
        assert(!isRunning(a) && enrolled[a] == 0, "runs already")
        add(-worthOfClosed(a))
        timeOf[a] = time
        placeOf[a] = place
        siteOf[a] = activities.site(a, place: place, places)
        var seats = activities.maxSize[a]
        if place >= 0 { seats = min(seats, places.roomCapacity[activities.placeRoom[place]]) }
        capacity[a] = seats
        for (i, role) in activities.roles[a].enumerated() { postOf[role] = Int(posts[i]) }
        occupy(activity: a, 1)
        add(worthOfRunning(a))
        journal.push(.opened, a)
    }

    /// Closes an activity that nobody is enrolled in.
    func close(_ a: Int) {
        assert(isRunning(a) && enrolled[a] == 0, "somebody is enrolled")
        add(-worthOfRunning(a))
        occupy(activity: a, -1)
        for role in activities.roles[a] {
            journal.push(postOf[role])
            postOf[role] = -1
        }
        journal.push(placeOf[a])
        journal.push(timeOf[a])
        timeOf[a] = -1
        placeOf[a] = -1
        siteOf[a] = -1
        capacity[a] = 0
        add(worthOfClosed(a))
        journal.push(.closed, a, data: activities.roles[a].count + 2)
    }

    private func occupy(activity a: Int, _ sign: Int) {
        let meetings = activities.meetings[timeOf[a]]
        for role in activities.roles[a] {
            let staff = activities.postStaff[postOf[role]]
            for m in meetings {
                let (start, end) = (activities.meetingStart[m], activities.meetingEnd[m])
                if sign > 0 {
                    engage(staff, start, end, siteOf[a], owner: a)
                } else {
                    release(staff, start)
                }
            }
        }
        guard placeOf[a] >= 0 else { return }
        let room = activities.placeRoom[placeOf[a]]
        for m in meetings { occupy(room: room, activities.meetingStart[m], activities.meetingEnd[m], sign) }
    }

    @inline(__always) private func occupy(room: Int, _ start: Int, _ end: Int, _ sign: Int) {
        rooms.add(room, start, end, sign)
        deskHours.refresh(room, start, end, rooms)
    }

    // MARK: Undoing

    /// Undoes all deeds since the journal had `mark` numbers.
    func undo(to mark: Int = 0) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: mostAtOnce) { scratch in
            while journal.count > mark {
                let deed = Journal.Deed(rawValue: Int32(journal.pop()))!
                let entity = journal.pop()
                let data = journal.pop()
                let before = journal.count
                switch deed {
                case .granted: revoke(entity)
                case .booked: cancel(entity)
                case .opened: close(entity)
                case .revoked:
                    let choice = journal.pop()
                    for k in stride(from: data - 2, through: 0, by: -1) { scratch[k] = Int32(journal.pop()) }
                    undone(to: journal.count) { grant(entity, choice: choice, scratch.baseAddress!) }
                    continue
                case .cancelled:
                    let desk = journal.pop()
                    let lane = journal.pop()
                    let start = journal.pop()
                    undone(to: journal.count) { book(entity, start: start, lane: lane, desk: desk) }
                    continue
                case .closed:
                    let time = journal.pop()
                    let place = journal.pop()
                    for k in stride(from: data - 3, through: 0, by: -1) { scratch[k] = Int32(journal.pop()) }
                    undone(to: journal.count) { open(entity, time: time, place: place, scratch.baseAddress!) }
                    continue
                case .envied:
                    envies.set(entity, journal.pop(), people.requestOfChoice[entity], scalars)
                    continue
                case .readmitted:
                    cutOffs.set(entity, journal.pop(), people)
                    continue
                }
                journal.rewind(to: before)
            }
        }
        if goals.envy != 0, mark == 0 { envies.settledSpent.copy(from: spent) }
    }

    @inline(__always) private func undone(to count: Int, _ deed: () -> Void) {
        deed()
        journal.rewind(to: count)
    }
}
