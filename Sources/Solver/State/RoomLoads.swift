import Problem

/// How many engagements use each room, cell by cell of a grid fine enough for every time in the problem.
struct RoomLoads {
    /// Minutes in a cell: the greatest common divisor of all times at which a room can begin or cease to be used.
    let cell: Int
    let cells: Int
    let load: Buffer<UInt16>
    private let counts: Ints
    /// Added where a room is shut, so that no count is enough.
    private static let shut: UInt16 = 0x8000

    init(_ instance: Instance, _ arena: Arena) {
        let a = instance.activities
        let s = instance.services
        var grid = instance.problem.horizon
        func divide(_ x: Int) {
            var x = x
            while x != 0 { (grid, x) = (x, grid % x) }
        }
        for activity in 0..<a.count where !a.places[activity].isEmpty {
            for t in a.times[activity] {
                for m in a.meetings[t] {
                    divide(a.meetingStart[m])
                    divide(a.meetingEnd[m])
                }
            }
        }
        for service in 0..<s.count where !s.desks[service].isEmpty {
            divide(s.minutes[service])
            divide(s.step[service])
        }
        for i in instance.places.shutStart.indices {
            divide(instance.places.shutStart[i])
            divide(instance.places.shutEnd[i])
        }
        cell = max(1, grid)
        cells = instance.problem.horizon / cell + 1
        counts = arena.table(instance.places.roomCount.indices.map { min(instance.places.roomCount[$0], 0x7FFF) })
        load = arena.buffer(cells * counts.count)
        for room in counts.indices {
            for i in instance.places.roomShut[room] {
                for c in instance.places.shutStart[i] / cell..<instance.places.shutEnd[i] / cell {
                    load.base[room * cells + c] = RoomLoads.shut
                }
            }
        }
    }

    @inline(__always) func isFree(_ room: Int, _ start: Int, _ end: Int) -> Bool {
        let first = room * cells
        let most = counts[room]
        for c in first + start / cell..<first + end / cell where load[c] >= most { return false }
        return true
    }

    @inline(__always) func add(_ room: Int, _ start: Int, _ end: Int, _ change: Int) {
        let first = room * cells
        for c in first + start / cell..<first + end / cell { load[c] += change }
    }
}
