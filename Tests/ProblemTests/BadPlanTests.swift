import Foundation
import Problem
import Testing

@Suite struct BadPlanTests {
    private static let good = #"""
        {"format": "naru-plan/1", "problem": "n", "objective": 5, "bound": null,
         "activities": [{"id": "A", "time": 0, "room": null, "staff": ["C"]}],
         "grants": [{"participant": "P", "request": "r", "choice": 0, "activities": ["A"]}],
         "appointments": [{"participant": "P", "appointment": "a", "start": 60, "staff": "C", "room": "R"}]}
        """#

    @Test func theGoodFileIsReadAndWrittenBackTheSame() throws {
        let plan = try Plan(json: Data(BadPlanTests.good.utf8))
        #expect(plan.bound == nil && plan.decisions.activities[0].room == nil)
        #expect(plan.decisions.appointments[0].room == "R")
        #expect(try Plan(json: plan.json()) == plan)
        let bounded = BadPlanTests.good.replacing(#""bound": null"#, with: #""bound": -7"#)
        #expect(try Plan(json: Data(bounded.utf8)).bound == -7)
        // The bound alone may be absent.
        let unbounded = BadPlanTests.good.replacing(#""bound": null,"#, with: "")
        #expect(try Plan(json: Data(unbounded.utf8)) == plan)
    }

    @Test(arguments: [
        (#""objective": 5, "#, "", "file: 'objective' is missing"),
        (#""problem": "n", "#, "", "file: 'problem' is missing"),
        (#""room": null, "staff": ["C"]"#, #""staff": ["C"]"#, "activities[0]: 'room' is missing"),
        (#""time": 0, "#, "", "activities[0]: 'time' is missing"),
        (#""time": 0"#, #""time": null"#, "activities[0].time: expected an integer"),
        (#""staff": ["C"]"#, #""staff": "C""#, "activities[0].staff: expected a list"),
        (#""choice": 0"#, #""choice": null"#, "grants[0]: expected an integer as choice"),
        (#""choice": 0"#, #""choice": 0, "value": 3"#, "grants[0]: unknown key 'value'"),
        (#""activities": ["A"]}"#, #""activities": [1]}"#, "grants[0].activities[0]: expected a string"),
        (#""start": 60"#, #""start": null"#, "appointments[0]: expected an integer as start"),
        (#""start": 60, "#, "", "appointments[0]: 'start' is missing"),
        (#", "room": "R"}"#, "}", "appointments[0]: 'room' is missing"),
        (#""objective": 5"#, #""objective": 5.5"#, "objective: expected an integer"),
        (#""objective": 5"#, #""objective": 5, "objective": 5"#, "file: key 'objective' is given twice"),
    ])
    func fault(_ good: String, _ bad: String, _ expected: String) {
        #expect(BadPlanTests.good.contains(good), "the row changes nothing")
        let text = BadPlanTests.good.replacing(good, with: bad, maxReplacements: 1)
        let error = #expect(throws: FormatError.self) { try Plan(json: Data(text.utf8)) }
        #expect(error?.description == expected)
    }
}
