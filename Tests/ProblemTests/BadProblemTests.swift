import Foundation
import Problem
import Testing

/// Every kind of bad input has its own clear error. Each row changes one thing in a good file.
@Suite struct BadProblemTests {
    static let good = #"""
        {"format": "naru-problem/1", "name": "n", "horizon": 2880, "sites": [{"id": "S"}, {"id": "W"}],
         "travel": [[0, 20], [30, 0]], "homes": [{"id": "H", "costs": [1, 2]}],
         "periods": {"day": [[0, 1440], [1440, 2880]]}, "groups": ["G"],
         "budgets": [{"id": "B", "limit": 10, "perParticipant": 5}],
         "rooms": [{"id": "R", "site": "S", "capacity": 3, "count": 2, "unavailable": [[5, 9]]}],
         "staff": [{"id": "C", "unavailable": [[60, 90]], "limits": {"day": 120}}],
         "activities": [{"id": "A", "kind": "club", "minSize": 1, "maxSize": 5, "value": -3,
           "times": [{"meetings": [[600, 660], [700, 760]], "cost": 2}], "rooms": [{"room": "R", "cost": 1}],
           "staff": [[{"staff": "C", "cost": 4}]], "scores": {"P": 7}, "reserved": [{"group": "G", "seats": 1}],
           "fees": {"B": 5}}],
         "parts": [{"id": "T", "activities": ["A"]}],
         "services": [{"id": "V", "minutes": 30, "step": 10, "staff": [{"staff": "C"}], "site": "W"}],
         "participants": [{"id": "P", "home": "H", "groups": ["G"], "budgets": ["B"], "unavailable": [[1, 2]],
           "limits": {"day": 90}, "requests": [{"id": "r", "choices": [{"value": 9, "parts": ["T"]}]}],
           "appointments": [{"id": "a", "service": "V", "windows": [[0, 99]], "value": 4, "costPerDay": 1}],
           "order": [{"first": "r", "second": "a", "gap": 5, "needs": true}]}],
         "relations": [{"type": "sameRoom", "activities": ["A"], "cost": null}],
         "weights": {"unserved": 1, "attendedDay": 2, "wait": 3, "counselorChange": 4, "envy": 5},
         "fixed": {"activities": [{"id": "A", "time": 0}],
           "grants": [{"participant": "P", "request": "r", "choice": null}],
           "appointments": [{"participant": "P", "appointment": "a", "start": 10, "staff": "C", "room": null}]},
         "previous": {"activities": [{"id": "A", "time": 0, "room": "R", "staff": ["C"]}], "grants": []},
         "changeCosts": {"activityTime": 6}}
        """#

    @Test func theGoodFileIsReadAndWrittenBackTheSame() throws {
        let problem = try Problem(json: Data(BadProblemTests.good.utf8))
        #expect(problem.activities[0].scores == [.init(participant: "P", score: 7)])
        #expect(problem.fixed.activities == [.runs(id: "A", time: 0, room: nil, staff: nil)])
        #expect(problem.previous?.activities.first?.room == "R")
        let bytes = problem.json()
        #expect(try Problem(json: bytes) == problem)
        #expect(try Problem(json: bytes).json() == bytes)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let change: String
        let to: String
        let error: String

        init(_ change: String, _ to: String, _ error: String) {
            self.change = change
            self.to = to
            self.error = error
        }

        var testDescription: String { error }
    }

    private func expect(_ row: Row) {
        #expect(BadProblemTests.good.contains(row.change), "the row changes nothing: \(row.change)")
        let bad = BadProblemTests.good.replacing(row.change, with: row.to, maxReplacements: 1)
        let error = #expect(throws: FormatError.self) { try Problem(json: Data(bad.utf8)) }
        #expect(error?.description == row.error)
    }

    static let keys = [
        Row(#""horizon": 2880, "#, "", "file: 'horizon' is missing"),
        Row(#""format": "naru-problem/1", "#, "", "file: 'format' is missing"),
        Row(#""name": "n""#, #""name": "n", "nmae": "m""#, "file: unknown key 'nmae'"),
        Row(#""kind": "club""#, #""kin": "club""#, "activities[0]: unknown key 'kin'"),
        Row(#""cost": 2}"#, #""costs": 2}"#, "activities[0].times[0]: unknown key 'costs'"),
        Row(
            #"{"staff": "C", "cost": 4}"#, #"{"staff": "C", "costs": 4}"#,
            "activities[0].staff[0][0]: unknown key 'costs'"),
        Row(#""capacity": 3, "#, "", "rooms[0]: 'capacity' is missing"),
        Row(#""gap": 5"#, #""gab": 5"#, "participants[0].order[0]: unknown key 'gab'"),
        Row(#""envy": 5"#, #""envi": 5"#, "weights: unknown key 'envi'"),
        Row(#""activityTime": 6"#, #""time": 6"#, "changeCosts: unknown key 'time'"),
        Row(#""grants": []}"#, #""grant": []}"#, "previous: unknown key 'grant'"),
        Row(#""cost": null}"#, #""cost": null, "weight": 1}"#, "relations[0]: unknown key 'weight'"),
        Row(#"{"id": "W"}"#, #"{"id": "W", "name": "west"}"#, "sites[1]: unknown key 'name'"),
        Row(#""time": 0}"#, #""tme": 0}"#, "fixed.activities[0]: unknown key 'tme'"),
        Row(#""horizon": 2880"#, #""horizon": 2880, "horizon": 2880"#, "file: key 'horizon' is given twice"),
        Row(#""minSize": 1"#, #""minSize": 1, "minSize": 2"#, "activities[0]: key 'minSize' is given twice"),
        Row(#"{"day": 120}"#, #"{"day": 120, "day": 60}"#, "staff[0].limits: key 'day' is given twice"),
        Row(
            #""scores": {"P": 7}"#, #""scores": {"P": 7, "\u0050": 8}"#, "activities[0].scores: key 'P' is given twice"),
    ]

    static let types = [
        Row(#""horizon": 2880"#, #""horizon": "2880""#, "horizon: expected an integer"),
        Row(#""horizon": 2880"#, #""horizon": 2880.0"#, "horizon: expected an integer"),
        Row(#""horizon": 2880"#, #""horizon": 2e3"#, "horizon: expected an integer"),
        Row(#""horizon": 2880"#, #""horizon": null"#, "horizon: expected an integer"),
        Row(#""horizon": 2880"#, #""horizon": true"#, "horizon: expected an integer"),
        Row(#""horizon": 2880"#, #""horizon": NaN"#, "horizon: expected an integer"),
        Row(#""horizon": 2880"#, #""horizon": Infinity"#, "horizon: expected an integer"),
        Row(#""horizon": 2880"#, #""horizon": +2880"#, "horizon: expected an integer"),
        Row(
            #""horizon": 2880"#, #""horizon": 02880"#,
            "horizon: not readable as JSON: no leading zero expected at byte 53"),
        Row(#""horizon": 2880"#, #""horizon": 0x10"#, "file: not readable as JSON: ',' or '}' expected at byte 54"),
        Row(#""name": "n""#, #""name": 7"#, "name: expected a string"),
        Row(#""name": "n""#, #""name": null"#, "name: expected a string"),
        Row(#""groups": ["G"]"#, #""groups": "G""#, "groups: expected a list"),
        Row(#""groups": ["G"]"#, #""groups": {"G": 1}"#, "groups: expected a list"),
        Row(#""periods": {"day": [[0, 1440], [1440, 2880]]}"#, #""periods": []"#, "periods: expected an object"),
        Row(#"[[5, 9]]"#, "[[5, 9, 11]]", "rooms[0].unavailable[0]: expected [start, end]"),
        Row(#"[[5, 9]]"#, "[5, 9]", "rooms[0].unavailable[0]: expected a list"),
        Row(#""needs": true"#, #""needs": 1"#, "participants[0].order[0].needs: expected true or false"),
        Row(#"[[0, 20], [30, 0]]"#, #"[[[[[[[[0]]]]]]]]"#, "travel[0][0]: expected an integer"),
        Row(#""start": 10"#, #""start": "10""#, "fixed.appointments[0].start: expected an integer"),
    ]

    static let places = [
        Row(#"naru-problem/1"#, #"naru-plan/1"#, "problem: format is 'naru-plan/1', expected 'naru-problem/1'"),
        Row(#"[[0, 20], [30, 0]]"#, #"[[0, 20]]"#, "travel: the matrix does not cover the sites"),
        Row(#"[[0, 20], [30, 0]]"#, #"[[0, 20], [30]]"#, "travel: the matrix does not cover the sites"),
        Row(#"[[0, 20], [30, 0]]"#, #"[[0, 20], [30, 1]]"#, "travel: the diagonal is not 0"),
        Row(#""costs": [1, 2]"#, #""costs": [1]"#, "home H: costs does not cover the sites"),
        Row(#"[[0, 1440], [1440, 2880]]"#, #"[[0, 1441], [1440, 2880]]"#, "period day: its intervals overlap"),
        Row(#"[[0, 1440], [1440, 2880]]"#, #"[[0, 1440], [1440, 2881]]"#, "period day: bad interval [1440, 2881]"),
        Row(#"[[5, 9]]"#, "[[-5, 9]]", "room R: bad interval [-5, 9]"),
        Row(#"[[5, 9]]"#, "[[9, 5]]", "room R: bad interval [9, 5]"),
        Row(#"[[60, 90]]"#, "[[60, 60]]", "staff C: bad interval [60, 60]"),
        Row(#"[[1, 2]]"#, "[[1, 2881]]", "participant P: bad interval [1, 2881]"),
        Row(#"[[0, 99]]"#, "[[0, 2881]]", "participant P appointment a: bad interval [0, 2881]"),
        Row(#"[[600, 660], [700, 760]]"#, "[[700, 760], [600, 660]]", "activity A: meetings are unsorted or overlap"),
        Row(#"[[600, 660], [700, 760]]"#, "[[600, 701], [700, 760]]", "activity A: meetings are unsorted or overlap"),
        Row(#"[[600, 660], [700, 760]]"#, "[]", "activity A: no meetings in a time"),
        Row(#"[{"meetings": [[600, 660], [700, 760]], "cost": 2}]"#, "[]", "activity A: no times"),
        Row(#"[[{"staff": "C", "cost": 4}]]"#, "[[]]", "activity A: no candidates for a role"),
        Row(#""minSize": 1"#, #""site": "S""#, "activity A: both rooms and a site"),
        Row(#""site": "W"}"#, #""site": "W", "rooms": [{"room": "R"}]}"#, "service V: both rooms and a site"),
        Row(#""minutes": 30"#, #""minutes": 0"#, "service V: minutes must be positive"),
        Row(#""step": 10"#, #""step": -10"#, "service V: step must be positive"),
        Row(#"[[0, 99]]"#, "[]", "participant P appointment a: no windows"),
        Row(#""parts": ["T"]"#, #""parts": []"#, "participant P request r: no parts in a choice"),
        Row(#""type": "sameRoom""#, #""type": "nearby""#, "relations[0]: unknown type 'nearby'"),
        Row(
            #"{"id": "A", "time": 0}"#, #"{"id": "A", "time": 0, "runs": false}"#,
            "fixed activity A: runs is false, yet it has a time, room or staff"),
    ]

    static let names = [
        Row(#"{"id": "W"}"#, #"{"id": "S"}"#, "sites: 'S' is given twice"),
        Row(#""groups": ["G"]"#, #""groups": ["G", "G"]"#, "groups: 'G' is given twice"),
        Row(
            #"{"id": "T", "activities": ["A"]}"#, #"{"id": "T", "activities": []}, {"id": "T", "activities": []}"#,
            "parts: 'T' is given twice"),
        Row(#"{"id": "a", "service""#, #"{"id": "r", "service""#, "participant P: 'r' is given twice"),
        Row(#""site": "S""#, #""site": "E""#, "room R: unknown site 'E'"),
        Row(#"{"day": 120}"#, #"{"week": 120}"#, "staff C: unknown period 'week'"),
        Row(#"{"day": 90}"#, #"{"week": 90}"#, "participant P: unknown period 'week'"),
        Row(#"{"room": "R", "cost": 1}"#, #"{"room": "Q", "cost": 1}"#, "activity A: unknown room 'Q'"),
        Row(#"[[{"staff": "C", "cost": 4}]]"#, #"[[{"staff": "D"}]]"#, "activity A: unknown staff 'D'"),
        Row(#"{"P": 7}"#, #"{"Q": 7}"#, "activity A: unknown participant 'Q'"),
        Row(#"{"group": "G", "seats": 1}"#, #"{"group": "F", "seats": 1}"#, "activity A: unknown group 'F'"),
        Row(#""fees": {"B": 5}"#, #""fees": {"D": 5}"#, "activity A: unknown budget 'D'"),
        Row(#""activities": ["A"]}]"#, #""activities": ["Z"]}]"#, "part T: unknown activity 'Z'"),
        Row(#"[{"staff": "C"}]"#, #"[{"staff": "D"}]"#, "service V: unknown staff 'D'"),
        Row(#""site": "W"}"#, #""rooms": [{"room": "Q"}]}"#, "service V: unknown room 'Q'"),
        Row(#""site": "W"}"#, #""site": "E"}"#, "service V: unknown site 'E'"),
        Row(#""home": "H""#, #""home": "I""#, "participant P: unknown home 'I'"),
        Row(#""groups": ["G"], "budgets""#, #""groups": ["F"], "budgets""#, "participant P: unknown group 'F'"),
        Row(#""budgets": ["B"]"#, #""budgets": ["D"]"#, "participant P: unknown budget 'D'"),
        Row(#""parts": ["T"]"#, #""parts": ["U"]"#, "participant P request r: unknown part 'U'"),
        Row(#""service": "V""#, #""service": "W""#, "participant P appointment a: unknown service 'W'"),
        Row(#""second": "a""#, #""second": "b""#, "participant P order: unknown request or appointment 'b'"),
        Row(#""activities": ["A"], "cost": null"#, #""activities": ["Z"]"#, "relation sameRoom: unknown activity 'Z'"),
        Row(#"[{"id": "A", "time": 0}]"#, #"[{"id": "Z"}]"#, "fixed: unknown activity 'Z'"),
        Row(#"[{"participant": "P", "request""#, #"[{"participant": "Q", "request""#, "fixed: unknown participant 'Q'"),
        Row(
            #"[{"participant": "P", "appointment""#, #"[{"participant": "Q", "appointment""#,
            "fixed: unknown participant 'Q'"),
    ]

    static let ranges = [
        Row(
            #""value": 9"#, #""value": 9007199254740992"#,
            "participants[0].requests[0].choices[0].value: an integer is out of range"),
        Row(
            #""value": 9"#, #""value": -9007199254740992"#,
            "participants[0].requests[0].choices[0].value: an integer is out of range"),
        Row(
            #""value": 9"#, #""value": 99999999999999999999999999999999999999"#,
            "participants[0].requests[0].choices[0].value: an integer is out of range"),
        Row(#""horizon": 2880"#, #""horizon": 1000000001"#, "horizon: the length is out of range"),
        Row(#"[[0, 20], [30, 0]]"#, #"[[0, 20], [-1, 0]]"#, "travel: a time is out of range"),
        Row(#"[[0, 20], [30, 0]]"#, #"[[0, 1000000001], [0, 0]]"#, "travel: a time is out of range"),
        Row(#""minutes": 30"#, #""minutes": 1000000001"#, "service V: minutes is out of range"),
        Row(#""gap": 5"#, #""gap": -1000000001"#, "participant P: a gap is out of range"),
        Row(#"{"day": 120}"#, #"{"day": -1}"#, "staff C: a limit below 0 is out of range"),
        Row(#"{"day": 90}"#, #"{"day": -1}"#, "participant P: a limit below 0 is out of range"),
        Row(#""perParticipant": 5"#, #""perParticipant": -5"#, "budget B: a limit below 0 is out of range"),
        Row(
            #""costPerDay": 1"#, #""costPerDay": 9007199254740991"#,
            "problem: what a plan could be worth is out of range"),
        Row(#""wait": 3"#, #""wait": 9007199254740991"#, "problem: what a plan could be worth is out of range"),
        Row(#""wait": 3"#, #""wait": -9007199254740991"#, "problem: what a plan could be worth is out of range"),
    ]

    @Test(arguments: keys) func ofKeys(_ row: Row) { expect(row) }
    @Test(arguments: types) func ofTypes(_ row: Row) { expect(row) }
    @Test(arguments: places) func ofPlacesAndTimes(_ row: Row) { expect(row) }
    @Test(arguments: names) func ofNames(_ row: Row) { expect(row) }
    @Test(arguments: ranges) func ofRanges(_ row: Row) { expect(row) }

    @Test func theLargestIntegersAreRead() throws {
        let large = BadProblemTests.good.replacing(#""value": 9"#, with: #""value": 9007199254740991"#)
            .replacing(#""value": -3"#, with: #""value": -9007199254740991"#)
        let problem = try Problem(json: Data(large.utf8))
        #expect(problem.participants[0].requests[0].choices[0].value == 9_007_199_254_740_991)
        #expect(problem.activities[0].value == -9_007_199_254_740_991)
    }
}
