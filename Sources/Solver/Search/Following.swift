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
    /// Iterations for each way to run an activity, when a whole timetable is looked for.
    private var timetableEffort: Int { instance.isCity ? 30 : 60 }
    /// Steps of a trial for each person, of a timetable found by diving, and of the first longer cycle: of a whole city
    /// each takes minutes.
    private var trialLength: Int { instance.isCity ? 8 : 50 }
    private static let diveLength = 200
    private var settleLength: Int { instance.isCity ? 8 : isBig ? 200 : 400 }
    /// Trials between two longer cycles: fewer where settling takes long.
    private var trials: Int { isBig ? 1 : 8 }
    private var isBig: Bool { instance.people.count > 1000 }

    /// A cycle of cooling has ended.
    func endCycle() {
        switch phase {
        case .unguided: return
        case .trial(let n): if n + 1 < trials { tryTimetable(n + 1) } else { settle() }
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
            from: spots, effort: timetableEffort, noise: isFirst ? 0 : 5 + 5 * random.below(5),
            stay: isFirst ? 0 : 10 * random.below(4), &random)
        if rearrange(to: wanted) { keep() }
        cooling.begin(steps: trialLength * instance.people.count)
    }

    /// A longer cycle from the best plan, with its timetable.
    private func settle() {
        phase = .settling
        restoreBest()
        settled += 1
        let still = whole.ofPeopleAlone
        menu = still.isEmpty ? whole : still
        cooling.begin(steps: settleLength * instance.people.count * (4 + settled) / 5)
    }

    private func restoreBest() {
        best.restore(state)
        keep()
    }
}
