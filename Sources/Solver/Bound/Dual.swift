import Problem

/// The Lagrangian dual of a problem: for any prices, a number that no legal plan's objective exceeds.
///
///     L(prices) = constants + Σ capacity · row price + Σ best of each person + Σ best of each activity
///
/// (Held and Karp 1970; Geoffrion 1974; Fisher 1981.) Enrolments are split in two copies that the pair prices hold
/// together (Guignard and Kim 1987), so that seats, least sizes and reserved seats are kept exactly by the activity
/// and clashes, orders and limits exactly by the person. `evaluate` also leaves the slope of L in `pairSlope` and
/// `rowSlope`: where the two copies differ, and what of each row is left over.
final class Dual {
    let instance: Instance
    let geometry: Geometry
    let pairs: Pairs
    let stocks: Stocks
    let menus: WishMenus
    private let dayPrices: DayPrices
    private let team: Team
    /// Who asks people, in a thread each; the first is of whoever works.
    private var askers: [Asker<PersonOracle>] = []
    /// How often people were asked.
    private var round = 0
    let activities: ActivityOracle
    let constant: Int
    /// Admissions less enrolments of a pair: −1, 0 or 1.
    let pairSlope: Buffer<Int8>
    /// Capacity less use of a row.
    let rowSlope: Buffer<Int>
    /// How activities ran.
    let running: Running
    /// 1 for a pair that its person chose when last asked.
    let attends: Buffer<UInt8>
    /// 1 for an activity-time at which its activity ran when last asked.
    let meets: Buffer<UInt8>
    private let arena = Arena()
    // Owns the rows, if it is there.
    private let wide: WideDual?
    // An evaluation may be spread over several calls.
    private enum Stage { case start, people(Int), activities(Int), timetable }
    private var stage = Stage.start
    private var total = 0
    private var isNoting = false
    private var isOfAPart = false

    /// With `wide`, its rows are taken over.
    /// - Parameter team: threads that help to ask people.
    init(_ instance: Instance, after wide: WideDual? = nil, team: Team = Team()) {
        self.wide = wide
        self.team = team
        self.instance = instance
        geometry = Geometry(instance, self.arena)
        pairs = Pairs(instance, geometry, self.arena)
        stocks = wide?.stocks ?? Stocks(instance, geometry, self.arena)
        menus = WishMenus(instance, self.arena)
        dayPrices = DayPrices(stocks)
        constant = Constants.value(instance)
        pairSlope = self.arena.buffer(pairs.count)
        attends = self.arena.buffer(pairs.count)
        meets = self.arena.buffer(instance.activities.activityOfTime.count)
        activities = ActivityOracle(instance, pairs, stocks, wanted: pairSlope)
        rowSlope = self.arena.buffer(stocks.count)
        running = Running(times: instance.activities.activityOfTime.count, memory: 40)
        join()
    }

    /// One thread more can ask.
    private func join() {
        let dishPrices = DishPrices(instance, menus, stocks, dayPrices)
        askers.append(Asker(PersonOracle(instance, geometry, pairs, stocks, dishPrices), rows: stocks.count))
    }

    /// Who answers for people when they are asked one by one, and alone knows what is decided of a part of the problem.
    var persons: PersonOracle { askers[0].oracle }

    /// How it is decided which activities run, and how.
    enum Deciding {
        /// Each by itself; the prices of rows keep them out of each other's way.
        case apart
        /// Those that compete together, by the heaviest timetable that is quickly found, or not so quickly where the dual seems to be less than `least`: there may be a
        /// heavier one, so that the value is no bound.
        case found(TimetableOracle, least: Int)
        /// Those that compete together, for about `effort` ticks, with the proof of how much heavier the timetable could be: a bound again,
        /// least where rows that need no price (`TimetableOracle.needless`) have none. The slopes say nothing.
        case proven(TimetableOracle, effort: Int)

        fileprivate var timetable: TimetableOracle? {
            switch self {
            case .apart: nil
            case .found(let timetable, _), .proven(let timetable, _): timetable
            }
        }
    }

    /// Works on L(prices) for about `ticks` and returns it, in `Multipliers.unit`ths, when it is done. An evaluation is to be finished with what it was
    /// begun with.
    func evaluate(_ prices: Multipliers, _ deciding: Deciding = .apart, ticks: inout Int) -> Int? {
        if case .start = stage {
            total = constant * Multipliers.unit + prices.capacityValue(stocks) - persons.promised
            beginPeople(prices)
            ticks -= (pairs.count + stocks.count) >> 9 + menus.cost.count >> 7
            stage = .people(0)
        }
        if case .people(var p) = stage {
            while p < instance.people.count {
                if ticks <= 0 {
                    stage = .people(p)
                    return nil
                }
                let some = p..<min(p + Dual.atOnce, instance.people.count)
                total += ask(some, prices, ticks: &ticks)
                p = some.upperBound
            }
            endPeople()
            // What runs in a part of the problem says little of the whole.
            isNoting = !isOfAPart
            if case .proven = deciding { isNoting = false }
            if isNoting { running.begin() }
            stage = .activities(0)
        }
        if case .activities(var a) = stage {
            while a < instance.activities.count {
                if ticks <= 0 {
                    stage = .activities(a)
                    return nil
                }
                if deciding.timetable?.decides(a) != true {
                    total += activities.solve(a, prices)
                    countActivity(a)
                    ticks -= 1
                }
                a += 1
            }
            stage = .timetable
        }
        switch deciding {
        case .apart: break
        case .found(let timetable, let least):
            total += timetable.find(prices, ticks: &ticks)
            if total < least { total += timetable.findMore(ticks: &ticks) }
            timetable.forEachAnswer(prices, countActivity)
        case .proven(let timetable, let effort):
            guard let worth = timetable.solve(prices, effort: effort, ticks: &ticks) else { return nil }
            total += worth
        }
        stage = .start
        return total
    }

