import Problem

/// A legal plan laid open for questions: who is where when, what is left of seats, rooms, people and money.
///
/// Written from the format's text for explanations alone; it shares no code with the solver. Only for problems made
/// by a `Translation`, whose unavailable times are sorted and disjoint.
struct PlanBook: Sendable {
    struct Engagement: Hashable, Sendable {
        var interval: Interval
        /// Index into the problem's sites; nil is online.
        var site: Int?
        /// The participant's request or appointment, or the staff's activity.
        var of: String
    }

    let problem: Problem
    let activities, participants, services, rooms, staff, sites: [String: Int]
    let budgets, periods, parts: [String: Int]
    /// What runs, by activity.
    private(set) var running: [String: Decisions.Activity] = [:]
    /// Positions of those enrolled, by activity.
    private(set) var enrolled: [String: [Int]] = [:]
    /// By participant's position, what was granted.
    private(set) var grants: [[Decisions.Grant]]
    private(set) var appointments: [[Decisions.Appointment]]
    /// Engagements by position.
    private(set) var people: [[Engagement]]
    private var members: [DayIndex<Engagement>]
    private var roomUse: [DayIndex<Interval>]
    /// Minutes to allow before and after an engagement, by which another may clash with it: the longest way.
    private let longestWay: Int
    /// Spent by budget, and by budget and participant.
    private(set) var spent: [Int]

