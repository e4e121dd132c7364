import Problem
import TestSupport
import Testing

@testable import Solver

/// Budgets into which a seat may pay: then they may need it.
@Suite struct BudgetTests {
    /// What pays 10 into a fund, what takes 20 from it, and what is worth more than the first and costs nothing.
    private func problem(limit: Int, perParticipant: Int, people: [[String]]) -> Problem {
        var problem = Problem(name: "fund", horizon: 1440)
        problem.budgets = [Budget(id: "fund", limit: limit, perParticipant: perParticipant)]
        func activity(_ id: String, _ hour: Int, fee: Int) -> Activity {
            var activity = Activity(
                id: id, maxSize: 2, times: [.init(meetings: [Interval(hour * 60, hour * 60 + 60)])])
            if fee != 0 { activity.fees = [.init(budget: "fund", amount: fee)] }
            return activity
        }
        problem.activities = [
            activity("pays", 9, fee: -10), activity("takes", 10, fee: 20), activity("free", 9, fee: 0),
        ]
        problem.parts = ["pays", "takes", "free"].map { Part(id: $0, activities: [$0]) }
        problem.participants = people.enumerated().map { i, first in
            var person = Participant(
                id: "p\(i)",
                requests: first.map { part in
                    let choices: [Participant.Choice] =
                        part == "pays"
                        ? [.init(value: 50, parts: ["free"]), .init(value: 5, parts: ["pays"])]
                        : [.init(value: 100, parts: [part])]
                    return .init(id: part, choices: choices)
                })
            person.budgets = ["fund"]
            return person
        }
        return problem
    }

    /// All run; everybody has what pays, and then what takes.
    private func search(_ problem: Problem) -> Search {
        let search = Search(Instance(problem), seed: 1)
        let (state, people) = (search.state, search.state.people)
        for a in 0..<3 { state.open(a, time: a, place: -1, search.scratch.base) }
        for r in people.personOfRequest.indices { grant(r, people.choices[r].upperBound - 1, search) }
        search.keep()
        return search
    }

    private func grant(_ r: Int, _ choice: Int, _ search: Search) {
        let people = search.state.people
        search.scratch[0] = people.candidates[people.uses[choice].lowerBound].lowerBound
        search.state.grant(r, choice: choice, search.scratch.base)
    }

    /// One pays for another, and would like better what costs nothing; or pays for what they have themselves.
    @Test(arguments: [true, false]) func whatPaysForOthersIsNotGivenUp(isAnother: Bool) {
        let search = search(
            isAnother
                ? problem(limit: 10, perParticipant: 100, people: [["pays"], ["takes"]])
                : problem(limit: 100, perParticipant: 15, people: [["pays", "takes"]]))
        let state = search.state
        #expect(state.objective == 105)
        #expect(state.budgetsHold())
        search.attempt {
            state.revoke(0)
            self.grant(0, state.people.choices[0].lowerBound, search)
            return true
        }
        #expect(state.objective == 105)
        state.revoke(0)
        #expect(!state.budgetsHold())
        #expect(!search.repairSizes())
        search.keep()
        #expect(state.objective == 105)
        #expect(state.spent[0] == 10)
    }

    /// Where the fund can do without, it is given up.
    @Test func whatNobodyNeedsIsGivenUp() {
        let search = search(problem(limit: 20, perParticipant: 20, people: [["pays"], ["takes"]]))
        search.attempt {
            search.state.revoke(0)
            self.grant(0, search.state.people.choices[0].lowerBound, search)
            return true
        }
        #expect(search.state.objective == 150)
    }
}
