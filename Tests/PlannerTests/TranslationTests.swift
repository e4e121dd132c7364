import Model
import Planner
import Problem
import Samples
import Testing

@Suite struct TranslationTests {
    @Test(arguments: [(60, SampleTerm.Kind.demo), (830, .quarter)])
    func aSampleBecomesAProblemThatReadsBack(_ people: Int, _ kind: SampleTerm.Kind) throws {
        let term = SampleTerm.make(people: people, seed: 1, kind: kind)
        let translation = try Translation(term)
        let bytes = translation.problem.json()
        #expect(try Problem(json: bytes) == translation.problem)
        #expect(try Translation(SampleTerm.make(people: people, seed: 1, kind: kind)).problem.json() == bytes)
    }
}
