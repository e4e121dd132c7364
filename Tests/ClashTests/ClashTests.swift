import Problem
import Solver
import Testing

/// One contradiction of each kind, in a world of one course, one talk and two people: which decisions clash, and over
/// what.
@Suite struct ClashTests {
    private static func on(_ day: Int, _ from: Int, _ to: Int) -> Interval {
        Interval(day * Problem.day + from * 60, day * Problem.day + to * 60)
    }

    private static let world = Problem(
        name: "contradictions", horizon: 5 * Problem.day, sites: ["east", "west"], travel: [[0, 60], [60, 0]],
        periods: [Period(name: "day", intervals: [on(0, 0, 24), on(1, 0, 24)])], groups: ["priority"],
        budgets: [Budget(id: "fund", limit: 200, perParticipant: 100)],
        rooms: [Room(id: "hall", site: "east", capacity: 9), Room(id: "booth", site: "west", capacity: 1)],
        staff: [Staff(id: "kim"), Staff(id: "lee")],
        activities: [
            Activity(
                id: "course", maxSize: 9, times: [.init(meetings: [on(0, 10, 12)]), .init(meetings: [on(1, 10, 12)])],
                rooms: [RoomOption(room: "hall")], staff: [[StaffOption(staff: "kim")]],
                fees: [.init(budget: "fund", amount: 60)]),
            Activity(
                id: "talk", maxSize: 9, times: [.init(meetings: [on(0, 11, 13)]), .init(meetings: [on(2, 11, 13)])],
                rooms: [RoomOption(room: "hall")], staff: [[StaffOption(staff: "lee")]]),
        ],
        parts: [Part(id: "learn", activities: ["course"]), Part(id: "listen", activities: ["talk"])],
        services: [
            Service(
                id: "coaching", minutes: 60, step: 30, staff: [StaffOption(staff: "kim"), StaffOption(staff: "lee")],
                rooms: [RoomOption(room: "booth")])
        ],
        participants: ["an", "bae"].map {
            Participant(
                id: $0, budgets: ["fund"],
                requests: [
                    .init(id: "learn", choices: [.init(value: 9, parts: ["learn"])]),
                    .init(id: "listen", choices: [.init(value: 9, parts: ["listen"])]),
                ],
                appointments: [.init(id: "letter", service: "coaching", windows: [on(0, 9, 18)], value: 5)])
        })

    private static func runs(_ id: String, time: Int? = nil) -> FixedDecision {
        .activity(.runs(id: id, time: time, room: nil, staff: nil))
    }

    private static func learns(_ id: String, _ activity: String = "course") -> FixedDecision {
        .grant(.granted(.init(participant: id, request: "learn", choice: 0, activities: [activity])))
    }

    private static func listens(_ id: String) -> FixedDecision {
        .grant(.granted(.init(participant: id, request: "listen", choice: 0, activities: ["talk"])))
    }

    private static func meets(_ id: String, at hour: Int, _ staff: String = "kim", room: String? = "booth")
        -> FixedDecision
    {
        .appointment(
            .granted(.init(participant: id, appointment: "letter", start: hour * 60, staff: staff, room: room)))
    }

    struct Contradiction: Sendable, CustomTestStringConvertible {
        let name: String
        let decisions: [FixedDecision]
        let rules: [Clash.Rule]
        var change: @Sendable (inout Problem) -> Void = { _ in }

        var testDescription: String { name }
    }

