import Problem

/// A problem compiled for the search: ids become indices, tables become flat, and what can be known before any
/// decision is made (who is away when, which rooms are shut) is folded into the lists of candidates.
///
/// Everything is immutable and shared by all threads, but which activities of long parts people consider (`Considered`): that the search alone
/// changes, while those who help it wait. Entities are numbered across the whole problem:
///
/// | name | is | of |
/// | --- | --- | --- |
/// | `activity` | an activity | |
/// | `time` | one of an activity's times | `activities.times[activity]` |
/// | `meeting` | one meeting of a time | `activities.meetings[time]` |
/// | `place` | one of an activity's room options | `activities.places[activity]` |
/// | `role`, `post` | a role of an activity, one candidate for it | `activities.roles[activity]`, `activities.posts[role]` |
/// | `person` | a participant | |
/// | `request`, `choice` | | `people.requests[person]`, `people.choices[request]` |
/// | `use` | one part of a choice | `people.uses[choice]` |
/// | `candidate` | an activity that could fill a use | `people.candidates[use]` |
/// | `wish` | a wished appointment | `people.wishes[person]` |
/// | `lane` | a counselor at a site giving a service | `services.lanes[service]` |
/// | `desk` | a room of a service | `services.desks[service]` |
///
/// A site of −1 is online: no travel, no home cost, no attended day. Days are minutes / 1440.
final class Instance: Sendable {
    let problem: Problem
    let places: Places
    let activities: Activities
    let services: Services
    let people: People
    let links: Links
    let past: Past
    let locks: Locks
    let clashes: Clashes
    /// So many people that to ask each of them once takes seconds: bound and search go other ways about it.
    let isCity: Bool
    private let arena: Arena

    /// A problem with more people than this is a city.
    static let mostOfATown = 20_000

    /// Compiles a validated problem. What `fixed` says of things that do not exist, or cannot be, is left out here:
    /// the first plan keeps `fixed` as it stands, or `Clash` judges it before a search begins.
    /// - Parameter most: with more people it is a city.
    init(_ problem: Problem, cityAbove most: Int = Instance.mostOfATown) {
        let arena = Arena()
        let names = Names(problem)
        self.arena = arena
        self.problem = problem
        isCity = problem.participants.count > most
        places = Places(problem, names, arena)
        activities = Activities(problem, names, places, arena)
        services = Services(problem, names, places, arena)
        people = People(
            problem, names, places, activities, services,
            considered: isCity ? Considered.limitInCity : Considered.limit, arena)
        links = Links(problem, names, arena)
        past = Past(problem, names, people, arena)
        locks = Locks(problem, names, people, activities, services, arena)
        clashes = Clashes(places, activities, arena)
    }

    var weights: Weights { problem.weights }

    /// Seats of an activity at a time in a room option (−1 for none); nil if it cannot run so.
    func seats(_ a: Int, time: Int, place: Int) -> Int? {
        guard locks.activity[a] != Locks.off, activities.timeAllowed[time] != 0 else { return nil }
        guard place >= 0 else { return activities.maxSize[a] }
        guard activities.placeAllowed[place] != 0, activities.isOpen(a, time: time, place: place) else { return nil }
        return min(activities.maxSize[a], places.roomCapacity[activities.placeRoom[place]])
    }

    var dayCount: Int { problem.horizon / Problem.day + 1 }
}

/// Indices of ids.
struct Names {
    let sites, homes, periods, groups, budgets, rooms, staff, activities, parts, services, participants: [String: Int]

    init(_ problem: Problem) {
        func index(_ ids: [String]) -> [String: Int] {
            Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
        sites = index(problem.sites)
        homes = index(problem.homes.map(\.id))
        periods = index(problem.periods.map(\.name))
        groups = index(problem.groups)
        budgets = index(problem.budgets.map(\.id))
        rooms = index(problem.rooms.map(\.id))
        staff = index(problem.staff.map(\.id))
        activities = index(problem.activities.map(\.id))
        parts = index(problem.parts.map(\.id))
        services = index(problem.services.map(\.id))
        participants = index(problem.participants.map(\.id))
    }
}

/// Intervals sorted and joined: where they overlap or touch they become one.
func joined(_ intervals: [Interval]) -> [Interval] {
    var out: [Interval] = []
    for i in intervals.sorted() {
        if let last = out.last, i.start <= last.end {
            out[out.count - 1].end = max(last.end, i.end)
        } else {
            out.append(i)
        }
    }
    return out
}

/// The parts of `interval` that none of `busy` (sorted, joined) covers.
func gaps(_ interval: Interval, less busy: [Interval]) -> [Interval] {
    var out: [Interval] = []
    var t = interval.start
    for b in busy where b.end > t {
        if b.start >= interval.end { break }
        if b.start > t { out.append(Interval(t, b.start)) }
        t = b.end
    }
    if t < interval.end { out.append(Interval(t, interval.end)) }
    return out
}
