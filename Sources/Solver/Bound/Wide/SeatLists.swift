import Problem

/// The activity-times of each part as people of one home see them, best first at the prices of the day.
///
/// All who live alike share one list, so that it is sorted once however many they are: the dual with one price a seat
/// needs no table of people × activities; and sorted when it is read, so that one thread alone may read those of a home. Parts of which the search looks at some activities only are here in full.
struct SeatLists {
    /// Entries of a list, and the activity-time of each.
    let entries: Rows
    let time: Ints
    /// What an entry is worth by itself: less the cost of the site from home, less its attended days.
    let base: Values
    /// List of a use.
    let ofUse: Ints
    /// The dearest attended days of a list's entries: what sharing them could save.
    let mostDays: Values
    /// How many people could come to an activity at most.
    let crowd: Ints
    /// People live in so few places that there is little to share out by them.
    let areOfFewHomes: Bool
    private static let fewHomes = 8
    /// Entries by what they are worth, and that worth; at the present prices once `makeReady` was called for their list.
    let order: Buffer<Int32>
    let net: Buffer<Int>
    /// The present prices, by activity-time; how often they were changed, and by list at which change it was sorted.
    private let price: Buffer<Int32>
    private let changes, sorted: Buffer<Int32>

    init(_ instance: Instance, _ geometry: Geometry, _ arena: Arena) {
        let people = instance.people
        let activities = instance.activities
        var known: [Int: Int] = [:]
        var rows = RowsBuilder()
        var (time, ofUse): ([Int32], [Int32]) = ([], [])
        var (base, mostDays): ([Int], [Int]) = ([], [])
        var crowd = [Int](repeating: 0, count: activities.count)
        var lastOfPart = [Int](repeating: -1, count: people.parts.count)
        let homes = instance.problem.homes.count + 1
        for u in people.choiceOfUse.indices {
            let p = people.personOfRequest[people.requestOfChoice[people.choiceOfUse[u]]]
            let part = people.partOfUse[u]
            if lastOfPart[part] != p {
                lastOfPart[part] = p
                for k in people.parts[part] { crowd[people.partActivity[k]] += 1 }
            }
            let key = part * homes + people.home[p] + 1
            if let list = known[key] {
                ofUse.append(Int32(list))
                continue
            }
            known[key] = mostDays.count
            ofUse.append(Int32(mostDays.count))
            var most = 0
            for k in people.parts[part] {
                let a = people.partActivity[k]
                let home = geometry.homeCost(p, activity: a)
                for t in activities.times[a] where activities.timeAllowed[t] != 0 {
                    time.append(Int32(t))
                    base.append(-home - geometry.dayCost[t])
                    most = max(most, geometry.dayCost[t])
                }
            }
            rows.size = time.count
            rows.close()
            mostDays.append(most)
        }
        entries = rows.frozen(arena)
        self.time = arena.table(words: time)
        self.base = arena.table(base)
        self.ofUse = arena.table(words: ofUse)
        self.mostDays = arena.table(mostDays)
        self.crowd = arena.table(crowd)
        areOfFewHomes = Set((0..<people.count).map { people.home[$0] }).count <= SeatLists.fewHomes
        order = arena.buffer(time.count)
        net = arena.buffer(time.count)
        for i in time.indices { order[i] = i }
        price = arena.buffer(activities.activityOfTime.count)
        changes = arena.buffer(1)
        sorted = arena.buffer(entries.count)
    }

    /// Takes over new prices; each list is sorted for them when it is next read.
    func refresh(_ prices: Multipliers) {
        for t in 0..<price.count { price[t] = prices.pair[t] }
        changes[0] += 1
    }

    /// Sees to it that a list is sorted for the present prices.
    @inline(__always) func makeReady(_ list: Int) { if sorted[list] != changes[0] { sort(list) } }

    /// Sorts a list by insertion into the order it had, which is mostly still right.
    private func sort(_ list: Int) {
        sorted[list] = changes[0]
        let range = entries[list]
        let unit = Multipliers.unit
        for i in range { net[i] = base[i] * unit - Int(price.base[time[i]]) }
        for i in range.dropFirst() {
            let x = order[i]
            let v = net[x]
            var j = i
            while j > range.lowerBound, net[order[j - 1]] < v {
                order[j] = order[j - 1]
                j -= 1
            }
            order[j] = x
        }
    }
}
