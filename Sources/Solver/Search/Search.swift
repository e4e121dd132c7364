import Problem

/// One thread's search: a plan, the moves that change it, and the best plan it has seen.
///
/// Simulated annealing (Kirkpatrick et al., 1983) over compound moves that ruin a little and give it back as well as
/// can be (Schrimpf et al., 2000): each step does one move on the plan, weighs it by its exact worth, and keeps or
/// undoes it. The temperature falls in cycles, each twice as long as the one before, so that the search is good at any
/// time and never depends on when it will be stopped.
final class Search {
    let instance: Instance
    let state: State
    var random: Random
    /// People waiting to be given what can be given, in order, each once.
    let queue: Buffer<Int32>
    let queued: Buffer<UInt8>
    /// `[0]` how many wait, `[1]` activities left behind, `[2]` displaced.
    let counters: Buffer<Int>
    /// Activities that have a room among their options, by room.
    let activitiesOfRoom: Rows
    let activityOfRoom: Ints
    /// What there is to choose from: in all, and now.
    var whole, menu: Menu
    /// What leaves a timetable that was offered as it is, once there was one.
    var keeping: Menu?
    /// What the prices say of timetables, once there are any.
    var guide: Guide?
    var statistics: MoveCounts
    var cooling: Cooling
    private(set) var steps = 0
    /// What was done by others who helped.
    var helped = (steps: 0, questions: 0)
    /// Whether the run is to end, asked within steps that take long.
    var isOver: () -> Bool = { false }
    /// Lets the bound go on, called within steps that take long.
    var pulse: () -> Void = {}
    /// The run was to end within a step: what the step did is undone, and it does not count.
    private(set) var isBrokenOff = false
    /// What is to be done between two cycles is the next step.
    var hasCycleEnded = false
    /// What is to be exchanged before anything else is done.
    var exchanging = Exchanging()
    /// What seats cost when they were last exchanged, by activity-time; nil of what was not sold then, empty before.
    var seatPrice: [Int?] = []
    /// A timetable was just made by prices, which know nothing of scores: when seats and slots have been exchanged all are let propose.
    var isUnjust = false
    /// What seats cost, once there are prices that are the same for all.
    let tariff: Tariff
    /// Nothing is worth so much that who must have a seat could be outbid (`Auction.must`).
    let isExchangeable: Bool
    let best: Incumbent
    /// Threads that help, where there are any.
    var crew: Crew?
    var phase = Phase.unguided
    /// What no plan is worth more than by the latest prices, and by those of which a timetable was last made.
    var (toldBound, triedBound): (Int?, Int?)
    /// How often the best plan has been let settle.
    var settled = 0
    /// What the best plan was worth when it began to settle.
    var unsettled = Int.min
    /// A timetable to be tried next.
    var offered: TimetableOffer?
    /// What the timetable tried last is worth at most; nil until there is one.
    var taken: Int?
    /// Activities that are not to be closed for now.
    let held: Buffer<UInt8>
    let arena = Arena()
    let scratch: Buffer<Int32>
    /// Activities that had to make way in a move and may run elsewhere.
    let displaced: Buffer<Int32>
    /// What those who would join an activity would gain, while it is looked where to run it.
    let gains: Buffer<Int>

    init(_ instance: Instance, seed: UInt64) {
        self.instance = instance
        state = State(instance)
        random = Random(seed: seed)
        queue = arena.buffer(instance.people.count)
        queued = arena.buffer(instance.people.count)
        counters = arena.buffer(4)
        held = arena.buffer(instance.activities.count)
        tariff = Tariff(instance, arena)
        scratch = arena.buffer(max(256, state.mostAtOnce + 16))
        displaced = arena.buffer(64)
        gains = arena.buffer(Search.gatherLimit)
        var byRoom: [[Int]] = Array(repeating: [], count: instance.places.roomSite.count)
        let a = instance.activities
        for x in 0..<a.count {
            for place in a.places[x] { byRoom[a.placeRoom[place]].append(x) }
        }
        activitiesOfRoom = Rows(byRoom, arena)
        activityOfRoom = arena.table(byRoom.flatMap { $0 })
        whole = Menu(instance, arena)
        menu = whole
        statistics = MoveCounts()
        cooling = Cooling(instance)
        let people = instance.people
        let mostEnvied = people.personOfRequest.indices.map { people.choices[$0].count }.max() ?? 0
        isExchangeable =
            instance.weights.envy.magnitude < UInt((1 << 30) / max(1, mostEnvied))
            && people.choiceValue.indices.allSatisfy { abs(people.choiceValue[$0]) < 1 << 30 }
            && people.wishValue.indices.allSatisfy { abs(people.wishValue[$0]) < 1 << 30 }
        best = Incumbent(instance, arena)
        menu = free
    }

