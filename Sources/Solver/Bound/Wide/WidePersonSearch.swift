import Problem

/// Depth-first over requests, choices and parts, best first, and what must hold of a bundle; as `PersonSearch`, for lists.
extension WidePerson {
    /// Is a node with this much still possible worth a look? Keeps the bound if the search is cut off.
    @inline(__always) func isOpen(_ bound: Int) -> Bool {
        if bound <= best { return false }
        if cut {
            cutBound = max(cutBound, bound)
            return false
        }
        return true
    }

    /// Decides the request whose turn is `i`, and all after it.
    func request(_ i: Int, _ value: Int) {
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
    func decide(_ i: Int, _ decision: Int, _ value: Int) {
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

    func part(_ i: Int, _ c: Int, _ index: Int, _ value: Int, _ left: Int, _ base: Int) {
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
    @inline(__always) func attend(_ t: Int) -> Int {
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

    @inline(__always) func clashes(_ t: Int) -> Bool {
        for k in 0..<depth where stack[k] >= 0 && geometry.clash(t, stack[k]) { return true }
        return false
    }

    /// Fees of all chosen so far within each budget's share of one person.
    func affordable() -> Bool {
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
    func completes(_ r: Int, _ base: Int) -> Bool {
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
        return people.ordersHold(for: r, of: person, startOf, endOf) { decided[$0] == WidePerson.granted }
    }

    static let anyStart = 1 << 40
    static let anyEnd = -(1 << 40)

    func leaf(_ value: Int) {
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
    func bindWishes() {
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
