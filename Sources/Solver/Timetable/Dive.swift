import Problem

/// A timetable by diving: prices are found, the activities on which timetables that are good at these prices agree are
/// fixed, and so on with new prices until all are (price and branch without ever going back; Barnhart et al. 1998).
///
/// A timetable that is best at one set of prices alone is a lottery: where two are equally dear the prices cannot say
/// which goes with which. Here each decision is told to the prices before the next is made.
final class Dive {
    private let instance: Instance
    private var problem: Problem
    private var spots: Spots
    private var random: Random
    private var dual: DualBound?
    private var left = 0
    /// Activities that are not decided yet.
    private var open: [Int]
    /// The timetable, once all is decided.
    private(set) var result: Spots?
    /// Work on prices in a round, for each person, and timetables that are compared.
    private static let (ticksEach, timetables) = (2_000, 8)
    private static let effort = 20
    /// More people than this take too long.
    static let mostPeople = 1_500

    /// - Parameters:
    ///   - spots: how what is fixed runs.
    ///   - worths: by the prices that stand, for the first decisions.
    init(_ instance: Instance, from spots: Spots, _ worths: SpotWorths, seed: UInt64) {
        self.instance = instance
        self.spots = spots
        problem = instance.problem
        random = Random(seed: seed)
        let a = instance.activities
        open = (0..<a.count).filter {
            instance.locks.activity[$0] == Locks.free && !(a.places[$0].isEmpty && a.roles[$0].isEmpty)
        }
        for x in open {
            self.spots.time[x] = -1
            self.spots.place[x] = -1
            for role in a.roles[x] { self.spots.post[role] = -1 }
        }
        decide(worths)
    }

    /// Works for about `ticks`.
    func work(ticks: inout Int, cancelled: () -> Bool) {
        while ticks > 0, result == nil, !cancelled() {
            let slice = min(ticks, left)
            let dual = dual ?? DualBound(Instance(problem), mostPairs: 0, wide: true)
            self.dual = dual
            dual.work(ticks: slice, incumbent: Int.min / 2, cancelled: cancelled)
            ticks -= max(1, slice)
            left -= slice
            guard left <= 0 || dual.isFinished else { continue }
            if let worths = dual.bestWorths { decide(worths) } else { result = spots }
        }
    }

    /// Fixes a third of what is open, and all on which the timetables agree.
    private func decide(_ worths: SpotWorths) {
        let guide = Guide(Instance(problem), fixed: spots)
        guide.update(worths)
        let wanted = guide.timetable(from: spots, effort: Dive.effort, noise: 0, stay: 0, &random)
        var agreed = [Int](repeating: 1, count: open.count)
        for _ in 1..<Dive.timetables {
            let other = guide.timetable(from: spots, effort: Dive.effort, noise: 8, stay: 0, &random)
            for (i, x) in open.enumerated() where isSame(x, wanted, other) { agreed[i] += 1 }
        }
        let ranked = open.indices.sorted { (-agreed[$0], $0) < (-agreed[$1], $1) }
        let most = max(4, open.count / 3)
        for (n, i) in ranked.enumerated() where n < most || agreed[i] == Dive.timetables { fix(open[i], wanted) }
        let fixed = ranked.enumerated().filter { $0 < most || agreed[$1] == Dive.timetables }.map { open[$1] }
        open.removeAll { fixed.contains($0) }
        if open.isEmpty { result = spots }
        dual = nil
        left = Dive.ticksEach * instance.people.count
    }

    private func isSame(_ x: Int, _ one: Spots, _ other: Spots) -> Bool {
        one.time[x] == other.time[x] && one.place[x] == other.place[x]
            && instance.activities.roles[x].allSatisfy { one.post[$0] == other.post[$0] }
    }

    private func fix(_ x: Int, _ wanted: Spots) {
        let a = instance.activities
        let id = problem.activities[x].id
        (spots.time[x], spots.place[x]) = (wanted.time[x], wanted.place[x])
        for role in a.roles[x] { spots.post[role] = wanted.post[role] }
        guard wanted.time[x] >= 0 else {
            problem.fixed.activities.append(.closed(id: id))
            return
        }
        let place = Int(wanted.place[x])
        problem.fixed.activities.append(
            .runs(
                id: id, time: Int(wanted.time[x]) - a.times[x].lowerBound,
                room: .some(place < 0 ? nil : problem.rooms[a.placeRoom[place]].id),
                staff: a.roles[x].map { problem.staff[a.postStaff[Int(wanted.post[$0])]].id }))
    }
}
