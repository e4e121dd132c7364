import Problem

/// People home by home, so that those who read the same lists (`SeatLists`) are asked by one thread.
struct HomeOrder {
    /// People in order; a call is of several who live alike.
    let person: Ints
    let calls: Rows
    private let home: [Int]

    /// A call is of no more people than this.
    private static let mostInCall = 512
    /// How many people are asked before it is seen whether the work is done.
    private static let mostAtOnce = 4_096

    init(_ people: some Sequence<Int>, _ instance: Instance, _ arena: Arena) {
        let homes = instance.people.home
        let sorted = people.sorted { (homes[$0], $0) < (homes[$1], $1) }
        var (rows, home): (RowsBuilder, [Int]) = (RowsBuilder(), [])
        for p in sorted {
            if home.last != homes[p] || rows.size - rows.starts.last! == HomeOrder.mostInCall {
                if rows.size > 0 { rows.close() }
                home.append(homes[p])
            }
            rows.size += 1
        }
        if rows.size > 0 { rows.close() }
        person = arena.table(sorted)
        calls = rows.frozen(arena)
        self.home = home
    }

    /// The calls from one on that can be made at once: of other homes each, and of not too many people.
    func together(from first: Int) -> Range<Int> {
        var (end, size) = (first, 0)
        while end < home.count, end == first || home[end] != home[end - 1] {
            size += calls[end].count
            if end > first, size > HomeOrder.mostAtOnce { break }
            end += 1
        }
        return first..<end
    }
}
