import Problem

/// The Lagrangian dual with one price for all seats of an activity-time, whoever sits there.
///
///     L(prices) = constants + Σ capacity · row price + Σ best of each person + Σ best of each activity
///
/// as in `Dual`, whose pair prices it is the special case of that are equal at each time; so it is weaker (an activity
/// may run in part), but it needs no table of people × activities and its prices settle in a tenth of the work. It is
/// the bound where pairs are too many, and where they are not it finds the prices to begin with. Prices are held in
/// `Multipliers`, `pair` by activity-time.
final class WideDual {
    let instance: Instance
    let geometry: Geometry
    let lists: SeatLists
    let stocks: Stocks
    let lanes: LaneDays
    let persons: WidePerson
    let activities: CrowdOracle
    let constant: Int
    let timeCount: Int
    /// By activity-time: people who want to come, people who are admitted.
    let demand, supply: Buffer<Int32>
    /// Use of rows by people, by activities.
    let personUse, activityUse: Buffer<Int>
    private let arena = Arena()

    init(_ instance: Instance) {
        self.instance = instance
        geometry = Geometry(instance, self.arena)
        lists = SeatLists(instance, geometry, self.arena)
        stocks = Stocks(instance, geometry, self.arena)
        lanes = LaneDays(instance, stocks, self.arena)
        persons = WidePerson(instance, geometry, lists, stocks, lanes)
        activities = CrowdOracle(instance, stocks, crowd: lists.crowd)
        constant = Constants.value(instance)
        timeCount = instance.activities.activityOfTime.count
        demand = self.arena.buffer(timeCount)
        supply = self.arena.buffer(timeCount)
        personUse = self.arena.buffer(stocks.count)
        activityUse = self.arena.buffer(stocks.count)
    }

    /// Looks up all prices; to be called before people or activities are asked at them.
    func prepare(_ prices: Multipliers) {
        lists.refresh(prices)
        lanes.refresh(prices)
    }

    /// What an appointment may be worth less than the best, in money.
    func tolerate(_ money: Float) { persons.wishes.tolerance.most = Int(min(1e12, money * Float(Multipliers.unit))) }

    /// The constant part of L.
    func base(_ prices: Multipliers) -> Int { constant * Multipliers.unit + prices.capacityValue(stocks) }

    func clearPeople() {
        demand.fill(0)
        personUse.fill(0)
    }

    /// Value of one person, whose wants are added to `demand` and `personUse`.
    func person(_ p: Int, _ prices: Multipliers) -> Int {
        let value = persons.solve(p, prices)
        let acts = instance.activities
        for k in 0..<persons.chosenCount {
            let t = persons.chosen[k]
            guard t >= 0 else {
                demand[~t] = demand[~t] + 1
                continue
            }
            demand[t] = demand[t] + 1
            for f in acts.fees[acts.activityOfTime[t]] where instance.people.draws(p, on: acts.feeBudget[f]) {
                let r = stocks.budget[acts.feeBudget[f]]
                personUse[r] = personUse[r] + acts.feeAmount[f]
            }
        }
        for w in 0..<instance.people.wishes[p].count where persons.wishLane[w] >= 0 {
            lanes.count(persons.wishLane[w], persons.wishDay[w], in: personUse)
        }
        return value
    }

    /// Value of all activities; `supply` and `activityUse` hold what they do. Where seats are free as many are
    /// admitted as `wanted` says. Those that `timetable` decides do as it says; `running` notes when they run.
    func allActivities(
        _ prices: Multipliers, wanted: UnsafeMutablePointer<Float>, timetable: GivenTimetable? = nil,
        running: Running? = nil
    ) -> Int {
        supply.fill(0)
        activityUse.fill(0)
        running?.begin()
        let acts = instance.activities
        var total = 0
        for a in 0..<acts.count {
            if let timetable, timetable.decides(a) {
                total += activities.run(a, Int(timetable.way[a]), of: timetable.ways, prices, demand: wanted)
            } else {
                total += activities.solve(a, prices, demand: wanted)
            }
            running?.note(activities.time)
            guard activities.time >= 0 else { continue }
            supply[activities.time] = activities.admitted
            for k in stocks.timeUse[activities.time] {
                activityUse[stocks.timeRow[k]] = activityUse[stocks.timeRow[k]] + stocks.timeAmount[k]
            }
            let offset = activities.time - acts.times[a].lowerBound
            if activities.place >= 0 {
                let places = acts.places[a]
                let use = stocks.placeBase[a] + offset * places.count + activities.place - places.lowerBound
                for k in stocks.placeUse[use] {
                    activityUse[stocks.placeRow[k]] = activityUse[stocks.placeRow[k]] + stocks.placeAmount[k]
                }
            }
            let all = acts.posts(ofActivity: a)
            for r in 0..<acts.roles[a].count {
                let use = stocks.postBase[a] + offset * all.count + activities.post[r] - all.lowerBound
                for k in stocks.postUse[use] {
                    activityUse[stocks.postRow[k]] = activityUse[stocks.postRow[k]] + stocks.postAmount[k]
                }
            }
        }
        return total
    }
}
