import Problem

/// Finds prices for the seats: an incremental subgradient method.
///
/// People are asked in blocks, and after each the prices follow (Nedić and Bertsekas 2001), by what a running mean
/// over all blocks makes of demand: many small steps for the work of one evaluation. A step is as long as what is
/// wanted and what is there differ in proportion, so it needs no target and no line search; steps shrink from cycle
/// to cycle, and the mean of the prices along a pass is then evaluated in full, which is what gives a bound.
final class WideDescent {
    let dual: WideDual
    private let trial: Multipliers
    private let mean: Multipliers
    /// Where the dual was least.
    let best: Multipliers
    /// Least value so far, in `Multipliers.unit`ths.
    private(set) var value = Int.max
    /// Steps taken.
    private(set) var steps = 0
    /// How far a price may move in one step, in money; it shrinks.
    private(set) var reach: Float
    /// What a request is worth in the mean: the scale of all steps.
    let scale: Float
    private let blocks: Int
    private let smoothing: Float
    /// Passes between two evaluations, the last of which is the one that is averaged.
    private let passes: Int
    private let shrink: Float
    /// Nodes spent on a person where only a rough direction is wanted, as long as steps are long.
    private static let quick = 40
    /// Steps longer than this are rough.
    private let rough: Float
    /// Gain of a cycle, in proportion, below which its steps are too long.
    private let enough: Float
    private enum Stage { case block(pass: Int, block: Int), full }
    private var stage = Stage.block(pass: 0, block: 0)
    private var next = -1
    private var total = 0
    private var last = Int.max / 2
    private var averaged: Float = 0
    // By activity-time; by row.
    let demand, supply, seats, use: UnsafeMutablePointer<Float>
    private let price, priceSum, row, rowSum, rate: UnsafeMutablePointer<Float>

    init(_ dual: WideDual) {
        self.dual = dual
        let instance = dual.instance
        // Of many people a thirty-second says enough, and to evaluate all in full takes long: a cycle has four times the steps.
        let isCity = instance.isCity
        passes = isCity ? 6 : 3
        blocks = isCity ? 32 : max(1, min(16, instance.people.count / 20))
        shrink = isCity ? 0.5 : 0.75
        enough = isCity ? 1 / 75 : 1 / 300
        let (times, rows) = (dual.timeCount, dual.stocks.count)
        trial = Multipliers(pairs: times, rows: rows)
        mean = Multipliers(pairs: times, rows: rows)
        best = Multipliers(pairs: times, rows: rows)
        smoothing = 1 / Float(max(8, blocks))
        func zeros(_ n: Int) -> UnsafeMutablePointer<Float> {
            let p = UnsafeMutablePointer<Float>.allocate(capacity: max(1, n))
            p.initialize(repeating: 0, count: max(1, n))
            return p
        }
        (price, demand, supply, priceSum, seats) = (
            zeros(times), zeros(times), zeros(times), zeros(times), zeros(times)
        )
        (row, use, rowSum, rate) = (zeros(rows), zeros(rows), zeros(rows), zeros(rows))
        for t in 0..<times {
            let a = instance.activities.activityOfTime[t]
            seats[t] = Float(min(instance.activities.maxSize[a], dual.lists.crowd[a]))
        }
        for r in 0..<rows { rate[r] = dual.stocks.rate(r) }
        var worth = 0.0
        for c in instance.people.choiceValue.indices { worth += abs(Double(instance.people.choiceValue[c])) }
        for w in instance.people.wishValue.indices { worth += abs(Double(instance.people.wishValue[w])) }
        let count = instance.people.choiceValue.count + instance.people.wishValue.count
        scale = Float(max(1, worth / Double(max(1, count))))
        reach = scale / (isCity ? 20 : 10)
        rough = scale / (isCity ? 60 : 15)
    }

    deinit {
        for p in [price, demand, supply, priceSum, seats, row, use, rowSum, rate] { p.deallocate() }
    }

    /// Prices are near where they can get; pairs can do better from here on.
    var isNear: Bool { reach < scale / 100 }

    /// Prices are good enough to say which timetables are worth trying.
    var isTelling: Bool { reach < scale / 25 && value < Int.max }

