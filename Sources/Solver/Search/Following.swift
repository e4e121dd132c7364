extension Search {
    /// How the search goes on once there are prices to follow: trials of timetables, each settled for a while, and
    /// after some of them a longer cycle from the best plan.
    enum Phase { case unguided, trial(Int), long }

    /// Takes over what the bound's prices say of timetables; from the first on the search also moves activities by them.
    func follow(_ worths: SpotWorths) {
        let first = guide == nil
        if first { guide = Guide(instance, fixed: spots) }
        guide!.update(worths)
        menu.set(.retime, share: guide!.hopeful.isEmpty ? 0 : Search.retimeShare)
        if first, !guide!.hopeful.isEmpty { tryTimetable(0) }
    }

    /// How often activities are moved by prices, where the other moves' shares come to about a hundred.
    private static let retimeShare = 6
    /// Iterations for each way to run an activity, when a whole timetable is looked for, and steps of a trial for each
    /// person: of a whole city either takes minutes.
    private var timetableEffort: Int { instance.isCity ? 150 : 300 }
    private var trialLength: Int { instance.isCity ? 8 : 50 }
    /// Steps of the first longer cycle, for each person.
    private static let longLength = 200

    /// A cycle of cooling has ended.
    func endCycle() {
        switch phase {
        case .unguided: return
        case .trial(let n): if n + 1 < trials { tryTimetable(n + 1) } else { settle() }
        case .long: tryTimetable(1)
        }
    }

    /// Trials between two longer cycles: fewer where settling takes long.
    private var trials: Int { instance.people.count <= 1000 ? 8 : 3 }

    /// Tries a timetable in earnest: with a longer cycle.
    func take(_ wanted: Spots) {
        restoreBest()
        phase = .long
        if rearrange(to: wanted) { keep() }
        cooling.begin(steps: Search.longLength * instance.people.count)
    }

    /// Makes the timetable what prices say, with some chance: the first time as they say, later near the best plan's.
    private func tryTimetable(_ n: Int) {
        phase = .trial(n)
        let isFirst = n == 0
        if !isFirst { restoreBest() }
        let wanted = guide!.timetable(
            from: spots, effort: timetableEffort, noise: isFirst ? 0 : 5 + 5 * random.below(5),
            stay: isFirst ? 0 : 10 * random.below(4), &random)
        if rearrange(to: wanted) { keep() }
        cooling.begin(steps: trialLength * instance.people.count)
    }

    private func settle() {
        phase = .long
        restoreBest()
        longCycles += 1
        cooling.begin(steps: Search.longLength * instance.people.count * (4 + longCycles) / 5)
    }

    private func restoreBest() {
        best.restore(state)
        keep()
    }
}
