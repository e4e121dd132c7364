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
        var place = [Int32](repeating: -1, count: activities.activityOfTime.count)
        var counts = [Int](repeating: 0, count: activities.activityOfTime.count)
        for p in 0..<people.count {
            let first = times.count
            let uses = Pairs.uses(of: p, people)
            for u in uses {
                for c in people.candidates[u] {
                    let a = people.candidateActivity[c]
                    for t in activities.times[a]
                    where activities.timeAllowed[t] != 0 && instance.isFree(candidate: c, time: t) {
                        if place[t] < 0 {
                            guard geometry.fits(p, time: t) else {
                                continue
                            }
                            place[t] = Int32(times.count)
                            times.append(Int32(t))
                            persons.append(Int32(p))
                            base.append(-geometry.homeCost(p, activity: a) - geometry.dayCost[t])
                            counts[t] += 1
                        }
                        entries.append(place[t])
                    }
                }
                entryRows.size = entries.count
                entryRows.close()
            }
            for i in first..<times.count { place[Int(times[i])] = -1 }
            rows.size = times.count
            rows.close()
        }
        count = times.count
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

    /// How many pairs there would be, to know beforehand whether they can be afforded.
    static func estimate(_ instance: Instance) -> Int {
        var total = 0
        for c in 0..<instance.people.candidateActivity.count {
            total += instance.people.candidateTimes.base[c].nonzeroBitCount
        }
        return total
    }
}
