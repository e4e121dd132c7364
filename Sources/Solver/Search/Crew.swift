import Foundation

/// Threads that help a search where activities stay as they run: each moves the people of a region (`Regions`) of the plan for a stint, while
/// the search moves those of another; then all of it becomes one plan again, and regions are drawn anew.
///
/// In a stint nobody knows what the others do. Two may take the same seat or hour, or a fund's last money; so when their work is joined what is no
/// longer legal is not done, and who wanted it is served anew (`Search.join`). What a stint comes to hangs on what was done before it and on how many questions
/// are asked in it, never on the clock.
final class Crew {
    private var helpers: [Helper] = []
    /// How many are to help from the next stint on.
    private(set) var size = 0
    private var regions: Regions
    /// Helpers are at work.
    private(set) var isOut = false
    /// What there was to choose from before the search was confined to its region.
    private var menu: Menu
    /// Where the search was when the stint began.
    private var began = (questions: 0, steps: 0)
    private let stint: Stint

    /// How long a stint is, by the questions and by the steps of each thread, and for how many people at least.
    struct Stint {
        var questions: Int
        var steps = 16_384
        /// Where there are few people they want the same things wherever they live.
        var people = 500
        /// So many help at most: each has a plan of its own in memory.
        var helpers = 7

        init(_ instance: Instance) { questions = instance.isCity ? 1_400_000 : 350_000 }
    }

    init(_ search: Search, _ stint: Stint) {
        menu = search.whole
        regions = Regions(search.whole, search.instance)
        self.stint = stint
    }

    /// From the next stint on so many help at least.
    func grow(to count: Int) { size = max(size, count) }

    /// Begins a stint, where one can be begun.
    func sendOut(_ search: Search) {
        guard !isOut, size > 0, !search.menu.movesActivities else { return }
        isOut = true
        while helpers.count < size { helpers.append(Helper(search.instance)) }
        menu = search.menu
        began = (search.state.scalars[3], search.steps)
        regions.draw(helpers.count + 1, &search.random)
        for (i, helper) in helpers.enumerated() {
            helper.prepare(like: search, regions, part: i + 1, seed: search.random.next())
        }
        regions.confine(search.state, to: 0)
        for helper in helpers { helper.wait() }
        for helper in helpers { helper.work(stint) }
        search.menu = regions.menu(of: 0, from: menu)
    }

    /// How many are at work.
    var countOut: Int { isOut ? helpers.count : 0 }

    /// Has the search done its part of the stint?
    func isBackDue(_ search: Search) -> Bool {
        search.state.scalars[3] >= began.questions + stint.questions || search.steps >= began.steps + stint.steps
    }

    /// Waits for the helpers to have done their parts, and makes one plan of all; where the run is over before, nothing changes.
    func callBack(_ search: Search) {
        guard isOut else { return }
        for helper in helpers {
            while !helper.comesBackSoon() { if search.isOverMeanwhile() { return } }
        }
        // What is joined in part, or hangs on whether the bound was done in time, could not be repeated.
        let (isOver, pulse) = (search.isOver, search.pulse)
        (search.isOver, search.pulse) = ({ false }, {})
        defer { (search.isOver, search.pulse) = (isOver, pulse) }
        isOut = false
        search.state.locks.release(search.instance.locks)
        search.menu = menu
        for (i, helper) in helpers.enumerated() {
            search.join(helper.search.state, of: regions.people(of: i + 1))
            search.add(helper.tally)
        }
    }

    /// Before what people consider is written anew: all have the same plan.
    func match(_ search: Search) {
        for helper in helpers { helper.match(search) }
        for helper in helpers { helper.wait() }
    }

    /// After that.
    func seatAnew() { for helper in helpers { helper.search.state.seatAnew() } }

    /// Ends all threads.
    func end() { for helper in helpers { helper.end() } }

    /// What a thread did in a stint.
    struct Tally {
        var steps = 0
        var questions = 0
        var moves = MoveCounts()
    }
}

/// A thread that moves the people of one region.
private final class Helper: @unchecked Sendable {
    private var made: Search?
    private let worker = Worker()
    private let done = DispatchSemaphore(value: 0)
    /// What it did in the last stint. Of the thread while that is at work, like its search.
    private(set) var tally = Crew.Tally()

    init(_ instance: Instance) {
        worker.give { [self] in
            let search = Search(instance, seed: 0)
            search.isOver = { [worker] in worker.isEnding }
            made = search
        }
    }

    /// Its own plan, like that of the search when a stint begins.
    var search: Search { made! }

    /// Waits a little for what was asked for; says once that it has been done.
    func comesBackSoon() -> Bool { done.wait(timeout: .now() + .milliseconds(20)) == .success }

    func wait() { done.wait() }

    private func give(_ job: @escaping (Search) -> Void) {
        nonisolated(unsafe) let job = job
        worker.give { [self] in
            job(search)
            done.signal()
        }
    }

    /// Becomes like a search that does not change meanwhile, confined to a part.
    func prepare(like other: Search, _ regions: Regions, part: Int, seed: UInt64) {
        give { search in
            search.state.match(other.state)
            regions.confine(search.state, to: part)
            search.menu = regions.menu(of: part, from: other.menu)
            search.cooling = other.cooling
            search.tariff.copy(from: other.tariff)
            search.held.copy(from: other.held)
            search.random = Random(seed: seed)
        }
    }

    func match(_ other: Search) { give { $0.state.match(other.state) } }

    func work(_ stint: Crew.Stint) { give { [self] in tally = $0.work(stint) } }

    func end() { worker.end() }
}

extension Search {
    /// Does moves, without cooling, as long as a stint is.
    fileprivate func work(_ stint: Crew.Stint) -> Crew.Tally {
        statistics = MoveCounts()
        let (questions, first) = (state.scalars[3], steps)
        while state.scalars[3] < questions + stint.questions, steps < first + stint.steps {
            if steps & 63 == 0, isOver() { break }
            if move() { state.journal.clear() }
            count()
            check()
        }
        return Crew.Tally(steps: steps - first, questions: state.scalars[3] - questions, moves: statistics)
    }

    /// Counts what another thread did, and cools as if it had been done here.
    fileprivate func add(_ tally: Crew.Tally) {
        count(tally.steps)
        cool(tally.steps)
        helped.steps += tally.steps
        helped.questions += tally.questions
        statistics.add(tally.moves)
    }

    /// From now on so many threads help, where there are people enough for it.
    func take(helpers: Int, _ stint: Crew.Stint) {
        let count = min(helpers, stint.helpers, whole.people.count / stint.people - 1)
        guard count > 0 else { return }
        if crew == nil { crew = Crew(self, stint) }
        crew!.grow(to: count)
    }

    /// How many are at work on parts of the plan.
    var helperCount: Int { crew?.countOut ?? 0 }

    /// Are others at work on parts of the plan?
    var isHelped: Bool { crew?.isOut == true }

    /// Waits for those who help, and joins what they did to the plan.
    func callBack() { crew?.callBack(self) }
}
