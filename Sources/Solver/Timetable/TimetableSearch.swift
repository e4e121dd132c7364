/// A timetable that is worth much.
struct TimetableOffer {
    let timetable: GivenTimetable
    /// What it is worth at most, in money.
    let value: Int
    /// What a seat is worth in it, by activity-time, in money; what it does not have is beyond price.
    let price: [Int]
}

/// Looks for the timetable that is worth most to the people: proposes one by all that the dual has said of timetables so far
/// (`TimetableCuts`), weighs it by the dual with it given (`TimetableDescent`), learns from that, and so on (Benders 1962).
///
/// It climbs from timetable to better timetable; the nearer to the best one known the more readily a proposal is made
/// (`stay`, a trust region). Where it no longer gets higher it begins again from a timetable further away. What better prices say is weighed when
/// they come, and climbed from where it is better than the centre.
final class TimetableSearch {
    private let cuts: TimetableCuts
    private let descent: TimetableDescent
    private let gains: SeatGains
    private var random: Random
    private let heat: TimetableCuts.Heat
    /// The timetable climbed from, the prices it was weighed at, and its value, in money.
    private var centre: GivenTimetable
    private var moment: WideSteps.Moment
    private var value = Int.min
    /// What is being weighed.
    private enum Stage { case prices, seeking, first, proposal, confirmation, learning(isBetter: Bool) }
    private var stage = Stage.prices
    private var candidate: GivenTimetable
    /// How much more than the centre a proposal must seem to be worth, for each activity that it changes.
    private var stay: Int
    private var failures = 0
    /// The best timetable so far, and what the dual says of it, in money.
    private(set) var best: GivenTimetable
    private(set) var bestValue = Int.min
    /// A timetable that the plan should be tried with, until it is taken.
    private(set) var offer: TimetableOffer?

    /// How the best plan's activities run, if that has not been weighed.
    private var planned: GivenTimetable?
    private var lastPlanned: GivenTimetable?
    /// Proposals since a plan's timetable was weighed.
    private var sincePlanned = 0
    /// What prices and what ran while they were looked for say of timetables.
    private let guide: Guide
    /// What is fixed, and nothing else.
    private let standing: Spots
    private var climbs = 0
    /// Prices are better than those that a timetable was last made of.
    private var hasNews = false
    /// What was last made of prices.
    private var lastMade: GivenTimetable?
    /// What is being weighed was made of news, and has nothing to do with the centre.
    private var isMadeOfNews = false

    /// More dual evaluations than this are forgotten.
    private static let cutCount = 256
    /// Steps of annealing for each way.
    private static let effort = 85
    /// Proposals that gain nothing before the climb begins anew.
    private static let patience = 40
    /// Iterations of tabu search for each way, when a timetable is made by prices.
    private static let guideEffort = 60
    /// More ways than this take too long.
    private static let mostWays = 12_000

    /// Nil where no activities compete, or too many do, and for a whole city. `wide` is done with what it does.
    init?(_ wide: WideDescent, from spots: Spots?, seed: UInt64) {
        let instance = wide.dual.instance
        guard !instance.isCity else { return nil }
        standing = Spots(fixedIn: instance)
        let ways = Ways(Instance(Ways.withoutPeople(instance.problem)), fixed: standing) {
            $0.all.count <= TimetableSearch.mostWays
        }
        guard !ways.all.isEmpty else { return nil }
        guide = Guide(ways)
        guide.update(SpotWorths(wide))
        let scale = Double(wide.scale)
        random = Random(seed: seed)
        centre = GivenTimetable(ways)
        (candidate, best) = (centre, centre)
        let asked = instance.people.choiceValue.count + instance.people.wishValue.count
        cuts = TimetableCuts(
            ways, capacity: TimetableSearch.cutCount, magnitude: Int(wide.scale) * (asked + 1))
        descent = TimetableDescent(wide.dual, centre)
        gains = SeatGains(descent.walk, ways)
        descent.walk.start(at: wide.best, meansOf: wide.walk)
        moment = descent.walk.moment
        heat = TimetableCuts.Heat(steps: TimetableSearch.effort * ways.all.count, hot: scale * 2, cold: scale / 25)
        stay = Int(wide.scale / 2)
        descent.begin(centre, .look)
        if let spots { consider(spots) }
    }

    /// The best plan's activities run so.
    func consider(_ spots: Spots) {
        let timetable = GivenTimetable(centre.ways, spots)
        // Where not all ways are known, it would be weighed without what runs in another.
        let isKnown = !timetable.way.indices.contains { timetable.way[$0] == -1 && spots.time[$0] >= 0 }
        guard isKnown, timetable.way != lastPlanned?.way else { return }
        (planned, lastPlanned) = (timetable, timetable)
    }

    /// The first climb is over.
    var hasClimbed: Bool { climbs > 1 }

    /// Takes over what later prices say.
    func follow(_ worths: SpotWorths) {
        guide.update(worths)
        hasNews = true
    }

    /// Hands the offer over.
    func takeOffer() -> TimetableOffer? {
        defer { offer = nil }
        return offer
    }

    /// Works for about `ticks`. Once `cancelled` says so it returns, and what it would do next says nothing.
    func work(ticks: inout Int, cancelled: () -> Bool) {
        while ticks > 0, !cancelled() {
            switch stage {
            case .seeking: propose(&ticks, cancelled)
            case .learning(let isBetter):
                guard gains.work(ticks: &ticks) else { return }
                learn(gains)
                if isBetter { settle() } else { fail() }
            case .prices, .first, .proposal, .confirmation:
                if descent.work(ticks: &ticks) != nil { judge(&ticks, cancelled) }
            }
        }
    }

