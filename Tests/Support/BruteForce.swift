import Problem
import Referee

/// The best plan of a problem small enough, by trying every timetable, every bundle of wishes of every participant
/// under it, and every way to put the bundles together.
///
/// Shares nothing with the solver. It counts costs itself, as fast as it must; the referee counts envy, and has the
/// last word on the plan that comes out (`Outcome.plan` is judged before it is believed).
public struct BruteForce {
    public enum Outcome: Sendable {
        case optimum(CheckedPlan)
        /// `fixed` contradicts the rules.
        case impossible
        /// More than the given number of steps.
        case tooLarge
    }

    let problem: Problem
    let options: Ways
    let referee: Referee
    let limit: Int
    var steps = 0
    var best: (worth: Int, decisions: Decisions)?

    private init(_ problem: Problem, limit: Int) {
        self.problem = problem
        options = Ways(problem)
        referee = Referee(of: problem)
        self.limit = limit
    }

    /// - Parameter limit: steps after which it gives up; a step is one partial timetable, bundle or combination.
    public static func solve(_ problem: Problem, limit: Int = 20_000_000) -> Outcome {
        precondition(problem.weights.envy >= 0, "the pruning takes envy for a cost")
        var search = BruteForce(problem, limit: limit)
        search.tryActivity(0, Timetable(problem))
        if search.steps > limit { return .tooLarge }
        guard let best = search.best else { return .impossible }
        let verdict = search.referee.judge(best.decisions)
        guard let plan = verdict.checked, plan.plan.objective == best.worth else {
            preconditionFailure(
                "\(problem.name): brute force found \(best.worth), the referee says \(verdict.objective.total) "
                    + "\(verdict.violations.map(Wording.english))")
        }
        return .optimum(plan)
    }

    /// Decides the activity at `index` in every way, then the rest.
    private mutating func tryActivity(_ index: Int, _ timetable: Timetable) {
        steps += 1
        guard steps <= limit else { return }
        guard index < problem.activities.count else { return tryPeople(timetable) }
        let activity = problem.activities[index]
        let fixed = problem.fixed.activities.filter { $0.id == activity.id }
        let mayClose = fixed.allSatisfy { if case .closed = $0 { true } else { false } }
        if mayClose { tryActivity(index + 1, timetable) }
        for way in options.activity(activity) where Set(way.staff).count == way.staff.count {
            let stands = fixed.allSatisfy {
                guard case .runs(_, let time, let room, let staff) = $0 else { return false }
                return time ?? way.time == way.time && room ?? way.room == way.room && staff ?? way.staff == way.staff
            }
            if stands, let more = timetable.running(activity, way) { tryActivity(index + 1, more) }
        }
    }

    private mutating func tryPeople(_ timetable: Timetable) {
        var bundles: [[Bundle]] = []
        for participant in problem.participants {
            var maker = BundleMaker(participant, timetable, options)
            maker.make()
            steps += maker.steps
            guard steps <= limit, !maker.bundles.isEmpty else { return }
            bundles.append(maker.bundles.sorted { $0.worth > $1.worth })
        }
        // What the participants from each on can add at most.
        var most = [0]
        for ways in bundles.reversed() { most.append(most.last! + ways[0].worth) }
        most.reverse()
        let start = Assembly(timetable)
        combine(0, bundles, most, start)
    }

    private mutating func combine(_ index: Int, _ bundles: [[Bundle]], _ most: [Int], _ assembly: Assembly) {
        for bundle in index < bundles.count ? bundles[index] : [] {
            steps += 1
            guard steps <= limit else { return }
            if let best, assembly.worth + bundle.worth + most[index + 1] <= best.worth { return }
            if let more = assembly.adding(bundle) { combine(index + 1, bundles, most, more) }
        }
        guard index == bundles.count, assembly.isComplete else { return }
        guard best.map({ assembly.worth > $0.worth }) ?? true else { return }
        var worth = assembly.worth
        if problem.weights.envy > 0 {
            worth += referee.judge(assembly.decisions).objective[.envy]
        }
        if best.map({ worth > $0.worth }) ?? true { best = (worth, assembly.decisions) }
    }
}
