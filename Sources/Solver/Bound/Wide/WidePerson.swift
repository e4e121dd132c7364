import Problem

/// The best bundle of one person when every seat of a time has one price.
///
/// Branch and bound over requests, choices and parts as in `PersonOracle`, but each part's options are read from the
/// list that all of one home share, best first, past those that do not suit the person, and no further than the bound
/// asks. After `OptionReader.depth` of them the next stands for all the rest, and is taken to clash with nothing: the value is
/// then too high, never too low. Clashes, orders and budgets are exact up to there; limits are kept one by one.
final class WidePerson {
    private let instance: Instance
    private let geometry: Geometry
    private let lists: SeatLists
    private let stocks: Stocks
    private var wishes: WideWishes
    private let arena = Arena()
    private let words: Int
    static let nodeLimit = 800
    /// Nodes after which the best so far is taken.
    var mostNodes = WidePerson.nodeLimit
    let options: OptionReader
    private let feesAreCosts: Bool
    // Of the person at hand. By use counted from the first: how far its list was read, and what was found.
    private var person = 0
    private var requests = 0..<0
    private var firstUse = 0
    private let choiceTop: Buffer<Int>
    private let order: Buffer<Int32>
    /// The most a request can be worth by itself, and all from a turn on.
    private let requestTop, after: Buffer<Int>
    private let sharing: DaySharing
    private var firstChoice = 0
    private var unserved = 0
    /// The request that is not to be granted, the use that is to be at one time, that time, and what it is worth; −1 for none.
    private var leftOut = -1
    private var seated = -1
    private var seatTime = 0
    private var seatNet = 0
    private var packaged = false
    private var hasWishes = false
    private var wishCeiling = 0
    private var wishesAreBound = false
    // The bundle under construction: times, `~time` for one that stands for the rest of a list.
    private let stack: Buffer<Int32>
    private var depth = 0
    private let decided: Buffer<Int8>
    private static let undecided = 0, granted = 1, skipped = 2
    /// Does what is decided of a request say something of the appointments?
    private let bindsWishes: Buffer<UInt8>
    private let startOf, endOf: Buffer<Int>
    private let union: Buffer<UInt64>
    private var best = 0
    private var cutBound = 0
    private var cut = false
    private(set) var nodes = 0
    /// Activity-times of the best bundle; those that stand for the rest of a list, and pay no fee, as `~time`.
    let chosen: Buffer<Int32>
    private(set) var chosenCount = 0
    /// Lane and day of each of the person's wishes, lane −1 for none.
    let wishLane, wishDay: Buffer<Int>

