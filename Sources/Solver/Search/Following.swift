extension Search {
    /// How the search goes on once there are prices to follow: trials of timetables, each for a while, until one is offered that
    /// was weighed (`TimetableSearch`); then that one, and longer and longer cycles in which the best plan settles as long as it
    /// gets better by it, and some trials again.
    ///
    /// A plan settles with its timetable as it is: moves of activities take most of the time, and gain next to nothing
    /// there (without them *centre-tight* and *network-tight* end 1 % higher).
    enum Phase { case unguided, trial(Int), second(Int), taken, settling }

    /// Takes over what the bound's prices say of timetables; from the first on the search also moves activities by them.
    func follow(_ worths: SpotWorths) {
        let first = guide == nil
        if first { guide = Guide(instance, fixed: spots) }
        guide!.update(worths)
        toldBound = worths.bound
        if pace.servesAnew, !guide!.seatPrice.isEmpty {
            tariff.update(guide!.seatPrice)
            whole.set(.trade, share: whole.share(of: .eject) + whole.share(of: .trade))
            whole.set(.eject, share: 0)
            if whole.share(of: .slot) > 0 { whole.set(.slot, share: Search.slotShareInCity) }
        }
        whole.set(.retime, share: guide!.hopeful.isEmpty ? 0 : Search.retimeShare)
        if isOutdated { hasCycleEnded = true }
        switch phase {
        case .settling, .taken, .second: return
        case .unguided, .trial: menu = free
        }
        if first, !guide!.hopeful.isEmpty { tryTimetable(0) }
    }

    /// How often activities are moved by prices, where the other moves' shares come to about a hundred.
    private static let retimeShare = 6
    /// How often an appointment is, in a city: five times as often as elsewhere, since it takes a sixth of a trade's time.
    private static let slotShareInCity = 100
    /// How much is done in each phase, by how many people there are: of a whole city each phase takes half a minute or more.
    private struct Pace {
        /// Iterations for each way to run an activity, when a timetable is looked for.
        let effort: Int
        /// Steps for each person: of a trial, of a timetable that was offered, and of the first settling.
        let trial, taken, settling: Int
        /// Trials between two settlings.
        let trials: Int
        /// What new prices say is tried as soon as they are much better, and when a plan has settled: where timetables are not weighed, prices are all there is, and much
        /// better after minutes than at first.
        let triesNews: Bool
        /// A trial that ends near the best plan is looked at for longer: where there are many people that takes seconds, and timetables
        /// are better weighed.
        let looksAgain: Bool
        /// With a timetable on trial everybody is served anew at what seats are worth: where there are few moves for each person
        /// they would not find their way. It takes prices that are the same for all.
        let servesAnew: Bool

        init(_ instance: Instance) {
            servesAnew = instance.isCity
            (effort, trial, taken, settling, trials, triesNews, looksAgain) =
                if instance.isCity { (30, 4, 8, 4, 1, true, false) } else if instance.people.count > Search.manyPeople {
                    (60, 50, 50, 200, 1, false, false)
                } else {
                    (60, 50, 200, 400, 8, false, instance.people.count <= 200)
                }
        }
    }
    private var pace: Pace { Pace(instance) }
    private var considersSome: Bool { pace.servesAnew && !Considered(instance).isEmpty }
    /// How often people consider others of long parts while seats are exchanged in a new timetable.
    private static let newLooks = 3

    /// What there is to choose from where nothing is to stay as it is. In a city moves of activities take half of the time and
    /// gain next to nothing: those that compete for rooms and people move there with the timetable as a whole alone.
    var free: Menu {
        guard instance.isCity else { return whole }
        let a = instance.activities
        let menu = whole.moving { a.places[$0].isEmpty && a.roles[$0].isEmpty }
        return menu.isEmpty ? whole : menu
    }

    /// Better prices have come since a timetable was last made of them.
    var hasNews: Bool { toldBound != triedBound }

    /// Prices are much better than those the timetable in hand was made of: where timetables are not weighed another is better than what
    /// could be made of this one. (Made of prices that are a little better it is not: meanwhile the plan in hand would have settled.)
    var isOutdated: Bool {
        guard pace.triesNews, guide?.hopeful.isEmpty == false, let triedBound, let toldBound else { return false }
        return triedBound - toldBound > abs(toldBound) / Search.muchBetter
    }

    /// A cycle of cooling has ended, or need not go on.
    func endCycle() {
        held.fill(0)
        if isOutdated {
            tryTimetable(0)
            return
        }
        if let offered, offered.value > best.objective {
            take(offered)
            return
        }
        switch phase {
        case .unguided: return
        case .taken: settle(afresh: isFarFromBest)
        case .trial(let n):
            if isNearMiss { lookAgain(n) } else { endTrial(n) }
        case .second(let n): endTrial(n)
        case .settling:
            let isHopeful = guide?.hopeful.isEmpty == false
            if isHopeful, best.objective == unsettled || (taken == nil && !pace.triesNews) {
                tryTimetable(pace.triesNews && hasNews ? 0 : 1)
            } else {
                settle()
            }
        }
    }

    private func endTrial(_ n: Int) {
        if n + 1 < pace.trials { tryTimetable(n + 1) } else { settle(afresh: !pace.triesNews || isFarFromBest) }
    }

    /// A trial is short: where it ends a little below the best plan, longer settling may tell otherwise.
    private var isNearMiss: Bool {
        pace.looksAgain && state.objective < best.objective
            && state.objective > best.objective - abs(best.objective) / 200
    }

    /// Lets the plan in hand settle, with the timetable that is on trial.
    private func lookAgain(_ n: Int) {
        phase = .second(n)
        menu = whole.ofPeopleAlone ?? whole
        beginCycle(steps: pace.settling * instance.people.count)
    }

    /// The plan in hand is not one that a little settling could make the best.
    private var isFarFromBest: Bool { state.objective < best.objective - abs(best.objective) / 100 }

    /// A timetable that was weighed and found good is tried at once if it is much better than the one in hand, else when what is
    /// under way is done.
    func offer(_ offer: TimetableOffer) {
        guard offer.value > best.objective else { return }
        offered = offer
        switch phase {
        case .unguided, .trial, .second: take(offer)
        case .taken, .settling:
            if offer.value - (taken ?? Int.min / 2) > abs(offer.value) / Search.muchBetter { take(offer) }
        }
    }

    /// The share of its value by which a timetable, or the bound, must be better for what is under way to be broken off.
    private static let muchBetter = 300

    /// Makes the plan's timetable the one offered, and keeps it for a cycle.
    private func take(_ offer: TimetableOffer) {
        offered = nil
        taken = offer.value
        phase = .taken
        held.fill(0)
        restoreBest()
        let timetable = offer.timetable
        takeOver(offer, timetable.spots(elseAs: spots))
        for a in timetable.way.indices where timetable.way[a] >= 0 && state.isRunning(a) { held[a] = 1 }
        if keeping == nil { keeping = whole.moving { !timetable.decides($0) } }
        menu = keeping!
        beginCycle(steps: pace.taken * instance.people.count, isNew: true)
    }

    /// Few changes of the timetable upset few people, and the rest stay as they are; after many everybody is better served anew,
    /// at what the seats are worth. Both are tried.
    private func takeOver(_ offer: TimetableOffer, _ wanted: Spots) {
        let dice = random
        let few = worth { rearrange(to: wanted) }
        state.undo()
        let anew = worth { reseat(in: wanted, at: offer.price) }
        if anew < few {
            state.undo()
            random = dice
            _ = rearrange(to: wanted)
        }
        keep()
        isUnjust = upsetsByScore
    }

    /// Prices know nothing of scores. Where envy counts, and there are more people than moves could put right soon, or it takes much of what the plan
    /// is worth, whoever is served by them is to be let propose.
    private var upsetsByScore: Bool {
        guard state.goals.envy != 0 else { return false }
        let ofEnvy = state.scalars[0] - state.objective
        return instance.people.count > Search.manyPeople || ofEnvy > abs(state.scalars[0]) / Search.muchEnvied
    }

    /// The share of what a plan would be worth without envy that is much for envy to take.
    private static let muchEnvied = 10

    /// All propose, after a timetable was made by prices.
    func letPropose() {
        isUnjust = false
        attempt {
            proposeAll(unless: breaksOff)
            return !isBrokenOff && closeShort()
        }
    }

    /// What the plan is worth when something is done, the least there is if it cannot be.
    private func worth(_ done: () -> Bool) -> Int {
        guard done() else { return Int.min }
        state.settleEnvies()
        return state.objective
    }

    /// Makes the timetable what prices say: the first time (0) as they say, later with some chance and near the best plan's.
    private func tryTimetable(_ n: Int) {
        phase = .trial(n)
        menu = free
        let isPlain = n == 0
        triedBound = toldBound
        if !isPlain || settled > 0 { restoreBest() }
        let wanted = guide!.timetable(
            from: spots, effort: pace.effort, noise: isPlain ? 0 : 5 + 5 * random.below(5),
            stay: isPlain ? 0 : 10 * random.below(4), &random, unless: breaksOff)
        guard let wanted else { return }
        let price = guide!.seatPrice
        if pace.servesAnew { reconsider(wanted, at: price) }
        let isAnew = pace.servesAnew && !price.isEmpty && serveAnew(in: wanted, at: price)
        if isAnew || (!breaksOff() && rearrange(to: wanted)) {
            keep()
            isUnjust = upsetsByScore
        }
        beginCycle(steps: pace.trial * instance.people.count, isNew: true)
    }

    /// Makes the timetable so, and gives everybody anew what is best at what the seats are worth, twice over; seats that nobody took
    /// at their price then go to those who still lack something.
    /// - Parameter price: by activity-time.
    /// - Returns: false if it cannot be done, or the run is over; all since the last plan that was kept is then undone.
    func serveAnew(in wanted: Spots, at price: [Int]) -> Bool {
        guard reseat(in: wanted, at: price) else { return false }
        for i in menu.people.indices {
            if i & 63 == 63, breaksOff() {
                state.undo()
                return false
            }
            _ = state.fill(menu.people[i], turn: random.next())
        }
        return true
    }

    /// Makes the timetable so, and serves everybody anew at what the seats cost (`rearrange`).
    private func reseat(in wanted: Spots, at price: [Int]) -> Bool {
        for a in wanted.time.indices where wanted.time[a] >= 0 { state.pull[a] = -price[Int(wanted.time[a])] }
        defer { state.pull.fill(0) }
        return rearrange(to: wanted, reseating: true)
    }

    /// A longer cycle, from the best plan unless the one in hand is nearly as good, with its timetable.
    private func settle(afresh: Bool = true) {
        phase = .settling
        if afresh { restoreBest() }
        settled += 1
        unsettled = best.objective
        if pace.servesAnew { reconsider(spots, at: knownPrice) }
        menu = whole.ofPeopleAlone ?? whole
        beginCycle(steps: pace.settling * instance.people.count * (4 + settled) / 5)
    }

    /// - Parameter isNew: of a timetable that was just made.
    private func beginCycle(steps: Int, isNew: Bool = false) {
        hasCycleEnded = false
        exchanging = Exchanging()
        guard isNew else { return cooling.begin(steps: steps) }
        beginExchanges(reconsidering: considersSome ? Search.newLooks : 0, coarsely: pace.servesAnew)
        cooling.begin(steps: steps)
    }

    private func restoreBest() {
        best.restore(state)
        keep()
    }
}
