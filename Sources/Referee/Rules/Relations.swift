import Problem

/// A relation is judged for each pair (a before b in its list) of its activities that both run: without a cost it
/// must hold, with one each offending pair costs that much.
enum Relations {
    static func violations(_ ledger: Ledger) -> [Violation] {
        ledger.problem.relations.filter { $0.cost == nil }.flatMap { relation in
            offenders(relation, ledger).map { a, b in
                Violation(
                    .relation, activities: [a.entry.id, b.entry.id], name: relation.kind.rawValue)
            }
        }
    }

    static func cost(_ ledger: Ledger) -> Int {
        ledger.problem.relations.reduce(0) { sum, relation in
            guard let cost = relation.cost else { return sum }
            return sum + cost * offenders(relation, ledger).count
        }
    }

    private static func offenders(_ relation: Relation, _ ledger: Ledger) -> [(Ledger.Running, Ledger.Running)] {
        let running = relation.activities.compactMap { ledger.running[ledger.lookup.activities[$0]!] }
        return running.indices.flatMap { i in
            running[(i + 1)...].filter { !holds(relation.kind, running[i], $0) }.map { (running[i], $0) }
        }
    }

    static func holds(_ kind: Relation.Kind, _ a: Ledger.Running, _ b: Ledger.Running) -> Bool {
        switch kind {
        case .notOverlap: !a.meetings.contains { x in b.meetings.contains { x.overlaps($0) } }
        case .precedence: a.meetings.last!.end <= b.meetings.first!.start
        case .sameRoom: a.room == b.room
        case .differentRoom: a.room != b.room
        case .sameStaff: !Set(a.staff).isDisjoint(with: b.staff)
        case .sameTime: sameTime(weekly(a.meetings), weekly(b.meetings))
        case .differentDays: days(a.meetings).isDisjoint(with: days(b.meetings))
        }
    }

    private static func days(_ meetings: [Interval]) -> Set<Int> { Set(meetings.map { $0.start / Problem.day }) }

    private struct Clock: Hashable {
        var weekday: Int
        var minute: Int
    }

    private static func weekly(_ meetings: [Interval]) -> Set<Clock> {
        Set(meetings.map { Clock(weekday: $0.start / Problem.day % 7, minute: $0.start % Problem.day) })
    }

    private static func sameTime(_ a: Set<Clock>, _ b: Set<Clock>) -> Bool {
        a.count <= b.count ? a.isSubset(of: b) : b.isSubset(of: a)
    }
}