    init(_ instance: Instance, _ geometry: Geometry, _ lists: SeatLists, _ stocks: Stocks, _ lanes: LaneDays) {
        self.instance = instance
        self.geometry = geometry
        self.lists = lists
        self.stocks = stocks
        wishes = WideWishes(instance, lanes)
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
        options = OptionReader(instance, geometry, lists, stocks, uses: mostUses)
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

    private func open(_ p: Int, _ prices: Multipliers) {
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
    private func list(_ q: Int, _ prices: Multipliers) -> (top: Int, days: Int) {
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

    @inline(__always) private func isSeated(_ q: Int) -> Bool {
        seated >= 0 && instance.people.requestOfChoice[instance.people.choiceOfUse[seated]] == q
    }

    /// Is the request to be granted, come what may?
    @inline(__always) private func isNeeded(_ q: Int) -> Bool {
        instance.locks.request[q] == Locks.on || isSeated(q)
    }

    /// What the plan in force or `fixed` adds to a choice at most, `never` where it is not open.
    private func premium(_ c: Int) -> Int {
        let q = instance.people.requestOfChoice[c]
        if q == leftOut || isSeated(q) && instance.people.choiceOfUse[seated] != c { return PersonOracle.never }
        let saved = KeptGrants.worth(c, instance)
        switch instance.locks.request[q] {
        case Locks.off: return PersonOracle.never
        case Locks.on:
            guard let first = instance.locks.grants[q].first else { return saved }
            let candidate = instance.locks.grantCandidate[first]
            let wanted = instance.people.choiceOfUse[instance.people.useOfCandidate[candidate]]
            return wanted == c ? saved : PersonOracle.never
        default: return saved
        }
    }

    /// Is a node with this much still possible worth a look? Keeps the bound if the search is cut off.
    @inline(__always) private func isOpen(_ bound: Int) -> Bool {
        if bound <= best { return false }
        if cut {
            cutBound = max(cutBound, bound)
            return false
        }
        return true
    }

    /// Decides the request whose turn is `i`, and all after it.
    private func request(_ i: Int, _ value: Int) {
        nodes += 1
        if nodes > mostNodes { cut = true }
        let spare = sharing.most(from: i, afterNone: depth == 0) + wishCeiling + max(0, -unserved)
        guard isOpen(value + after[i] + spare) else { return }
        if i == requests.count {
            leaf(value)
            return
        }
        let r = sharing.turn[i]
        let q = requests.lowerBound + r
        let choices = instance.people.choices[q]
        var skipped = isNeeded(q)
        for k in choices.indices {
            let c = order[k - firstChoice] + firstChoice
            let top = choiceTop[c - firstChoice]
            if top <= PersonOracle.never / 2 { break }
            if top < 0, !skipped {
                skipped = true
                decide(i, WidePerson.skipped, value)
            }
            guard isOpen(value + top + after[i + 1] + spare) else { break }
            let own = premium(c) + instance.people.choiceValue[c] * Multipliers.unit
            part(i, c, 0, value + own, top - own, depth)
        }
        if !skipped { decide(i, WidePerson.skipped, value) }
    }

    /// Goes on with what was decided of the request whose turn is `i`, and what appointments can then be worth.
    private func decide(_ i: Int, _ decision: Int, _ value: Int) {
        let r = sharing.turn[i]
        decided[r] = decision
        if wishesAreBound, bindsWishes[r] != 0, !cut {
            let before = wishCeiling
            bindWishes()
            wishCeiling = wishes.run()
            if wishCeiling > PersonOracle.never / 2 { request(i + 1, value) }
            wishCeiling = before
        } else {
            request(i + 1, value)
        }
        decided[r] = WidePerson.undecided
    }

    private func part(_ i: Int, _ c: Int, _ index: Int, _ value: Int, _ left: Int, _ base: Int) {
        nodes += 1
        if nodes > mostNodes { cut = true }
        let r = sharing.turn[i]
        let uses = instance.people.uses[c]
        if index == uses.count {
            if completes(r, base) {
                let lost = KeptGrants.lost(c, stack.base + base, depth - base, instance)
                decide(i, WidePerson.granted, value - lost)
            }
            return
        }
        let u = uses.lowerBound + index
        let rest = left - options.top[u - firstUse]
        let common = wishCeiling + max(0, -unserved) + after[i + 1] + rest
        let spare = common + sharing.most(from: i, afterNone: depth == 0)
        let later = common + sharing.most(from: index + 1 == uses.count ? i + 1 : i)
        let from = (u - firstUse) * OptionReader.depth
        var k = 0
        while options.find(u, at: u - firstUse, k + 1) {
            let net = options.net[from + k]
            let t = options.time[from + k]
            k += 1
            guard isOpen(value + net + spare) else { return }
            var v = value + net
            if t >= 0 {
                v += attend(t)
            } else {
                v += sharing.most(of: r, lists.mostDays[lists.ofUse[u]] * Multipliers.unit)
                for w in 0..<words { union.base[(depth + 1) * words + w] = union.base[depth * words + w] }
            }
            guard isOpen(v + later) else { continue }
            if t >= 0, clashes(t) { continue }
            stack[depth] = t
            depth += 1
            if !feesAreCosts || affordable() { part(i, c, index + 1, v, rest, base) }
            depth -= 1
        }
    }

    /// Adds the days of a time to those of the stack, one level up; what is saved by days attended already.
    @inline(__always) private func attend(_ t: Int) -> Int {
        guard geometry.attendedDay > 0 else { return 0 }
        let activities = instance.activities
        let from = union.base + depth * words
        let to = from + words
        if activities.site[activities.activityOfTime[t]] == -1 {
            for w in 0..<words { to[w] = from[w] }
            return 0
        }
        let bits = activities.dayBits.base + t * words
        var shared = 0
        for w in 0..<words {
            shared += (bits[w] & from[w]).nonzeroBitCount
            to[w] = from[w] | bits[w]
        }
        return shared * geometry.attendedDay * Multipliers.unit
    }

    @inline(__always) private func clashes(_ t: Int) -> Bool {
        for k in 0..<depth where stack[k] >= 0 && geometry.clash(t, stack[k]) { return true }
        return false
    }

    /// Fees of all chosen so far within each budget's share of one person.
    private func affordable() -> Bool {
        let people = instance.people
        let activities = instance.activities
        if !feesAreCosts {
            // What stands for the rest of a list might bring money in.
            for k in 0..<depth where stack[k] < 0 { return true }
        }
        for b in 0..<instance.places.budgetLimit.count where people.draws(person, on: b) {
            var spent = 0
            for k in 0..<depth where stack[k] >= 0 {
                for f in activities.fees[activities.activityOfTime[stack[k]]] where activities.feeBudget[f] == b {
                    spent += activities.feeAmount[f]
                }
            }
            if spent > instance.places.budgetPerPerson[b] { return false }
        }
        return true
    }

    /// Where request `r`, just filled from `base` on, starts and ends; false if that breaks an order. What stands for
    /// the rest of a list could be at any time.
    private func completes(_ r: Int, _ base: Int) -> Bool {
        let people = instance.people
        let activities = instance.activities
        var (start, end) = (WidePerson.anyStart, WidePerson.anyEnd)
        for k in base..<depth where stack[k] >= 0 {
            let m = activities.meetings[stack[k]]
            start = min(start, activities.meetingStart[m.lowerBound])
            end = max(end, activities.meetingEnd[m.upperBound - 1])
        }
        startOf[r] = start
        endOf[r] = end
        for o in people.orders[person] {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            guard f >= 0, s >= 0 else { continue }
            let (i, j) = (f - requests.lowerBound, s - requests.lowerBound)
            if i == j { if i == r, end + people.orderGap[o] > start { return false } else { continue } }
            if j == r, decided[i] == WidePerson.granted, endOf[i] + people.orderGap[o] > start { return false }
            if i == r, decided[j] == WidePerson.granted, end + people.orderGap[o] > startOf[j] { return false }
        }
        return true
    }

    private static let anyStart = 1 << 40
    private static let anyEnd = -(1 << 40)

    private func leaf(_ value: Int) {
        let people = instance.people
        var v = value
        if depth == 0 {
            v -= unserved
        } else if !feesAreCosts, !affordable() {
            return
        }
        for o in people.orders[person] where people.orderNeeds[o] != 0 {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            guard f >= 0, s >= 0 else { continue }
            if decided[s - requests.lowerBound] == WidePerson.granted,
                decided[f - requests.lowerBound] == WidePerson.skipped
            {
                return
            }
        }
        if hasWishes {
            guard v + wishCeiling > best else { return }
            if wishesAreBound {
                bindWishes()
                v += wishes.run()
            } else {
                v += wishCeiling
            }
        }
        guard v > best else { return }
        best = v
        chosenCount = depth
        for k in 0..<depth { chosen[k] = stack[k] }
        for w in 0..<people.wishes[person].count {
            wishLane[w] = wishes.chosenLane[w]
            wishDay[w] = wishes.chosenDay[w]
        }
    }

    /// Tells the wishes what the orders make of what has been decided.
    private func bindWishes() {
        let people = instance.people
        wishes.unbind()
        for o in people.orders[person] {
            let (f, s) = (people.orderFirst[o], people.orderSecond[o])
            if f >= 0, s < 0 {
                let r = f - requests.lowerBound
                if decided[r] == WidePerson.granted {
                    wishes.bind(~s, from: endOf[r] + people.orderGap[o])
                } else if decided[r] == WidePerson.skipped, people.orderNeeds[o] != 0 {
                    wishes.forbid(~s)
                }
            } else if f < 0, s >= 0, decided[s - requests.lowerBound] == WidePerson.granted {
                let r = s - requests.lowerBound
                wishes.bind(~f, to: startOf[r] - people.orderGap[o])
                if people.orderNeeds[o] != 0 { wishes.require(~f) }
            }
        }
    }
}
