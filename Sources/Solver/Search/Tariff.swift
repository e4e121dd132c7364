/// What seats cost at the prices of the bound: what everybody would give for one more.
struct Tariff {
    /// By activity-time, in money.
    private let price: Buffer<Int32>

    init(_ instance: Instance, _ arena: Arena) { price = arena.buffer(instance.activities.activityOfTime.count) }

    func update(_ prices: [Int]) { for t in prices.indices { price[t] = prices[t] } }

    @inline(__always) subscript(_ time: Int) -> Int { price[time] }
}

extension Search {
    /// What a candidate whose activity does not run is worth.
    private static let never = Int.min / 64

    /// What a seat is worth to a person but for the choice it is of: less the way there and its price.
    @inline(__always) func net(_ candidate: Int, _ p: Int) -> Int {
        let a = state.people.candidateActivity[candidate]
        let time = state.timeOf[a]
        return time < 0 ? Search.never : -instance.homeCost(p, at: state.siteOf[a]) - tariff[time]
    }

    /// What a request could have at most, however full it is, and by which choice; 0 and −1 where nothing is worth its price. What
    /// else the person does is not looked at.
    /// - Parameters:
    ///   - without: an activity that is not to be had, −1 for none.
    ///   - noise: choices are taken to be worth up to so much more, by chance.
    func mostNet(_ r: Int, without a: Int = -1, noise: Int = 1) -> (net: Int, choice: Int) {
        let people = state.people
        let p = people.personOfRequest[r]
        var (best, choice) = (0, -1)
        for c in people.choices[r] {
            var sum = people.choiceValue[c] + (noise > 1 ? random.below(noise) : 0)
            for u in people.uses[c] {
                var most = Search.never
                for k in people.candidates[u] where people.candidateActivity[k] != a { most = max(most, net(k, p)) }
                sum += most
                state.scalars[3] += people.candidates[u].count
            }
            if sum > best { (best, choice) = (sum, c) }
        }
        return (best, choice)
    }

    /// What a request has, less what that costs; 0 for nothing.
    func heldNet(_ r: Int) -> Int {
        guard state.choiceOf[r] >= 0 else { return 0 }
        var sum = state.people.choiceValue[state.choiceOf[r]]
        for seat in state.seats(of: r) { sum += net(state.seatCandidate[seat], state.people.personOfRequest[r]) }
        return sum
    }
}
