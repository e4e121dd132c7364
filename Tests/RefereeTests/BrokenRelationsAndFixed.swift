import Problem
import Referee

extension BrokenPlan {
    private static func on(_ day: Int, _ from: Int, _ to: Int) -> Interval { Village.on(day, from, to) }

    private static func related(
        _ kind: Relation.Kind, _ activities: [String], _ spoil: (inout Problem, inout Decisions) -> Void = { _, _ in }
    ) -> BrokenPlan {
        BrokenPlan(.relation, "relation \(kind)", peer: "relation \(kind): \(activities[0]) and \(activities[1])") {
            $0.relations = [Relation(kind, activities)]
            spoil(&$0, &$1)
        }
    }

    static let ofRelations = [
        related(.notOverlap, ["club", "webinar"]) { problem, plan in
            problem.activities[3].times[0].meetings = [on(0, 8, 9), on(1, 11, 14)]
            plan.activities.append(.init(id: "webinar", time: 0))
        },
        related(.precedence, ["placement", "course"]),
        related(.sameRoom, ["club", "placement"]),
        related(.differentRoom, ["course", "club"]),
        related(.sameStaff, ["course", "club"]),
        // Weekly at ten is not among Monday's and Wednesday's meetings: the club meets on a Tuesday.
        related(.sameTime, ["course", "club"]),
        related(.differentDays, ["club", "webinar"]) { problem, plan in
            problem.activities[3].times[0].meetings = [on(1, 20, 21)]
            plan.activities.append(.init(id: "webinar", time: 0))
        },
        // The first pair of three holds, the last does not.
        related(.sameStaff, ["course", "club"]) { problem, plan in
            problem.relations = [Relation(.sameStaff, ["placement", "webinar", "course", "club"])]
            plan.activities.remove(at: 2)
            plan.grants[0] = .init(participant: "an", request: "extra", choice: 0, activities: ["course"])
        },
    ]

    private static func fixed(
        _ rule: RuleID, _ name: String, peer: String, _ fix: (inout Fixed) -> Void
    ) -> BrokenPlan {
        BrokenPlan(rule, "fixed \(name)", peer: "fixed: \(peer)") { problem, _ in fix(&problem.fixed) }
    }

    static let ofFixed = [
        fixed(.fixedActivity, "activity that must not run", peer: "club must not run") {
            $0.activities = [.closed(id: "club")]
        },
        fixed(.fixedActivity, "activity that must run", peer: "webinar must run") {
            $0.activities = [.runs(id: "webinar", time: nil, room: nil, staff: nil)]
        },
        fixed(.fixedActivity, "time", peer: "course: time must be 1") {
            $0.activities = [.runs(id: "course", time: 1, room: "hall", staff: nil)]
        },
        fixed(.fixedActivity, "room", peer: "course: room must be annex") {
            $0.activities = [.runs(id: "course", time: 0, room: "annex", staff: nil)]
        },
        fixed(.fixedActivity, "no room", peer: "club: room must be None") {
            $0.activities = [.runs(id: "club", time: nil, room: .some(nil), staff: nil)]
        },
        fixed(.fixedActivity, "staff", peer: "course: staff must be ['lee', 'park']") {
            $0.activities = [.runs(id: "course", time: nil, room: nil, staff: ["lee", "park"])]
        },
        fixed(.fixedGrant, "grant that must be refused", peer: "cho club must not be granted") {
            $0.grants = [.refused(participant: "cho", request: "club")]
        },
        fixed(.fixedGrant, "grant that must stand", peer: "do course must be granted as fixed") {
            $0.grants = [.granted(.init(participant: "do", request: "course", choice: 0, activities: ["course"]))]
        },
        fixed(.fixedGrant, "grant of another activity", peer: "bae course must be granted as fixed") {
            $0.grants = [.granted(.init(participant: "bae", request: "course", choice: 0, activities: ["webinar"]))]
        },
        fixed(.fixedGrant, "grant of another choice", peer: "an career must be granted as fixed") {
            $0.grants = [.granted(.init(participant: "an", request: "career", choice: 1, activities: ["club"]))]
        },
        fixed(.fixedAppointment, "appointment that must be refused", peer: "bae call must not be booked") {
            $0.appointments = [.refused(participant: "bae", appointment: "call")]
        },
        fixed(.fixedAppointment, "appointment that must stand", peer: "cho letter must be booked as fixed") {
            $0.appointments = [
                .granted(.init(participant: "cho", appointment: "letter", start: 0, staff: "lee", room: "booth"))
            ]
        },
        fixed(.fixedAppointment, "appointment at another start", peer: "bae call must be booked as fixed") {
            $0.appointments = [.granted(Village.decisions.appointments[3])]
            if case .granted(var held) = $0.appointments[0] {
                held.start += 30
                $0.appointments = [.granted(held)]
            }
        },
        fixed(.fixedAppointment, "appointment with another counselor", peer: "bae letter must be booked as fixed") {
            $0.appointments = [
                .granted(
                    .init(
                        participant: "bae", appointment: "letter", start: Village.at(9, 9), staff: "lee",
                        room: "booth"))
            ]
        },
    ]

    private static let worth = Referee(of: Village.problem).judge(Village.decisions).objective.total

    static let ofStatements = [
        BrokenPlan(
            .statedObjective, "misstated objective", "the plan states objective", Village.problem,
            Plan(problem: "village", objective: worth + 1, decisions: Village.decisions)),
        BrokenPlan(
            .statedBound, "bound below the plan's own worth", "the plan states bound", Village.problem,
            Plan(problem: "village", objective: worth, bound: worth - 1, decisions: Village.decisions)),
    ]
}
