extension Search {
    /// How the activities run now.
    var spots: Spots { Spots(time: state.timeOf, place: state.placeOf, post: state.postOf) }

    /// Makes the timetable what `spots` says: activities that are to run elsewhere or not at all are closed, then those
    /// that are to run are opened, appointments in their way waiting for another slot, and everybody concerned is served
    /// anew. The plan may become worse by it.
    /// - Parameter reseating: everybody is served anew, twice over, at what `pull` says of the seats.
    /// - Returns: false if something fixed stands against it, or the run is over; all since the last plan that was kept is then undone.
    func rearrange(to spots: Spots, reseating: Bool = false) -> Bool {
        let a = state.activities
        var moved: [Int] = []
        for x in 0..<a.count where state.locks.activity[x] == Locks.free && !isAt(x, spots) {
            let mark = state.journal.count
            if state.isRunning(x), !empty(x) {
                state.undo(to: mark)
                continue
            }
            if spots.time[x] >= 0 { moved.append(x) }
        }
        let guests = wishesByRoom()
        for x in moved where !breaksOff() { _ = open(x, spots, guests) }
        let isReseated = !reseating || (reseatEverybody() && reseatEverybody())
        let well =
            isReseated && serveQueue() && moved.allSatisfy { gatherIfItCanBe($0) } && closeShort() && !breaksOff()
        releaseQueue()
        if !well { state.undo() }
        return well
    }

    /// Takes all from everybody, one after another, and gives them the best there is; false if somebody cannot be given what they
    /// must have.
    private func reseatEverybody() -> Bool {
        let people = menu.people
        guard people.count > 0 else { return true }
        let turn = random.below(people.count)
        for i in 0..<people.count {
            if i & 63 == 63, breaksOff() { return false }
            let p = people[(i + turn) % people.count]
            state.stripAll(p)
            guard state.fill(p, turn: random.next()) else { return false }
        }
        return true
    }

    /// Gathers people for an activity that was moved; where there are not enough nothing is changed, and it is closed in the end.
    /// - Returns: false if the run is over.
    private func gatherIfItCanBe(_ x: Int) -> Bool {
        guard state.isRunning(x) else { return true }
        let mark = state.journal.count
        if !gather(x) || !serveQueue() {
            state.undo(to: mark)
            releaseQueue()
        }
        return !breaksOff()
    }

    /// Activities with too few people gather more or are closed.
    func closeShort() -> Bool {
        let a = state.activities
        for round in 0..<3 {
            for x in 0..<a.count where state.isRunning(x) && state.enrolled[x] < a.minSize[x] {
                if breaksOff() { return false }
                let mark = state.journal.count
                if round < 2, gather(x), serveQueue() { continue }
                state.undo(to: mark)
                releaseQueue()
                guard dissolve(x), serveQueue() else { return false }
            }
        }
        // What was closed last may have taken people out of others.
        return !(0..<a.count).contains { state.isRunning($0) && state.enrolled[$0] < a.minSize[$0] }
    }

    /// Appointments held in each room.
    private func wishesByRoom() -> [[Int]] {
        var lists: [[Int]] = Array(repeating: [], count: state.places.roomCount.count)
        for w in state.people.wishService.indices where state.deskOf[w] >= 0 {
            lists[state.services.deskRoom[state.deskOf[w]]].append(w)
        }
        return lists
    }

    private func isAt(_ x: Int, _ spots: Spots) -> Bool {
        guard state.timeOf[x] == Int(spots.time[x]), state.placeOf[x] == Int(spots.place[x]) else { return false }
        return state.activities.roles[x].allSatisfy { state.postOf[$0] == Int(spots.post[$0]) }
    }

    /// Opens an activity as `spots` says; false, with nothing changed but who waits, if it cannot be.
    private func open(_ x: Int, _ spots: Spots, _ guests: [[Int]]) -> Bool {
        let a = state.activities
        let mark = state.journal.count
        let (time, place) = (Int(spots.time[x]), Int(spots.place[x]))
        if place >= 0 {
            let room = a.placeRoom[place]
            for w in guests[room] where !state.roomIsFree(room, time: time) && isHeld(w, during: time) {
                if state.strip(wish: w) { wait(state.people.personOfWish[w]) }
            }
            guard state.roomIsFree(room, time: time) else {
                state.undo(to: mark)
                return false
            }
        }
        if self.place(x, time, place, posts: a.roles[x].map { Int(spots.post[$0]) }) { return true }
        state.undo(to: mark)
        return false
    }

    private func isHeld(_ w: Int, during time: Int) -> Bool {
        guard state.startOf[w] >= 0 else { return false }
        let service = state.people.wishService[w]
        let start = state.startOf[w] * state.services.step[service]
        let end = start + state.services.minutes[service]
        return state.activities.meetings[time].contains {
            state.activities.meetingStart[$0] < end && start < state.activities.meetingEnd[$0]
        }
    }
}