    init(_ problem: Problem, _ decisions: Decisions) {
        func index(_ ids: [String]) -> [String: Int] {
            Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
        self.problem = problem
        activities = index(problem.activities.map(\.id))
        participants = index(problem.participants.map(\.id))
        services = index(problem.services.map(\.id))
        rooms = index(problem.rooms.map(\.id))
        staff = index(problem.staff.map(\.id))
        sites = index(problem.sites)
        budgets = index(problem.budgets.map(\.id))
        periods = index(problem.periods.map(\.name))
        parts = index(problem.parts.map(\.id))
        grants = Array(repeating: [], count: problem.participants.count)
        appointments = Array(repeating: [], count: problem.participants.count)
        people = Array(repeating: [], count: problem.participants.count)
        members = Array(repeating: DayIndex(), count: problem.staff.count)
        roomUse = Array(repeating: DayIndex(), count: problem.rooms.count)
        longestWay = problem.travel.joined().max() ?? 0
        spent = Array(repeating: 0, count: problem.budgets.count)

        for decision in decisions.activities {
            running[decision.id] = decision
            let meetings = self.meetings(decision)
            let site = self.site(decision)
            for id in decision.staff {
                for meeting in meetings {
                    members[staff[id]!].insert(Engagement(interval: meeting, site: site, of: decision.id), at: meeting)
                }
            }
            if let room = decision.room {
                for meeting in meetings { roomUse[rooms[room]!].insert(meeting, at: meeting) }
            }
        }
        for grant in decisions.grants {
            let person = participants[grant.participant]!
            grants[person].append(grant)
            for id in grant.activities {
                enrolled[id, default: []].append(person)
                people[person] += engagements(id, of: grant.request)
                for fee in problem.activities[activities[id]!].fees
                where problem.participants[person].budgets.contains(fee.budget) {
                    spent[budgets[fee.budget]!] += fee.amount
                }
            }
        }
        for held in decisions.appointments {
            let person = participants[held.participant]!
            appointments[person].append(held)
            let service = self.service(of: held.appointment, person)!
            let interval = Interval(held.start, held.start + service.minutes)
            let site = (held.room.map { problem.rooms[rooms[$0]!].site } ?? service.site).flatMap { sites[$0] }
            let engagement = Engagement(interval: interval, site: site, of: held.appointment)
            people[person].append(engagement)
            members[staff[held.staff]!].insert(engagement, at: interval)
            if let room = held.room { roomUse[rooms[room]!].insert(interval, at: interval) }
        }
    }

    func activity(_ id: String) -> Activity { problem.activities[activities[id]!] }

    func meetings(_ decision: Decisions.Activity) -> [Interval] {
        activity(decision.id).times[decision.time].meetings
    }

    func site(_ decision: Decisions.Activity) -> Int? {
        (decision.room.map { problem.rooms[rooms[$0]!].site } ?? activity(decision.id).site).flatMap { sites[$0] }
    }

    /// The engagements of a running activity; none if it does not run.
    func engagements(_ id: String, of wish: String) -> [Engagement] {
        guard let decision = running[id] else { return [] }
        let site = self.site(decision)
        return meetings(decision).map { Engagement(interval: $0, site: site, of: wish) }
    }

    func service(of appointment: String, _ person: Int) -> FormatService? {
        problem.participants[person].appointments.first { $0.id == appointment }
            .map { problem.services[services[$0.service]!] }
    }

    /// The bound on a running activity's enrolment.
    func seats(_ decision: Decisions.Activity) -> Int {
        let most = activity(decision.id).maxSize
        return decision.room.map { min(most, problem.rooms[rooms[$0]!].capacity) } ?? most
    }

    func isGranted(_ wish: String, _ person: Int) -> Bool {
        grants[person].contains { $0.request == wish } || appointments[person].contains { $0.appointment == wish }
    }

    /// Whether two engagements cannot both be kept: they overlap, or leave no time to travel.
    func clash(_ a: Engagement, _ b: Engagement) -> Bool {
        if a.interval.overlaps(b.interval) { return true }
        guard let i = a.site, let j = b.site else { return false }
        return a.interval.end <= b.interval.start
            ? a.interval.end + problem.travel[i][j] > b.interval.start
            : b.interval.end + problem.travel[j][i] > a.interval.start
    }

    /// The intervals of the limits' periods in which `new` engagements start and which, with the others, they overload.
    func overloads(_ others: [Engagement], _ new: [Engagement], _ limits: [Limit]) -> [Overload] {
        overloads(new, limits) { _ in others }
    }

    /// - Parameter others: those that touch an interval, and perhaps more.
    private func overloads(
        _ new: [Engagement], _ limits: [Limit], others: (Interval) -> [Engagement]
    ) -> [Overload] {
        var found: [Overload] = []
        for limit in limits {
            for interval in problem.periods[periods[limit.period]!].intervals {
                func load(_ engagements: [Engagement]) -> Int {
                    engagements.reduce(0) { sum, one in
                        interval.start <= one.interval.start && one.interval.start < interval.end
                            ? sum + one.interval.minutes : sum
                    }
                }
                let added = load(new)
                guard added > 0 else { continue }
                let minutes = added + load(others(interval))
                if minutes > limit.minutes {
                    found.append(
                        Overload(period: limit.period, interval: interval, minutes: minutes, limit: limit.minutes))
                }
            }
        }
        return found
    }

    struct Overload: Hashable, Sendable {
        var period: String
        var interval: Interval
        var minutes: Int
        var limit: Int
    }

    /// Whether a member of staff could take these engagements on beside their own.
    func isFree(staff id: String, for new: [Engagement]) -> Bool {
        let position = staff[id]!
        let own = members[position]
        let unavailable = problem.staff[position].unavailable
        return !new.contains { one in
            let near = Interval(one.interval.start - longestWay, one.interval.end + longestWay)
            return Intervals.touches(unavailable, one.interval) || own.near(near).contains { clash($0, one) }
        } && overloads(new, problem.staff[position].limits, others: own.near).isEmpty
    }

    /// Whether one room more of these could be used during all these intervals.
    func isFree(room id: String, for new: [Interval]) -> Bool {
        let position = rooms[id]!
        let room = problem.rooms[position]
        return new.allSatisfy { one in
            !Intervals.touches(room.unavailable, one)
                && peak(roomUse[position].near(one).filter { $0.overlaps(one) }, within: one) < room.count
        }
    }

    /// The most of these intervals that hold at one minute of `whole`.
    private func peak(_ intervals: [Interval], within whole: Interval) -> Int {
        ([whole.start] + intervals.map(\.start).filter { whole.start < $0 && $0 < whole.end })
            .map { minute in intervals.count { $0.start <= minute && minute < $0.end } }.max() ?? 0
    }

    func spent(_ budget: Int, by person: Int) -> Int {
        let id = problem.budgets[budget].id
        guard problem.participants[person].budgets.contains(id) else { return 0 }
        return grants[person].flatMap(\.activities).reduce(0) { sum, activity in
            sum + (self.activity(activity).fees.first { $0.budget == id }?.amount ?? 0)
        }
    }
}
