/// What a timetable is worth at most: the dual with one price a seat, lowered with the timetable given.
///
/// With the timetable given rooms and instructors need no price, and an activity runs whole or not at all, so that this is far
/// below the dual that chooses the timetable itself. Any evaluation is a bound for the timetable; it comes with prices.
final class TimetableDescent {
    let walk: WideSteps
    /// Rows that say which activities exclude each other, which a timetable keeps anyway.
    private let needless: [Int]
    private var timetable: GivenTimetable
    private var pace = Pace.careful
    private var reach: Float = 0
    private var last = Int.max / 2
    /// What the last evaluation came to, in `Multipliers.unit`ths.
    var latest: Int { last }
    /// Least value so far for this timetable, in `Multipliers.unit`ths.
    private(set) var value = Int.max

    /// How steps shrink: from and to what share of what a request is worth, by how much where an evaluation has gained little,
    /// and after how many passes over all people there is one.
    struct Pace {
        let from, to, shrink: Float
        let passes: Int

        /// From prices of another problem.
        static let careful = Pace(from: 1 / 20, to: 1 / 1_500, shrink: 0.6, passes: 2)
        /// From those of a timetable that is not far.
        static let near = Pace(from: 1 / 80, to: 1 / 1_500, shrink: 0.5, passes: 2)
        /// Only to see what the prices at hand say.
        static let look = Pace(from: 0, to: 0, shrink: 1, passes: 1)
        fileprivate static let fine = Pace(from: 1 / 400, to: 1 / 3_000, shrink: 0.5, passes: 2)
    }

    init(_ dual: WideDual, _ timetable: GivenTimetable) {
        self.timetable = timetable
        walk = WideSteps(dual, blocks: max(1, min(16, dual.instance.people.count / 20)))
        let stocks = dual.stocks
        needless = (0..<stocks.count).filter { stocks.excludesActivities($0) && stocks.capacity[$0] == 1 }
    }

    /// Begins to lower the dual for a timetable, from the prices at hand. No evaluation may be under way.
    /// What the timetable does not have is barred, but to look.
    func begin(_ timetable: GivenTimetable, _ pace: Pace) {
        walk.bar(pace.from > 0 ? timetable : nil)
        self.timetable = timetable
        self.pace = pace
        reach = walk.scale * pace.from
        (last, value) = (Int.max / 2, Int.max)
        walk.restart()
    }

    /// Goes on with the same timetable in short steps, to be sure of its value.
    func refine() {
        pace = .fine
        reach = walk.scale * pace.from
        last = Int.max / 2
    }

    /// Steps are too short to matter.
    var isSettled: Bool { reach <= walk.scale * pace.to }

    /// Works until `ticks` are used up, or the dual has been evaluated.
    /// - Returns: the dual at the prices `walk.mean`, in `Multipliers.unit`ths, if it was evaluated.
    func work(ticks: inout Int) -> Int? {
        let cycle = WideSteps.Cycle(
            passes: pace.passes, reach: reach, nodes: WidePerson.nodeLimit, free: needless)
        guard let total = walk.work(cycle, timetable, ticks: &ticks) else { return nil }
        value = min(value, total)
        if last - total <= abs(total) / 1_000 { reach *= pace.shrink }
        last = total
        return total
    }
}