    /// Steps are so long that it does not matter where exactly they lead.
    private var isRough: Bool { reach > rough }

    /// Steps are too short to matter.
    var isSettled: Bool { reach < scale / 2_000 }

    /// Works for about `ticks`.
    func work(ticks: inout Int) {
        while ticks > 0, !isSettled {
            ticks -= 1
            switch stage {
            case .block(let pass, let block):
                dual.persons.mostNodes = isRough ? WideDescent.quick : WidePerson.nodeLimit
                guard ask(from: block, by: blocks, trial, &ticks) else { return }
                follow(pass)
                if block + 1 < blocks {
                    stage = .block(pass: pass, block: block + 1)
                } else if pass + 1 < passes {
                    stage = .block(pass: pass + 1, block: 0)
                } else {
                    write(priceSum, rowSum, 1 / averaged, to: mean)
                    stage = .full
                }
            case .full:
                dual.persons.mostNodes = WidePerson.nodeLimit
                guard ask(from: 0, by: 1, mean, &ticks) else { return }
                total += dual.base(mean) + dual.allActivities(mean, wanted: demand)
                if total < value {
                    value = total
                    best.copy(from: mean)
                }
                // As long as a cycle gains much, steps are not too long.
                if Float(last - total) < abs(Float(total)) * enough { reach *= shrink }
                last = total
                priceSum.update(repeating: 0, count: dual.timeCount)
                rowSum.update(repeating: 0, count: dual.stocks.count)
                averaged = 0
                stage = .block(pass: 0, block: 0)
            }
        }
    }

    /// Asks every `stride`-th person; false if there was not work enough for all.
    private func ask(from first: Int, by stride: Int, _ prices: Multipliers, _ ticks: inout Int) -> Bool {
        let people = dual.instance.people.count
        if next < 0 {
            next = first
            total = 0
            dual.prepare(prices)
            dual.clearPeople()
            ticks -= dual.lists.time.count >> 5 + dual.lanes.cost.count >> 8 + dual.stocks.count >> 6
        }
        while next < people {
            if ticks <= 0 { return false }
            total += dual.person(next, prices)
            ticks -= 4 + dual.persons.nodes >> 4
            next += stride
        }
        ticks -= dual.instance.activities.count
        next = -1
        return true
    }

    /// Lets means and prices follow what the block wanted.
    private func follow(_ pass: Int) {
        let a = steps == 0 ? 1 : smoothing
        let times = Float(blocks)
        for t in 0..<dual.timeCount { demand[t] += a * (times * Float(dual.demand.base[t]) - demand[t]) }
        _ = dual.allActivities(trial, wanted: demand)
        for t in 0..<dual.timeCount {
            supply[t] += a * (Float(dual.supply.base[t]) - supply[t])
            price[t] -= reach * (supply[t] - demand[t]) / (seats[t] + demand[t] + 1)
        }
        for r in 0..<dual.stocks.count {
            let now = times * Float(dual.personUse.base[r]) + Float(dual.activityUse.base[r])
            use[r] += a * (now - use[r])
            let capacity = Float(dual.stocks.capacity.base[r])
            let excess = (capacity - use[r]) / (abs(capacity) + abs(use[r]) + 0.01)
            row[r] = max(0, row[r] - reach * rate[r] * excess)
        }
        steps += 1
        write(price, row, 1, to: trial)
        guard pass == passes - 1 else { return }
        for t in 0..<dual.timeCount { priceSum[t] += price[t] }
        for r in 0..<dual.stocks.count { rowSum[r] += row[r] }
        averaged += 1
    }

    private func write(
        _ price: UnsafeMutablePointer<Float>, _ row: UnsafeMutablePointer<Float>, _ share: Float, to: Multipliers
    ) {
        let unit = Float(Multipliers.unit)
        for t in 0..<dual.timeCount {
            to.pair.base[t] = Int32(max(-1e9, min(1e9, price[t] * share * unit)).rounded())
        }
        let fine = Double(Multipliers.unit << Multipliers.fine)
        for r in 0..<dual.stocks.count {
            to.row.base[r] = Int(
                max(0, min(Double(dual.stocks.most[r]), Double(row[r] * share) * fine)).rounded())
        }
    }
}
