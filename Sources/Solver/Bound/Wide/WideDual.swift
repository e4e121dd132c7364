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
    private let habits: Habits
    private let wishDays: WishDays
    private let team: Team
    /// Who asks people, in a thread each; the first is of whoever works.
    private var askers: [Asker<WidePerson>] = []
    let activities: CrowdOracle
    let constant: Int
    let timeCount: Int
    /// By activity-time: people who want to come, people who are admitted.
    let demand, supply: Buffer<Int32>
    /// Use of rows by people, by activities.
    let personUse, activityUse: Buffer<Int>
    private let arena = Arena()

    /// - Parameter team: threads that help to ask people.
    init(_ instance: Instance, team: Team = Team()) {
        self.instance = instance
        self.team = team
        geometry = Geometry(instance, self.arena)
        lists = SeatLists(instance, geometry, self.arena)
        stocks = Stocks(instance, geometry, self.arena)
        lanes = LaneDays(instance, stocks, self.arena)
        habits = Habits(instance, geometry, self.arena)
        wishDays = WishDays(instance, self.arena)
        activities = CrowdOracle(instance, stocks, crowd: lists.crowd)
        constant = Constants.value(instance)
        timeCount = instance.activities.activityOfTime.count
        demand = self.arena.buffer(timeCount)
        supply = self.arena.buffer(timeCount)
        personUse = self.arena.buffer(stocks.count)
        activityUse = self.arena.buffer(stocks.count)
        join()
    }

    /// One thread more can ask.
    private func join() {
        let persons = WidePerson(instance, geometry, lists, stocks, lanes, habits, wishDays)
        instruct(persons)
        askers.append(Asker(persons, rows: stocks.count, times: timeCount))
    }

    /// Who answers for people when they are asked one by one.
    var persons: WidePerson { askers[0].oracle }

    /// Looks up all prices; to be called before people or activities are asked at them.
    func prepare(_ prices: Multipliers) {
        lists.refresh(prices)
        lanes.refresh(prices)
        // Whoever asks may then read any of them.
        if lists.areOfFewHomes {
            team.share(lists.entries.count, among: team.size) { [lists] list, _ in lists.makeReady(list) }
        }
    }

    /// How people are asked from now on.
    /// - Parameters:
    ///   - nodes: after which the best so far is taken.
    ///   - tolerance: what an appointment may be worth less than the best, in money.
    func setCare(nodes: Int, tolerance: Float) {
        care = (nodes, Int(min(1e12, tolerance * Float(Multipliers.unit))))
        for asker in askers { instruct(asker.oracle) }
    }

    private var care = (nodes: WidePerson.nodeLimit, tolerance: 0)

    private func instruct(_ persons: WidePerson) { (persons.mostNodes, persons.wishes.tolerance.most) = care }

    /// The constant part of L.
    func base(_ prices: Multipliers) -> Int { constant * Multipliers.unit + prices.capacityValue(stocks) }

    /// Begins to count what people want.
    func clearPeople() {
        for asker in askers {
            asker.wanted.fill(0)
            asker.use.fill(0)
        }
    }

    /// Value of the people of some of the calls; what they want is counted when `addPeople` is called.
    /// - Parameter calls: to be made at once (`HomeOrder.together`).
    func ask(_ calls: Range<Int>, of order: HomeOrder, _ prices: Multipliers, ticks: inout Int) -> Int {
        let count = max(1, min(team.size, calls.count))
        while askers.count < count { join() }
        return team.ask(calls.count, by: askers[..<count], ticks: &ticks) { [self] call, asker in
            for i in order.calls[calls.lowerBound + call] { ask(order.person[i], prices, by: asker) }
        }
    }

    private func ask(_ p: Int, _ prices: Multipliers, by asker: Asker<WidePerson>) {
        let persons = asker.oracle
        asker.value += persons.solve(p, prices)
        asker.ticks += 4 + persons.nodes >> 4
        let acts = instance.activities
        for k in 0..<persons.chosenCount {
            let t = persons.chosen[k]
            guard t >= 0 else {
                asker.wanted[~t] = asker.wanted[~t] + 1
                continue
            }
            asker.wanted[t] = asker.wanted[t] + 1
            for f in acts.fees[acts.activityOfTime[t]] where instance.people.draws(p, on: acts.feeBudget[f]) {
                let r = stocks.budget[acts.feeBudget[f]]
                asker.use[r] = asker.use[r] + acts.feeAmount[f]
            }
        }
        for w in 0..<instance.people.wishes[p].count where persons.wishLane[w] >= 0 {
            lanes.count(persons.wishLane[w], persons.wishDay[w], in: asker.use)
        }
    }

    /// Adds up what people want who were asked since `clearPeople`.
    func addPeople() {
        demand.copy(from: askers[0].wanted)
        personUse.copy(from: askers[0].use)
        for asker in askers.dropFirst() {
            for t in 0..<timeCount { demand[t] = demand[t] + asker.wanted[t] }
            for r in 0..<stocks.count { personUse[r] = personUse[r] + asker.use[r] }
        }
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
