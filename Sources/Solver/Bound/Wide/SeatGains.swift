import Problem

/// What a seat at a time that a timetable does not have would be worth to those who would gain most by it.
///
/// A time that is not in the timetable has no price that says something: any at which nobody wants a seat is as good. If
/// each person pays for it what they would gain by it, nobody is better off, and the dual is what it was; but to hold the
/// activity then would bring in the sum of what as many would pay as there are seats, which is what the second cohort of a
/// part is worth more than what its people have now. (In the dual with a price for each pair these are prices of pairs.)
/// Of several seats that a person would need at once, none of which is there, nothing is said.
final class SeatGains {
    private let walk: WideSteps
    private let instance: Instance
    private let arena = Arena()
    /// By activity-time that has a way, for each of its seats: the greatest gains, falling, in `Multipliers.unit`ths.
    private let slots: Rows
    private let gain: Buffer<Int>
    private let found: Buffer<Int32>
    /// Who was last found to gain by a time, and how much.
    private let lastPerson: Buffer<Int32>
    private let lastGain: Buffer<Int>
    private var next = 0
    /// What a person has without the request at hand.
    private let held: Buffer<Int32>
    private var heldCount = 0
    /// What is lost by one who has to come, lest there be too few, and of whom nothing is known.
    private let forcedLoss: Int

    init(_ walk: WideSteps, _ ways: Ways) {
        self.walk = walk
        instance = walk.dual.instance
        let times = walk.dual.timeCount
        var seats = [Int](repeating: 0, count: times)
        for way in ways.all {
            let (a, t) = (Int(way.activity), Int(way.time))
            seats[t] = max(0, min(instance.activities.maxSize[a], walk.dual.lists.crowd[a]))
        }
        var rows = RowsBuilder()
        for t in 0..<times {
            rows.size += seats[t]
            rows.close()
        }
        gain = arena.buffer(rows.size)
        slots = rows.frozen(arena)
        found = arena.buffer(times)
        lastPerson = arena.buffer(times)
        lastGain = arena.buffer(times)
        held = arena.buffer(walk.dual.persons.chosen.count)
        forcedLoss = Int(walk.scale) * Multipliers.unit
    }

    /// Begins anew, at the walk's mean prices and with what it bars.
    func begin() {
        next = 0
        found.fill(0)
        lastPerson.fill(-1)
        walk.dual.prepare(walk.mean)
    }

    /// Goes on until all people have been asked, or `ticks` are used up; true when it is done.
    func work(ticks: inout Int) -> Bool {
        while next < instance.people.count {
            if ticks <= 0 { return false }
            ask(next, &ticks)
            next += 1
        }
        return true
    }

    func knows(_ t: Int) -> Bool { walk.isBarred(t) }

    /// What so many seats at most would bring in at a time, but `least` people at least; in `Multipliers.unit`ths.
    func payment(_ t: Int, seats: Int, least: Int) -> Int {
        let range = slots[t]
        let n = max(0, min(seats, found[t]))
        var sum = 0
        for k in 0..<n {
            if gain[range.lowerBound + k] < 0, k >= least { break }
            sum += gain[range.lowerBound + k]
        }
        return sum - max(0, least - n) * forcedLoss
    }

    /// Gives each barred time the price at which all its seats would be taken if it were let in.
    func setPrices() {
        for t in 0..<found.count where walk.isBarred(t) {
            let range = slots[t]
            let least = found[t] < range.count || range.isEmpty ? 0 : max(0, gain[range.upperBound - 1])
            walk.setPrice(ofBarred: t, Float(least) / Float(Multipliers.unit))
        }
    }

    // MARK: One person

    private func ask(_ p: Int, _ ticks: inout Int) {
        let people = instance.people
        let requests = people.requests[p].filter { instance.locks.request[$0] == Locks.free }
        guard !requests.isEmpty else { return }
        let value = solve(p, .none, &ticks)
        for q in requests {
            let isLinked = people.orders[p].contains { people.orderFirst[$0] == q || people.orderSecond[$0] == q }
            var rest: Int?
            if !isLinked {
                rest = solve(p, .without(request: q), &ticks)
                keepHeld()
                if heldCount == 0 { rest! += instance.weights.unserved * Multipliers.unit }
            }
            for c in people.choices[q] {
                for u in people.uses[c] { ask(p, c, u, value, rest, &ticks) }
            }
        }
    }

