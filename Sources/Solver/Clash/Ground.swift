import Problem

/// A stretch of time at a site; site -1 is online.
struct Stay: Hashable {
    var start: Int
    var end: Int
    var site: Int

    func overlaps(_ other: Stay) -> Bool { start < other.end && other.start < end }
    func overlaps(_ other: Interval) -> Bool { start < other.end && other.start < end }
}

/// A request granted in one way.
struct Enrolment: Hashable {
    var participant: Int
    var request: Int
    var choice: Int
    var activities: [Int]
}

/// An appointment granted in one way.
struct Booking: Hashable {
    var participant: Int
    var appointment: Int
    var stay: Stay
    var staff: Int
    var room: Int?
}

/// A problem with its ids resolved, as the search for a plan around the fixed decisions reads it.
struct Ground {
    let problem: Problem
    let sites, rooms, staff, activities, participants, services, budgets: [String: Int]
    let activitiesOfPart: [String: [Int]]
    /// By activity, who could be enrolled in it, through which request.
    let requesters: [[(participant: Int, request: Int)]]
    /// By activity, the relations without a cost that it is in.
    let relations: [[Relation]]
    /// By budget: some fee gives money back, so that spending may fall as people enrol.
    let givesBack: [Bool]
    /// Sorted by start.
    let periods: [String: [Interval]]

    init(_ problem: Problem) {
        func index(_ ids: [String]) -> [String: Int] { Dictionary(uniqueKeysWithValues: zip(ids, 0...)) }
        self.problem = problem
        sites = index(problem.sites)
        rooms = index(problem.rooms.map(\.id))
        staff = index(problem.staff.map(\.id))
        let activities = index(problem.activities.map(\.id))
        self.activities = activities
        participants = index(problem.participants.map(\.id))
        services = index(problem.services.map(\.id))
        budgets = index(problem.budgets.map(\.id))
        let parts = Dictionary(
            uniqueKeysWithValues: problem.parts.map { ($0.id, $0.activities.map { activities[$0]! }) })
        activitiesOfPart = parts
        var requesters: [[(participant: Int, request: Int)]] = Array(repeating: [], count: activities.count)
        for (p, participant) in problem.participants.enumerated() {
            for (r, request) in participant.requests.enumerated() {
                for activity in Set(request.choices.flatMap { $0.parts.flatMap { parts[$0]! } }) {
                    requesters[activity].append((p, r))
                }
            }
        }
        self.requesters = requesters
        var relations: [[Relation]] = Array(repeating: [], count: activities.count)
        for relation in problem.relations where relation.cost == nil {
            for activity in Set(relation.activities) { relations[activities[activity]!].append(relation) }
        }
        self.relations = relations
        givesBack = problem.budgets.map { budget in
            problem.activities.contains { $0.fees.contains { $0.budget == budget.id && $0.amount < 0 } }
        }
        periods = Dictionary(uniqueKeysWithValues: problem.periods.map { ($0.name, $0.intervals.sorted()) })
    }

    func site(room: Int?, otherwise site: String?) -> Int {
        (room.map { problem.rooms[$0].site } ?? site).map { sites[$0]! } ?? -1
    }

    func stays(of activity: Int, time: Int, room: Int?) -> [Stay] {
        let site = site(room: room, otherwise: problem.activities[activity].site)
        return problem.activities[activity].times[time].meetings.map { Stay(start: $0.start, end: $0.end, site: site) }
    }

    func fee(_ activity: Int, on budget: Int) -> Int {
        let id = problem.budgets[budget].id
        return problem.activities[activity].fees.first { $0.budget == id }?.amount ?? 0
    }

    /// Every way to enrol for a request, of activities all different.
    func enrolments(_ participant: Int, _ request: Int) -> [Enrolment] {
        problem.participants[participant].requests[request].choices.enumerated().flatMap { index, choice in
            choice.parts.reduce([[]]) { packages, part in
                packages.flatMap { package in
                    activitiesOfPart[part]!.filter { !package.contains($0) }.map { package + [$0] }
                }
            }.map { Enrolment(participant: participant, request: request, choice: index, activities: $0) }
        }
    }

    /// Every way to hold an appointment inside its windows.
    func bookings(_ participant: Int, _ appointment: Int) -> [Booking] {
        let wish = problem.participants[participant].appointments[appointment]
        let service = problem.services[services[wish.service]!]
        let places: [Int?] = service.rooms.isEmpty ? [nil] : service.rooms.map { rooms[$0.room]! }
        var seen = Set<Booking>()
        return wish.windows.flatMap { window in
            stride(
                from: (window.start + service.step - 1) / service.step * service.step,
                through: window.end - service.minutes, by: service.step
            ).flatMap { start in
                service.staff.flatMap { person in
                    places.map { room in
                        Booking(
                            participant: participant, appointment: appointment,
                            stay: Stay(
                                start: start, end: start + service.minutes,
                                site: site(room: room, otherwise: service.site)),
                            staff: staff[person.staff]!, room: room)
                    }
                }
            }
        }.filter { seen.insert($0).inserted }
    }
}
