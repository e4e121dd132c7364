import Foundation

/// Threads that help a search where activities stay as they run: each moves the people of a region (`Regions`) of the plan for a stint, while
/// the search moves those of another; then all of it becomes one plan again, and regions are drawn anew.
///
/// In a stint nobody knows what the others do. Two may take the same seat or hour, or a fund's last money; so when their work is joined what is no
/// longer legal is not done, and who wanted it is served anew (`Search.join`). What a stint comes to hangs on the plan it began with and on how many questions
/// are asked in it, never on the clock.
final class Crew {
    private var helpers: [Helper] = []
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

    /// How many help.
    var size: Int { helpers.count }

    /// From the next stint on there are so many helpers at least.
    func grow(to count: Int, _ instance: Instance) {
        while helpers.count < count { helpers.append(Helper(instance)) }
    }

    /// Begins a stint, where one can be begun.
    func sendOut(_ search: Search) {
        guard !isOut, !helpers.isEmpty, !search.menu.movesActivities else { return }
        isOut = true
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

    /// Has the search done its part of the stint?
    func isBackDue(_ search: Search) -> Bool {
        search.state.scalars[3] >= began.questions + stint.questions || search.steps >= began.steps + stint.steps
    }

    /// Waits for the helpers to have done their parts, and makes one plan of all; where the run is over before, nothing changes.
    func callBack(_ search: Search) {
        guard isOut else { return }
        for helper in helpers {
            while !helper.isDone { if search.isOverMeanwhile() { return } }
        }
        // What is joined in part could not be repeated.
        let isOver = search.isOver
        search.isOver = { false }
        defer { search.isOver = isOver }
        isOut = false
        search.state.locks.release(search.instance.locks)
        search.menu = menu
        for (i, helper) in helpers.enumerated() {
            search.join(helper.search.state, of: regions.people(of: i + 1))
            search.count(helper.work)
        }
    }

    /// Before what people consider is written anew: all have the same plan.
    func match(_ search: Search) { for helper in helpers { helper.match(search) } }

    /// After that.
    func seatAnew() { for helper in helpers { helper.search.state.seatAnew() } }

    /// Ends all threads.
    func end() { for helper in helpers { helper.end() } }

    /// What a thread did in a stint.
    struct Work {
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
    private(set) var work = Crew.Work()

    init(_ instance: Instance) {
        worker.give { [self] in
            let search = Search(instance, seed: 0)
            search.isOver = { [worker] in worker.isEnding }
            made = search
        }
    }

    /// Its own plan, like that of the search when a stint begins.
    var search: Search { made! }

    /// Has what was asked for come to its end? Waits a little for it.
    var isDone: Bool { done.wait(timeout: .now() + .milliseconds(20)) == .success }

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

    func match(_ other: Search) {
        give { $0.state.match(other.state) }
        wait()
    }

    func work(_ stint: Crew.Stint) { give { [self] in work = $0.work(stint) } }

    func end() { worker.end() }
}

extension Search {
    /// Does moves, without cooling, as long as a stint is.
    fileprivate func work(_ stint: Crew.Stint) -> Crew.Work {
        statistics = MoveCounts()
        let (questions, first) = (state.scalars[3], steps)
        while state.scalars[3] < questions + stint.questions, steps < first + stint.steps {
            if steps & 63 == 0, isOver() { break }
            if move() { state.journal.clear() }
            count()
            check()
        }
        return Crew.Work(steps: steps - first, questions: state.scalars[3] - questions, moves: statistics)
    }

    /// Counts what another thread did; it cools as if it had been done here.
    fileprivate func count(_ work: Crew.Work) {
        count(work.steps)
        cool(work.steps)
        helped += work.questions
        statistics.add(work.moves)
    }

    /// From now on so many threads help, where there are people enough for it.
    func take(helpers: Int, _ stint: Crew.Stint) {
        let count = min(helpers, stint.helpers, whole.people.count / stint.people - 1)
        guard count > 0 else { return }
        if crew == nil { crew = Crew(self, stint) }
        crew!.grow(to: count, instance)
    }

    /// Waits for those who help, and joins what they did to the plan.
    func callBack() { crew?.callBack(self) }
}