    static let contradictions = [
        Contradiction(
            name: "must and must not run", decisions: [.activity(.closed(id: "talk")), runs("talk")], rules: [.opposite]
        ),
        Contradiction(
            name: "two times", decisions: [runs("talk", time: 0), runs("talk", time: 1)], rules: [.opposite]),
        Contradiction(
            name: "granted and refused",
            decisions: [learns("an"), .grant(.refused(participant: "an", request: "learn"))], rules: [.opposite]),
        Contradiction(
            name: "booked and refused",
            decisions: [meets("an", at: 9), .appointment(.refused(participant: "an", appointment: "letter"))],
            rules: [.opposite]),
        Contradiction(name: "unknown time", decisions: [runs("talk", time: 2)], rules: [.known]),
        Contradiction(
            name: "unknown request",
            decisions: [.grant(.granted(.init(participant: "an", request: "golf", choice: 0, activities: [])))],
            rules: [.known]),
        Contradiction(name: "activity of another part", decisions: [learns("an", "talk")], rules: [.parts]),
        Contradiction(
            name: "room that is not the activity's",
            decisions: [.activity(.runs(id: "talk", time: nil, room: "booth", staff: nil))], rules: [.activityRoom]),
        Contradiction(
            name: "person who cannot fill the role",
            decisions: [.activity(.runs(id: "talk", time: nil, room: nil, staff: ["kim"]))], rules: [.roles]),
        Contradiction(
            name: "appointment without its room", decisions: [meets("an", at: 9, room: nil)], rules: [.appointmentRoom]),
        Contradiction(
            name: "stranger as counselor", decisions: [meets("an", at: 9, "park")], rules: [.appointmentStaff]),
        Contradiction(name: "outside the window", decisions: [meets("an", at: 8)], rules: [.window]),
        Contradiction(name: "between the steps", decisions: [meets("an", at: 9)], rules: [.step]) {
            $0.services[0].step = 7
        },
        Contradiction(
            name: "enrolled in what must not run", decisions: [.activity(.closed(id: "course")), learns("an")],
            rules: [.enrolledRuns]),
        Contradiction(name: "too few to come", decisions: [runs("course")], rules: [.minSize]) {
            $0.activities[0].minSize = 3
        },
        Contradiction(
            name: "too few left to come",
            decisions: [runs("course"), .grant(.refused(participant: "an", request: "learn"))], rules: [.minSize]
        ) { $0.activities[0].minSize = 2 },
        Contradiction(name: "more than the seats", decisions: [learns("an"), learns("bae")], rules: [.seats]) {
            $0.rooms[0].capacity = 1
        },
        Contradiction(name: "a reserved seat", decisions: [learns("an"), learns("bae")], rules: [.reserved]) {
            $0.activities[0].maxSize = 2
            $0.activities[0].reserved = [.init(group: "priority", seats: 1)]
        },
        Contradiction(
            name: "more money than there is", decisions: [learns("an"), learns("bae")], rules: [.budgetLimit]
        ) { $0.budgets[0].limit = 119 },
        Contradiction(name: "more money than one may draw", decisions: [learns("bae")], rules: [.budgetPerParticipant])
        {
            $0.budgets[0].perParticipant = 59
        },
        Contradiction(
            name: "one room at one time", decisions: [runs("course", time: 0), runs("talk", time: 0)],
            rules: [.roomCount]),
        Contradiction(name: "room closed", decisions: [runs("talk", time: 1)], rules: [.roomUnavailable]) {
            $0.rooms[0].unavailable = [on(2, 12, 13)]
        },
        Contradiction(
            name: "participant in two places",
            decisions: [runs("course", time: 0), runs("talk", time: 0), learns("an"), listens("an")], rules: [.overlap]
        ) {
            $0.rooms[0].count = 2
        },
        Contradiction(
            name: "counselor in two places", decisions: [meets("an", at: 9), meets("bae", at: 9)], rules: [.overlap]
        ) {
            $0.rooms[1].count = 2
        },
        Contradiction(
            name: "no time to travel", decisions: [runs("course", time: 0), meets("an", at: 9)], rules: [.travel]),
        Contradiction(name: "instructor away", decisions: [runs("course", time: 1)], rules: [.unavailable]) {
            $0.staff[0].unavailable = [on(1, 9, 11)]
        },
        Contradiction(name: "participant away, whenever it meets", decisions: [learns("an")], rules: [.unavailable]) {
            $0.participants[0].unavailable = [on(0, 9, 11), on(1, 9, 11)]
        },
        Contradiction(
            name: "more than a day's hours", decisions: [runs("course", time: 0), meets("bae", at: 14)],
            rules: [.limits]
        ) {
            $0.staff[0].limits = [Limit(period: "day", minutes: 179)]
        },
        Contradiction(name: "second before first", decisions: [learns("an"), meets("an", at: 13)], rules: [.order]) {
            $0.participants[0].order = [.init(first: "learn", second: "letter", gap: 90)]
        },
        Contradiction(
            name: "without what it needs",
            decisions: [meets("an", at: 14), .grant(.refused(participant: "an", request: "learn"))], rules: [.needs]
        ) {
            $0.participants[0].order = [.init(first: "learn", second: "letter", needs: true)]
        },
        Contradiction(
            name: "what it needs cannot run", decisions: [.activity(.closed(id: "course")), meets("an", at: 14)],
            rules: [.enrolledRuns, .needs]
        ) {
            $0.participants[0].order = [.init(first: "learn", second: "letter", needs: true)]
        },
        Contradiction(
            name: "hard relation", decisions: [runs("course", time: 1), runs("talk", time: 0)], rules: [.relation]
        ) {
            $0.relations = [Relation(.precedence, ["course", "talk"])]
        },
        Contradiction(name: "people in common", decisions: [runs("course"), runs("talk")], rules: [.relation]) {
            $0.relations = [Relation(.sameStaff, ["course", "talk"])]
        },
    ]

    @Test(arguments: contradictions) func isNamed(_ contradiction: Contradiction) throws {
        var problem = ClashTests.world
        contradiction.change(&problem)
        // Among what is in nobody's way, in an order of its own.
        let bystanders = [FixedDecision.appointment(.refused(participant: "bae", appointment: "gone"))]
        for decision in bystanders + contradiction.decisions.reversed() {
            switch decision {
            case .activity(let fixed): problem.fixed.activities.append(fixed)
            case .grant(let fixed): problem.fixed.grants.append(fixed)
            case .appointment(let fixed): problem.fixed.appointments.append(fixed)
            }
        }
        try problem.validate()
        guard case .impossible(let clash) = Feasibility.of(problem) else {
            Issue.record("no clash found")
            return
        }
        #expect(Set(clash.decisions) == Set(contradiction.decisions))
        #expect(clash.rules == contradiction.rules)
        #expect(clash.isMinimal)
    }

    @Test func itIsPutInWords() {
        var problem = ClashTests.world
        problem.rooms[0].capacity = 1
        problem.fixed.grants = ["an", "bae"].map {
            .granted(.init(participant: $0, request: "learn", choice: 0, activities: ["course"]))
        }
        guard case .impossible(let clash) = Feasibility.of(problem) else {
            Issue.record("no clash found")
            return
        }
        #expect(
            clash.english == """
                No plan can keep what is fixed: participant an must get learn in course; \
                participant bae must get learn in course. Against it: the seats. \
                None of them can be left out: without any one of them the others can stand.
                """)
        #expect(clash.korean.hasSuffix("어긋나는 규칙: 정원. 이 가운데 하나라도 풀면 나머지는 지킬 수 있습니다."))
    }

    @Test func nothingFixedIsPossible() {
        #expect(Feasibility.of(ClashTests.world) == .possible(Decisions()))
    }

    @Test func aSearchThatIsCutOffSaysSo() {
        var problem = ClashTests.world
        problem.fixed.activities = [.runs(id: "course", time: nil, room: nil, staff: nil)]
        #expect(Feasibility.of(problem, effort: 0) == .unknown)
    }
}