    /// Does one move and keeps or undoes it; or what is to be done between two cycles, or between two stints of the crew.
    func step() {
        if isHelped, crew!.isBackDue(self) || exchanging.isDue || hasCycleEnded || isUnjust {
            callBack()
            if !isBrokenOff { count() }
            check()
            return
        }
        if exchanging.isDue {
            exchange()
            if !isBrokenOff { count() }
            check()
            return
        }
        if hasCycleEnded {
            hasCycleEnded = false
            endCycle()
            if !isBrokenOff { count() }
            check()
            return
        }
        if isUnjust {
            letPropose()
            if !isBrokenOff { count() }
            check()
            return
        }
        crew?.sendOut(self)
        if move() {
            best.note(state)
            state.journal.clear()
        }
        finishStep()
    }

    /// Does one move and keeps or undoes it; what is kept stands in the journal.
    /// - Returns: whether it is kept.
    func move() -> Bool {
        let before = state.objective
        let plain = state.scalars[0]
        let move = menu.choose(&random)
        statistics.tried[move.rawValue] += 1
        let done = perform(move) && repairSizes()
        releaseQueue()
        guard done, state.journal.count > 0 else {
            state.undo()
            return false
        }
        if move.isOfActivities, isPromising(state.scalars[0] - plain) {
            polish()
            let isWhole = repairSizes()
            releaseQueue()
            guard isWhole else {
                state.undo()
                return false
            }
        }
        if isBrokenOff {
            state.undo()
            return false
        }
        state.settleEnvies()
        let gain = state.objective - before
        guard gain >= 0 || random.unit() < cooling.chance(gain) else {
            state.undo()
            return false
        }
        if gain > 0 { statistics.improved[move.rawValue] += 1 }
        statistics.kept[move.rawValue] += 1
        return true
    }

    func count(_ more: Int = 1) { steps += more }

    private func finishStep() {
        if isBrokenOff { return }
        count()
        cool(1)
        check()
    }

    /// Cools for so many steps, or until the cycle ends.
    func cool(_ steps: Int) {
        for _ in 0..<steps {
            if hasCycleEnded { return }
            hasCycleEnded = cooling.advance()
        }
        if hasCycleEnded { beginExchanges(isSettled: true) }
    }

    /// Is the run over while somebody else is waited for? Then the step is broken off.
    func isOverMeanwhile() -> Bool {
        if isOver() { isBrokenOff = true }
        return isBrokenOff
    }

    /// Is the step to be broken off, as the run is over? Once it is, it stays so.
    func breaksOff() -> Bool {
        if !isBrokenOff, !isOver() { pulse() }
        if !isBrokenOff, isOver() { isBrokenOff = true }
        return isBrokenOff
    }

    /// Has a move of activities lost a little, so that its people settling may make up for it?
    private func isPromising(_ gain: Int) -> Bool {
        gain < 0 && Double(gain) > -Search.hopelessLoss * cooling.meanWish
    }

    private func perform(_ move: Move) -> Bool {
        switch move {
        case .reseat: reseat()
        case .eject: eject()
        case .trade: trade()
        case .ruin: ruin()
        case .satisfy: satisfyOne()
        case .slot: slot()
        case .seatExchange, .slotExchange: false
        case .open: openOne()
        case .close: closeOne()
        case .shift: shift()
        case .retime: retime()
        }
    }

    // MARK: People waiting

    @inline(__always) func wait(_ p: Int) {
        if queued[p] != 0 { return }
        queued[p] = 1
        queue[counters[0] % queue.count] = p
        counters[0] += 1
    }

    /// Gives everybody who waits what can be given, in the order they came.
    /// - Returns: false if somebody's fixed or needed things can no longer be given.
    func serveQueue() -> Bool {
        var i = 0
        var well = true
        while i < counters[0] {
            let p = queue[i]
            queued[p] = 0
            if i & 63 == 63, breaksOff() { well = false }
            if well, !state.fill(p, turn: random.next()) { well = false }
            i += 1
        }
        counters[0] = 0
        return well
    }

    func releaseQueue() {
        for i in 0..<counters[0] { queued[queue[i]] = 0 }
        counters[0] = 0
    }
}

/// How often each move was tried, kept, and made the plan better.
struct MoveCounts: Sendable {
    var tried = [Int](repeating: 0, count: Move.allCases.count)
    var kept = [Int](repeating: 0, count: Move.allCases.count)
    var improved = [Int](repeating: 0, count: Move.allCases.count)

    mutating func add(_ other: MoveCounts) {
        for i in tried.indices {
            tried[i] += other.tried[i]
            kept[i] += other.kept[i]
            improved[i] += other.improved[i]
        }
    }
}
