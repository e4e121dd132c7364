import Problem

/// What `fixed` decides. Of activities, the times, rooms and people it rules out are in `Activities` already.
///
/// Each plan in the making has a copy of its own, in which people may be locked for a while (`Regions`).
struct Locks: Sendable {
    /// 1 must run, 2 must not; 0 free.
    let activity: Table<UInt8>
    static let free = 0
    static let on = 1
    static let off = 2
    /// Of requests and wishes: the person is another thread's for now.
    static let elsewhere = 3
    /// Of requests: granted as fixed, refused, free, elsewhere.
    let request: Buffer<UInt8>
    /// The candidates by which a fixed request is granted, one for each part of its choice; none otherwise.
    let grants: Rows
    let grantCandidate: Ints
    /// Of wishes: held as fixed, refused, free, elsewhere; and how: start in steps, lane, desk (−1 none).
    let wish: Buffer<UInt8>
    let start, lane, desk: Ints

    init(
        _ problem: Problem, _ names: Names, _ people: People, _ activities: Activities, _ services: Services,
        _ arena: Arena
    ) {
        var activity = [Int](repeating: Locks.free, count: activities.count)
        for f in problem.fixed.activities {
            guard let a = names.activities[f.id] else { continue }
            if case .closed = f { activity[a] = Locks.off } else { activity[a] = Locks.on }
        }
        let requests = people.personOfRequest.count
        var request = [Int](repeating: Locks.free, count: requests)
        var candidates: [[Int]] = Array(repeating: [], count: requests)
        for f in problem.fixed.grants {
            switch f {
            case .refused(let who, let id):
                if let r = Locks.request(who, id, problem, names, people) { request[r] = Locks.off }
            case .granted(let g):
                guard let r = Locks.request(g.participant, g.request, problem, names, people) else { continue }
                request[r] = Locks.on
                candidates[r] = Locks.candidates(g, r, names, people)
                for c in candidates[r] { activity[people.candidateActivity[c]] = Locks.on }
            }
        }
        var rows = RowsBuilder()
        for list in candidates {
            rows.size += list.count
            rows.close()
        }
        let wishes = people.personOfWish.count
        var wish = [Int](repeating: Locks.free, count: wishes)
        var (start, lane, desk) = (
            [Int](repeating: -1, count: wishes), [Int](repeating: -1, count: wishes),
            [Int](repeating: -1, count: wishes)
        )
        for f in problem.fixed.appointments {
            switch f {
            case .refused(let who, let id):
                if let w = Locks.wish(who, id, problem, names, people) { wish[w] = Locks.off }
            case .granted(let held):
                guard let w = Locks.wish(held.participant, held.appointment, problem, names, people) else { continue }
                let s = people.wishService[w]
                wish[w] = Locks.on
                start[w] = held.start / services.step[s]
                desk[w] = services.desks[s].first { held.room.map { names.rooms[$0] } == services.deskRoom[$0] } ?? -1
                let site = desk[w] < 0 ? nil : names.sites[problem.rooms[services.deskRoom[desk[w]]].site]
                lane[w] =
                    services.lanes[s].first {
                        names.staff[held.staff] == services.laneStaff[$0]
                            && (site == nil || site == services.laneSite[$0])
                    } ?? -1
            }
        }
        self.activity = arena.table(activity)
        self.request = arena.buffer(requests)
        for r in 0..<requests { self.request[r] = request[r] }
        grants = rows.frozen(arena)
        grantCandidate = arena.table(candidates.flatMap { $0 })
        self.wish = arena.buffer(wishes)
        for w in 0..<wishes { self.wish[w] = wish[w] }
        self.start = arena.table(start)
        self.lane = arena.table(lane)
        self.desk = arena.table(desk)
    }

    /// A copy whose requests and wishes can be locked by themselves.
    init(_ other: Locks, _ arena: Arena) {
        activity = other.activity
        request = arena.buffer(other.request.count)
        (grants, grantCandidate) = (other.grants, other.grantCandidate)
        wish = arena.buffer(other.wish.count)
        (start, lane, desk) = (other.start, other.lane, other.desk)
        release(other)
    }

    /// Leaves everything as `fixed` has it.
    func release(_ fixed: Locks) {
        request.copy(from: fixed.request)
        wish.copy(from: fixed.wish)
    }

    /// What some requests and wishes have, or lack, stays so until it is released.
    func lock(requests: Range<Int>, wishes: Range<Int>) {
        for r in requests { request[r] = Locks.elsewhere }
        for w in wishes { wish[w] = Locks.elsewhere }
    }

    private static func request(
        _ who: String, _ id: String, _ problem: Problem, _ names: Names, _ people: People
    ) -> Int? {
        guard let p = names.participants[who],
            let r = problem.participants[p].requests.firstIndex(where: { $0.id == id })
        else { return nil }
        return people.requests[p].lowerBound + r
    }

    private static func wish(
        _ who: String, _ id: String, _ problem: Problem, _ names: Names, _ people: People
    ) -> Int? {
        guard let p = names.participants[who],
            let w = problem.participants[p].appointments.firstIndex(where: { $0.id == id })
        else { return nil }
        return people.wishes[p].lowerBound + w
    }

    private static func candidates(_ g: Decisions.Grant, _ r: Int, _ names: Names, _ people: People) -> [Int] {
        let choice = people.choices[r].lowerBound + g.choice
        guard people.choices[r].contains(choice), people.uses[choice].count == g.activities.count else { return [] }
        return zip(people.uses[choice], g.activities).compactMap { use, id in
            people.candidates[use].first { people.candidateActivity[$0] == names.activities[id] }
        }
    }
}
