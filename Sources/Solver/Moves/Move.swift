import Problem

/// The moves, as a table of contents. Each is a file of its own, and changes the plan through the deeds of `State`.
enum Move: Int, CaseIterable, Sendable {
    /// Takes all from one person and gives them the best that can be given now.
    case reseat
    /// Puts a person into an activity where they are not, in somebody's place if it is full.
    case eject
    /// The same by the prices of seats: for who lacks most at these, in the place of who loses little.
    case trade
    /// Takes all from a few people who compete for the same seats, and serves them again in another order.
    case ruin
    /// Gives somebody what they justly envy, in the place of who has a lower score, and so on down the line.
    case satisfy
    /// Holds an appointment at a chosen start, moving those in the way.
    case slot
    /// One request of each person, all at once: the seats these have are shared out anew as well as can be. No move among others, but done when a timetable is new and when a cycle ends.
    case seatExchange
    /// The same for one appointment of each person.
    case slotExchange
    /// Runs an activity that does not run, with the best people it can gather.
    case open
    /// Closes an activity and seats its people elsewhere.
    case close
    /// Moves an activity to another time, room or staff, with its people as far as they can follow.
    case shift
    /// Gives a few activities that compete other times, rooms and people, by the prices of the dual.
    case retime

    /// Does it change how activities run?
    var isOfActivities: Bool { rawValue >= Move.open.rawValue }
}

/// What there is to choose from, and how often each move is chosen.
struct Menu: Sendable {
    private(set) var people, requests, wishes, activities: Ints
    private let arena: Arena
    private var weights: [Int]
    private var total: Int

    init(_ instance: Instance, _ arena: Arena) {
        self.arena = arena
        let (p, a) = (instance.people, instance.activities)
        let everybody: Ints = arena.table((0..<p.count).filter { !p.requests[$0].isEmpty || !p.wishes[$0].isEmpty })
        requests = arena.table(
            p.personOfRequest.indices.filter { r in
                instance.locks.request[r] == Locks.free
                    && p.choices[r].contains { c in
                        p.uses[c].allSatisfy { !p.candidates[$0].isEmpty }
                    }
            })
        wishes = arena.table(p.personOfWish.indices.filter { instance.locks.wish[$0] == Locks.free })
        let mine: Ints = arena.table((0..<a.count).filter { instance.locks.activity[$0] != Locks.off })
        people = everybody
        activities = mine
        // An activity with one time, no room and no staff is opened once and for all: there is nothing to move.
        let movable = mine.indices.contains { i in
            let x = mine[i]
            return a.times[x].count > 1 || !a.places[x].isEmpty || !a.roles[x].isEmpty || a.minSize[x] > 0
        }
        var w = [Int](repeating: 0, count: Move.allCases.count)
        w[Move.reseat.rawValue] = people.count > 0 ? 10 : 0
        w[Move.eject.rawValue] = requests.count > 0 ? 40 : 0
        w[Move.ruin.rawValue] = requests.count > 0 ? 15 : 0
        w[Move.satisfy.rawValue] = instance.weights.envy != 0 && requests.count > 0 ? 20 : 0
        w[Move.slot.rawValue] = wishes.count > 0 ? 20 : 0
        w[Move.open.rawValue] = activities.count > 0 ? (movable ? 4 : 1) : 0
        w[Move.close.rawValue] = movable ? 1 : 0
        w[Move.shift.rawValue] = movable ? 8 : 0
        weights = w
        total = w.reduce(0, +)
    }

    /// The same without moves of activities; nil where nothing is left.
    var ofPeopleAlone: Menu? {
        var menu = self
        for move in Move.allCases where move.isOfActivities { menu.set(move, share: 0) }
        return menu.isEmpty ? nil : menu
    }

    /// The same with moves of some activities alone, and none by prices.
    func moving(_ some: (Int) -> Bool) -> Menu {
        var menu = self
        menu.set(.retime, share: 0)
        menu.activities = arena.table(activities.indices.map { activities[$0] }.filter(some))
        if menu.activities.count == 0 { for move in [Move.open, .close, .shift] { menu.set(move, share: 0) } }
        return menu
    }

    /// The same of some people alone, and of what they ask for.
    func confined(to people: Ints, _ requests: Ints, _ wishes: Ints) -> Menu {
        var menu = self
        (menu.people, menu.requests, menu.wishes) = (people, requests, wishes)
        if people.count == 0 { menu.set(.reseat, share: 0) }
        if requests.count == 0 { for move in [Move.eject, .trade, .ruin, .satisfy] { menu.set(move, share: 0) } }
        if wishes.count == 0 { menu.set(.slot, share: 0) }
        return menu
    }

    var isEmpty: Bool { total == 0 }

    var movesActivities: Bool { Move.allCases.contains { $0.isOfActivities && share(of: $0) > 0 } }

    /// From now on a move is chosen so often: all shares of the first menu come to about a hundred.
    mutating func set(_ move: Move, share: Int) {
        total += share - weights[move.rawValue]
        weights[move.rawValue] = share
    }

    func share(of move: Move) -> Int { weights[move.rawValue] }

    func choose(_ random: inout Random) -> Move {
        var x = random.below(total)
        for move in Move.allCases {
            x -= weights[move.rawValue]
            if x < 0 { return move }
        }
        return .reseat
    }
}
