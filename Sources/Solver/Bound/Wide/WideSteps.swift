/// How the prices of seats and rows move: after each block of people that was asked they take a step, following the running
/// means of what is wanted, there and used; a cycle is a few passes over all people, and an evaluation in full at the mean prices of the
/// last. `WideDescent` and `TimetableDescent` say how long the steps are.
final class WideSteps {
    let dual: WideDual
    /// The mean prices of the last pass of a cycle, where the dual was evaluated.
    let mean: Multipliers
    /// The prices of the moment.
    private let trial: Multipliers
    /// What a request is worth in the mean: the scale of all steps.
    let scale: Float
    private let blocks: Int
    /// Everybody, and every so many-th.
    private let all: HomeOrder
    private let inBlock: [HomeOrder]
    /// How far means follow what a block says.
    private let smoothing: Float
    // By activity-time; by row.
    let demand, supply, seats, use: UnsafeMutablePointer<Float>
    private let price, priceSum, row, rowSum, rate: UnsafeMutablePointer<Float>
    /// How activities ran, as long as no timetable was given.
    let running: Running
    /// Times that are not to be had.
    private let barred: Buffer<UInt8>
    /// The price of what is barred, in `Multipliers.unit`ths: more than anybody pays whose wishes are worth less than four million.
    static let prohibitive = 1_000_000_000
    private var summed: Float = 0
    private var isFirst = true
    private enum Stage { case block(pass: Int, block: Int), full }
    private var stage = Stage.block(pass: 0, block: 0)
    // How far people have been asked, and what they are worth.
    private var next = -1
    private var total = 0
    /// Steps taken.
    private(set) var steps = 0
    private let arena = Arena()

    init(_ dual: WideDual, blocks: Int) {
        self.dual = dual
        self.blocks = blocks
        smoothing = 1 / Float(max(8, blocks))
        let instance = dual.instance
        let everybody = 0..<instance.people.count
        all = HomeOrder(everybody, instance, arena, isMixed: dual.lists.areOfFewHomes)
        inBlock = (0..<blocks).map { [arena] block in
            HomeOrder(
                stride(from: block, to: everybody.upperBound, by: blocks), instance, arena,
                isMixed: dual.lists.areOfFewHomes)
        }
        let (times, rows) = (dual.timeCount, dual.stocks.count)
        trial = Multipliers(pairs: times, rows: rows)
        mean = Multipliers(pairs: times, rows: rows)
        (price, demand, supply, priceSum, seats) = (
            arena.floats(times), arena.floats(times), arena.floats(times), arena.floats(times), arena.floats(times)
        )
        (row, use, rowSum, rate) = (arena.floats(rows), arena.floats(rows), arena.floats(rows), arena.floats(rows))
        barred = arena.buffer(times)
        running = Running(times: times, memory: max(40, 4 * blocks))
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
    }

    /// How a cycle goes.
    struct Cycle {
        /// Passes over all people; the prices of the last are averaged.
        let passes: Int
        /// How far a price may move in one step, in money.
        let reach: Float
        /// Nodes spent on a person, but where the dual is evaluated.
        let nodes: Int
        /// Rows that have no price.
        var free: [Int] = []
    }

    /// Goes on with a cycle until `ticks` are used up or the dual has been evaluated.
    /// - Returns: the dual at `mean`, in `Multipliers.unit`ths, if it was evaluated; the next call begins a new cycle.
    func work(_ cycle: Cycle, _ timetable: GivenTimetable? = nil, ticks: inout Int) -> Int? {
        while ticks > 0 {
            ticks -= 1
            switch stage {
            case .block(let pass, let block):
                dual.setCare(nodes: cycle.nodes, tolerance: cycle.reach)
                guard ask(inBlock[block], trial, &ticks) else { return nil }
                follow(cycle, timetable)
                if pass == cycle.passes - 1 { sum() }
                if block + 1 < blocks {
                    stage = .block(pass: pass, block: block + 1)
                } else if pass + 1 < cycle.passes {
                    stage = .block(pass: pass + 1, block: 0)
                } else {
                    write(priceSum, rowSum, 1 / summed, to: mean)
                    stage = .full
                }
            case .full:
                dual.setCare(nodes: WidePerson.nodeLimit, tolerance: 0)
                guard ask(all, mean, &ticks) else { return nil }
                total += dual.base(mean) + dual.allActivities(mean, wanted: demand, timetable: timetable)
                restart()
                return total
            }
        }
        return nil
    }

    /// The next cycle begins at its beginning. No evaluation may be under way.
    func restart() {
        priceSum.update(repeating: 0, count: dual.timeCount)
        rowSum.update(repeating: 0, count: dual.stocks.count)
        summed = 0
        stage = .block(pass: 0, block: 0)
    }

    /// Asks people, whose values come to `total`; false if there was not work enough for all.
    private func ask(_ people: HomeOrder, _ prices: Multipliers, _ ticks: inout Int) -> Bool {
        if next < 0 {
            (next, total) = (0, 0)
            dual.prepare(prices)
            dual.clearPeople()
            ticks -= dual.lists.time.count >> 5 + dual.lanes.cost.count >> 8 + dual.stocks.count >> 6
        }
        while next < people.calls.count {
            if ticks <= 0 { return false }
            let calls = people.together(from: next)
            total += dual.ask(calls, of: people, prices, ticks: &ticks)
            next = calls.upperBound
        }
        dual.addPeople()
        ticks -= dual.instance.activities.count
        next = -1
        return true
    }

