/// Which of the activities that compete for rooms and people run, and how.
struct GivenTimetable {
    static let undecided: Int32 = -2
    let ways: Ways
    /// By activity: its way, −1 where it does not run, `undecided` where the timetable does not say.
    var way: [Int32]

    /// Nothing runs of what has a way to run.
    init(_ ways: Ways) {
        self.ways = ways
        way = [Int32](repeating: GivenTimetable.undecided, count: ways.instance.activities.count)
        for w in ways.all { way[Int(w.activity)] = -1 }
    }

    /// How activities run, as far as the ways say so. Of several like rooms any that is left is taken.
    init(_ ways: Ways, _ spots: Spots) {
        self.init(ways)
        var taken: Set<Int> = []
        for i in ways.all.indices {
            let a = Int(ways.all[i].activity)
            if way[a] < 0, ways.stands(i, in: spots),
                ways.neighbours[i].allSatisfy({ !taken.contains(ways.neighbour[$0]) })
            {
                way[a] = Int32(i)
                taken.insert(i)
            }
        }
    }

    func decides(_ a: Int) -> Bool { way[a] != GivenTimetable.undecided }

    /// When an activity runs that is decided, −1 if it does not.
    func time(of a: Int) -> Int { way[a] >= 0 ? Int(ways.all[Int(way[a])].time) : -1 }

    /// How activities run: as it says, and else as they did.
    func spots(elseAs other: Spots) -> Spots {
        var out = other
        for a in way.indices where decides(a) {
            out.close(a, ways.instance.activities)
            if way[a] >= 0 { ways.write(Int(way[a]), to: &out) }
        }
        return out
    }
}
