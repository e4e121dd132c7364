import Problem

/// At any minute at most `count` engagements use a room.
enum RoomCount {
    static func violations(_ ledger: Ledger) -> [Violation] {
        zip(ledger.problem.rooms, ledger.roomUse).compactMap { room, use in
            // An end comes before a start at the same minute: intervals are half open.
            let changes = (use.map { ($0.interval.start, 1) } + use.map { ($0.interval.end, -1) }).sorted { $0 < $1 }
            var inUse = 0
            var worst = (count: 0, minute: 0)
            for (minute, change) in changes {
                inUse += change
                if inUse > worst.count { worst = (inUse, minute) }
            }
            guard worst.count > room.count else { return nil }
            let there = use.filter { $0.interval.start <= worst.minute && worst.minute < $0.interval.end }
            return Violation(
                .roomCount, activities: there.compactMap(\.activity), rooms: [room.id], times: there.map(\.interval),
                found: worst.count, expected: room.count)
        }
    }
}

extension Ledger {
    /// By room, the engagements that use it.
    var roomUse: [[Engagement]] {
        var use: [[Engagement]] = Array(repeating: [], count: problem.rooms.count)
        for (index, _, running) in runningActivities {
            if let room = running.room { use[room] += engagements(ofActivity: index) }
        }
        for held in held {
            if let room = held.room { use[room].append(Engagement(held)) }
        }
        return use
    }
}
