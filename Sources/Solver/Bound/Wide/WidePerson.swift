import Problem

/// The best bundle of one person when every seat of a time has one price.
///
/// Branch and bound over requests, choices and parts as in `PersonOracle`, but each part's options are read from the
/// list that all of one home share, best first, past those that do not suit the person, and no further than the bound
/// asks. After `OptionReader.depth` of them the next stands for all the rest, and is taken to clash with nothing: the value is
/// then too high, never too low. Clashes, orders and budgets are exact up to there; limits are kept one by one.
final class WidePerson {
    let instance: Instance
    let geometry: Geometry
    let lists: SeatLists
    let stocks: Stocks
    let wishes: WideWishes
    let arena = Arena()
    let words: Int
    static let nodeLimit = 800
    /// Nodes after which the best so far is taken.
    var mostNodes = WidePerson.nodeLimit
    let options: OptionReader
    let feesAreCosts: Bool
    // Of the person at hand. By use counted from the first: how far its list was read, and what was found.
    var person = 0
    var requests = 0..<0
    var firstUse = 0
    let choiceTop: Buffer<Int>
    let order: Buffer<Int32>
    /// The most a request can be worth by itself, and all from a turn on.
    let requestTop, after: Buffer<Int>
    let sharing: DaySharing
    var firstChoice = 0
    var unserved = 0
    /// The request that is not to be granted, the use that is to be at one time, that time, and what it is worth; −1 for none.
    var leftOut = -1
    var seated = -1
    var seatTime = 0
    var seatNet = 0
    var packaged = false
    var hasWishes = false
    var wishCeiling = 0
    var wishesAreBound = false
    // The bundle under construction: times, `~time` for one that stands for the rest of a list.
    let stack: Buffer<Int32>
    var depth = 0
    let decided: Buffer<Int8>
    static let undecided = 0, granted = 1, skipped = 2
    /// Does what is decided of a request say something of the appointments?
    let bindsWishes: Buffer<UInt8>
    let startOf, endOf: Buffer<Int>
    let union: Buffer<UInt64>
    var best = 0
    var cutBound = 0
    var cut = false
    var nodes = 0
    /// Activity-times of the best bundle; those that stand for the rest of a list, and pay no fee, as `~time`.
    let chosen: Buffer<Int32>
    var chosenCount = 0
    /// Lane and day of each of the person's wishes, lane −1 for none.
    let wishLane, wishDay: Buffer<Int>

    init(
        _ instance: Instance, _ geometry: Geometry, _ lists: SeatLists, _ stocks: Stocks, _ lanes: LaneDays,
        _ habits: Habits, _ wishDays: WishDays
    ) {
        self.instance = instance
        self.geometry = geometry
        self.lists = lists
        self.stocks = stocks
        wishes = WideWishes(instance, lanes, wishDays)
        words = instance.activities.dayWords
        let people = instance.people
        var (mostUses, mostRequests, mostChoices, mostDepth, mostWishes) = (1, 1, 1, 1, 1)
        for p in 0..<people.count {
            mostWishes = max(mostWishes, people.wishes[p].count)
            let r = people.requests[p]
            guard !r.isEmpty else { continue }
            mostRequests = max(mostRequests, r.count)
            let c = people.choices.starts[r.lowerBound]..<people.choices.starts[r.upperBound]
            mostChoices = max(mostChoices, c.count)
            guard !c.isEmpty else { continue }
            let u = people.uses.starts[c.lowerBound]..<people.uses.starts[c.upperBound]
            mostUses = max(mostUses, u.count)
            var depth = 0
            for q in r { depth += people.choices[q].map { people.uses[$0].count }.max() ?? 0 }
            mostDepth = max(mostDepth, depth)
        }
        options = OptionReader(instance, lists, stocks, habits, uses: mostUses)
        feesAreCosts = instance.activities.feeAmount.indices.allSatisfy { instance.activities.feeAmount[$0] >= 0 }
        choiceTop = arena.buffer(mostChoices)
        order = arena.buffer(mostChoices)
        requestTop = arena.buffer(mostRequests)
        after = arena.buffer(mostRequests + 1)
        sharing = DaySharing(instance, geometry, mostRequests: mostRequests)
        stack = arena.buffer(mostDepth)
        decided = arena.buffer(mostRequests)
        bindsWishes = arena.buffer(mostRequests)
        startOf = arena.buffer(mostRequests)
        endOf = arena.buffer(mostRequests)
        union = arena.buffer(words * (mostDepth + 1))
        chosen = arena.buffer(mostDepth)
        wishLane = arena.buffer(mostWishes)
        wishDay = arena.buffer(mostWishes)
    }

    /// What is asked of one of the person's requests: nothing, not to be granted, or to be granted with a seat at a time, for
    /// so much.
    enum Condition {
        case none
        case without(request: Int)
        case with(use: Int, time: Int, net: Int)
    }

