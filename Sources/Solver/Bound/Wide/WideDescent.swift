import Problem

/// Finds prices for the seats: an incremental subgradient method.
///
/// People are asked in blocks, and after each the prices follow (Nedić and Bertsekas 2001), by what a running mean
/// over all blocks makes of demand: many small steps for the work of one evaluation. A step is as long as what is
/// wanted and what is there differ in proportion, so it needs no target and no line search; steps shrink from cycle
/// to cycle, and the mean of the prices along a pass is then evaluated in full, which is what gives a bound.
final class WideDescent {
    let dual: WideDual
    let walk: WideSteps
    /// Where the dual was least.
    let best: Multipliers
    /// Least value so far, in `Multipliers.unit`ths.
    private(set) var value = Int.max
    /// How far a price may move in one step, in money; it shrinks.
    private(set) var reach: Float
    /// Passes between two evaluations, the last of which is the one that is averaged.
    private let passes: Int
    private let shrink: Float
    /// Nodes spent on a person where only a rough direction is wanted, as long as steps are long.
    private static let quick = 40
    /// Steps longer than this are rough.
    private let rough: Float
    /// Gain of a cycle, in proportion, below which its steps are too long.
    private let enough: Float
    /// Steps shorter than this do not matter.
    private let least: Float
    private var last = Int.max / 2

    init(_ dual: WideDual) {
        self.dual = dual
        let instance = dual.instance
        // Of many people a thirty-second says enough, and to evaluate all in full takes long: a cycle has nearly three times the steps.
        let isCity = instance.isCity
        // In a city there is no time for steps to stop gaining: they shrink with nearly every cycle.
        passes = isCity ? 4 : 3
        shrink = 0.75
        enough = isCity ? 1 / 8 : 1 / 300
        walk = WideSteps(dual, blocks: isCity ? 32 : max(1, min(16, instance.people.count / 20)))
        best = Multipliers(pairs: dual.timeCount, rows: dual.stocks.count)
        reach = walk.scale / (isCity ? 16 : 10)
        least = walk.scale / (isCity ? 6_000 : 2_000)
        rough = walk.scale / (isCity ? 60 : 15)
    }

    /// What a request is worth in the mean: the scale of all steps.
    var scale: Float { walk.scale }

    /// Prices are near where they can get; pairs can do better from here on.
    var isNear: Bool { reach < scale / 100 }

    /// Prices are good enough to say which timetables are worth trying.
    var isTelling: Bool { value < Int.max && (reach < scale / 25 || dual.instance.isCity) }

    /// Steps are so long that it does not matter where exactly they lead.
    var isRough: Bool { reach > rough }

    /// Steps are too short to matter.
    var isSettled: Bool { reach < least }

    /// Works for about `ticks`.
    func work(ticks: inout Int) {
        while ticks > 0, !isSettled {
            let cycle = WideSteps.Cycle(
                passes: passes, reach: reach, nodes: isRough ? WideDescent.quick : WidePerson.nodeLimit)
            guard let total = walk.work(cycle, ticks: &ticks) else { return }
            if total < value {
                value = total
                best.copy(from: walk.mean)
            }
            // As long as a cycle gains much, steps are not too long.
            if Float(last - total) <= abs(Float(total)) * enough { reach *= shrink }
            last = total
        }
    }
}
