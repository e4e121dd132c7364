import Foundation
import Problem
import Testing

/// The writer of JSON, by way of the files it writes, against Foundation's.
@Suite struct JSONWriterTests {
    private let everything = Problem(
        name: "모두 \"하나\"\\", horizon: 20_160, sites: ["동부", "S/2"], travel: [[0, 30], [25, 0]],
        homes: [Home(id: "H", costs: [0, -3])],
        periods: [
            Period(name: "week", intervals: [Interval(0, 10_080), Interval(10_080, 20_160)]),
            Period(name: "day", intervals: []),
        ],
        groups: ["g"], budgets: [Budget(id: "B", limit: 9_007_199_254_740_991, perParticipant: 600_000)],
        rooms: [Room(id: "R", site: "동부", capacity: 3, count: 2, unavailable: [Interval(0, 60)])],
        staff: [
            Staff(id: "C", unavailable: [Interval(5, 6)], limits: [Limit(period: "week", minutes: 2400)]),
            Staff(id: "D"),
        ],
        activities: [
            Activity(
                id: "A10", kind: "cohort", minSize: 1, maxSize: 3, value: 7,
                times: [Activity.Time(meetings: [Interval(60, 120), Interval(180, 240)], cost: 2)],
                rooms: [RoomOption(room: "R", cost: 1)],
                staff: [[StaffOption(staff: "C"), StaffOption(staff: "D", cost: 4)]],
                scores: [Activity.Score(participant: "P2", score: -1), Activity.Score(participant: "P10", score: 5)],
                reserved: [Activity.Reserved(group: "g", seats: 1)], fees: [Activity.Fee(budget: "B", amount: 5)]),
            Activity(id: "A9", maxSize: 1, times: [Activity.Time(meetings: [])], site: "S/2"),
        ],
        parts: [Part(id: "p", activities: ["A9", "A10"])],
        services: [
            Service(id: "s", minutes: 50, step: 30, staff: [StaffOption(staff: "C")], rooms: [RoomOption(room: "R")]),
            Service(id: "t", minutes: 50, step: 30, staff: [], site: "동부"),
        ],
        participants: [
            Participant(
                id: "P10", home: "H", groups: ["g"], budgets: ["B"], unavailable: [Interval(0, 1)],
                limits: [Limit(period: "week", minutes: 840)],
                requests: [Participant.Request(id: "r", choices: [Participant.Choice(value: 3, parts: ["p"])])],
                appointments: [
                    Participant.Appointment(id: "a", service: "s", windows: [Interval(0, 600)], value: 2, costPerDay: 1)
                ],
                order: [Participant.Order(first: "a", second: "r", gap: -5, needs: true)]),
            Participant(id: "P2"),
        ],
        relations: [Relation(.notOverlap, ["A9", "A10"]), Relation(.sameRoom, ["A9", "A10"], cost: 4)],
        weights: Weights(unserved: 1, attendedDay: 2, wait: 3, counselorChange: 4, envy: 5),
        fixed: Fixed(
            activities: [
                .closed(id: "A9"), .runs(id: "A10", time: 0, room: .some("R"), staff: ["C"]),
                .runs(id: "A9", time: nil, room: .some(nil), staff: nil),
            ],
            grants: [
                .refused(participant: "P10", request: "r"),
                .granted(Decisions.Grant(participant: "P10", request: "r", choice: 0, activities: ["A9"])),
            ],
            appointments: [
                .refused(participant: "P10", appointment: "a"),
                .granted(Decisions.Appointment(participant: "P10", appointment: "a", start: 0, staff: "C", room: "R")),
            ]),
        previous: Decisions(
            activities: [Decisions.Activity(id: "A9", time: 0, room: nil, staff: [])],
            grants: [Decisions.Grant(participant: "P10", request: "r", choice: 0, activities: ["A9"])],
            appointments: [Decisions.Appointment(participant: "P10", appointment: "a", start: 0, staff: "C")]),
        changeCosts: ChangeCosts(
            activityClosed: 1, activityTime: 2, activityRoom: 3, activityStaff: 4, grant: 5, appointment: 6,
            appointmentRoom: 7))

    /// What Foundation makes of the same values: keys sorted, one line.
    private func foundation(_ data: Data) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(JSONDecoder().decode(AnyJSON.self, from: data)) + Data("\n".utf8)
    }

    @Test func everyKeyOfAProblem() throws {
        let data = everything.json()
        #expect(try data == foundation(data))
        for key in ["changeCosts", "fixed", "homes", "previous", "relations", "weights", "needs", "reserved", "scores"]
        {
            #expect(String(decoding: data, as: UTF8.self).contains("\"\(key)\":"))
        }
        #expect(String(decoding: data, as: UTF8.self).contains(#""scores":{"P10":5,"P2":-1}"#))
    }

    @Test func leastProblem() throws {
        let text = String(decoding: Problem(name: "n", horizon: 0).json(), as: UTF8.self)
        #expect(
            text
                == #"{"activities":[],"format":"naru-problem/1","horizon":0,"name":"n","participants":[],"parts":[],"periods":{},"#
                + #""rooms":[],"services":[],"sites":[],"staff":[],"travel":[]}"# + "\n")
    }

    @Test(arguments: [nil, 0, -1, 9_007_199_254_740_991, -9_007_199_254_740_991])
    func plans(_ bound: Int?) throws {
        let plan = Plan(problem: "n", objective: -10, bound: bound, decisions: everything.previous!)
        #expect(try plan.json() == foundation(plan.json()))
        #expect(try Plan(json: plan.json()) == plan)
    }

    /// Every character that JSON has a word for, and some of every length in UTF-8.
    @Test func strings() throws {
        let scalars = Array(0..<0x300) + Array(0x2020..<0x2040) + Array(0xAC00..<0xAC40) + Array(0x1F600..<0x1F610)
        let text = String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar(UInt32($0)) }))
        let plan = Plan(problem: text, objective: 0)
        #expect(try plan.json() == foundation(plan.json()))
        #expect(try Plan(json: plan.json()) == plan)
    }
}

/// Any value of the formats, as Foundation reads and writes it.
private enum AnyJSON: Codable {
    case null
    case truth(Bool)
    case integer(Int)
    case string(String)
    case list([AnyJSON])
    case object([String: AnyJSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let truth = try? value.decode(Bool.self) {
            self = .truth(truth)
        } else if let integer = try? value.decode(Int.self) {
            self = .integer(integer)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let list = try? value.decode([AnyJSON].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: AnyJSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case .truth(let truth): try value.encode(truth)
        case .integer(let integer): try value.encode(integer)
        case .string(let string): try value.encode(string)
        case .list(let list): try value.encode(list)
        case .object(let object): try value.encode(object)
        }
    }
}
