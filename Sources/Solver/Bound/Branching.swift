/// Branch and bound over what runs when and who attends it (Land and Doig 1960; with a Lagrangian dual in each node: Fisher 1981), for what prices alone leave open.
///
/// The dual is that of a mixture of bundles: half of one and half of another may fill a seat, a fund or a least size that no whole bundles do. So
/// the problem is split in two at what the mean of the answers does by half, activities counting twice: at an activity, which in one part runs and in the
/// other does not, or runs at some time and not then, or at a pair of a person and an activity-time that the person attends or not. Each part has a dual of
/// its own, begun at the prices where that of the part it was split from was least, and the greatest of all parts bounds the problem. The part with the
/// greatest bound is split next.
final class Branching {
    /// A part of the problem.
    private struct Part {
        let decided: [Decision]
        /// What no plan in it is worth more than, in `Multipliers.unit`ths.
        var bound: Int
        /// Where its dual, or that of the part it was split from, was least.
        let prices: Multipliers
        /// Where it is to be split; nil where nothing is in halves.
        var halved: Decision.Question?
        /// Evaluations that it is given.
        var effort = Branching.effort
    }

    private let dual: Dual
    /// Parts that were looked at and are still to be split, and those that are to be looked at.
    private var open: [Part] = []
    private var waiting: [Part]
    /// The part that is being looked at.
    private var current: (part: Part, descent: Descent)?
    /// The most that a part can hold that was given up because a plan is as good.
    private var closed = Int.min
    /// How often of late each question was answered by yes, where the dual was near its least, and anywhere.
    private var nearby, all: Shares
    private let mostParts: Int
    private(set) var parts = 1
    /// Splits since the bound last fell, where it was then, and whether it ever did.
    private var (idle, least, hasGained): (Int, Int, Bool)
    /// No part is left that could be split, or it is of no use.
    private(set) var isSettled = false

    /// With more pairs than this a part takes too long.
    static let mostPairs = 20_000
    /// Prices that are kept in all.
    private static let mostPrices = 16_000_000
    /// Splits in a row that gain nothing before it is given up, and so many at first.
    private static let (patience, firstPatience) = (100, 20)
    /// Evaluations of a part at first, and at most where nothing is in halves.
    private static let (effort, mostEffort) = (60, 1_000)
    /// An answer is near where the dual is above its least by no more than this part of what it might still fall.
    private static let nearness = 8

    /// Begins where a descent has ended, with the least bound known.
    init(_ dual: Dual, from prices: Multipliers, bound: Int) {
        self.dual = dual
        nearby = Shares(dual)
        all = nearby
        mostParts = Branching.mostPrices / max(1_024, dual.pairs.count + 2 * dual.stocks.count)
        waiting = [Part(decided: [], bound: bound, prices: prices)]
        (idle, least, hasGained) = (0, bound, false)
    }

    /// The greatest bound of all parts, in `Multipliers.unit`ths.
    var value: Int {
        var most = max(closed, current?.part.bound ?? Int.min)
        for part in open { most = max(most, part.bound) }
        for part in waiting { most = max(most, part.bound) }
        return most
    }

    /// Works for about `ticks`.
    /// - Parameters:
    ///   - incumbent: what the best plan known is worth: parts that hold nothing better are given up.
    ///   - target: what duals are not expected to fall below.
    func work(ticks: inout Int, incumbent: Int, target: Int) {
        while ticks > 0, !isSettled {
            ticks -= 1
            if current != nil {
                look(ticks: &ticks, incumbent, target)
            } else if !waiting.isEmpty {
                begin()
            } else {
                split(incumbent)
            }
        }
    }

    /// Begins to look at a part.
    private func begin() {
        let part = waiting.removeLast()
        dual.decide(part.decided)
        nearby.begin()
        all.begin()
        current = (part, Descent(dual, from: part.prices, refined: true))
    }

