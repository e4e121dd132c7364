import Problem

/// Participants, what they ask for, and what could be given to each.
struct People: Sendable {
    let count: Int
    /// Index into homes, −1 for none.
    let home: Ints
    /// Membership of groups and use of budgets, as bits.
    let groupBits, budgetBits: Words
    let groupWords, budgetWords: Int
    let requests: Rows
    let personOfRequest: Ints
    /// Choices of a request.
    let choices: Rows
    let choiceValue: Values
    let requestOfChoice: Ints
    /// Parts of a choice.
    let uses: Rows
    /// The part itself, index into the problem's `parts`, by use.
    let partOfUse: Ints
    /// Activities of a part.
    let parts: Rows
    let partActivity: Ints
    /// 1 where the candidates of a use are only some of its part's activities: see `Considered`.
    let isCut: Table<UInt8>
    /// Activities that could fill a use: some time of theirs is free of the person's own absences, and neither
    /// `fixed` nor the reserved seats rule them out.
    let candidates: Rows
    let candidateActivity: Ints
    /// By candidate, bit i: the person is free at the activity's time i (none where it is not considered after all). From time 63 on, bit 63 says nothing: ask `isFree`.
    let candidateTimes: Words
    /// Selection score there; without envy of the candidate that was there first.
    let candidateScore: Values
    /// Most parts that any choice of a request has; seats of a request are numbered `seats[request]`.
    let seats: Rows
    /// Appointments wished for.
    let wishes: Rows
    let personOfWish: Ints
    let wishService: Ints
    let wishValue, wishCostPerDay: Values
    /// Start of the first window, from which days are counted.
    let wishBase: Ints
    /// Starts, in steps of the service, at which the whole appointment lies in a window and the person is free of
    /// their own absences: sorted disjoint ranges.
    let open: Rows
    let openLow, openHigh: Ints
    /// Orders: an item is a request `r` as `r`, a wish `w` as `~w`.
    let orders: Rows
    let orderFirst, orderSecond, orderGap: Ints
    let orderNeeds: Table<UInt8>
    /// Limits of a person, as those of staff.
    let limits: Rows
    let limitPeriod, limitMinutes, limitLoads: Ints
    let loadCount: Int
    /// Who could be enrolled in an activity: candidates by activity.
    let applicants: Rows
    let applicantCandidate: Ints
    /// Which use, and so which choice, request and person, a candidate is of.
    let useOfCandidate: Ints
    let choiceOfUse: Ints

    init(
        _ problem: Problem, _ names: Names, _ world: Places, _ activities: Activities, _ services: Services,
        considered: Int, _ arena: Arena
    ) {
        let all = problem.participants
        count = all.count
        home = arena.table(all.map { p in p.home.map { names.homes[$0]! } ?? -1 })
        groupWords = max(1, (problem.groups.count + 63) / 64)
        budgetWords = max(1, (problem.budgets.count + 63) / 64)
        var c = PeopleColumns(problem, names, groupWords, budgetWords, limit: considered)
        for p in all { c.add(p, problem, names, world, activities, services) }
        groupBits = arena.table(words: c.groupBits)
        budgetBits = arena.table(words: c.budgetBits)
        requests = c.requests.frozen(arena)
        personOfRequest = arena.table(c.personOfRequest)
        choices = c.choices.frozen(arena)
        choiceValue = arena.table(c.choiceValue)
        requestOfChoice = arena.table(c.requestOfChoice)
        uses = c.uses.frozen(arena)
        partOfUse = arena.table(c.partOfUse)
        choiceOfUse = arena.table(c.choiceOfUse)
        isCut = arena.table(c.isCut)
        var partRows = RowsBuilder()
        for part in c.parts {
            partRows.size += part.count
            partRows.close()
        }
        parts = partRows.frozen(arena)
        partActivity = arena.table(c.parts.flatMap { $0 })
        candidates = c.candidates.frozen(arena)
        candidateActivity = arena.table(words: c.candidateActivity)
        candidateTimes = arena.table(words: c.candidateTimes)
        candidateScore = arena.table(c.candidateScore)
        useOfCandidate = arena.table(words: c.useOfCandidate)
        seats = c.seats.frozen(arena)
        wishes = c.wishes.frozen(arena)
        personOfWish = arena.table(c.personOfWish)
        wishService = arena.table(c.wishService)
        wishValue = arena.table(c.wishValue)
        wishCostPerDay = arena.table(c.wishCostPerDay)
        wishBase = arena.table(c.wishBase)
        open = c.open.frozen(arena)
        openLow = arena.table(c.openLow)
        openHigh = arena.table(c.openHigh)
        orders = c.orders.frozen(arena)
        orderFirst = arena.table(c.orderFirst)
        orderSecond = arena.table(c.orderSecond)
        orderGap = arena.table(c.orderGap)
        orderNeeds = arena.table(c.orderNeeds)
        limits = c.limits.frozen(arena)
        limitPeriod = arena.table(c.limitPeriod)
        limitMinutes = arena.table(c.limitMinutes)
        limitLoads = arena.table(c.limitLoads)
        loadCount = c.loadCount
        applicants = Rows(starts: arena.table([Int](repeating: 0, count: activities.count + 1)))
        applicantCandidate = arena.table([Int](repeating: 0, count: candidateActivity.count))
        countApplicants()
    }

    /// Makes `applicants` what the candidates say.
    func countApplicants() {
        let starts = applicants.starts.base
        let n = applicants.count
        starts.update(repeating: 0, count: n + 1)
        for c in candidateActivity.indices { starts[candidateActivity[c] + 1] += 1 }
        for a in 0..<n { starts[a + 1] += starts[a] }
        for c in candidateActivity.indices {
            let a = candidateActivity[c]
            applicantCandidate.base[Int(starts[a])] = Int32(c)
            starts[a] += 1
        }
        // Each now stands where the next begins.
        for a in stride(from: n, to: 0, by: -1) { starts[a] = starts[a - 1] }
        starts[0] = 0
    }

    @inline(__always) func isMember(_ person: Int, of group: Int) -> Bool {
        groupBits.base[person * groupWords + group >> 6] >> UInt64(group & 63) & 1 != 0
    }

    @inline(__always) func draws(_ person: Int, on budget: Int) -> Bool {
        budgetBits.base[person * budgetWords + budget >> 6] >> UInt64(budget & 63) & 1 != 0
    }

    @inline(__always) func choice(ofCandidate c: Int) -> Int { choiceOfUse[useOfCandidate[c]] }

    @inline(__always) func request(ofCandidate c: Int) -> Int { requestOfChoice[choice(ofCandidate: c)] }

    @inline(__always) func person(ofCandidate c: Int) -> Int { personOfRequest[request(ofCandidate: c)] }
}

extension Instance {
    /// Is the person of the candidate free of their own absences at all meetings of `time`?
    @inline(__always) func isFree(candidate: Int, time: Int) -> Bool {
        let offset = time - activities.times[people.candidateActivity[candidate]].lowerBound
        if offset < 63 { return people.candidateTimes.base[candidate] >> UInt64(offset) & 1 != 0 }
        let p = people.person(ofCandidate: candidate)
        let a = problem.activities[people.candidateActivity[candidate]]
        return !meets(a.times[offset].meetings, joined(problem.participants[p].unavailable))
    }

    /// Cost for a person of one enrolment or appointment at a site.
    @inline(__always) func homeCost(_ person: Int, at site: Int) -> Int {
        let home = people.home[person]
        return home < 0 || site < 0 ? 0 : places.homeCosts[home * places.siteCount + site]
    }
}
