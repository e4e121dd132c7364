import Problem
import TestSupport
import Testing

@testable import Solver

/// Packing options of requests, against trying all of them.
@Suite struct PackingTests {
    private struct Case {
        var options: [[Int]]
        var clashes: Set<[Int]>

        init(seed: Int) {
            var dice = Dice(seed: seed)
            options = (0..<dice.roll(1...7)).map { _ in (0..<dice.roll(1...4)).map { _ in dice.roll(1...9) } }
            clashes = []
            let count = options.joined().count
            let percent = dice.roll(5...70)
            for i in 0..<count { for j in 0..<i where dice.chance(percent) { clashes.insert([j, i]) } }
        }

        func clash(_ i: Int, _ j: Int) -> Bool { clashes.contains([min(i, j), max(i, j)]) }

        /// The best of the requests from `r` on beside what is taken; `first` is the number of its first option.
        func best(_ r: Int = 0, first: Int = 0, _ taken: [Int] = []) -> Int {
            guard r < options.count else { return 0 }
            let next = first + options[r].count
            var most = best(r + 1, first: next, taken)
            for (k, worth) in options[r].enumerated() where !taken.contains(where: { clash($0, first + k) }) {
                most = max(most, worth + best(r + 1, first: next, taken + [first + k]))
            }
            return most
        }
    }

    @Test func equalsTryingAll() {
        let packing = Packing(options: 28, requests: 7)
        for seed in 0..<400 {
            let given = Case(seed: seed)
            let worth = given.options.flatMap { $0 }
            packing.begin()
            var label = 0
            for request in given.options {
                for w in request {
                    packing.add(label, worth: w)
                    label += 1
                }
                packing.close()
            }
            let value = packing.solve { given.clash($0, $1) }
            #expect(value == given.best(), "seed \(seed)")
            let taken = (0..<packing.chosenCount).map { packing.chosen[$0] }
            #expect(taken.reduce(0) { $0 + worth[$1] } == value, "seed \(seed)")
            for i in taken { for j in taken where i != j { #expect(!given.clash(i, j), "seed \(seed)") } }
        }
    }

    /// Many requests that all want the same few hours: what is cut off is worth more, not less.
    @Test func cutOffItIsNeverTooLow() {
        var dice = Dice(seed: 3)
        let clashes = (0..<72 * 72).map { _ in dice.chance(25) }
        func solved(limit: Int) -> (worth: Int, isCut: Bool) {
            let packing = Packing(options: 72, requests: 12, limit: limit)
            packing.begin()
            for label in 0..<72 {
                packing.add(label, worth: 10 + label * 7 % 13)
                if label % 6 == 5 { packing.close() }
            }
            let worth = packing.solve { clashes[$0 * 72 + $1] }
            return (worth, packing.isCut)
        }
        let whole = solved(limit: 1_000_000)
        #expect(!whole.isCut)
        for limit in [1, 10, 100] {
            let part = solved(limit: limit)
            #expect(part.isCut)
            #expect(part.worth >= whole.worth)
        }
    }

    @Test func withoutOptionsItIsWorthNothing() {
        let packing = Packing(options: 1, requests: 1)
        packing.begin()
        packing.close()
        #expect(packing.solve { _, _ in true } == 0)
        #expect(packing.chosenCount == 0)
    }
}