    /// Value of the best bundle of `p`, in `Multipliers.unit`ths, or more where something was left out; `never` or less if the
    /// condition cannot be met.
    func solve(_ p: Int, _ prices: Multipliers, _ condition: Condition = .none) -> Int {
        switch condition {
        case .none: (leftOut, seated) = (-1, -1)
        case .without(let request): (leftOut, seated) = (request, -1)
        case .with(let use, let time, let net): (leftOut, seated, seatTime, seatNet) = (-1, use, time, net)
        }
        open(p, prices)
        depth = 0
        best = PersonOracle.never
        cutBound = PersonOracle.never
        nodes = 0
        cut = false
        chosenCount = 0
        for r in 0..<requests.count { decided[r] = WidePerson.undecided }
        for w in 0..<words { union.base[w] = 0 }
        for w in 0..<instance.people.wishes[p].count { wishLane[w] = -1 }
        let ceiling = after[0] + sharing.most(from: 0) + wishCeiling + max(0, -unserved)
        request(0, 0)
        if best <= PersonOracle.never / 2 { return seated >= 0 ? PersonOracle.never : max(0, ceiling) }
        return cut ? max(best, cutBound) : best
    }

    func open(_ p: Int, _ prices: Multipliers) {
        let people = instance.people
        person = p
        requests = people.requests[p]
        let unit = Multipliers.unit
        unserved = requests.isEmpty ? 0 : instance.weights.unserved * unit
        hasWishes = !people.wishes[p].isEmpty
        wishCeiling = 0
        wishesAreBound = false
        if hasWishes {
            wishes.open(p)
            wishCeiling = wishes.run()
            for r in 0..<requests.count { bindsWishes[r] = 0 }
            for o in people.orders[p] where (people.orderFirst[o] < 0) != (people.orderSecond[o] < 0) {
                wishesAreBound = true
                bindsWishes[max(people.orderFirst[o], people.orderSecond[o]) - requests.lowerBound] = 1
            }
        }
        packaged = false
        after[requests.count] = 0
        guard !requests.isEmpty else {
            sharing.arrange(p, isPackaged: false)
            return
        }
        firstChoice = people.choices.starts[requests.lowerBound]
        firstUse = people.uses.starts[firstChoice]
        options.open(p, prices)
        for r in 0..<requests.count {
            let (top, days) = list(requests.lowerBound + r, prices)
            requestTop[r] = top
            sharing.days[r] = days
        }
        sharing.arrange(p, isPackaged: packaged)
        for i in (0..<requests.count).reversed() {
            let r = sharing.turn[i]
            let top = requestTop[r]
            let must = isNeeded(requests.lowerBound + r)
            after[i] = after[i + 1] + (must && top > PersonOracle.never ? top : max(0, top))
        }
    }

    /// Begins to read all lists of a request, and sorts its choices; the most it can be worth, and the dearest attended days of it.
    func list(_ q: Int, _ prices: Multipliers) -> (top: Int, days: Int) {
        let people = instance.people
        var (top, days) = (PersonOracle.never, 0)
        for (i, c) in people.choices[q].enumerated() {
            if people.uses[c].count > 1 { packaged = true }
            var sum = premium(c)
            var ownDays = 0
            for u in people.uses[c] where sum > PersonOracle.never / 2 {
                let best =
                    u == seated
                    ? options.take(seatTime, worth: seatNet, at: u - firstUse)
                    : options.read(u, at: u - firstUse, prices)
                ownDays += lists.mostDays[lists.ofUse[u]]
                sum = best <= PersonOracle.never ? PersonOracle.never : sum + best
            }
            if sum > PersonOracle.never / 2 {
                sum += people.choiceValue[c] * Multipliers.unit
            } else {
                sum = PersonOracle.never
            }
            choiceTop[c - firstChoice] = sum
            top = max(top, sum)
            days = max(days, ownDays)
            var j = c - firstChoice
            while j > c - firstChoice - i, choiceTop[order[j - 1]] < sum {
                order[j] = order[j - 1]
                j -= 1
            }
            order[j] = c - firstChoice
        }
        return (top, days * Multipliers.unit)
    }

    @inline(__always) func isSeated(_ q: Int) -> Bool {
        seated >= 0 && instance.people.requestOfChoice[instance.people.choiceOfUse[seated]] == q
    }

    /// Is the request to be granted, come what may?
    @inline(__always) func isNeeded(_ q: Int) -> Bool {
        instance.locks.request[q] == Locks.on || isSeated(q)
    }

    /// What the plan in force or `fixed` adds to a choice at most, `never` where it is not open.
    func premium(_ c: Int) -> Int {
        let q = instance.people.requestOfChoice[c]
        if q == leftOut || isSeated(q) && instance.people.choiceOfUse[seated] != c { return PersonOracle.never }
        let saved = KeptGrants.worth(c, instance)
        switch instance.locks.request[q] {
        case Locks.off: return PersonOracle.never
        case Locks.on:
            guard let first = instance.locks.grants[q].first else { return saved }
            let candidate = instance.locks.grantCandidate[first]
            let wanted = instance.people.choice(ofCandidate: candidate)
            return wanted == c ? saved : PersonOracle.never
        default: return saved
        }
    }
}