    /// - Parameter rest: what the person has without the request; nil if that says nothing of what they have with it.
    private func ask(_ p: Int, _ c: Int, _ u: Int, _ value: Int, _ rest: Int?, _ ticks: inout Int) {
        let people = instance.people
        let (lists, options) = (walk.dual.lists, walk.dual.persons.options)
        let uses = people.uses[c]
        let list = lists.entries[lists.ofUse[u]]
        ticks -= list.count >> 5
        let unit = Multipliers.unit
        var common = people.choiceValue[c] * unit + KeptGrants.worth(c, instance) - value
        for other in uses where other != u { common = max(PersonOracle.never, common + top(other)) }
        for e in list {
            let t = lists.time[e]
            guard walk.isBarred(t), slots[t].count > 0, options.suits(t) else { continue }
            let net = lists.base[e] * unit - options.fees(t, walk.mean)
            var gain = Int.max
            if let rest { gain = rest + common + net + shared(t) }
            if rest == nil || uses.count > 1 || !goesWithHeld(p, t) {
                guard gain > max(0, lowest(t)) else { continue }
                gain = solve(p, .with(use: u, time: t, net: net), &ticks) - value
            } else {
                var time = Int32(t)
                gain -= KeptGrants.lost(c, &time, 1, instance)
            }
            note(p, t, gain)
        }
    }

    private func solve(_ p: Int, _ condition: WidePerson.Condition, _ ticks: inout Int) -> Int {
        let persons = walk.dual.persons
        let value = persons.solve(p, walk.mean, condition)
        ticks -= 2 + persons.nodes >> 4
        return value
    }

    private func keepHeld() {
        let persons = walk.dual.persons
        heldCount = persons.chosenCount
        for k in 0..<heldCount { held[k] = persons.chosen[k] }
    }

    /// Can the person have the time besides all they hold?
    private func goesWithHeld(_ p: Int, _ t: Int) -> Bool {
        for k in 0..<heldCount where held[k] >= 0 && walk.dual.geometry.clash(t, held[k]) { return false }
        let activities = instance.activities
        let a = activities.activityOfTime[t]
        for f in activities.fees[a] where instance.people.draws(p, on: activities.feeBudget[f]) {
            let budget = activities.feeBudget[f]
            var spent = activities.feeAmount[f]
            for k in 0..<heldCount where held[k] >= 0 {
                for other in activities.fees[activities.activityOfTime[held[k]]]
                where activities.feeBudget[other] == budget {
                    spent += activities.feeAmount[other]
                }
            }
            if spent > instance.places.budgetPerPerson[budget] { return false }
        }
        return true
    }

    /// What is saved by days that are attended already.
    private func shared(_ t: Int) -> Int {
        let activities = instance.activities
        guard walk.dual.geometry.attendedDay > 0, activities.site[activities.activityOfTime[t]] != -1 else { return 0 }
        var days = 0
        for w in 0..<activities.dayWords {
            var union: UInt64 = 0
            for k in 0..<heldCount
            where held[k] >= 0 && activities.site[activities.activityOfTime[held[k]]] != -1 {
                union |= activities.dayBits.base[held[k] * activities.dayWords + w]
            }
            days += (union & activities.dayBits.base[t * activities.dayWords + w]).nonzeroBitCount
        }
        return days * walk.dual.geometry.attendedDay * Multipliers.unit
    }

    /// The best that the person at hand could have of a use, at the prices of the day.
    private func top(_ u: Int) -> Int {
        let lists = walk.dual.lists
        lists.makeReady(lists.ofUse[u])
        for k in lists.entries[lists.ofUse[u]] where walk.dual.persons.options.suits(lists.time[lists.order[k]]) {
            return lists.net[lists.order[k]]
        }
        return PersonOracle.never
    }

    // MARK: The greatest gains

    /// What does not gain more is not among the greatest.
    private func lowest(_ t: Int) -> Int {
        let range = slots[t]
        return found[t] < range.count ? -forcedLoss : gain[range.upperBound - 1]
    }

    private func note(_ p: Int, _ t: Int, _ value: Int) {
        // Several requests or choices of one person may want the same seat: the one that gains most does.
        if lastPerson[t] == p {
            guard value > lastGain[t] else { return }
            remove(t, lastGain[t])
        }
        guard value > lowest(t) else { return }
        (lastPerson[t], lastGain[t]) = (p, value)
        let range = slots[t]
        var k = range.lowerBound + min(found[t], range.count - 1)
        while k > range.lowerBound, gain[k - 1] < value {
            gain[k] = gain[k - 1]
            k -= 1
        }
        gain[k] = value
        found[t] = min(range.count, found[t] + 1)
    }

    private func remove(_ t: Int, _ value: Int) {
        let from = slots[t].lowerBound
        guard let at = (0..<found[t]).first(where: { gain[from + $0] == value }) else { return }
        for k in at..<found[t] - 1 { gain[from + k] = gain[from + k + 1] }
        found[t] = found[t] - 1
    }
}
