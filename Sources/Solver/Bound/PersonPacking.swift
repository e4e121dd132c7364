import Problem

/// People whose bundle is no more than a packing: requests of single parts that share nothing but time.
///
/// They are first tried by plain branching, which settles those whose favourites do not clash; the others, often with
/// ten requests and more, by `Packing`.
extension PersonOracle {
    /// Nodes of plain branching after which a person's requests are packed.
    static let plainNodes = 60

    /// Is each person's bundle a packing? And the most options and requests of those whose is.
    static func packers(
        _ instance: Instance, _ geometry: Geometry, _ pairs: Pairs
    ) -> (isPacker: [Bool], options: Int, requests: Int) {
        let people = instance.people
        var isPacker = [Bool](repeating: false, count: people.count)
        var (options, requests) = (0, 0)
        guard geometry.attendedDay == 0, instance.weights.wait <= 0 else { return (isPacker, 0, 0) }
        for p in 0..<people.count {
            let r = people.requests[p]
            guard r.count > 1, people.limits[p].isEmpty,
                !(0..<instance.places.budgetLimit.count).contains(where: { people.draws(p, on: $0) }),
                people.orders[p].allSatisfy({ people.orderFirst[$0] < 0 && people.orderSecond[$0] < 0 }),
                r.allSatisfy({ q in
                    instance.locks.request[q] != Locks.on && people.choices[q].allSatisfy { people.uses[$0].count == 1 }
                })
            else { continue }
            let c = people.choices.starts[r.lowerBound]..<people.choices.starts[r.upperBound]
            let u = people.uses.starts[c.lowerBound]..<people.uses.starts[c.upperBound]
            // Twice, as an option may come once more as that of the plan in force.
            let n = 2 * (pairs.ofUse.starts[u.upperBound] - pairs.ofUse.starts[u.lowerBound])
            guard n <= Packing.mostOptions else { continue }
            isPacker[p] = true
            options = max(options, n)
            requests = max(requests, r.count)
        }
        return (isPacker, options, requests)
    }

    /// The best bundle of a packer, exactly or, if even this is cut off, from above.
    func pack() -> Int {
        let people = instance.people
        let from = pairs.ofPerson[person].lowerBound
        packing.begin()
        // The best of what is worth nothing or less: it may still be better than not being served.
        var (least, at) = (PersonOracle.never, -1)
        for r in 0..<requests.count {
            for i in variantStart[r]..<variantStart[r + 1] {
                let c = variantChoice[i]
                let way = Way(rawValue: variantWay[i])!
                let value = people.choiceValue[c] * Multipliers.unit + premium(c, way)
                let u = people.uses[c].lowerBound
                for k in useStart[u - firstUse]..<useStart[u - firstUse + 1] {
                    let e = list[k]
                    guard way == .free || suits(e, requests.lowerBound + r, 0, way) else { continue }
                    let worth = value + net[e]
                    if worth > 0 {
                        packing.add(e, worth: worth)
                    } else if worth > least {
                        (least, at) = (worth, e)
                    }
                }
            }
            packing.close()
        }
        var value =
            packing.count == 0 ? least : packing.solve { geometry.clash(pairs.time[from + $0], pairs.time[from + $1]) }
        chosenCount = 0
        if packing.count > 0 {
            for k in 0..<packing.chosenCount { chosen[k] = from + packing.chosen[k] }
            chosenCount = packing.chosenCount
            nodes += packing.nodes << 5
            if packing.isCut { cut = true }
        } else if at >= 0 {
            chosen[0] = from + at
            chosenCount = 1
        }
        if -unserved >= value {
            value = -unserved
            chosenCount = 0
        }
        guard hasWishes else { return value }
        wishes.unbind()
        value += wishes.run(above: PersonOracle.never, dayWeight: 0, attended: nil)
        nodes += wishes.nodes >> 1
        for k in 0..<people.wishes[person].count { dishes[k] = wishes.chosen[k] }
        return value
    }
}
