import Problem

/// Reads for one person, use by use, the lists that all of one home share: the options that suit them, best first.
///
/// No further than it is asked, and at most `depth` options: the last then stands for all that follow. It is held as
/// `~time`, and nothing else is known of it but that none of them is worth more.
final class OptionReader {
    private let instance: Instance
    private let lists: SeatLists
    private let stocks: Stocks
    private let habits: Habits
    private let arena = Arena()
    static let depth = 48
    /// Entries looked at, most of them of no use to the person, before the next stands for the rest.
    private static let scanLimit = 400
    /// Options of one who pays fees, which change their order, that are looked at at once.
    private static let atOnce = 12
    private let feesAreCosts: Bool
    private var person = 0
    private var draws = false
    /// The most that a fee could bring in.
    private var feeGain = 0
    // By use counted from the person's first.
    private let next, found: Buffer<Int32>
    private let ended: Buffer<Int8>
    /// The best option of a use by itself.
    let top: Buffer<Int>
    /// Options found, by use × `depth`.
    let time: Buffer<Int32>
    let net: Buffer<Int>

    init(_ instance: Instance, _ lists: SeatLists, _ stocks: Stocks, _ habits: Habits, uses: Int) {
        self.instance = instance
        self.lists = lists
        self.stocks = stocks
        self.habits = habits
        feesAreCosts = instance.activities.feeAmount.indices.allSatisfy { instance.activities.feeAmount[$0] >= 0 }
        next = arena.buffer(uses)
        found = arena.buffer(uses)
        ended = arena.buffer(uses)
        top = arena.buffer(uses)
        time = arena.buffer(uses * OptionReader.depth)
        net = arena.buffer(uses * OptionReader.depth)
    }

    func open(_ p: Int, _ prices: Multipliers) {
        person = p
        draws = false
        feeGain = 0
        for b in 0..<instance.places.budgetLimit.count
        where instance.people.draws(p, on: b) && (prices.row[stocks.budget[b]] > 0 || !feesAreCosts) { draws = true }
        guard draws, !feesAreCosts else { return }
        for f in instance.activities.feeAmount.indices where instance.activities.feeAmount[f] < 0 {
            let row = stocks.budget[instance.activities.feeBudget[f]]
            feeGain += max(0, -prices.cost(instance.activities.feeAmount[f], of: row))
        }
    }

    /// Begins to read the list of a use, the person's `i`-th; what its best option is worth.
    func read(_ u: Int, at i: Int, _ prices: Multipliers) -> Int {
        lists.makeReady(lists.ofUse[u])
        next[i] = lists.entries[lists.ofUse[u]].lowerBound
        found[i] = 0
        ended[i] = 0
        if draws { gather(u, i, prices) }
        top[i] = find(u, at: i, 1) ? net[i * OptionReader.depth] : PersonOracle.never
        return top[i]
    }

    /// One time is all there is for a use.
    func take(_ t: Int, worth: Int, at i: Int) -> Int {
        (found[i], ended[i], top[i]) = (1, 1, worth)
        (time[i * OptionReader.depth], net[i * OptionReader.depth]) = (t, worth)
        return worth
    }

    /// What the person at hand would pay of budgets for a seat at a time.
    func fees(_ t: Int, _ prices: Multipliers) -> Int {
        guard draws else { return 0 }
        let activities = instance.activities
        var sum = 0
        for f in activities.fees[activities.activityOfTime[t]]
        where instance.people.draws(person, on: activities.feeBudget[f]) {
            sum += prices.cost(activities.feeAmount[f], of: stocks.budget[activities.feeBudget[f]])
        }
        return sum
    }

    /// Could the person at hand attend all meetings of a time, their own absences and limits alone considered?
    @inline(__always) func suits(_ t: Int) -> Bool { habits.suits(person, t) }

    /// Reads on until `n` options are found; false if there are not so many.
    @inline(__always) func find(_ u: Int, at i: Int, _ n: Int) -> Bool {
        if found[i] >= n { return true }
        return ended[i] == 0 && findMore(u, i, n)
    }

    private func findMore(_ u: Int, _ i: Int, _ n: Int) -> Bool {
        let range = lists.entries[lists.ofUse[u]]
        while found[i] < n {
            let at = next[i]
            guard at < range.upperBound else {
                ended[i] = 1
                return false
            }
            if found[i] == OptionReader.depth - 1 || at - range.lowerBound >= OptionReader.scanLimit {
                close(i)
                return found[i] >= n
            }
            next[i] = at + 1
            let e = lists.order[at]
            if suits(lists.time[e]) {
                let k = i * OptionReader.depth + found[i]
                time[k] = lists.time[e]
                net[k] = lists.net[e]
                found[i] = found[i] + 1
            }
        }
        return true
    }

    /// The next entry stands for itself and all that follow.
    private func close(_ i: Int) {
        let e = lists.order[next[i]]
        let k = i * OptionReader.depth + found[i]
        time[k] = ~lists.time[e]
        net[k] = lists.net[e] + feeGain
        found[i] = found[i] + 1
        ended[i] = 1
    }

    /// Reads a good piece of the list of one who pays fees, and sorts it anew with them.
    private func gather(_ u: Int, _ i: Int, _ prices: Multipliers) {
        _ = find(u, at: i, OptionReader.atOnce)
        if ended[i] == 0, next[i] < lists.entries[lists.ofUse[u]].upperBound { close(i) }
        ended[i] = 1
        let from = i * OptionReader.depth
        for k in 0..<found[i] {
            let t = time[from + k]
            var v = net[from + k]
            if t >= 0 { v -= fees(t, prices) }
            var j = k
            while j > 0, net[from + j - 1] < v {
                net[from + j] = net[from + j - 1]
                time[from + j] = time[from + j - 1]
                j -= 1
            }
            net[from + j] = v
            time[from + j] = t
        }
    }
}
