import Model
import Testing

@Suite struct AllCoresTests {
    private struct Odd: Error, Equatable {
        var number: Int
    }

    @Test(arguments: [0, 1, 15, 16, 17, 1_000]) func keepsTheOrder(_ count: Int) {
        let numbers = Array(0..<count)
        #expect(numbers.mapOnAllCores { $0 * 2 } == numbers.map { $0 * 2 })
        #expect(numbers.mapOnAllCores(atOnce: 1) { "\($0)" } == numbers.map { "\($0)" })
    }

    @Test func theFirstFailureTellsWhy() {
        #expect(throws: Odd(number: 333)) {
            try Array(0..<1_000).mapOnAllCores { number throws(Odd) in
                if number % 2 == 1, number >= 333 { throw Odd(number: number) }
                return number
            }
        }
    }
}
