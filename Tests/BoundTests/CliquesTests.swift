import Testing

@testable import Solver

@Suite struct CliquesTests {
    @Test func trianglesAndATail() {
        let edges: Set<[Int]> = [[0, 1], [1, 2], [0, 2], [2, 3], [3, 4]]
        let found = Cliques.maximal(5, limit: 100) { edges.contains([min($0, $1), max($0, $1)]) }
        #expect(Set(found!.map { $0.sorted() }) == [[0, 1, 2], [2, 3], [3, 4]])
    }

    @Test func nothingInConflict() {
        #expect(Cliques.maximal(3, limit: 100) { _, _ in false }?.count == 3)
    }

    @Test func theLimitHolds() {
        // Ten pairs of strangers among twenty: 2^10 maximal cliques.
        #expect(Cliques.maximal(20, limit: 1_023) { $0 / 2 != $1 / 2 } == nil)
        #expect(Cliques.maximal(20, limit: 1_024) { $0 / 2 != $1 / 2 }?.count == 1_024)
    }

    @Test func whatTakesLongIsGivenUp() {
        #expect(Cliques.maximal(20, limit: 1_024, effort: 1_000) { $0 / 2 != $1 / 2 } == nil)
    }
}