    /// Lets means and prices follow what the block wanted.
    private func follow(_ cycle: Cycle, _ timetable: GivenTimetable?) {
        let a = isFirst ? 1 : smoothing
        isFirst = false
        let times = Float(blocks)
        for t in 0..<dual.timeCount { demand[t] += a * (times * Float(dual.demand[t]) - demand[t]) }
        _ = dual.allActivities(
            trial, wanted: demand, timetable: timetable, running: timetable == nil ? running : nil)
        for t in 0..<dual.timeCount where barred[t] == 0 {
            let now = Float(dual.supply[t])
            // What is given does not tremble.
            if timetable == nil { supply[t] += a * (now - supply[t]) } else { supply[t] = now }
            price[t] -= cycle.reach * (supply[t] - demand[t]) / (seats[t] + demand[t] + 1)
        }
        for r in 0..<dual.stocks.count {
            let now = times * Float(dual.personUse.base[r]) + Float(dual.activityUse.base[r])
            use[r] += a * (now - use[r])
            let capacity = Float(dual.stocks.capacity.base[r])
            let excess = (capacity - use[r]) / (abs(capacity) + abs(use[r]) + 0.01)
            row[r] = max(0, row[r] - cycle.reach * rate[r] * excess)
        }
        for r in cycle.free { row[r] = 0 }
        write(price, row, 1, to: trial)
        steps += 1
    }

    /// The prices of the moment count in the mean.
    private func sum() {
        for t in 0..<dual.timeCount { priceSum[t] += price[t] }
        for r in 0..<dual.stocks.count { rowSum[r] += row[r] }
        summed += 1
    }

    private func write(
        _ price: UnsafeMutablePointer<Float>, _ row: UnsafeMutablePointer<Float>, _ share: Float, to: Multipliers
    ) {
        let unit = Float(Multipliers.unit)
        for t in 0..<dual.timeCount {
            to.pair.base[t] =
                isBarred(t)
                ? Int32(WideSteps.prohibitive) : Int32(max(-1e9, min(1e9, price[t] * share * unit)).rounded())
        }
        let fine = Double(Multipliers.unit << Multipliers.fine)
        for r in 0..<dual.stocks.count {
            to.row.base[r] = Int(
                max(0, min(Double(dual.stocks.most[r]), Double(row[r] * share) * fine)).rounded())
        }
    }

    // MARK: What a timetable does not have

    /// Bars the times at which nothing can be had with the timetable given (nil: all can), and lets the others in again, at
    /// the price they had and, those that were barred last, as if everybody wanted as much as there is.
    func bar(_ timetable: GivenTimetable?) {
        let activities = dual.instance.activities
        for a in 0..<activities.count {
            for t in activities.times[a] {
                let isOut = timetable.map { $0.decides(a) && $0.time(of: a) != t } ?? false
                if isBarred(t), !isOut { demand[t] = seats[t] }
                barred[t] = isOut ? 1 : 0
            }
        }
        write(price, row, 1, to: trial)
    }

    @inline(__always) func isBarred(_ t: Int) -> Bool { barred[t] != 0 }

    /// What a seat at a barred time is to cost when it is let in again, in money.
    func setPrice(ofBarred t: Int, _ money: Float) { price[t] = money }

    // MARK: To begin again from where it was

    /// Prices and means of a moment.
    struct Moment {
        fileprivate let price, demand, supply, row, use: [Float]
    }

    var moment: Moment {
        func copy(_ p: UnsafeMutablePointer<Float>, _ n: Int) -> [Float] {
            Array(UnsafeBufferPointer(start: p, count: n))
        }
        let (times, rows) = (dual.timeCount, dual.stocks.count)
        return Moment(
            price: copy(price, times), demand: copy(demand, times), supply: copy(supply, times), row: copy(row, rows),
            use: copy(use, rows))
    }

    func restore(_ moment: Moment) {
        for t in 0..<dual.timeCount {
            (price[t], demand[t], supply[t]) = (moment.price[t], moment.demand[t], moment.supply[t])
        }
        for r in 0..<dual.stocks.count { (row[r], use[r]) = (moment.row[r], moment.use[r]) }
        isFirst = false
        write(price, row, 1, to: trial)
    }

    /// Begins with other prices, and the means that led there.
    func start(at prices: Multipliers, meansOf other: WideSteps) {
        let unit = Float(Multipliers.unit)
        let fine = Double(Multipliers.unit << Multipliers.fine)
        for t in 0..<dual.timeCount {
            price[t] = Float(prices.pair.base[t]) / unit
            (demand[t], supply[t]) = (other.demand[t], other.supply[t])
        }
        for r in 0..<dual.stocks.count {
            row[r] = Float(Double(prices.row.base[r]) / fine)
            use[r] = other.use[r]
        }
        isFirst = false
        write(price, row, 1, to: trial)
    }
}
