import Problem

/// A legal plan in the making, with all that is needed to change it and to know at once what the change is worth.
///
/// The deeds are few: `grant`/`revoke` a request, `book`/`cancel` an appointment, `open`/`close` an activity. Each keeps
/// every table below true and `objective` exact, and is written to the journal, so that any run of deeds can be undone.
/// They do not ask whether the deed is legal: the questions of `Constraints/` do, beforehand. Two rules may be broken
/// between deeds and are looked at when a move ends: `minSize`, and `fixed` activities that must run.
///
/// All tables are flat and allocated once; the class holds pointers, and a few classes that stay as long as it does.
final class State {
    let instance: Instance
    let places: Places
    let activities: Activities
    let services: Services
    let people: People
    let links: Links
    let past: Past
    /// What is not to be changed: by `fixed`, or for now.
    let locks: Locks
    let clashes: Clashes
    let goals: Goals
    let arena = Arena()
    let journal = Journal()

    // MARK: Activities

    /// The time an activity runs at, −1 where it does not run; its room option (−1 none) and site.
    let timeOf, placeOf, siteOf: Buffer<Int32>
    /// By role, the post that fills it.
    let postOf: Buffer<Int32>
    /// How many are enrolled, and how many may be.
    let enrolled, capacity: Buffer<Int32>
    /// Seats taken in an activity: `roster[rosterBase[a] ..< rosterBase[a] + enrolled[a]]`, in no order that matters.
    let rosterBase: Ints
    let roster: Buffer<Int32>
    /// By reserved row, how many enrolled are not of its group.
    let outsiders: Buffer<Int32>

    // MARK: People

    /// The choice granted of a request, −1 for none.
    let choiceOf: Buffer<Int32>
    /// By seat of a request: the candidate that fills it, −1 for none, and its place in the roster.
    let seatCandidate, seatPosition: Buffer<Int32>
    /// Start in steps of a wish, −1 where it is not held; its lane and desk (−1 for no room).
    let startOf, laneOf, deskOf: Buffer<Int32>
    /// How many requests of a person are granted.
    let grantedCount: Buffer<Int32>
    /// What a person costs in attended days, waits, changes of counselor and being unserved.
    let softOf: Buffer<Int>
    /// Minutes by person and interval of each of their limits.
    let personLoad: Buffer<Int32>

    // MARK: Resources

    let calendars: StaffCalendars
    let freeStarts: FreeStarts
    let rooms: RoomLoads
    let deskHours: DeskHours
    /// Spent of each budget.
    let spent: Buffer<Int>

    /// `[0]` the objective without envy, `[1]` the number of justified envies, `[3]` questions asked,
    /// `[4]` what an hour of an appointment must be worth to be looked for; 0 for all, also those that cost.
    let scalars: Buffer<Int>
    let envies: Envies
    let cutOffs: CutOffs
    /// The one person that is being weighed.
    let bundle: Bundle
    let filling: Fill
    /// While a slot is looked for: starts at which the person cannot, as bits.
    let barred: Buffer<UInt64>
    /// Added to what a choice is worth to whoever takes a seat there: how moves steer people. 0 between moves.
    let pull: Buffer<Int>
    /// Most parts of a choice or roles of an activity, whichever is more.
    let mostAtOnce: Int

