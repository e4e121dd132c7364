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
    private var members: [Member]
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
        members = []
        join()
    }

    /// Asks people for themselves, and adds up what they want apart from others.
    private final class Member {
        let persons: WidePerson
        let demand: Buffer<Int32>
        let use: Buffer<Int>
        var (value, ticks) = (0, 0)
        private let arena: Arena

        init(_ persons: WidePerson, times: Int, rows: Int) {
            arena = Arena()
            self.persons = persons
            demand = arena.buffer(times)
            use = arena.buffer(rows)
        }
    }

    /// There is one member more.
    private func join() {
        let persons = WidePerson(instance, geometry, lists, stocks, lanes, habits, wishDays)
        members.append(Member(persons, times: timeCount, rows: stocks.count))
    }

    /// Who answers for people when they are asked one by one.
    var persons: WidePerson { members[0].persons }

    /// Looks up all prices; to be called before people or activities are asked at them.
    func prepare(_ prices: Multipliers) {
        lists.refresh(prices)
        lanes.refresh(prices)
    }

    /// How people are asked from now on.
    /// - Parameters:
    ///   - nodes: after which the best so far is taken.
    ///   - tolerance: what an appointment may be worth less than the best, in money.
    func ask(nodes: Int, tolerance: Float) {
        self.nodes = nodes
        self.tolerance = Int(min(1e12, tolerance * Float(Multipliers.unit)))
        members.forEach(instruct)
    }

    private var (nodes, tolerance) = (WidePerson.nodeLimit, 0)

    private func instruct(_ member: Member) {
        member.persons.mostNodes = nodes
        member.persons.wishes.tolerance.most = tolerance
    }

    /// The constant part of L.
    func base(_ prices: Multipliers) -> Int { constant * Multipliers.unit + prices.capacityValue(stocks) }

    func clearPeople() {
        for member in members {
            member.demand.fill(0)
            member.use.fill(0)
        }
    }

    /// Value of the people of some of the calls; what they want is counted when `addPeople` is called.
    /// - Parameter calls: of these no two are of the same home: the lists of a home are sorted by whoever reads them first.
    func ask(_ calls: Range<Int>, of order: HomeOrder, _ prices: Multipliers, ticks: inout Int) -> Int {
        let count = min(team.size, calls.count)
        while members.count < count {
            join()
            instruct(members.last!)
        }
        nonisolated(unsafe) let members = members
        team.share(calls.count, among: count) { call, member in
            let member = members[member]
            for i in order.calls[calls.lowerBound + call] { self.ask(order.person[i], prices, by: member) }
        }
        var value = 0
        for member in members {
            value += member.value
            ticks -= member.ticks
            (member.value, member.ticks) = (0, 0)
        }
        return value
    }

    private func ask(_ p: Int, _ prices: Multipliers, by member: Member) {
        let persons = member.persons
        member.value += persons.solve(p, prices)
        member.ticks += 4 + persons.nodes >> 4
        let acts = instance.activities
        for k in 0..<persons.chosenCount {
            let t = persons.chosen[k]
            guard t >= 0 else {
                member.demand[~t] = member.demand[~t] + 1
                continue
            }
            member.demand[t] = member.demand[t] + 1
            for f in acts.fees[acts.activityOfTime[t]] where instance.people.draws(p, on: acts.feeBudget[f]) {
                let r = stocks.budget[acts.feeBudget[f]]
                member.use[r] = member.use[r] + acts.feeAmount[f]
            }
        }
        for w in 0..<instance.people.wishes[p].count where persons.wishLane[w] >= 0 {
            lanes.count(persons.wishLane[w], persons.wishDay[w], in: member.use)
        }
    }

    /// Adds up what people want who were asked since `clearPeople`.
    func addPeople() {
        demand.copy(from: members[0].demand)
        personUse.copy(from: members[0].use)
        for member in members.dropFirst() {
            for t in 0..<timeCount { demand[t] = demand[t] + member.demand[t] }
            for r in 0..<stocks.count { personUse[r] = personUse[r] + member.use[r] }
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