    /// From now on the dual is that of a part of the problem, in which these things are so. No evaluation may be under way.
    func decide(_ decided: [Decision]) {
        activities.decide(decided)
        persons.decide(decided, barred: (0..<meets.count).filter { activities.isBarred($0) })
        isOfAPart = !decided.isEmpty
    }

    /// So many people are asked before it is seen whether the work is done.
    static let atOnce = 256
    /// So many are asked by one thread before the next.
    private static let inCall = 8

    /// Looks up all prices, and begins to count what people use of rows.
    func beginPeople(_ prices: Multipliers) {
        round += 1
        dayPrices.refresh(prices)
        for asker in askers { asker.use.fill(0) }
    }

    /// Asks people, and returns what they are worth: what they choose is −1 in `pairSlope`, all else of theirs 0.
    func ask<People: RandomAccessCollection<Int>>(_ people: People, _ prices: Multipliers, ticks: inout Int) -> Int {
        let calls = (people.count + Dual.inCall - 1) / Dual.inCall
        let count = isOfAPart ? 1 : max(1, min(team.size, calls / 2))
        while askers.count < count { join() }
        for asker in askers { asker.oracle.round = round }
        return team.ask(calls, by: askers[..<count], ticks: &ticks) { [self] call, asker in
            for n in call * Dual.inCall..<min((call + 1) * Dual.inCall, people.count) {
                ask(people[people.index(people.startIndex, offsetBy: n)], prices, by: asker)
            }
        }
    }

    /// What of each row the people leave who were asked since `beginPeople` is in `rowSlope`.
    func endPeople() {
        for r in 0..<stocks.count { rowSlope[r] = stocks.capacity[r] }
        for asker in askers { for r in 0..<stocks.count { rowSlope[r] = rowSlope[r] - asker.use[r] } }
    }

    /// Lets all activities answer in turn: those that compete with each other as they run in the heaviest timetable known, if there is one.
    func answers(_ prices: Multipliers, in timetable: TimetableOracle?, _ body: (Int) -> Void) {
        for a in 0..<instance.activities.count where timetable?.decides(a) != true {
            _ = activities.solve(a, prices)
            body(a)
        }
        timetable?.forEachAnswer(prices, body)
    }

    private func ask(_ p: Int, _ prices: Multipliers, by asker: Asker<PersonOracle>) {
        let (persons, use) = (asker.oracle, asker.use)
        asker.value += persons.solve(p, prices)
        asker.ticks += 1 + persons.nodes >> 5 + pairs.ofPerson[p].count >> 7
        let acts = instance.activities
        for i in pairs.ofPerson[p] { (pairSlope[i], attends[i]) = (0, 0) }
        for k in 0..<persons.chosenCount {
            let i = persons.chosen[k]
            (pairSlope[i], attends[i]) = (-1, 1)
            for f in acts.fees[acts.activityOfTime[pairs.time[i]]]
            where instance.people.draws(p, on: acts.feeBudget[f]) {
                let r = stocks.budget[acts.feeBudget[f]]
                use[r] = use[r] + acts.feeAmount[f]
            }
        }
        let dishPrices = persons.wishes.prices
        let wishes = instance.people.wishes[p]
        for w in wishes {
            let d = persons.dishes[w - wishes.lowerBound]
            guard d >= 0 else { continue }
            let minutes = menus.minutes[menus.ofWish[w]]
            guard dishPrices.isCharged(d, minutes: minutes) else { continue }
            let lane = menus.laneOfDish[d]
            let staff = instance.services.laneStaff[lane] * stocks.dayCount + menus.day[d]
            for k in stocks.staffDay[staff] {
                let r = stocks.staffDayRow[k]
                use[r] = use[r] + minutes
            }
            let room = dishPrices.room[lane]
            guard room >= 0 else { continue }
            for k in stocks.roomDay[room * stocks.dayCount + menus.day[d]] {
                let r = stocks.roomDayRow[k]
                use[r] = use[r] + stocks.minutes(minutes, inRoom: room)
            }
        }
    }

    private func countActivity(_ a: Int) {
        if isNoting { running.note(activities.time) }
        for t in instance.activities.times[a] { meets[t] = t == activities.time ? 1 : 0 }
        for k in 0..<activities.admittedCount {
            let i = activities.admitted[k]
            pairSlope[i] = pairSlope[i] + 1
        }
        countRows(a)
    }

    /// Takes what the activity solved last uses of rows off their slope.
    func countRows(_ a: Int) {
        guard activities.time >= 0 else { return }
        let acts = instance.activities
        for k in stocks.timeUse[activities.time] {
            rowSlope[stocks.timeRow[k]] = rowSlope[stocks.timeRow[k]] - stocks.timeAmount[k]
        }
        let offset = activities.time - acts.times[a].lowerBound
        if activities.place >= 0 {
            let use = stocks.placeBase[a] + offset * acts.places[a].count + activities.place - acts.places[a].lowerBound
            for k in stocks.placeUse[use] {
                rowSlope[stocks.placeRow[k]] = rowSlope[stocks.placeRow[k]] - stocks.placeAmount[k]
            }
        }
        let all = acts.posts(ofActivity: a)
        for r in 0..<acts.roles[a].count {
            let use = stocks.postBase[a] + offset * all.count + activities.post[r] - all.lowerBound
            for k in stocks.postUse[use] {
                rowSlope[stocks.postRow[k]] = rowSlope[stocks.postRow[k]] - stocks.postAmount[k]
            }
        }
    }
}
