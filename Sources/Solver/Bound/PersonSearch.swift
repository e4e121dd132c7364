import Problem

/// Depth-first over requests, choices and parts, best first.
extension PersonOracle {
    /// Is a node with this much still possible worth a look? Keeps the bound if the search is cut off.
    @inline(__always) func open(_ bound: Int) -> Bool {
        if bound <= best { return false }
        if cut {
            cutBound = max(cutBound, bound)
            return false
        }
        return true
    }

    func request(_ r: Int, _ value: Int) {
        nodes += 1
        if nodes > nodeLimit { cut = true }
        let spare = sharable(r) + wishCeiling + max(0, -unserved)
        guard open(value + after[r] + spare) else { return }
        if r == requests.count {
            leaf(value)
            return
        }
        restOf[r] = after[r + 1]
        if requests.count >= PersonOracle.lookahead, depth > 0 {
            var rest = 0
            for q in r + 1..<requests.count { rest += alive(q) }
            restOf[r] = rest
            guard open(value + alive(r) + rest + spare) else { return }
        }
        var skipped = instance.locks.request[requests.lowerBound + r] == Locks.on
        for i in variantStart[r]..<variantStart[r + 1] {
            let top = variantTop[i]
            if top < 0, !skipped {
                skipped = true
                request(r + 1, value)
            }
            guard open(value + top + restOf[r] + spare) else { break }
            let way = Way(rawValue: variantWay[i])!
            let more = instance.people.choiceValue[variantChoice[i]] * Multipliers.unit + premium(variantChoice[i], way)
            part(r, variantChoice[i], way, 0, value + more, top - more, depth)
        }
        if !skipped { request(r + 1, value) }
    }

    /// The most request `r` can be worth beside what is chosen so far.
    func alive(_ r: Int) -> Int {
        let q = requests.lowerBound + r
        if instance.locks.request[q] == Locks.on { return after[r] - after[r + 1] }
        var top = 0
        for i in variantStart[r]..<variantStart[r + 1] {
            if variantTop[i] <= top { break }
            let c = variantChoice[i]
            let uses = instance.people.uses[c]
            guard uses.count == 1, variantWay[i] == Way.free.rawValue else {
                top = variantTop[i]
                continue
            }
            let u = uses.lowerBound
            let value = instance.people.choiceValue[c] * Multipliers.unit
            for k in 0..<(useStart[u - firstUse + 1] - useStart[u - firstUse]) {
                let e = entry(u, k)
                if value + net[e] <= top { break }
                if !clashes(e) {
                    top = value + net[e]
                    break
                }
            }
        }
        return top
    }

    func part(_ r: Int, _ c: Int, _ way: Way, _ index: Int, _ value: Int, _ left: Int, _ base: Int) {
        nodes += 1
        if nodes > nodeLimit { cut = true }
        let uses = instance.people.uses[c]
        if index == uses.count {
            if completes(r, base) {
                granted[r] = 1
                request(r + 1, value)
                granted[r] = 0
            }
            return
        }
        let u = uses.lowerBound + index
        let own = bestOf(u, index, way)
        let rest = left - own
        let common = wishCeiling + max(0, -unserved) + restOf[r] + rest
        let spare = common + sharable(r)
        let later = common + (index + 1 == uses.count ? laterDays[r + 1] : laterDays[r])
        let q = requests.lowerBound + r
        let n = useStart[u - firstUse + 1] - useStart[u - firstUse]
        for k in 0..<n {
            let i = entry(u, k)
            guard open(value + net[i] + spare) else { return }
            if way != .free, !suits(i, q, index, way) { continue }
            if clashes(i) { continue }
            let v = value + net[i] + attend(i)
            guard open(v + later) else { continue }
            stack[depth] = i
            depth += 1
            if !feesAreCosts || affordable() { part(r, c, way, index + 1, v, rest, base) }
            depth -= 1
        }
    }

    /// The most that requests from `r` on could save by attending days that others attend too: only one of them
    /// might attend each of its days first.
    @inline(__always) func sharable(_ r: Int) -> Int {
        depth > 0 || r + 1 < requests.count || packaged ? laterDays[r] : 0
    }

    /// Adds the days of a pair to those of the stack, one level up; what is saved by days attended already.
    @inline(__always) func attend(_ i: Int) -> Int {
        let activities = instance.activities
        let t = pairs.time[pairs.ofPerson[person].lowerBound + i]
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

    @inline(__always) func clashes(_ i: Int) -> Bool {
        let from = pairs.ofPerson[person].lowerBound
        let t = pairs.time[from + i]
        for k in 0..<depth where geometry.clash(t, pairs.time[from + stack[k]]) { return true }
        return false
    }
}
