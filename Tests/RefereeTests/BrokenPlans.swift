import Problem
import Referee
import Testing

/// A legal plan, broken in one rule.
struct BrokenPlan: CustomTestStringConvertible {
    let name: String
    let rule: RuleID
    /// What the peer referee's fault about it says.
    let peer: String
    let problem: Problem
    let plan: Plan

    var testDescription: String { name }

    /// - Parameter spoil: changes the village or its plan; the objective is then stated rightly.
    init(
        _ rule: RuleID, _ name: String, peer: String, _ spoil: (inout Problem, inout Decisions) -> Void
    ) {
        var problem = Village.problem
        var decisions = Village.decisions
        spoil(&problem, &decisions)
        problem.name = name
        let worth = Referee(of: problem).judge(decisions).objective.total
        self.init(rule, name, peer, problem, Plan(problem: name, objective: worth, decisions: decisions))
    }

    init(_ rule: RuleID, _ name: String, _ peer: String, _ problem: Problem, _ plan: Plan) {
        self.rule = rule
        self.name = name
        self.peer = peer
        self.problem = problem
        self.plan = plan
    }

    static let all: [BrokenPlan] = ofEntry + ofActivities + ofPeople + ofRelations + ofFixed + ofStatements
}

extension BrokenPlan {
    private static func at(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Int { Village.at(day, hour, minute) }
    private static func on(_ day: Int, _ from: Int, _ to: Int) -> Interval { Village.on(day, from, to) }

    static let ofEntry = [
        BrokenPlan(.known, "unknown activity", peer: "activity tango: unknown") {
            $1.activities.append(Decisions.Activity(id: "tango", time: 0))
        },
        BrokenPlan(.known, "unknown time", peer: "activity placement: no time 3") {
            $1.activities[2].time = 3
            $1.grants[0] = .init(participant: "an", request: "extra", choice: 0, activities: ["course"])
            $0.participants[0].order = []
        },
        BrokenPlan(.known, "time before the first", peer: "activity club: no time -1") {
            $1.activities[1].time = -1
            $1.grants.remove(at: 2)
        },
        BrokenPlan(.known, "unknown participant", peer: "unknown participant eve") {
            $1.grants.append(.init(participant: "eve", request: "club", choice: 0, activities: ["club"]))
        },
        BrokenPlan(.known, "unknown participant of an appointment", peer: "unknown participant eve") {
            $1.appointments.append(.init(participant: "eve", appointment: "call", start: 0, staff: "park"))
        },
        BrokenPlan(.known, "unknown request", peer: "no such request or choice") {
            $1.grants.append(.init(participant: "cho", request: "golf", choice: 0, activities: ["club"]))
        },
        BrokenPlan(.known, "unknown choice", peer: "no such request or choice") {
            $1.grants[2].choice = 1
        },
        BrokenPlan(.known, "an appointment taken for a request", peer: "no such request or choice") {
            $1.grants.append(.init(participant: "cho", request: "letter", choice: 0, activities: ["club"]))
        },
        BrokenPlan(.known, "unknown appointment", peer: "no such appointment") {
            $1.appointments[3].appointment = "visit"
        },
        BrokenPlan(.once, "activity listed twice", peer: "activity club: listed twice") {
            $1.activities.append($1.activities[1])
        },
        BrokenPlan(.once, "request granted twice", peer: "participant cho request club: granted twice") {
            $1.grants.append($1.grants[2])
        },
        BrokenPlan(.once, "appointment booked twice", peer: "participant bae appointment call: booked twice") {
            $1.appointments.append($1.appointments[3])
            $1.appointments[4].start = at(0, 14)
        },
        BrokenPlan(.activityRoom, "room that is not the activity's", peer: "room annex is not one of its rooms") {
            $1.activities[1].room = "annex"
            $1.grants.remove(at: 2)
        },
        BrokenPlan(.activityRoom, "unknown room", peer: "room attic is not one of its rooms") {
            $1.activities[1].room = "attic"
            $1.grants.remove(at: 2)
        },
        BrokenPlan(.activityRoom, "no room where one is needed", peer: "room None is not one of its rooms") {
            $1.activities[1].room = nil
            $1.grants.remove(at: 2)
        },
        BrokenPlan(.activityRoom, "room where none is needed", peer: "has a room but needs none") {
            $1.activities.append(.init(id: "webinar", time: 0, room: "hall"))
        },
        BrokenPlan(.roles, "person who cannot fill the role", peer: "park can't fill that role") {
            $1.activities[1].staff = ["park"]
            $1.grants.remove(at: 2)
        },
        BrokenPlan(.roles, "two roles filled by one person", peer: "don't fill its 2 roles") {
            $1.activities[0].staff = ["kim", "kim"]
            $1.grants.removeFirst(2)
            $1.appointments.removeFirst(2)
        },
        BrokenPlan(.roles, "role left empty", peer: "don't fill its 2 roles") {
            $1.activities[0].staff = ["kim"]
            $1.grants.removeFirst(2)
            $1.appointments.removeFirst(2)
        },
        BrokenPlan(.roles, "person for no role", peer: "don't fill its 0 roles") {
            $1.activities.append(.init(id: "webinar", time: 0, staff: ["lee"]))
        },
        BrokenPlan(.parts, "activity of another part", peer: "an activity is not of its part") {
            $1.grants[2].activities = ["course"]
        },
        BrokenPlan(.parts, "unknown activity in a grant", peer: "an activity is not of its part") {
            $1.grants[2].activities = ["tango"]
        },
        BrokenPlan(.parts, "too few activities for the parts", peer: "activities don't fill the parts") {
            $1.grants[2].activities = []
        },
        BrokenPlan(.parts, "one activity for two parts", peer: "activities don't fill the parts") {
            $0.participants[3].requests[0].choices[0].parts = ["learn", "any"]
            $1.grants.append(.init(participant: "do", request: "course", choice: 0, activities: ["course", "course"]))
        },
        BrokenPlan(.enrolledRuns, "enrolled in what does not run", peer: "enrolled in an activity that doesn't run") {
            $1.grants.append(.init(participant: "do", request: "course", choice: 0, activities: ["webinar"]))
        },
        BrokenPlan(.appointmentStaff, "counselor who does not give the service", peer: "kim doesn't give this service")
        {
            $1.appointments[3].staff = "kim"
        },
        BrokenPlan(.appointmentRoom, "room that is not the service's", peer: "room hall is not one of the service's") {
            $1.appointments[2].room = "hall"
        },
        BrokenPlan(.appointmentRoom, "appointment without its room", peer: "room None is not one of the service's") {
            $1.appointments[2].room = nil
        },
        BrokenPlan(.appointmentRoom, "appointment in a room it does not need", peer: "has a room but needs none") {
            $1.appointments[3].room = "booth"
        },
        BrokenPlan(.step, "start between the steps", peer: "is not a multiple of 30") {
            $1.appointments[3].start = at(0, 13, 10)
        },
        BrokenPlan(.window, "appointment outside its windows", peer: "is outside its windows") {
            $1.appointments[3].start = at(0, 18)
        },
        BrokenPlan(.window, "appointment across two windows", peer: "is outside its windows") {
            $1.appointments[0].start = at(9, 10, 30)
            $1.appointments[2].start = at(9, 12)
        },
        BrokenPlan(.window, "appointment that ends after its window", peer: "is outside its windows") {
            $1.appointments[2].start = at(9, 17, 20)
        },
    ]

    static let ofActivities = [
        BrokenPlan(.minSize, "too few enrolled", peer: "1 enrolled, fewer than minSize 2") {
            $1.grants.remove(at: 1)
        },
        BrokenPlan(.seats, "more enrolled than maxSize", peer: "2 enrolled, more than 1 seats") {
            $1.grants.append(.init(participant: "do", request: "club", choice: 0, activities: ["club"]))
        },
        BrokenPlan(.seats, "more enrolled than the room's capacity", peer: "2 enrolled, more than 1 seats") {
            problem, _ in
            problem.rooms[0].capacity = 1
            problem.activities[0].reserved = []
        },
        BrokenPlan(.reserved, "seats reserved for a group taken by others", peer: "1 of 2 seats are reserved") {
            problem, _ in
            problem.participants[0].groups = []
            problem.activities[0].maxSize = 2
        },
        BrokenPlan(.reserved, "more seats reserved than there are", peer: "0 enrolled from outside priority") {
            $0.activities[2].reserved = [.init(group: "priority", seats: 3)]
            $1.grants[0] = .init(participant: "an", request: "extra", choice: 0, activities: ["course"])
        },
        BrokenPlan(.enrolledOnce, "enrolled twice through two requests", peer: "enrolled twice in course") {
            $0.activities[0].fees = []
            $0.participants[0].limits = []
            $0.activities[0].times[0].meetings = [on(0, 10, 12)]
            $1.grants.append(.init(participant: "an", request: "extra", choice: 0, activities: ["course"]))
        },
        BrokenPlan(.budgetLimit, "budget overspent", peer: "budget fund: 80 spent, limit 79") { problem, _ in
            problem.budgets[0].limit = 79
        },
        BrokenPlan(
            .budgetPerParticipant, "one participant draws too much", peer: "budget fund: 40 spent on an, limit 39"
        ) { problem, _ in
            problem.budgets[0].perParticipant = 39
            problem.participants[1].budgets = []
        },
        BrokenPlan(.roomCount, "more appointments at once than booths", peer: "room booth: 2 engagements") {
            problem, _ in
            problem.rooms[2].count = 1
        },
        BrokenPlan(.roomCount, "two activities in one room", peer: "room hall: 2 engagements") { problem, _ in
            problem.activities[1].times[0].meetings = [Interval(at(0, 11, 59), at(0, 13))]
        },
        BrokenPlan(.roomUnavailable, "activity in a closed room", peer: "room hall: activity club") { problem, _ in
            problem.rooms[0].unavailable.append(Interval(at(1, 11, 59), at(1, 15)))
        },
        BrokenPlan(.roomUnavailable, "appointment in a closed room", peer: "while unavailable") {
            $1.appointments[1].start = at(5, 9)
            $0.participants[0].order = []
        },
    ]

    static let ofPeople = [
        BrokenPlan(.overlap, "instructor in two places at once", peer: "staff kim: engagements") { problem, plan in
            problem.activities[1].times[0].meetings = [on(0, 11, 13)]
            problem.activities[1].rooms = []
            problem.activities[1].site = "east"
            problem.activities[1].staff = [[StaffOption(staff: "kim")]]
            plan.activities[1].room = nil
            plan.activities[1].staff = ["kim"]
        },
        BrokenPlan(.overlap, "counselor with two at once", peer: "staff park: engagements") {
            $1.appointments[0].staff = "park"
        },
        BrokenPlan(.overlap, "participant in two places at once", peer: "participant bae: engagements") {
            $1.appointments[3].start = at(0, 11, 30)
            $0.services[1].staff = [StaffOption(staff: "lee")]
            $1.appointments[3].staff = "lee"
        },
        BrokenPlan(.travel, "no time to travel for a participant", peer: "participant an: engagements") {
            // 20 minutes from the hall in the east to the employer in the west.
            $1.activities[2].time = 2
        },
        BrokenPlan(.travel, "the way back takes longer", peer: "staff park: engagements") { problem, plan in
            // 45 minutes from west to east, where 40 would do the other way round.
            problem.activities[2].times[0].meetings = [Interval(at(9, 7), at(9, 8, 15))]
            problem.activities[2].staff = [[StaffOption(staff: "park")]]
            problem.participants[0].order = []
            plan.activities[2].staff = ["park"]
            plan.appointments[0].start = at(9, 11)
        },
        BrokenPlan(.travel, "travel past an online engagement", peer: "participant an: engagements") { problem, plan in
            problem.activities[3].times[0].meetings = [Interval(at(2, 12), at(2, 12, 20))]
            problem.participants[0].limits = []
            plan.activities[2].time = 2
            plan.activities.append(.init(id: "webinar", time: 0))
            plan.grants.append(.init(participant: "an", request: "extra", choice: 0, activities: ["webinar"]))
        },
        BrokenPlan(.unavailable, "staff away", peer: "staff kim: engagement") {
            $1.activities[0].time = 2
        },
        BrokenPlan(.unavailable, "participant away", peer: "participant an: engagement") { problem, _ in
            problem.participants[0].unavailable.append(Interval(at(9, 9, 49), at(9, 10)))
        },
        BrokenPlan(.limits, "staff over a day's limit", peer: "staff kim: 120 minutes in day") { problem, _ in
            problem.staff[0].limits[0].minutes = 119
        },
        BrokenPlan(.limits, "participant over a week's limit", peer: "participant an: 240 minutes in week") {
            problem, _ in
            problem.participants[0].limits[0].minutes = 239
        },
        BrokenPlan(.order, "second before first", peer: "career doesn't end 60 minutes before letter") {
            $1.appointments[0].start = at(1, 9)
            $1.appointments[0].staff = "park"
        },
        BrokenPlan(.order, "gap too short", peer: "letter doesn't end 1441 minutes before rehearsal") { problem, plan in
            problem.participants[0].order[1].gap = 1441
            plan.appointments[1].start = at(10, 9, 50)
        },
        BrokenPlan(.needs, "second without first", peer: "rehearsal granted without letter") {
            $1.appointments.remove(at: 0)
        },
    ]
}
