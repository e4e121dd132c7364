import Problem

/// The best plan of a problem small enough for every plan to be looked at, and so its own proof.
///
/// Branch and bound in two layers: timetables first (which activities run, when, where, with whom); under each, what
/// every participant could get by themselves, best first, put together as far as seats, rooms, counselors and money
/// allow. What a participant could get hangs on few activities, so it is remembered from timetable to timetable.
struct Exact {
    let ground: Ground
    private let limit: Int
    private let isOver: () -> Bool
    private let ways: [[Staging]]
    private var bundles: [ShareBook]
    private(set) var steps = 0
    private(set) var best: (worth: Int, decisions: Decisions)?

    var problem: Problem { ground.problem }

    /// - Parameters:
    ///   - limit: most steps; a step is one timetable, bundle or try to add a bundle.
    ///   - isOver: asked now and then; once it says so, the search is given up.
    /// - Returns: the best plan, its worth and the steps taken; nil if the limit was reached, or nothing keeps what is fixed.
    static func optimum(
        of problem: Problem, limit: Int, isOver: @escaping () -> Bool = { false }
    ) -> (worth: Int, decisions: Decisions, steps: Int)? {
        // The bound on what is still to come takes envy for a cost.
        guard problem.weights.envy >= 0, limit > 0, problem.participants.count <= mostPeople,
            hasFewTimetables(problem, ample)
        else { return nil }
        let ground = Ground(problem)
        guard participantsHaveLittleChoice(ground, ample) else { return nil }
        var search = Exact(ground, limit: limit, isOver)
        search.decide(0, Setting(ground))
        guard search.steps <= limit, let best = search.best else { return nil }
        return (best.worth, best.decisions, search.steps)
    }

    /// With more people there are too many ways to put together what they could get, and each takes too long.
    static let mostPeople = 100

    /// Whether it is worth beginning: timetables are few enough for all to be met.
    private static func hasFewTimetables(_ problem: Problem, _ limit: Int) -> Bool {
        var timetables = 1
        for activity in problem.activities {
            let teams = activity.staff.reduce(1) { min(limit, $0 * $1.count) }
            timetables *= 1 + min(limit, activity.times.count * max(1, activity.rooms.count) * teams)
            if timetables > limit / 10 { return false }
        }
        return true
    }

    /// The same of what one participant could get: few enough to be met often.
    private static func participantsHaveLittleChoice(_ ground: Ground, _ limit: Int) -> Bool {
        for (p, participant) in ground.problem.participants.enumerated() {
            var bundles = 1
            for request in participant.requests {
                let packages = request.choices.reduce(0) { sum, choice in
                    sum + choice.parts.reduce(1) { min(limit, $0 * ground.activitiesOfPart[$1]!.count) }
                }
                bundles *= 1 + min(limit, packages)
                if bundles > limit / 50 { return false }
            }
            for a in participant.appointments.indices {
                bundles *= 1 + ground.bookings(p, a).count
                if bundles > limit / 50 { return false }
            }
        }
        return true
    }

    private init(_ ground: Ground, limit: Int, _ isOver: @escaping () -> Bool) {
        self.ground = ground
        self.limit = limit
        self.isOver = isOver
        ways = ground.problem.activities.indices.map { Staging.all(of: $0, ground) }
        bundles = ground.problem.participants.indices.map { ShareBook(of: $0, ground) }
    }

    /// Counts a step; false if there are to be no more.
    /// - Parameter people: of how many what they get is copied for it.
    private mutating func step(people: Int = 0) -> Bool {
        let before = steps
        steps += 1 + people / 16
        if steps >> 6 != before >> 6, isOver() { steps = Int.max / 2 }
        return steps <= limit
    }

    private mutating func decide(_ activity: Int, _ timetable: Setting) {
        guard step() else { return }
        guard activity < ways.count else { return fill(timetable) }
        if mayClose(activity) { decide(activity + 1, timetable) }
        for way in ways[activity] {
            if let next = timetable.adding(way) { decide(activity + 1, next) }
        }
    }

    private func mayClose(_ activity: Int) -> Bool {
        let id = problem.activities[activity].id
        return problem.fixed.activities.allSatisfy { fixed in
            if case .runs(id, _, _, _) = fixed { false } else { true }
        }
    }

    private mutating func fill(_ timetable: Setting) {
        var choices: [[Share]] = []
        for p in bundles.indices {
            guard step() else { return }
            choices.append(bundles[p].bundles(under: timetable, &steps))
            if choices[p].isEmpty || steps > limit { return }
        }
        // What the participants from each one on can add at most.
        var most = [0]
        for options in choices.reversed() { most.append(most[most.count - 1] + options[0].worth) }
        most.reverse()
        combine(0, choices, most, Assembly(timetable))
    }

    private mutating func combine(
        _ participant: Int, _ choices: [[Share]], _ most: [Int], _ combination: Assembly
    ) {
        if let best, combination.worth + most[participant] <= best.worth { return }
        guard participant < choices.count else { return finish(combination) }
        for bundle in choices[participant] {
            if let best, combination.worth + bundle.worth + most[participant + 1] <= best.worth { return }
            guard step(people: participant) else { return }
            if let next = combination.adding(bundle, of: participant) {
                combine(participant + 1, choices, most, next)
            }
        }
    }

    private mutating func finish(_ combination: Assembly) {
        guard combination.isComplete else { return }
        var worth = combination.worth
        if problem.weights.envy > 0 { worth -= problem.weights.envy * EnvyCount(combination).count }
        if best.map({ worth > $0.worth }) ?? true { best = (worth, combination.decisions) }
    }
}
