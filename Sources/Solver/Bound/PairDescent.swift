import Problem

/// Finds prices for the pairs, beginning with those of seats: the incremental method of `WideDescent`, pair by pair.
///
/// After each block of people the activities answer anew, and three things follow: the prices of the block's own
/// pairs, by the running mean of admissions less enrolments; the prices of all seats of a time, by its demand and
/// supply; and rows. Every few passes the mean of the last one's prices is evaluated in full, which gives the bound.
final class PairDescent {
    let dual: Dual
    private let trial: Multipliers
    private let mean: Multipliers
    /// Where the dual was least.
    let best: Multipliers
    /// Least value so far, in `Multipliers.unit`ths; with the timetable decided as a whole no bound, as in `Descent`.
    private(set) var value = Int.max
    /// Least value so far with each activity decided by itself: a bound.
    private(set) var bound = Int.max
    private var refinement: Refinement?
    /// What comes next is the least so far, since nothing before it is of its kind.
    private var isAnew = false
    /// Steps taken.
    private(set) var steps = 0
    /// How far a price may move in one step, in money; it shrinks.
    private var reach: Float
    private let end: Float
    private let blocks = 8
    private let passes = 3
    private let pairSmoothing: Float = 0.5
    private let timeSmoothing: Float = 1.0 / 8
    private enum Stage { case block(pass: Int, block: Int), full }
    private var stage = Stage.block(pass: 0, block: 0)
    private var next = -1
    private var last = Int.max / 2
    private var averaged: Float = 0
    // By pair: price above that of its time, mean slope.
    private let own, slope, sum: UnsafeMutablePointer<Float>
    private let admitted: Buffer<Int8>
    // By activity-time; by row.
    private let price, demand, supply, seats, wants, admits: UnsafeMutablePointer<Float>
    private let row, use, rowSum, rate: UnsafeMutablePointer<Float>
    private let arena = Arena()

    init(_ dual: Dual, after wide: WideDescent) {
        self.dual = dual
        let (pairs, rows, times) = (dual.pairs.count, dual.stocks.count, wide.dual.timeCount)
        trial = Multipliers(pairs: pairs, rows: rows)
        mean = Multipliers(pairs: pairs, rows: rows)
        best = Multipliers(pairs: pairs, rows: rows)
        (own, slope, sum) = (arena.floats(pairs), arena.floats(pairs), arena.floats(pairs))
        admitted = arena.buffer(pairs)
        (price, demand, supply) = (arena.floats(times), arena.floats(times), arena.floats(times))
        (seats, wants, admits) = (arena.floats(times), arena.floats(times), arena.floats(times))
        (row, use, rowSum, rate) = (arena.floats(rows), arena.floats(rows), arena.floats(rows), arena.floats(rows))
        let unit = Float(Multipliers.unit)
        for t in 0..<times {
            price[t] = Float(wide.best.pair.base[t]) / unit
            demand[t] = wide.walk.demand[t]
            supply[t] = wide.walk.supply[t]
            seats[t] = wide.walk.seats[t]
        }
        for r in 0..<rows {
            row[r] = Float(Double(wide.best.row.base[r]) / Double(Multipliers.unit << Multipliers.fine))
            use[r] = wide.walk.use[r]
            rate[r] = dual.stocks.rate(r)
        }
        dual.running.take(from: wide.walk.running)
        reach = wide.scale / 45
        end = wide.scale / 800
        writeTrial()
    }

    /// From now on the timetable is decided as a whole.
    func decideTogether(_ refinement: Refinement) {
        self.refinement = refinement
        leave(refinement.needless)
        (isAnew, last) = (true, Int.max / 2)
        // With longer steps it gains less on a network of 5,000, and with shorter ones.
        reach *= 0.7
        writeTrial()
    }

    /// These rows need no price.
    private func leave(_ rows: [Int]) {
        for r in rows { (row[r], rate[r], rowSum[r], best.row[r]) = (0, 0, 0, 0) }
    }

    /// Takes over what was found where the dual was least.
    private func correct(_ refinement: Refinement) {
        switch refinement.finding {
        case .other: return
        case .same(let found): value = max(value, found)
        case .grown(let found):
            value = found
            leave(refinement.needless)
            writeTrial()
        }
    }

    var isTogether: Bool { refinement != nil }

    /// Steps are too short to matter.
    var isSettled: Bool { reach < end }

    /// Has it taken so many steps, and evaluated what they came to?
    func hasTaken(_ steps: Int) -> Bool {
        if case .block(0, 0) = stage { return self.steps >= steps && next < 0 }
        return false
    }

    /// Works for about `ticks`, or until it has taken so many steps.
    func work(ticks: inout Int, upTo most: Int = Int.max) {
        while ticks > 0, !isSettled, !hasTaken(most) {
            ticks -= 1
            if let refinement, refinement.isUnderWay {
                refinement.work(ticks: &ticks)
                if !refinement.isUnderWay { correct(refinement) }
                continue
            }
            let before = ticks
            defer { refinement?.wait(before - ticks) }
            switch stage {
            case .block(let pass, let block):
                guard ask(block, &ticks) else { return }
                follow(block, isLast: pass == passes - 1, &ticks)
                if block + 1 < blocks {
                    stage = .block(pass: pass, block: block + 1)
                } else if pass + 1 < passes {
                    stage = .block(pass: pass + 1, block: 0)
                } else {
                    finishPass()
                    stage = .full
                }
            case .full:
                let deciding: Dual.Deciding = refinement.map { .found($0.timetable, least: value) } ?? .apart
                guard let v = dual.evaluate(mean, deciding, ticks: &ticks) else { return }
                if refinement == nil { bound = min(bound, v) }
                if v < value || isAnew {
                    isAnew = false
                    value = v
                    best.copy(from: mean)
                }
                if last - v < abs(v) / 2_000 { reach *= 0.85 }
                last = v
                stage = .block(pass: 0, block: 0)
                refinement?.begin(at: best)
            }
        }
    }

