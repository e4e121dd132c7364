import Problem

/// The most that one person's requests could save by attending days together, and the turn in which requests are best
/// decided: those of many days first, so that what is left open can share little.
///
/// Taken one after another, each can share no more days than it has, nor more than it can share with each of those before
/// it; of two requests that follow one another the one ends on the day the other begins at the latest.
final class DaySharing {
    private let instance: Instance
    private let geometry: Geometry
    private let arena = Arena()
    /// By request of the person: the price of all its days, in `Multipliers.unit`ths; to be set before `arrange`.
    let days: Buffer<Int>
    /// By turn: the request.
    let turn: Buffer<Int32>
    // By turn: what requests from it on could share, with any before and, where none was granted before, among themselves.
    private let later, among: Buffer<Int>
    /// By request: what it could share with all others.
    private let own: Buffer<Int>
    private var count = 0
    private var isPackaged = false

    init(_ instance: Instance, _ geometry: Geometry, mostRequests: Int) {
        self.instance = instance
        self.geometry = geometry
        days = arena.buffer(mostRequests)
        turn = arena.buffer(mostRequests)
        later = arena.buffer(mostRequests + 1)
        among = arena.buffer(mostRequests + 1)
        own = arena.buffer(mostRequests)
    }

    /// - Parameter isPackaged: parts of one choice may share days too.
    func arrange(_ person: Int, isPackaged: Bool) {
        count = instance.people.requests[person].count
        self.isPackaged = isPackaged
        for r in 0..<count {
            var i = r
            while i > 0, days[turn[i - 1]] < days[r] {
                turn[i] = turn[i - 1]
                i -= 1
            }
            turn[i] = r
        }
        for r in 0..<count { own[r] = 0 }
        (later[count], among[count]) = (0, 0)
        for i in (0..<count).reversed() {
            let r = turn[i]
            var before = 0
            for j in 0..<i {
                let both = most(person, r, turn[j])
                before += both
                own[r] += both
                own[turn[j]] += both
            }
            later[i] = later[i + 1] + (isPackaged ? days[r] : min(days[r], before))
            // Requests come with ever fewer days: among those from here on this one has the most.
            among[i] = later[i + 1] + (isPackaged ? days[r] : 0)
        }
    }

    /// What two requests could share.
    private func most(_ person: Int, _ r: Int, _ q: Int) -> Int {
        let people = instance.people
        let first = people.requests[person].lowerBound
        for o in people.orders[person] where people.orderGap[o] >= 0 {
            let (x, y) = (people.orderFirst[o] - first, people.orderSecond[o] - first)
            if x == r && y == q || x == q && y == r {
                return min(days[r], days[q], geometry.attendedDay * Multipliers.unit)
            }
        }
        return min(days[r], days[q])
    }

    /// What requests from a turn on could share, in `Multipliers.unit`ths.
    /// - Parameter afterNone: nothing was granted before it.
    @inline(__always) func most(from i: Int, afterNone: Bool = false) -> Int { afterNone ? among[i] : later[i] }

    /// What a part of a request with days of this price could share with whatever else is granted.
    @inline(__always) func most(of r: Int, _ price: Int) -> Int { isPackaged ? price : min(price, own[r]) }
}
