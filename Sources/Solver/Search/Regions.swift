import Problem

/// Which people are moved by which thread, while several work on one plan.
///
/// People are drawn up by what the way to a site costs them, and cut into parts of like size: so those of a part mostly want the same
/// seats and counselors, which few of the others want. Each time it is another site, so nobody is always at the edge.
struct Regions {
    private let instance: Instance
    /// People who can be moved at all, by home, those without one last.
    private let homes: Rows
    private let residents: Buffer<Int32>
    /// 1 for what there is to choose from.
    private let isOpen: (request: Buffer<UInt8>, wish: Buffer<UInt8>)
    // Drawn up in order: people, and their requests and wishes that are open.
    private let people, requests, wishes: Buffer<Int32>
    /// Where each part begins.
    private var starts: [(people: Int, requests: Int, wishes: Int)] = []
    private let arena = Arena()

    init(_ menu: Menu, _ instance: Instance) {
        self.instance = instance
        var byHome = Array(repeating: [Int](), count: instance.problem.homes.count + 1)
        for i in menu.people.indices {
            let home = instance.people.home[menu.people[i]]
            byHome[home < 0 ? byHome.count - 1 : home].append(menu.people[i])
        }
        homes = Rows(byHome, arena)
        residents = arena.buffer(menu.people.count)
        for (i, p) in byHome.joined().enumerated() { residents[i] = p }
        isOpen = (
            arena.buffer(instance.people.personOfRequest.count), arena.buffer(instance.people.personOfWish.count)
        )
        for i in menu.requests.indices { isOpen.request[menu.requests[i]] = 1 }
        for i in menu.wishes.indices { isOpen.wish[menu.wishes[i]] = 1 }
        people = arena.buffer(menu.people.count)
        requests = arena.buffer(menu.requests.count)
        wishes = arena.buffer(menu.wishes.count)
    }

    var count: Int { starts.count - 1 }

    /// Cuts people into so many parts anew.
    mutating func draw(_ parts: Int, _ random: inout Random) {
        let site = instance.places.siteCount > 0 ? random.below(instance.places.siteCount) : -1
        var order = (0..<homes.count).map { home -> (cost: Int, chance: UInt64, home: Int) in
            let hasWay = site >= 0 && home < instance.problem.homes.count
            let cost = hasWay ? instance.places.homeCosts[home * instance.places.siteCount + site] : 0
            return (cost, random.next(), home)
        }
        order.sort { ($0.cost, $0.chance) < ($1.cost, $1.chance) }
        var n = 0
        for (_, _, home) in order {
            let first = n
            for i in homes[home] {
                // Those of one home in any order: a cut may go through it.
                let at = first + random.below(n - first + 1)
                people[n] = people[at]
                people[at] = residents[i]
                n += 1
            }
        }
        starts = [(0, 0, 0)]
        var (r, w) = (0, 0)
        for part in 0..<parts {
            let end = n * (part + 1) / parts
            for i in starts[part].people..<end {
                for request in instance.people.requests[people[i]] where isOpen.request[request] != 0 {
                    requests[r] = request
                    r += 1
                }
                for wish in instance.people.wishes[people[i]] where isOpen.wish[wish] != 0 {
                    wishes[w] = wish
                    w += 1
                }
            }
            starts.append((end, r, w))
        }
    }

    /// The people of a part.
    func people(of part: Int) -> Ints { slice(people, starts[part].people, starts[part + 1].people) }

    /// What there is to choose from in a part.
    func menu(of part: Int, from menu: Menu) -> Menu {
        menu.confined(
            to: people(of: part), slice(requests, starts[part].requests, starts[part + 1].requests),
            slice(wishes, starts[part].wishes, starts[part + 1].wishes))
    }

    private func slice(_ buffer: Buffer<Int32>, _ first: Int, _ end: Int) -> Ints {
        Ints(base: buffer.base + first, count: end - first)
    }

    /// Locks whoever is not of a part.
    func confine(_ state: State, to part: Int) {
        state.locks.release(instance.locks)
        for i in 0..<people.count where i < starts[part].people || i >= starts[part + 1].people {
            state.locks.lock(
                requests: instance.people.requests[people[i]], wishes: instance.people.wishes[people[i]])
        }
    }
}
