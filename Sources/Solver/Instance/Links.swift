import Problem

/// Relations, as pairs: for each activity the others it is related to.
struct Links: Sendable {
    /// Pairs of an activity, each listed with both of its ends.
    let pairs: Rows
    let other: Ints
    /// `Relation.Kind` as its place in `allCases`.
    let kind: Ints
    /// 1 where the activity is the earlier of the pair in the relation's list.
    let isFirst: Table<UInt8>
    /// What an offending pair costs; `must` where it must hold.
    let cost: Values
    static let must = Int.max

    init(_ problem: Problem, _ names: Names, _ arena: Arena) {
        var lists: [[(other: Int, kind: Int, first: Int, cost: Int)]] = Array(
            repeating: [], count: problem.activities.count)
        for relation in problem.relations {
            let kind = Relation.Kind.allCases.firstIndex(of: relation.kind)!
            let ids = relation.activities.map { names.activities[$0]! }
            let cost = relation.cost ?? Links.must
            for i in ids.indices {
                for j in ids.indices.dropFirst(i + 1) {
                    lists[ids[i]].append((ids[j], kind, 1, cost))
                    if ids[i] != ids[j] { lists[ids[j]].append((ids[i], kind, 0, cost)) }
                }
            }
        }
        var rows = RowsBuilder()
        for list in lists {
            rows.size += list.count
            rows.close()
        }
        pairs = rows.frozen(arena)
        let flat = lists.flatMap { $0 }
        other = arena.table(flat.map(\.other))
        kind = arena.table(flat.map(\.kind))
        isFirst = arena.table(flat.map(\.first))
        cost = arena.table(flat.map(\.cost))
    }
}
