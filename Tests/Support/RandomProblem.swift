import Problem

/// A problem drawn from a seed: the same seed, shape and features give the same problem.
///
/// Each feature of the format is on in about two problems of five, so that many problems together meet every mix.
public struct RandomProblem {
    public let problem: Problem
    public let features: Set<Feature>

    /// - Parameter always: features that are on whatever the seed says.
    public init(seed: Int, shape: Shape = .tiny, always: Set<Feature> = []) {
        var draft = Draft(seed: seed, shape: shape, always: always)
        draft.drawPlaces()
        draft.drawStaff()
        draft.drawActivities()
        draft.drawServices()
        draft.drawParticipants()
        draft.drawScores()
        draft.drawRelations()
        draft.drawWeights()
        draft.drawPrevious()
        draft.drawFixed()
        problem = draft.problem
        features = draft.features
    }
}

/// A problem under construction.
struct Draft {
    var dice: Dice
    let shape: Shape
    let features: Set<Feature>
    var problem: Problem
    let days: Int

    init(seed: Int, shape: Shape, always: Set<Feature>) {
        var dice = Dice(seed: seed)
        var features = always
        for feature in Feature.allCases where dice.chance(40) { features.insert(feature) }
        self.features = features
        self.shape = shape
        days = dice.roll(shape.days)
        problem = Problem(name: "random \(seed)", horizon: days * Problem.day)
        self.dice = dice
    }

    func has(_ feature: Feature) -> Bool { features.contains(feature) }

    mutating func cost(_ feature: Feature = .costs) -> Int {
        guard has(feature) else { return 0 }
        return dice.roll(has(.negativeValues) ? -5...15 : 0...15)
    }

    mutating func drawPlaces() {
        let n = dice.roll(1...3)
        problem.sites = (0..<n).map { "S\($0)" }
        problem.travel = Array(repeating: Array(repeating: 0, count: n), count: n)
        for i in 0..<n {
            for j in 0..<n where i != j {
                let back = j < i && !has(.asymmetricTravel)
                problem.travel[i][j] = back ? problem.travel[j][i] : dice.pick([0, 30, 60, 90, 120])
            }
        }
        if has(.homes) {
            problem.homes = (0..<2).map { home in
                Home(id: "H\(home)", costs: (0..<n).map { _ in cost(.homes) })
            }
        }
        problem.periods = [
            Period(name: "day", intervals: (0..<days).map { Interval($0 * Problem.day, ($0 + 1) * Problem.day) }),
            // A period need not cover the horizon, nor be in order.
            Period(
                name: "rush",
                intervals: dice.shuffled((0..<days).map { Interval($0 * Problem.day + 540, $0 * Problem.day + 660) })),
        ]
        if has(.reserved) { problem.groups = ["G0", "G1"] }
        if has(.budgets) {
            problem.budgets = (0..<dice.roll(1...2)).map {
                Budget(id: "B\($0)", limit: dice.roll(0...60), perParticipant: dice.roll(0...40))
            }
        }
        problem.rooms = (0..<dice.roll(shape.rooms)).map { index in
            Room(
                id: "R\(index)", site: dice.pick(problem.sites), capacity: dice.pick([0, 1, 2, 2, 3, 4]),
                count: has(.likeRooms) ? dice.roll(1...2) : 1, unavailable: away(20))
        }
    }

    /// Hours at which things happen: few, so that they get in each other's way.
    mutating func hour() -> Int { dice.pick([540, 570, 600, 630, 660, 720]) }

    mutating func stretch(on day: Int, _ minutes: [Int] = [30, 60, 90]) -> Interval {
        // Now and then over midnight, which is where a day's arithmetic errs.
        let lateStart = 1400
        let start = day * Problem.day + (has(.overlappingDays) && dice.chance(10) ? lateStart : hour())
        return Interval(start, min(problem.horizon, start + dice.pick(minutes)))
    }

    mutating func away(_ percent: Int) -> [Interval] {
        guard has(.unavailable), dice.chance(percent) else { return [] }
        return (0..<dice.roll(1...2)).map { _ in stretch(on: dice.roll(0...days - 1), [30, 60, 180]) }
    }

    mutating func limits(_ feature: Feature) -> [Limit] {
        guard has(feature) else { return [] }
        return problem.periods.compactMap { period in
            dice.chance(40) ? Limit(period: period.name, minutes: dice.pick([0, 60, 90, 120, 120, 240, 240])) : nil
        }
    }

    mutating func drawStaff() {
        problem.staff = (0..<dice.roll(shape.staff)).map {
            Staff(id: "C\($0)", unavailable: away(30), limits: limits(.staffLimits))
        }
    }

    mutating func staffOptions() -> [StaffOption] {
        dice.pick(dice.roll(1...2), of: problem.staff).map { StaffOption(staff: $0.id, cost: cost()) }
    }

    mutating func roomOptions() -> [RoomOption] {
        dice.pick(dice.roll(1...2), of: problem.rooms).map { RoomOption(room: $0.id, cost: cost()) }
    }

    /// Rooms, or a site, or neither (online).
    mutating func place() -> (rooms: [RoomOption], site: String?) {
        if has(.online), dice.chance(30) { return ([], nil) }
        if has(.outside), dice.chance(30) { return ([], dice.pick(problem.sites)) }
        return (roomOptions(), nil)
    }

    mutating func drawWeights() {
        problem.weights = Weights(
            unserved: has(.unserved) ? dice.roll(0...40) : 0, attendedDay: has(.attendedDays) ? dice.roll(0...8) : 0,
            wait: has(.waits) ? dice.pick([0, 1, 1, 2]) : 0,
            counselorChange: has(.counselorChange) ? dice.roll(0...20) : 0, envy: has(.envy) ? dice.roll(0...30) : 0)
    }
}
