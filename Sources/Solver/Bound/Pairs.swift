import Problem

/// Who could attend what when: every (person, activity-time) that some granted choice could use.
///
/// The dual splits each enrolment in two, the person's wish to attend and the activity's admission, and puts a price
/// on every pair here so that the two agree. Pairs are numbered person by person, and by time within a person.
struct Pairs: Sendable {
    let count: Int
    /// Pairs of a person.
    let ofPerson: Rows
    /// The activity-time of a pair, and its person.
    let time, person: Ints
    /// What attending is worth by itself: less the cost of the site from home, less the attended days counted as if
    /// no other engagement shared them.
    let base: Values
    /// Pairs by time.
    let ofTime: Rows
    /// 1 for a time of an activity that is nothing but seats, `OpenSeats`: all its pairs have one price, at least 0.
    let isOpen: Table<UInt8>
    let pairOfTime: Ints
    /// Entries of a use: the pairs that could fill it.
    let ofUse: Rows
    let pairOfUse: Ints

    init(_ instance: Instance, _ geometry: Geometry, _ arena: Arena) {
        let people = instance.people
        let activities = instance.activities
        var rows = RowsBuilder()
        var entryRows = RowsBuilder()
        var (times, persons, entries): ([Int32], [Int32], [Int32]) = ([], [], [])
        var base: [Int] = []
        var refused: [Int] = []
        var place = [Int32](repeating: Pairs.unseen, count: activities.activityOfTime.count)
        var counts = [Int](repeating: 0, count: activities.activityOfTime.count)
        for p in 0..<people.count {
            let first = times.count
            let uses = Pairs.uses(of: p, people)
            let away = joined(instance.problem.participants[p].unavailable)
            for u in uses {
                for a in Pairs.activities(of: u, people) {
                    for t in activities.times[a] where activities.timeAllowed[t] != 0 {
                        if place[t] == Pairs.unseen {
                            guard !activities.meets(t, away), geometry.fits(p, time: t) else {
                                place[t] = Pairs.unfit
                                refused.append(t)
                                continue
                            }
                            place[t] = Int32(times.count)
                            times.append(Int32(t))
                            persons.append(Int32(p))
                            base.append(-geometry.homeCost(p, activity: a) - geometry.dayCost[t])
                            counts[t] += 1
                        }
                        if place[t] >= 0 { entries.append(place[t]) }
                    }
                }
                entryRows.size = entries.count
                entryRows.close()
            }
            for t in refused { place[t] = Pairs.unseen }
            refused.removeAll(keepingCapacity: true)
            for i in first..<times.count { place[Int(times[i])] = Pairs.unseen }
            rows.size = times.count
            rows.close()
        }
        count = times.count
        isOpen = arena.table(OpenSeats.times(instance).map { $0 ? 1 : 0 })
        ofPerson = rows.frozen(arena)
        ofUse = entryRows.frozen(arena)
        pairOfUse = arena.table(words: entries)
        var starts = [0]
        for n in counts { starts.append(starts.last! + n) }
        var fill = starts
        var byTime = [Int32](repeating: 0, count: times.count)
        for (i, t) in times.enumerated() {
            byTime[fill[Int(t)]] = Int32(i)
            fill[Int(t)] += 1
        }
        ofTime = Rows(starts: arena.table(starts))
        pairOfTime = arena.table(words: byTime)
        time = arena.table(words: times)
        person = arena.table(words: persons)
        self.base = arena.table(base)
    }

    /// The uses of all choices of all requests of a person are consecutive.
    private static func uses(of p: Int, _ people: People) -> Range<Int> {
        let requests = people.requests[p]
        guard !requests.isEmpty else { return 0..<0 }
        let choices = people.choices.starts[requests.lowerBound]..<people.choices.starts[requests.upperBound]
        return people.uses.starts[choices.lowerBound]..<people.uses.starts[choices.upperBound]
    }

    private static let unseen: Int32 = -1
    private static let unfit: Int32 = -2

    /// All activities that could fill a use: where the list of candidates was cut short, the whole part.
    static func activities(of use: Int, _ people: People) -> [Int] {
        if people.isCut[use] != 0 { return people.parts[people.partOfUse[use]].map { people.partActivity[$0] } }
        return people.candidates[use].map { people.candidateActivity[$0] }
    }

    /// How many pairs there would be at most, to know beforehand whether they can be afforded.
    static func estimate(_ instance: Instance) -> Int {
        let people = instance.people
        let timesOfPart = (0..<people.parts.count).map { q in
            people.parts[q].reduce(0) { $0 + instance.activities.times[people.partActivity[$1]].count }
        }
        var total = 0
        for u in people.choiceOfUse.indices {
            if people.isCut[u] != 0 {
                total += timesOfPart[people.partOfUse[u]]
            } else {
                for c in people.candidates[u] { total += people.candidateTimes.base[c].nonzeroBitCount }
            }
        }
        return total
    }
}
