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

    /// Decides the request whose turn is `i`, and all after it.
    func request(_ i: Int, _ value: Int) {
        nodes += 1
        if nodes > nodeLimit { cut = true }
        let spare = sharing.most(from: i, afterNone: depth == 0) + wishCeiling + max(0, -unserved)
        guard open(value + after[i] + spare) else { return }
        if i == requests.count {
            leaf(value)
            return
        }
        restOf[i] = after[i + 1]
        let r = sharing.turn[i]
        if requests.count >= PersonOracle.lookahead, depth > 0 {
            var rest = 0
            for j in i + 1..<requests.count { rest += alive(sharing.turn[j]) }
            restOf[i] = rest
            guard open(value + alive(r) + rest + spare) else { return }
        }
        var skipped = instance.locks.request[requests.lowerBound + r] == Locks.on
        for k in variantStart[r]..<variantStart[r + 1] {
            let top = variantTop[k]
            if top < 0, !skipped {
                skipped = true
                request(i + 1, value)
            }
            guard open(value + top + restOf[i] + spare) else { break }
            let way = Way(rawValue: variantWay[k])!
            let more = instance.people.choiceValue[variantChoice[k]] * Multipliers.unit + premium(variantChoice[k], way)
            part(i, variantChoice[k], way, 0, value + more, top - more, depth)
        }
        if !skipped { request(i + 1, value) }
    }

    /// The most request `r` can be worth beside what is chosen so far.
    func alive(_ r: Int) -> Int {
        let q = requests.lowerBound + r
        if instance.locks.request[q] == Locks.on {
            return variantStart[r] == variantStart[r + 1] ? PersonOracle.never : variantTop[variantStart[r]]
        }
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

    func part(_ i: Int, _ c: Int, _ way: Way, _ index: Int, _ value: Int, _ left: Int, _ base: Int) {
        nodes += 1
        if nodes > nodeLimit { cut = true }
        let r = sharing.turn[i]
        let uses = instance.people.uses[c]
        if index == uses.count {
            if completes(r, base) {
                granted[r] = 1
                request(i + 1, value)
                granted[r] = 0
            }
            return
        }
        let u = uses.lowerBound + index
        let own = bestOf(u, index, way)
        let rest = left - own
        let common = wishCeiling + max(0, -unserved) + restOf[i] + rest
        let spare = common + sharing.most(from: i, afterNone: depth == 0)
        let later = common + sharing.most(from: index + 1 == uses.count ? i + 1 : i)
        let q = requests.lowerBound + r
        let n = useStart[u - firstUse + 1] - useStart[u - firstUse]
        for k in 0..<n {
            let e = entry(u, k)
            guard open(value + net[e] + spare) else { return }
            if way != .free, !suits(e, q, index, way) { continue }
            let v = value + net[e] + attend(e)
            guard open(v + later) else { continue }
            if clashes(e) { continue }
            stack[depth] = e
            depth += 1
            if !feesAreCosts || affordable() { part(i, c, way, index + 1, v, rest, base) }
            depth -= 1
        }
    }

    /// Adds the days of a pair to those of the stack, one level up; what is saved by days attended already.
    @inline(__always) func attend(_ i: Int) -> Int {
        guard geometry.attendedDay > 0 else { return 0 }
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
