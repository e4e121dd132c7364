import Problem

/// One run: the search and the bound side by side, the stop rule, the progress.
///
/// The two meet at barriers that are counted in questions asked by the search and in ticks of the bound, never by the
/// clock: at each the bound learns of the best plan, and the run of the bound.
/// What happens between two barriers hangs on nothing else, so that a run repeats by its steps. Steps done after the
/// last barrier count for the plan; the bound's work after it does not.
final class Run {
    private let instance: Instance
    private let options: Options
    private let clock: Clock
    private let search: Search
    private let prover: Prover
    private let progress: (Progress) -> Void
    private var lastTold = -1.0
    /// The first plan stands; before, nothing is to interfere.
    private var isBuilt = false
    private var bound: Int?
    /// The bound when prices were last taken over.
    private var followed = Int.max / 2
    private var nextBarrier = Run.questionsBetween
    private var nextStep = Run.stepsBetween
    /// About a tenth of a second of either's work, measured.
    private static let questionsBetween = 350_000
    /// Where few questions are asked, no more steps than this lie between two meetings.
    private static let stepsBetween = 16_384
    /// What the bound does meanwhile: of many people, who do not fit a cache, a tick takes longer.
    private var ticksBetween: Int { instance.isCity ? 12_000 : instance.people.count > 1_500 ? 72_000 : 130_000 }

    init(_ instance: Instance, _ options: Options, _ clock: Clock, _ progress: @escaping (Progress) -> Void) {
        self.instance = instance
        self.options = options
        self.clock = clock
        self.progress = progress
        search = Search(instance, seed: options.seed)
        prover = Prover(instance, seed: options.seed, beside: options.threads > 1)
    }

    func finish() throws(SolverError) -> Outcome {
        defer { prover.end() }
        prover.begin(ticks: ticksBetween, incumbent: Int.min)
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
        tell()
        while ending == nil {
            ending = look()
            if ending != nil { break }
            if search.whole.isEmpty {
                ending = .optimal
            } else {
                search.step()
            }
        }
        tell()
        let solution = solution(ending!)
        return ending == .optimal ? .optimal(solution) : .feasible(solution)
    }

    /// Asks, after a step, whether a rule ends the run; meets the bound where it is time to.
    private func look() -> Ending? {
        if let ending = rule() { return ending }
        guard search.state.scalars[3] >= nextBarrier || search.steps >= nextStep else { return nil }
        // A meeting is a step of its own: a run that ends between a step and the meeting after it repeats so too.
        guard meet() else { return options.stop.cancelled() ? .cancelled : .seconds }
        return rule()
    }

    private func rule() -> Ending? {
        let stop = options.stop
        let objective = search.best.objective
        if let bound, bound <= objective { return .optimal }
        if let steps = stop.steps, search.steps >= steps { return .steps }
        if let target = stop.objective, objective >= target { return .objective }
        if let gap = stop.gap, let bound, Double(bound - objective) <= gap * Double(abs(objective)) { return .gap }
        guard search.steps & 31 == 0 else { return nil }
        if stop.cancelled() { return .cancelled }
        let now = clock.seconds
        if let seconds = stop.seconds, now >= seconds { return .seconds }
        if now - lastTold > 0.1 { tell() }
        return nil
    }

    /// Waits for the bound's slice and begins the next; false if the run is over before it comes.
    private func meet() -> Bool {
        let stop = options.stop
        prover.await { stop.cancelled() || stop.seconds.map { self.clock.seconds >= $0 } ?? false }
        guard prover.isDone else { return false }
        nextBarrier = search.state.scalars[3] + Run.questionsBetween
        nextStep = search.steps + Run.stepsBetween
        search.count()
        bound = prover.bound
        follow()
        prover.begin(ticks: ticksBetween, incumbent: search.best.objective)
        return true
    }

    /// Hands timetables that were weighed to the search, and the prices, whenever the bound has fallen enough for them to say something new.
    private func follow() {
        guard isBuilt else { return }
        if let offer = prover.takeOffer() { search.offer(offer) }
        prover.consider(search.best.spots)
        guard let bound, followed - bound > abs(bound) / 1000, let worths = prover.worths else { return }
        followed = bound
        search.follow(worths)
    }

    private func tell() {
        lastTold = clock.seconds
        let (served, seats) = search.best.servedAndSeats
        progress(
            Progress(
                seconds: lastTold, steps: search.steps, objective: search.best.objective, bound: bound, served: served,
                seats: seats))
    }

    private func solution(_ ending: Ending) -> Solution {
        let counts = search.statistics
        return Solution(
            plan: Plan(
                problem: instance.problem.name, objective: search.best.objective, bound: bound,
                decisions: search.best.decisions()),
            ending: ending,
            statistics: Statistics(
                steps: search.steps, seconds: clock.seconds,
                moves: Move.allCases.map {
                    Statistics.Move(
                        name: "\($0)", tried: counts.tried[$0.rawValue], kept: counts.kept[$0.rawValue],
                        improved: counts.improved[$0.rawValue])
                },
                questions: search.state.scalars[3]))
    }
}
