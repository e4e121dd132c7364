import Problem

/// One run: the search and the bound side by side, the stop rule, the progress.
///
/// The two meet at barriers that are counted in questions asked by the search and in ticks of the bound, never by the
/// clock: at each the run learns what the bound found in the slice of work ordered some barriers ago, and orders the next, which
/// is told of the best plan. So neither waits for the other's slowest slice, what happens between two barriers hangs on nothing else, and a
/// run repeats by its steps. As long as prices say little the search of a city waits, and each meeting is a step. Steps done after the last barrier count for the plan; slices that were not fetched do not.
final class Run {
    private let instance: Instance
    private let options: Options
    private let clock: Clock
    let search: Search
    private let prover: Prover
    private let progress: (Progress) -> Void
    private var lastTold = -1.0
    /// The first plan stands; before, nothing is to interfere.
    private var isBuilt = false
    /// What is known of the bound.
    private var news = Prover.Report()
    // What the bound found that the search has not been told yet.
    private var worths: SpotWorths?
    private var offer: TimetableOffer?
    /// What was fetched, and does not count yet.
    private var fetchedNews: Prover.Report?
    /// Slices that are ordered and not fetched, and slices fetched.
    private var (ahead, fetched) = (0, 0)
    private let meetings: Meetings
    private let stint: Crew.Stint
    /// Is the time up, or the run called off?
    private let isOver: () -> Bool
    private var nextBarrier, nextStep: Int

    /// How far meetings lie apart.
    struct Meetings {
        /// About a twentieth of a second of the search's work, measured.
        var questions = 350_000
        /// Where few questions are asked, no more steps than this lie between two.
        var steps = 16_384
        /// What the bound does meanwhile: of many people, who do not fit a cache, a tick takes longer.
        var ticks: Int
        /// The same until there are prices: in a city the search waits for them, without which it finds next to nothing.
        var ticksUntilTold: Int
        /// Slices of the bound's work that are ordered ahead, where it works beside the search.
        var ahead = 6
        /// Meetings after which one slice more is ordered ahead: few at first, when each may end the run.
        var perAhead = 16
        /// Until prices say something all threads look for them: in a city a search finds next to nothing without.
        var lends: Bool

        init(_ instance: Instance) {
            lends = instance.isCity
            ticks = instance.isCity ? 25_000 : instance.people.count > 1_500 ? 76_000 : 150_000
            ticksUntilTold = instance.isCity ? 100_000 : ticks
        }
    }

    init(
        _ instance: Instance, _ options: Options, _ clock: Clock, meetings: Meetings? = nil, stint: Crew.Stint? = nil,
        _ progress: @escaping (Progress) -> Void
    ) {
        self.meetings = meetings ?? Meetings(instance)
        self.stint = stint ?? Crew.Stint(instance)
        (nextBarrier, nextStep) = (self.meetings.questions, self.meetings.steps)
        self.instance = instance
        self.options = options
        self.clock = clock
        self.progress = progress
        let stop = options.stop
        isOver = { stop.cancelled() || stop.seconds.map { clock.seconds >= $0 } ?? false }
        search = Search(instance, seed: options.seed)
        prover = Prover(instance, seed: options.seed, beside: options.threads > 1)
    }

    func finish() throws(SolverError) -> Outcome {
        defer {
            prover.end()
            search.crew?.end()
        }
        assign(lending: false)
        order()
        var ending: Ending?
        func build(from start: Decisions, isWhole: Bool) -> Bool {
            search.construct(from: start, isWhole: isWhole) {
                ending = self.look()
                return ending != nil
            }
        }
        // What leaves nothing open and can be done as it says needs no exact search, which in a city takes minutes.
        let plain = Decisions(leftOpenByNothingIn: instance.problem)
        if plain == nil || !build(from: plain!, isWhole: instance.problem.fixed.isEmpty) {
            switch Feasibility.of(instance.problem) {
            case .impossible(let clash): return .infeasible(because: clash)
            case .possible(let start): guard build(from: start, isWhole: true) else { throw .noPlanFound }
            case .unknown: throw .noPlanFound
            }
        }
        isBuilt = true
        search.isOver = isOver
        search.pulse = { [unowned self] in pulse() }
        tell()
        while ending == nil {
            assign(lending: lends)
            ending = look()
            if ending != nil { break }
            if search.whole.isEmpty {
                ending = .optimal
            } else if !lends {
                search.step()
                if search.isBrokenOff { ending = overBy }
            }
        }
        tell()
        let solution = solution(ending!)
        return ending == .optimal ? .optimal(solution) : .feasible(solution)
    }

