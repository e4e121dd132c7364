/// What a timetable is worth at most: the dual with one price a seat, lowered with the timetable given.
///
/// With the timetable given rooms and instructors need no price, and an activity runs whole or not at all, so that this is far
/// below the dual that chooses the timetable itself. Any evaluation is a bound for the timetable; it comes with prices.
final class TimetableDescent {
    let walk: WideSteps
    private let dual: WideDual
    /// Rows that say which activities exclude each other, which a timetable keeps anyway.
    private let needless: [Int]
    private var timetable: GivenTimetable
    private var pace = Pace.careful
    private var reach: Float = 0
    private var last = Int.max / 2
    private enum Stage { case block(pass: Int, block: Int), full }
    private var stage = Stage.block(pass: 0, block: 0)
    /// Least value so far for this timetable, in `Multipliers.unit`ths.
    private(set) var value = Int.max

    /// How steps shrink: from and to what share of what a request is worth, by how much where an evaluation has gained little,
    /// and after how many passes over all people there is one.
    struct Pace {
        let from, to, shrink: Float
        let passes: Int

        /// From prices of another problem.
        static let careful = Pace(from: 1 / 20, to: 1 / 2_500, shrink: 0.8, passes: 2)
        /// From those of a timetable that is not far.
        static let near = Pace(from: 1 / 40, to: 1 / 2_500, shrink: 0.75, passes: 2)
        /// Only to see what the prices at hand say.
        static let look = Pace(from: 0, to: 0, shrink: 1, passes: 1)
        fileprivate static let fine = Pace(from: 1 / 200, to: 1 / 4_000, shrink: 0.85, passes: 3)
    }

    init(_ dual: WideDual, _ timetable: GivenTimetable) {
        self.dual = dual
        self.timetable = timetable
        walk = WideSteps(dual, blocks: max(1, min(16, dual.instance.people.count / 20)))
        let stocks = dual.stocks
        needless = (0..<stocks.count).filter { stocks.excludesActivities($0) && stocks.capacity[$0] == 1 }
    }

    /// Begins to lower the dual for a timetable, from the prices at hand. No evaluation may be under way.
    func begin(_ timetable: GivenTimetable, _ pace: Pace) {
        self.timetable = timetable
        self.pace = pace
        reach = walk.scale * pace.from
        (last, value) = (Int.max / 2, Int.max)
        stage = .block(pass: 0, block: 0)
        walk.beginMean()
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
        while ticks > 0 {
            ticks -= 1
            switch stage {
            case .block(let pass, let block):
                dual.persons.mostNodes = WidePerson.nodeLimit
                guard walk.ask(from: block, by: walk.blocks, walk.trial, &ticks) else { return nil }
                walk.follow(reach: reach, timetable: timetable, free: needless)
                if pass == pace.passes - 1 { walk.sum() }
                if block + 1 < walk.blocks {
                    stage = .block(pass: pass, block: block + 1)
                } else if pass + 1 < pace.passes {
                    stage = .block(pass: pass + 1, block: 0)
                } else {
                    walk.endMean()
                    stage = .full
                }
            case .full:
                guard walk.ask(from: 0, by: 1, walk.mean, &ticks) else { return nil }
                let total =
                    walk.total + dual.base(walk.mean)
                    + dual.allActivities(walk.mean, wanted: walk.demand, timetable: timetable)
                value = min(value, total)
                if last - total <= abs(total) / 1_000 { reach *= pace.shrink }
                last = total
                walk.beginMean()
                stage = .block(pass: 0, block: 0)
                return total
            }
        }
        return nil
    }
}