    init(_ instance: Instance) {
        self.instance = instance
        (places, activities, services) = (instance.places, instance.activities, instance.services)
        (people, links, past) = (instance.people, instance.links, instance.past)
        locks = Locks(instance.locks, arena)
        clashes = instance.clashes
        goals = Goals(instance.problem)
        let requests = people.personOfRequest.count
        let wishes = people.personOfWish.count
        timeOf = arena.buffer(activities.count, -1)
        placeOf = arena.buffer(activities.count, -1)
        siteOf = arena.buffer(activities.count, -1)
        postOf = arena.buffer(activities.posts.count, -1)
        enrolled = arena.buffer(activities.count)
        capacity = arena.buffer(activities.count)
        rosterBase = people.applicants.starts
        roster = arena.buffer(people.applicantCandidate.count)
        outsiders = arena.buffer(activities.reservedGroup.count)
        choiceOf = arena.buffer(requests, -1)
        let seats = people.seats.starts[requests]
        seatCandidate = arena.buffer(seats, -1)
        seatPosition = arena.buffer(seats, -1)
        startOf = arena.buffer(wishes, -1)
        laneOf = arena.buffer(wishes, -1)
        deskOf = arena.buffer(wishes, -1)
        grantedCount = arena.buffer(people.count)
        softOf = arena.buffer(people.count)
        personLoad = arena.buffer(people.loadCount)
        calendars = StaffCalendars(instance, arena)
        freeStarts = FreeStarts(instance, calendars, arena)
        rooms = RoomLoads(instance, arena)
        deskHours = DeskHours(instance, rooms, arena)
        spent = arena.buffer(places.budgetLimit.count)
        scalars = arena.buffer(8)
        pull = arena.buffer(activities.count)
        let parts = people.choiceValue.indices.map { instance.people.uses[$0].count }.max() ?? 0
        let roles = (0..<activities.count).map { instance.activities.roles[$0].count }.max() ?? 0
        mostAtOnce = max(1, parts, roles)
        envies = Envies(instance, arena)
        cutOffs = CutOffs(instance, arena)
        bundle = Bundle(instance, arena)
        barred = arena.buffer(services.starts.indices.map { instance.services.starts[$0] >> 6 + 2 }.max() ?? 0)
        filling = Fill(instance, bundle, arena)
        scalars[0] = emptyObjective()
        for p in 0..<people.count where !people.requests[p].isEmpty { softOf[p] = goals.unserved }
    }

    /// The objective as the format counts it.
    var objective: Int {
        @inline(__always) get { scalars[0] - goals.envy * scalars[1] }
    }

    @inline(__always) func add(_ worth: Int) { scalars[0] += worth }

    @inline(__always) func isRunning(_ a: Int) -> Bool { timeOf[a] >= 0 }

    /// Activities of a granted request, as seats.
    @inline(__always) func seats(of request: Int) -> Range<Int> {
        let choice = choiceOf[request]
        let first = people.seats.starts[request]
        return choice < 0 ? first..<first : first..<(first + people.uses[choice].count)
    }

    /// The empty plan: everybody with requests unserved, everything of the plan in force lost.
    private func emptyObjective() -> Int {
        var sum = -past.lost
        for p in 0..<people.count where !people.requests[p].isEmpty { sum -= goals.unserved }
        for a in 0..<activities.count where past.ran[a] != 0 { sum -= goals.activityClosed }
        for r in 0..<people.personOfRequest.count where past.granted[r] != 0 { sum -= goals.grantChanged }
        for w in 0..<people.personOfWish.count where past.start[w] >= 0 { sum -= goals.appointmentChanged }
        return sum
    }
}

/// Weights and change costs, as plain integers.
struct Goals: Sendable {
    let unserved, attendedDay, wait, counselorChange, envy: Int
    let activityClosed, activityTime, activityRoom, activityStaff: Int
    let grantChanged, appointmentChanged, appointmentRoom: Int
    let hasPast: Bool

    init(_ problem: Problem) {
        let w = problem.weights
        (unserved, attendedDay, wait) = (w.unserved, w.attendedDay, w.wait)
        (counselorChange, envy) = (w.counselorChange, w.envy)
        let c = problem.previous == nil ? ChangeCosts() : problem.changeCosts
        (activityClosed, activityTime, activityRoom, activityStaff) = (
            c.activityClosed, c.activityTime, c.activityRoom, c.activityStaff
        )
        (grantChanged, appointmentChanged, appointmentRoom) = (c.grant, c.appointment, c.appointmentRoom)
        hasPast = problem.previous != nil
    }
}
