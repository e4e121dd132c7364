/// The step that the prices of seats and rows take after a block of people was asked: they follow the running means of what is
/// wanted, there and used. `WideDescent` and `TimetableDescent` say how far.
final class WideSteps {
    let dual: WideDual
    /// The prices of the moment, and the mean of those since `beginMean`.
    let trial, mean: Multipliers
    /// What a request is worth in the mean: the scale of all steps.
    let scale: Float
    let blocks: Int
    /// How far means follow what a block says.
    private let smoothing: Float
    // By activity-time; by row.
    let demand, supply, seats, use: UnsafeMutablePointer<Float>
    private let price, priceSum, row, rowSum, rate: UnsafeMutablePointer<Float>
    private var summed: Float = 0
    private var isFirst = true
    // How far people have been asked, and what they are worth.
    private var next = -1
    private(set) var total = 0

    init(_ dual: WideDual, blocks: Int) {
        self.dual = dual
        self.blocks = blocks
        smoothing = 1 / Float(max(8, blocks))
        let instance = dual.instance
        let (times, rows) = (dual.timeCount, dual.stocks.count)
        trial = Multipliers(pairs: times, rows: rows)
        mean = Multipliers(pairs: times, rows: rows)
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
    }

    deinit {
        for p in [price, demand, supply, priceSum, seats, row, use, rowSum, rate] { p.deallocate() }
    }

    /// Asks every `stride`-th person, whose values come to `total`; false if there was not work enough for all.
    func ask(from first: Int, by stride: Int, _ prices: Multipliers, _ ticks: inout Int) -> Bool {
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

    /// Lets means and prices follow what the block wanted; rows in `free` have no price.
    func follow(reach: Float, timetable: GivenTimetable? = nil, free: [Int] = []) {
        let a = isFirst ? 1 : smoothing
        isFirst = false
        let times = Float(blocks)
        for t in 0..<dual.timeCount { demand[t] += a * (times * Float(dual.demand.base[t]) - demand[t]) }
        _ = dual.allActivities(trial, wanted: demand, timetable: timetable)
        for t in 0..<dual.timeCount {
            let now = Float(dual.supply.base[t])
            // What is given does not tremble.
            if timetable == nil { supply[t] += a * (now - supply[t]) } else { supply[t] = now }
            price[t] -= reach * (supply[t] - demand[t]) / (seats[t] + demand[t] + 1)
        }
        for r in 0..<dual.stocks.count {
            let now = times * Float(dual.personUse.base[r]) + Float(dual.activityUse.base[r])
            use[r] += a * (now - use[r])
            let capacity = Float(dual.stocks.capacity.base[r])
            let excess = (capacity - use[r]) / (abs(capacity) + abs(use[r]) + 0.01)
            row[r] = max(0, row[r] - reach * rate[r] * excess)
        }
        for r in free { row[r] = 0 }
        write(price, row, 1, to: trial)
    }

    func beginMean() {
        priceSum.update(repeating: 0, count: dual.timeCount)
        rowSum.update(repeating: 0, count: dual.stocks.count)
        summed = 0
    }

    /// The prices of the moment count in the mean.
    func sum() {
        for t in 0..<dual.timeCount { priceSum[t] += price[t] }
        for r in 0..<dual.stocks.count { rowSum[r] += row[r] }
        summed += 1
    }

    func endMean() { write(priceSum, rowSum, 1 / summed, to: mean) }

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
