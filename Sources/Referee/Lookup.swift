import Problem

/// Where each id of a problem stands in its list, and the few tables that every rule asks for.
struct Lookup: Sendable {
    let problem: Problem
    let sites, homes, budgets, rooms, staff, activities, parts, services, participants: [String: Int]
    /// By name, each sorted.
    let periods: [String: [Interval]]
    /// By part, the activities in it.
    let activitiesOfPart: [[Int]]
    /// The longest way between two sites: engagements further apart than this cannot disturb each other.
    let longestTravel: Int

    init(_ problem: Problem) {
        self.problem = problem
        func index(_ ids: [String]) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: zip(ids, 0...))
        }
        sites = index(problem.sites)
        homes = index(problem.homes.map(\.id))
        budgets = index(problem.budgets.map(\.id))
        rooms = index(problem.rooms.map(\.id))
        staff = index(problem.staff.map(\.id))
        let activities = index(problem.activities.map(\.id))
        self.activities = activities
        parts = index(problem.parts.map(\.id))
        services = index(problem.services.map(\.id))
        participants = index(problem.participants.map(\.id))
        periods = Dictionary(uniqueKeysWithValues: problem.periods.map { ($0.name, $0.intervals.sorted()) })
        activitiesOfPart = problem.parts.map { $0.activities.map { activities[$0]! } }
        longestTravel = max(0, problem.travel.lazy.flatMap { $0 }.max() ?? 0)
    }

    func site(ofRoom room: Int) -> Int { sites[problem.rooms[room].site]! }

    func site(_ id: String?) -> Int? { id.map { sites[$0]! } }

    /// Minutes of travel; none from or to what is online.
    func travel(from a: Int?, to b: Int?) -> Int {
        guard let a, let b else { return 0 }
        return problem.travel[a][b]
    }

    /// The bound on an activity's enrolment when it meets in `room`.
    func seats(of activity: Int, in room: Int?) -> Int {
        let most = problem.activities[activity].maxSize
        return room.map { min(most, problem.rooms[$0].capacity) } ?? most
    }
}
