import Problem

/// Which activities of a long part each participant considers; unless envy counts, which asks about all of them. A bound has to
/// allow for the others.
///
/// At first there is nothing to go by but distance (`PeopleColumns`). Once there are prices and a timetable it is chosen anew, of
/// what runs: some are drawn from what is worth most to a participant, others from what is worth less and less, so that each
/// activity is considered by somebody. This is written over the tables of `People`, the size of which stays: each use keeps as many
/// candidates as it had, and those that something stands on keep their numbers.
struct Considered {
    /// Of a part with more activities than this each person considers only so many.
    static let limit = 40
    /// The same in a city, where there is more to gain by looking again at others than by looking at more.
    static let limitInCity = 20
    private let instance: Instance
    /// Uses with candidates that are only some of their part's activities.
    private let uses: [Int]

    init(_ instance: Instance) {
        self.instance = instance
        let people = instance.people
        uses = people.isCut.indices.filter { people.isCut[$0] != 0 && !people.candidates[$0].isEmpty }
    }

    /// Everybody considers all there is.
    var isEmpty: Bool { uses.isEmpty }

    /// The k-th of `n` stretches of so many things, each longer than the one before.
    static func stretch(_ k: Int, of n: Int, over count: Int) -> Range<Int> {
        count * k * k / (n * n)..<count * (k + 1) * (k + 1) / (n * n)
    }

    /// Chooses anew for everybody.
    /// - Parameters:
    ///   - spots: how activities run.
    ///   - price: of a seat, by activity-time.
    ///   - isPinned: by candidate, 1 where something stands on it.
    ///   - isOver: asked now and then; once it says so nobody else is seen to.
    func choose(
        _ spots: Spots, at price: [Int], isPinned: Buffer<UInt8>, _ random: inout Random, unless isOver: () -> Bool
    ) {
        let (people, activities) = (instance.people, instance.activities)
        let homes = instance.problem.homes.count + 1
        let always = (0..<activities.count).map { activities.times(of: $0, freeOf: []) }
        var ranked: [Int: [Int]] = [:]
        // By activity the last use that considers it.
        var last = [Int](repeating: -1, count: activities.count)
        var (open, chosen): ([Int], [Int]) = ([], [])
        var (person, away): (Int, [Interval]) = (-1, [])
        for (i, u) in uses.enumerated() {
            if i & 1023 == 1023, isOver() { break }
            let p = people.personOfRequest[people.requestOfChoice[people.choiceOfUse[u]]]
            if p != person { (person, away) = (p, joined(instance.problem.participants[p].unavailable)) }
            let key = people.partOfUse[u] * homes + people.home[p] + 1
            let list = ranked[key] ?? rank(people.partOfUse[u], p, spots, price)
            ranked[key] = list
            open.removeAll(keepingCapacity: true)
            chosen.removeAll(keepingCapacity: true)
            for c in people.candidates[u] {
                if isPinned[c] != 0 { last[people.candidateActivity[c]] = u } else { open.append(c) }
            }
            func consider(_ a: Int) {
                guard chosen.count < open.count, last[a] != u, !activities.meets(Int(spots.time[a]), away) else {
                    return
                }
                last[a] = u
                chosen.append(a)
            }
            for k in open.indices {
                let stretch = Considered.stretch(k, of: open.count, over: list.count)
                if !stretch.isEmpty { consider(list[stretch.lowerBound + random.below(stretch.count)]) }
            }
            for a in list where chosen.count < open.count { consider(a) }
            for (c, a) in zip(open, chosen) {
                people.candidateActivity.base[c] = Int32(a)
                people.candidateTimes.base[c] = away.isEmpty ? always[a] : activities.times(of: a, freeOf: away)
            }
            // Where too little runs some stay what they were, unless that is considered in another place.
            for c in open.dropFirst(chosen.count) {
                let a = people.candidateActivity[c]
                people.candidateTimes.base[c] = last[a] == u ? 0 : activities.times(of: a, freeOf: away)
                last[a] = u
            }
        }
        people.countApplicants()
    }

    /// The activities of a part that run, those worth most to who lives where `p` does first.
    private func rank(_ part: Int, _ p: Int, _ spots: Spots, _ price: [Int]) -> [Int] {
        let (people, activities) = (instance.people, instance.activities)
        var list: [(worth: Int, activity: Int)] = []
        for k in people.parts[part] where spots.time[people.partActivity[k]] >= 0 {
            let a = people.partActivity[k]
            let site = activities.site(a, place: Int(spots.place[a]), instance.places)
            list.append((-price[Int(spots.time[a])] - instance.homeCost(p, at: site), a))
        }
        return list.sorted { ($0.worth, $1.activity) > ($1.worth, $0.activity) }.map(\.activity)
    }
}