    /// The dual has been evaluated with the candidate.
    private func judge(_ ticks: inout Int, _ cancelled: () -> Bool) {
        let least = descent.value / Multipliers.unit
        switch stage {
        case .prices:
            learn(nil)
            restart(&ticks, cancelled)
        case .first:
            if descent.isSettled { ask(isBetter: true) }
        case .proposal:
            if least <= value {
                ask(isBetter: false)
            } else if descent.isSettled {
                stage = .confirmation
                descent.refine()
            }
        case .confirmation:
            if least <= value {
                ask(isBetter: false)
            } else if descent.isSettled {
                // What failures of another climb have made of it says nothing here.
                if isMadeOfNews { stay = min(stay, firstStay) }
                stay = max(1, stay * 2 / 3)
                ask(isBetter: true)
            }
        case .seeking, .learning: break
        }
    }

    /// Asks what people would gain by what the candidate does not have.
    private func ask(isBetter: Bool) {
        stage = .learning(isBetter: isBetter)
        gains.begin()
    }

    /// What the last evaluation says of timetables.
    private func learn(_ gains: SeatGains?) {
        let (walk, activities) = (descent.walk, descent.walk.dual.activities)
        let ways = centre.ways
        cuts.add(descent.latest / Multipliers.unit, of: candidate) {
            activities.worth(of: $0, in: ways, walk.mean, demand: walk.demand, gains: gains).map {
                $0 / Multipliers.unit
            }
        }
    }

    /// How much a climb's first proposals must gain for each activity that they change, in money.
    private var firstStay: Int { Int(descent.walk.scale / 2) }

    private func weigh(_ stage: Stage, _ pace: TimetableDescent.Pace) {
        self.stage = stage
        descent.begin(candidate, pace)
    }

    /// The candidate is the new centre.
    private func settle() {
        (centre, value, failures, isMadeOfNews) = (candidate, descent.value / Multipliers.unit, 0, false)
        stage = .seeking
        gains.setPrices()
        moment = descent.walk.moment
        guard value > bestValue else { return }
        (best, bestValue) = (centre, value)
        let prices = descent.walk.mean.pair
        offer = TimetableOffer(
            timetable: best, value: value,
            price: (0..<prices.count).map { prices[$0] / Multipliers.unit })
    }

    private func fail() {
        stage = .seeking
        guard !isMadeOfNews else { return isMadeOfNews = false }
        failures += 1
        stay = stay * 5 / 4 + 1
    }

    /// Looks for the next proposal, and begins to weigh it if there is one.
    private func propose(_ ticks: inout Int, _ cancelled: () -> Bool) {
        descent.walk.restore(moment)
        sincePlanned += 1
        if let planned, sincePlanned > TimetableSearch.patience / 4 {
            (candidate, self.planned, sincePlanned) = (planned, nil, 0)
            weigh(.proposal, .careful)
            return
        }
        if hasNews {
            hasNews = false
            let known = [centre.way, best.way, lastMade?.way]
            // What was weighed before could only seem better by chance.
            guard let found = made(noise: 0, &ticks, cancelled), !known.contains(found.way) else { return }
            candidate = found
            isMadeOfNews = true
            weigh(.proposal, .careful)
            return
        }
        if failures >= TimetableSearch.patience {
            restart(&ticks, cancelled)
            return
        }
        stay = min(stay, Int(4 * descent.walk.scale))
        candidate = cuts.search(from: centre, stay: stay, heat, &random)
        ticks -= heat.steps / 16
        if candidate.way == centre.way {
            failures += 1
            stay = stay * 2 / 3
        } else {
            weigh(.proposal, .near)
        }
    }

    /// Begins a new climb: the first time and then every other time from what prices say and what ran, else from what seems best by the
    /// cuts; where that is the best timetable known, from that with a third of its activities gone.
    private func restart(_ ticks: inout Int, _ cancelled: () -> Bool) {
        stay = firstStay
        failures = 0
        climbs += 1
        if climbs & 1 == 1 {
            let noise = climbs == 1 ? 0 : 5 + 5 * random.below(3)
            guard let found = made(noise: noise, &ticks, cancelled) else { return }
            candidate = found
            hasNews = false
        } else {
            candidate = cuts.search(from: best, stay: 0, heat, &random)
            ticks -= heat.steps / 16
        }
        if candidate.way == best.way {
            for a in candidate.way.indices where candidate.way[a] >= 0 && random.oneIn(3) { candidate.way[a] = -1 }
        }
        weigh(.first, .careful)
    }

    /// A timetable that is heavy by what prices say and what ran; nil if it was broken off.
    private func made(noise: Int, _ ticks: inout Int, _ cancelled: () -> Bool) -> GivenTimetable? {
        let found = guide.heaviest(
            from: standing, effort: TimetableSearch.guideEffort, noise: noise, stay: 0, &random, unless: cancelled)
        guard let found else { return nil }
        ticks -= 1 + found.looks >> 9
        var timetable = GivenTimetable(centre.ways)
        for i in found.ways { timetable.way[Int(centre.ways.all[i].activity)] = Int32(i) }
        lastMade = timetable
        return timetable
    }
}