    /// One evaluation more of the part at hand.
    private func look(ticks: inout Int, _ incumbent: Int, _ target: Int) {
        guard case (var part, let descent)? = current else { return }
        let before = descent.iterations
        descent.work(ticks: &ticks, target: target, upTo: before + 1)
        guard descent.iterations > before || descent.isSettled else { return }
        remember(descent, target)
        part.bound = min(part.bound, descent.value)
        current = (part, descent)
        let isHopeless = floorDiv(part.bound, Multipliers.unit) <= incumbent
        guard isHopeless || descent.isSettled || descent.iterations >= part.effort else { return }
        if isHopeless {
            closed = max(closed, part.bound)
        } else {
            part.halved = halved(part)
            if part.halved == nil, !descent.isSettled, part.effort < Branching.mostEffort {
                // Nothing to split: its dual has further to fall.
                part.effort = min(Branching.mostEffort, part.effort * 2)
                current = (part, descent)
                return
            }
            open.append(
                Part(decided: part.decided, bound: part.bound, prices: descent.best, halved: part.halved))
        }
        current = nil
    }

    /// Takes note of what was chosen; far from where the dual was least answers say less.
    private func remember(_ descent: Descent, _ target: Int) {
        let near = max(0, descent.value - target * Multipliers.unit) / Branching.nearness
        if descent.latest - descent.value <= near { nearby.note(dual) }
        all.note(dual)
    }

    /// What is nearest to being done by half; nil if there is nothing.
    private func halved(_ part: Part) -> Decision.Question? {
        let decided = Set(part.decided.map(\.question))
        return nearby.halved(except: decided) ?? all.halved(except: decided)
    }

    /// Splits the part with the greatest bound.
    private func split(_ incumbent: Int) {
        idle = value < least ? 0 : idle + 1
        if value < least { hasGained = true }
        least = value
        var most = -1
        for i in open.indices where most < 0 || open[i].bound > open[most].bound { most = i }
        guard most >= 0, let question = open[most].halved, parts < mostParts,
            idle < (hasGained ? Branching.patience : Branching.firstPatience),
            floorDiv(open[most].bound, Multipliers.unit) > incumbent
        else {
            isSettled = true
            return
        }
        let part = open.remove(at: most)
        for answer in [false, true] {
            let decided = part.decided + [Decision(question: question, isSo: answer)]
            waiting.append(Part(decided: decided, bound: part.bound, prices: part.prices))
        }
        parts += 1
    }
}

/// How often of late each question was answered by yes: running means.
private struct Shares {
    private var attended, met: [Float]
    private let times: [Range<Int>]
    private var noted = 0
    private static let memory: Float = 0.1
    /// Something is in halves if it is so as often as this, and not so as often.
    private static let least: Float = 0.05
    /// How much more an activity that runs by half says than a person who attends by half.
    private static let weightOfActivity: Float = 2

    init(_ dual: Dual) {
        attended = [Float](repeating: 0, count: dual.attends.count)
        met = [Float](repeating: 0, count: dual.meets.count)
        times = (0..<dual.instance.activities.count).map { dual.instance.activities.times[$0] }
    }

    mutating func begin() { noted = 0 }

    mutating func note(_ dual: Dual) {
        noted += 1
        let weight = max(Shares.memory, 1 / Float(noted))
        for i in attended.indices { attended[i] += weight * (Float(dual.attends[i]) - attended[i]) }
        for t in met.indices { met[t] += weight * (Float(dual.meets[t]) - met[t]) }
    }

    /// What is nearest to being so by half: whether an activity runs, or at a time, or who attends it; nil if there is nothing.
    func halved(except decided: Set<Decision.Question>) -> Decision.Question? {
        guard noted > 0 else { return nil }
        var best: Decision.Question?
        var most = Shares.least
        func weigh(_ share: Float, _ weight: Float, _ question: Decision.Question) {
            let half = min(share, 1 - share) * weight
            if half > most, !decided.contains(question) { (best, most) = (question, half) }
        }
        for a in times.indices {
            weigh(met[times[a]].reduce(0, +), Shares.weightOfActivity, .runs(activity: a))
        }
        for t in met.indices { weigh(met[t], Shares.weightOfActivity, .meets(time: t)) }
        for i in attended.indices { weigh(attended[i], 1, .attends(pair: i)) }
        return best
    }
}
