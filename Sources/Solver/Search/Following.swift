extension Search {
    /// How the search goes on once there are prices to follow: trials of timetables, each for a while, after some of them
    /// a longer cycle in which the best plan settles, and between them what is found by diving.
    ///
    /// A plan settles with its timetable as it is: moves of activities take most of the time, and gain next to nothing
    /// there (without them *centre-tight* and *network-tight* end 1 % higher).
    enum Phase { case unguided, trial(Int), dive, settling }

    /// Takes over what the bound's prices say of timetables; from the first on the search also moves activities by them.
    func follow(_ worths: SpotWorths) {
        let first = guide == nil
        if first { guide = Guide(instance, fixed: spots) }
        guide!.update(worths)
        whole.set(.retime, share: guide!.hopeful.isEmpty ? 0 : Search.retimeShare)
        if case .settling = phase { return }
        menu = whole
        if first, !guide!.hopeful.isEmpty { tryTimetable(0) }
    }

    /// How often activities are moved by prices, where the other moves' shares come to about a hundred.
    private static let retimeShare = 6
    /// How much is done in each phase, by how many people there are: of a whole city each phase takes minutes.
    private struct Pace {
        /// Iterations for each way to run an activity, when a timetable is looked for.
        let effort: Int
        /// Steps for each person: of a trial, and of the first settling.
        let trial, settling: Int
        /// Trials between two settlings.
        let trials: Int

        init(_ instance: Instance) {
            (effort, trial, settling, trials) =
                if instance.isCity { (30, 8, 8, 1) } else if instance.people.count > 1000 { (60, 50, 200, 1) } else {
                    (60, 50, 400, 8)
                }
        }
    }
    private var pace: Pace { Pace(instance) }
    /// Steps for each person of a timetable found by diving.
    private static let diveLength = 200

    /// A cycle of cooling has ended.
    func endCycle() {
        switch phase {
        case .unguided: return
        case .trial(let n): if n + 1 < pace.trials { tryTimetable(n + 1) } else { settle() }
        case .dive, .settling: tryTimetable(1)
        }
    }

    /// Tries a timetable in earnest.
    func take(_ wanted: Spots) {
        restoreBest()
        phase = .dive
        menu = whole
        if rearrange(to: wanted) { keep() }
        cooling.begin(steps: Search.diveLength * instance.people.count)
    }

    /// Makes the timetable what prices say, with some chance: the first time as they say, later near the best plan's.
    private func tryTimetable(_ n: Int) {
        phase = .trial(n)
        menu = whole
        let isFirst = n == 0
        if !isFirst { restoreBest() }
        let wanted = guide!.timetable(
            from: spots, effort: pace.effort, noise: isFirst ? 0 : 5 + 5 * random.below(5),
            stay: isFirst ? 0 : 10 * random.below(4), &random)
        if rearrange(to: wanted) { keep() }
        cooling.begin(steps: pace.trial * instance.people.count)
    }

    /// A longer cycle from the best plan, with its timetable.
    private func settle() {
        phase = .settling
        restoreBest()
        settled += 1
        let still = whole.ofPeopleAlone
        menu = still.isEmpty ? whole : still
        cooling.begin(steps: pace.settling * instance.people.count * (4 + settled) / 5)
    }

    private func restoreBest() {
        best.restore(state)
        keep()
    }
}