    /// Asks, before a step, whether a rule ends the run; meets the bound where it is time to, or nothing else is to be done.
    private func look() -> Ending? {
        if let ending = rule() { return ending }
        guard fetchedNews != nil || lends || search.state.scalars[3] >= nextBarrier || ownSteps >= nextStep else {
            return nil
        }
        guard fetchedNews != nil || fetch() else { return overBy }
        if isBuilt, hasNews, search.isHelped {
            // That is a step by itself: to follow what is new may take long, and be broken off.
            search.callBack()
            if search.isBrokenOff { return overBy }
            search.count()
            if let ending = rule() { return ending }
        }
        // A meeting is a step of its own: a run that ends between a step and the meeting after it repeats so too.
        guard meet() else { return overBy }
        return rule()
    }

    /// All threads look for prices, and the search waits for them.
    private var lends: Bool { lends(by: news) }

    private func lends(by news: Prover.Report) -> Bool {
        isBuilt && options.threads > 1 && meetings.lends && news.saysLittle
    }

    /// All threads that nobody else needs ask people for the bound.
    private func assign(lending: Bool) {
        prover.team.size = lending ? options.threads : options.threads - 1 - search.helperCount
    }

    private var overBy: Ending { options.stop.cancelled() ? .cancelled : .seconds }

    private func rule() -> Ending? {
        let stop = options.stop
        let objective = search.best.objective
        if let bound = news.bound, bound <= objective { return .optimal }
        if let steps = stop.steps, search.steps >= steps { return .steps }
        if let target = stop.objective, objective >= target { return .objective }
        if let gap = stop.gap, let bound = news.bound, Double(bound - objective) <= gap * Double(abs(objective)) {
            return .gap
        }
        guard search.steps & 31 == 0 || lends else { return nil }
        if stop.cancelled() { return .cancelled }
        let now = clock.seconds
        if let seconds = stop.seconds, now >= seconds { return .seconds }
        if now - lastTold > 0.1 { tell() }
        return nil
    }

    /// Orders slices of the bound's work.
    private func order() {
        let most = options.threads > 1 ? min(meetings.ahead, 1 + fetched / meetings.perAhead) : 1
        // Within a step news is known before it counts.
        let isTold = (fetchedNews ?? news).isTelling
        while ahead < most {
            prover.order(
                Prover.Slice(
                    ticks: isTold ? meetings.ticks : meetings.ticksUntilTold, incumbent: search.best.objective,
                    spots: isBuilt ? search.best.spots : nil))
            ahead += 1
        }
    }

    /// Steps of the search's own thread.
    private var ownSteps: Int { search.steps - search.helped.steps }

    /// There is something to follow.
    private var hasNews: Bool { offer != nil || worths != nil }

    /// Follows what the bound's oldest slice found, and orders the next; false, and the meeting does not count, if the run is
    /// over before all of it is followed.
    private func meet() -> Bool {
        if isBuilt, !lends(by: fetchedNews!) {
            assign(lending: false)
            follow()
        }
        if search.isBrokenOff { return false }
        search.count()
        news = fetchedNews!
        if isBuilt { search.take(helpers: options.threads - (news.isIdle ? 1 : 2), stint) }
        fetchedNews = nil
        nextStep = ownSteps + meetings.steps
        order()
        return true
    }

    /// Waits for the bound's oldest slice; false if the run is over before it comes.
    private func fetch() -> Bool {
        guard var report = prover.fetch(unless: isOver) else { return false }
        ahead -= 1
        fetched += 1
        worths = report.worths ?? worths
        offer = report.offer ?? offer
        (report.worths, report.offer) = (nil, nil)
        fetchedNews = report
        nextBarrier = search.state.scalars[3] + meetings.questions
        return true
    }

    /// Within a step that takes long the bound is not to stand idle: its next slice is ordered when it would be between steps. What it
    /// found is followed, and counts, at the meeting after the step.
    private func pulse() {
        guard isBuilt, search.state.scalars[3] >= nextBarrier else { return }
        // A meeting that is being followed has fetched the last slice, and ordered none yet.
        order()
        _ = fetch()
    }

    /// Hands timetables that were weighed to the search, and prices.
    private func follow() {
        let (offer, worths) = (self.offer, self.worths)
        // To follow may take long, and more be fetched meanwhile.
        (self.offer, self.worths) = (nil, nil)
        if let offer { search.offer(offer) }
        if let worths { search.follow(worths) }
    }

    private func tell() {
        lastTold = clock.seconds
        let (served, seats) = search.best.servedAndSeats
        progress(
            Progress(
                seconds: lastTold, steps: search.steps, objective: search.best.objective, bound: news.bound,
                served: served,
                seats: seats))
    }

    private func solution(_ ending: Ending) -> Solution {
        let counts = search.statistics
        return Solution(
            plan: Plan(
                problem: instance.problem.name, objective: search.best.objective, bound: news.bound,
                decisions: search.best.decisions()),
            ending: ending,
            statistics: Statistics(
                steps: search.steps, seconds: clock.seconds,
                moves: Move.allCases.map {
                    Statistics.Move(
                        name: "\($0)", tried: counts.tried[$0.rawValue], kept: counts.kept[$0.rawValue],
                        improved: counts.improved[$0.rawValue])
                },
                questions: search.state.scalars[3] + search.helped.questions))
    }
}
