import Foundation
import Problem
import Testing

@Suite struct ReadingTests {
    private func read(_ json: String) throws(FormatError) -> Problem { try Problem(json: Data(json.utf8)) }

    private let least = """
        {"format": "naru-problem/1", "name": "n", "horizon": 2880, "sites": [{"id": "S"}], "travel": [[0]],
         "rooms": [], "staff": [], "activities": [], "parts": [], "services": [], "participants": []}
        """

    @Test func leastProblem() throws {
        let problem = try read(least)
        #expect(problem == Problem(name: "n", horizon: 2880, sites: ["S"], travel: [[0]]))
        #expect(try Problem(json: problem.json()) == problem)
    }

    @Test(arguments: [
        ("\"name\": \"n\"", "\"name\": \"n\", \"nmae\": 1", "file: unknown key 'nmae'"),
        ("\"name\": \"n\", ", "", "file: 'name' is missing"),
        ("naru-problem/1", "naru-problem/2", "problem: format is 'naru-problem/2', expected 'naru-problem/1'"),
        ("[[0]]", "[[1]]", "travel: the diagonal is not 0"),
        ("[[0]]", "[[0, 1]]", "travel: the matrix does not cover the sites"),
        ("\"rooms\": []", "\"rooms\": [{\"id\": \"R\", \"site\": \"T\", \"capacity\": 3}]", "room R: unknown site 'T'"),
        (
            "\"staff\": []", "\"staff\": [{\"id\": \"C\", \"unavailable\": [[5, 5]]}]",
            "staff C: bad interval [5, 5]"
        ),
        ("\"staff\": []", "\"staff\": [{\"id\": \"C\"}, {\"id\": \"C\"}]", "staff: 'C' is given twice"),
        (
            "\"participants\": []",
            "\"participants\": [{\"id\": \"P\", \"requests\": [{\"id\": \"r\", \"choice\": []}]}]",
            "participants[0].requests[0]: unknown key 'choice'"
        ),
    ])
    func fault(_ good: String, _ bad: String, _ expected: String) {
        let error = #expect(throws: FormatError.self) { try read(least.replacing(good, with: bad)) }
        #expect(error?.description == expected)
    }
}
