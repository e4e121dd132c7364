import Problem

/// A small world that uses every feature of the format, with a legal plan for it: the ground on which rules are
/// broken one at a time.
enum Village {
    static func at(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Int { day * Problem.day + hour * 60 + minute }

    static func on(_ day: Int, _ from: Int, _ to: Int) -> Interval { Interval(at(day, from), at(day, to)) }

    /// Days 0 to 13; sites `east` and `west`, 40 minutes there and 50 back.
    static let problem = Problem(
        name: "village", horizon: 14 * Problem.day, sites: ["east", "west"], travel: [[0, 40], [50, 0]],
        homes: [Home(id: "riverside", costs: [3, 9])],
        periods: [
            Period(name: "day", intervals: (0..<14).map { Interval($0 * Problem.day, ($0 + 1) * Problem.day) }),
            Period(
                name: "week", intervals: [Interval(0, 7 * Problem.day), Interval(7 * Problem.day, 14 * Problem.day)]),
        ],
        groups: ["priority"], budgets: [Budget(id: "fund", limit: 100, perParticipant: 60)],
        rooms: [
            Room(id: "hall", site: "east", capacity: 3, unavailable: [on(4, 9, 18)]),
            Room(id: "annex", site: "west", capacity: 2),
            Room(id: "booth", site: "east", capacity: 1, count: 2, unavailable: [on(5, 9, 18)]),
        ],
        staff: [
            Staff(id: "kim", unavailable: [on(3, 9, 18)], limits: [Limit(period: "day", minutes: 240)]),
            Staff(id: "lee"), Staff(id: "park"),
        ],
        activities: [
            Activity(
                id: "course", kind: "cohort", minSize: 2, maxSize: 4, value: 50,
                times: [
                    Activity.Time(meetings: [on(0, 10, 12), on(2, 10, 12)], cost: 4),
                    Activity.Time(meetings: [on(4, 10, 12)]), Activity.Time(meetings: [on(3, 10, 12)]),
                ],
                rooms: [RoomOption(room: "hall", cost: 5), RoomOption(room: "annex")],
                staff: [
                    [StaffOption(staff: "kim", cost: 2), StaffOption(staff: "lee")],
                    [StaffOption(staff: "kim"), StaffOption(staff: "park", cost: 1)],
                ],
                scores: [Activity.Score(participant: "an", score: 3), Activity.Score(participant: "do", score: 5)],
                reserved: [Activity.Reserved(group: "priority", seats: 1)],
                fees: [Activity.Fee(budget: "fund", amount: 40)]),
            Activity(
                id: "club", maxSize: 1, value: 20, times: [Activity.Time(meetings: [on(1, 10, 12)])],
                rooms: [RoomOption(room: "hall")], staff: [[StaffOption(staff: "lee")]],
                fees: [Activity.Fee(budget: "fund", amount: 30)]),
            Activity(
                id: "placement", maxSize: 2, value: 10,
                times: [
                    Activity.Time(meetings: [on(8, 10, 12)]), Activity.Time(meetings: [on(2, 13, 14)]),
                    Activity.Time(meetings: [Interval(at(2, 12, 20), at(2, 14))]),
                ], site: "west"),
            Activity(id: "webinar", maxSize: 9, times: [Activity.Time(meetings: [on(7, 10, 12)])]),
        ],
        parts: [
            Part(id: "learn", activities: ["course", "webinar"]), Part(id: "practise", activities: ["placement"]),
            Part(id: "meet", activities: ["club"]), Part(id: "any", activities: ["course", "club", "webinar"]),
        ],
        services: [
            Service(
                id: "coaching", minutes: 50, step: 10,
                staff: [StaffOption(staff: "lee", cost: 1), StaffOption(staff: "park")],
                rooms: [RoomOption(room: "booth", cost: 1)]),
            Service(id: "call", minutes: 30, step: 30, staff: [StaffOption(staff: "park")]),
        ],
        participants: [
            Participant(
                id: "an", home: "riverside", groups: ["priority"], budgets: ["fund"], unavailable: [on(6, 0, 24)],
                limits: [Limit(period: "week", minutes: 480)],
                requests: [
                    Participant.Request(
                        id: "career",
                        choices: [
                            Participant.Choice(value: 90, parts: ["learn", "practise"]),
                            Participant.Choice(value: 40, parts: ["meet"]),
                        ]),
                    Participant.Request(id: "extra", choices: [Participant.Choice(value: 30, parts: ["any"])]),
                ],
                appointments: [
                    Participant.Appointment(
                        id: "letter", service: "coaching", windows: [on(9, 9, 11), on(9, 11, 13), on(1, 9, 12)],
                        value: 25, costPerDay: 1),
                    Participant.Appointment(
                        id: "rehearsal", service: "coaching", windows: [on(5, 9, 12), on(10, 9, 18)], value: 15),
                ],
                order: [
                    Participant.Order(first: "career", second: "letter", gap: 60),
                    Participant.Order(first: "letter", second: "rehearsal", needs: true),
                ]),
            Participant(
                id: "bae", home: "riverside", budgets: ["fund"],
                requests: [
                    Participant.Request(id: "course", choices: [Participant.Choice(value: 60, parts: ["learn"])])
                ],
                appointments: [
                    Participant.Appointment(id: "letter", service: "coaching", windows: [on(9, 9, 18)], value: 25),
                    Participant.Appointment(id: "call", service: "call", windows: [on(0, 9, 18)], value: 5),
                ]),
            Participant(
                id: "cho",
                requests: [Participant.Request(id: "club", choices: [Participant.Choice(value: 35, parts: ["meet"])])],
                appointments: [
                    Participant.Appointment(id: "letter", service: "coaching", windows: [on(9, 9, 18)], value: 25)
                ]),
            Participant(
                id: "do",
                requests: [
                    Participant.Request(id: "course", choices: [Participant.Choice(value: 60, parts: ["learn"])]),
                    Participant.Request(id: "club", choices: [Participant.Choice(value: 35, parts: ["meet"])]),
                ]),
        ],
        weights: Weights(unserved: 20, attendedDay: 2, wait: 1, counselorChange: 8, envy: 7))

    /// `an` has the course, the placement after it and two appointments; `bae` the course and two appointments.
    static let decisions = Decisions(
        activities: [
            Decisions.Activity(id: "course", time: 0, room: "hall", staff: ["kim", "park"]),
            Decisions.Activity(id: "club", time: 0, room: "hall", staff: ["lee"]),
            Decisions.Activity(id: "placement", time: 0),
        ],
        grants: [
            Decisions.Grant(participant: "an", request: "career", choice: 0, activities: ["course", "placement"]),
            Decisions.Grant(participant: "bae", request: "course", choice: 0, activities: ["course"]),
            Decisions.Grant(participant: "cho", request: "club", choice: 0, activities: ["club"]),
        ],
        appointments: [
            Decisions.Appointment(
                participant: "an", appointment: "letter", start: at(9, 9), staff: "lee", room: "booth"),
            Decisions.Appointment(
                participant: "an", appointment: "rehearsal", start: at(10, 9), staff: "park", room: "booth"),
            Decisions.Appointment(
                participant: "bae", appointment: "letter", start: at(9, 9), staff: "park", room: "booth"),
            Decisions.Appointment(participant: "bae", appointment: "call", start: at(0, 13), staff: "park"),
        ])
}
