import Problem

/// The order in which people are asked by several threads: home by home, so that the lists that all of one home read (`SeatLists`) are read, and
/// sorted, by one thread at a time.
struct HomeOrder {
    /// People in order; a call is of several who live alike.
    let person: Ints
    let calls: Rows
    /// By call.
    private let home: [Int]
    private let isMixed: Bool

    /// A call is of no more people than this; where lists are sorted beforehand, of this many.
    private static let (mostInCall, mixedInCall) = (512, 64)
    /// How many people are asked before it is seen whether the work is done.
    private static let mostAtOnce = 2_048

    /// - Parameter isMixed: all lists are sorted before anybody is asked, so that it does not matter who is asked by whom.
    init(_ people: some Sequence<Int>, _ instance: Instance, _ arena: Arena, isMixed: Bool) {
        let homes = instance.people.home
        self.isMixed = isMixed
        let mostInCall = isMixed ? HomeOrder.mixedInCall : HomeOrder.mostInCall
        var byHome: [Int: [Int]] = [:]
        for p in people { byHome[homes[p], default: []].append(p) }
        // The first call of each home, then the second of each that has one, and so on: those that come together are of other homes.
        var turns: [(turn: Int, home: Int, people: ArraySlice<Int>)] = []
        for home in byHome.keys.sorted() {
            var rest = byHome[home]!.sorted()[...]
            var turn = 0
            while !rest.isEmpty {
                turns.append((turn, home, rest.prefix(mostInCall)))
                rest = rest.dropFirst(mostInCall)
                turn += 1
            }
        }
        turns.sort { ($0.turn, $0.home) < ($1.turn, $1.home) }
        var rows = RowsBuilder()
        for call in turns {
            rows.size += call.people.count
            rows.close()
        }
        person = arena.table(turns.flatMap(\.people))
        calls = rows.frozen(arena)
        home = turns.map(\.home)
    }

    /// The calls from one on that can be made at once: of not too many people, and of other homes each unless all lists are sorted.
    func together(from first: Int) -> Range<Int> {
        var (end, size) = (first, 0)
        var homes: Set<Int> = []
        while end < home.count, homes.insert(home[end]).inserted || isMixed {
            size += calls[end].count
            if end > first, size > HomeOrder.mostAtOnce { break }
            end += 1
        }
        return first..<end
    }
}