    /// Asks the people of a block; false if there was not work enough for all.
    private func ask(_ block: Int, _ ticks: inout Int) -> Bool {
        let people = dual.instance.people.count
        if next < 0 {
            next = block
            dual.beginPeople(trial)
            ticks -= dual.pairs.count >> 9 + dual.stocks.count >> 8 + (dual.menus.cost.count / blocks) >> 7
        }
        while next < people {
            if ticks <= 0 { return false }
            let end = min(next + Dual.atOnce * blocks, people)
            _ = dual.ask(Array(stride(from: next, to: end, by: blocks)), trial, ticks: &ticks)
            next += Dual.atOnce * blocks
        }
        dual.endPeople()
        ticks -= dual.instance.activities.count + dual.pairs.count >> 8
        next = -1
        return true
    }

    /// Lets means and prices follow what the block wanted and the activities then do.
    private func follow(_ block: Int, isLast: Bool, _ ticks: inout Int) {
        let pairs = dual.pairs
        let times = Float(blocks)
        let allTimes = dual.instance.activities.activityOfTime.indices
        for t in allTimes { (wants[t], admits[t]) = (0, 0) }
        // Rows so far hold what the block uses of them: it stands for all people.
        for r in 0..<dual.stocks.count {
            dual.rowSlope[r] = dual.stocks.capacity[r] - blocks * (dual.stocks.capacity[r] - dual.rowSlope[r])
        }
        admitted.fill(0)
        let activities = dual.activities
        dual.running.begin()
        if let refinement { _ = refinement.timetable.find(trial, ticks: &ticks) }
        dual.answers(trial, in: refinement?.timetable) { a in
            dual.running.note(activities.time)
            dual.countRows(a)
            for k in 0..<activities.admittedCount { admitted[activities.admitted[k]] = 1 }
            if activities.time >= 0 { admits[activities.time] = Float(activities.admittedCount) }
        }
        for p in stride(from: block, to: dual.instance.people.count, by: blocks) {
            for i in pairs.ofPerson[p] {
                let wanted = dual.pairSlope.base[i] < 0
                if wanted { wants[pairs.time[i]] += 1 }
                let now: Float = (admitted[i] != 0 ? 1 : 0) - (wanted ? 1 : 0)
                slope[i] += pairSmoothing * (now - slope[i])
                own[i] -= reach * slope[i]
            }
        }
        let a = timeSmoothing
        for t in allTimes {
            demand[t] += a * (times * wants[t] - demand[t])
            supply[t] += a * (admits[t] - supply[t])
            price[t] -= reach * (supply[t] - demand[t]) / (seats[t] + demand[t] + 1)
        }
        for r in 0..<dual.stocks.count {
            let capacity = Float(dual.stocks.capacity.base[r])
            use[r] += a * (capacity - Float(dual.rowSlope.base[r]) - use[r])
            let excess = (capacity - use[r]) / (abs(capacity) + abs(use[r]) + 0.01)
            row[r] = max(0, row[r] - reach * rate[r] * excess)
        }
        steps += 1
        writeTrial()
        guard isLast else { return }
        let unit = 1 / Float(Multipliers.unit)
        for i in 0..<pairs.count { sum[i] += Float(trial.pair.base[i]) * unit }
        for r in 0..<dual.stocks.count { rowSum[r] += row[r] }
        averaged += 1
    }

    /// Prices of pairs are their own above that of their time.
    private func writeTrial() {
        let unit = Float(Multipliers.unit)
        for i in 0..<dual.pairs.count {
            let t = dual.pairs.time[i]
            // Seats that are nothing but seats have one price, at least 0: see `Pairs.isOpen`.
            let isOpen = dual.pairs.isOpen[t] != 0
            let to = ((isOpen ? 0 : own[i]) + price[t]) * unit
            trial.pair.base[i] = Int32(max(isOpen ? 0 : -1e9, min(1e9, to)).rounded())
        }
        write(rows: row, 1, to: trial)
    }

    private func write(rows: UnsafeMutablePointer<Float>, _ share: Float, to: Multipliers) {
        let fine = Double(Multipliers.unit << Multipliers.fine)
        for r in 0..<dual.stocks.count {
            let most = Double(dual.stocks.most[r])
            to.row.base[r] = Int(max(0, min(most, Double(rows[r] * share) * fine)).rounded())
        }
    }

    /// The mean prices of the pass, to be evaluated.
    private func finishPass() {
        let unit = Float(Multipliers.unit)
        for i in 0..<dual.pairs.count {
            mean.pair.base[i] = Int32(max(-1e9, min(1e9, sum[i] / averaged * unit)).rounded())
            sum[i] = 0
        }
        write(rows: rowSum, 1 / averaged, to: mean)
        rowSum.update(repeating: 0, count: dual.stocks.count)
        averaged = 0
    }
}
