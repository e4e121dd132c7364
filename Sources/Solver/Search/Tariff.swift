/// What seats cost at the prices of the bound: what everybody would give for one more.
struct Tariff {
    /// By activity-time, in money.
    private let price: Buffer<Int>

    init(_ instance: Instance, _ arena: Arena) { price = arena.buffer(instance.activities.activityOfTime.count) }

    func update(_ prices: [Int]) { for t in prices.indices { price[t] = prices[t] } }

    func copy(from other: Tariff) { price.copy(from: other.price) }

    @inline(__always) subscript(_ time: Int) -> Int { price[time] }
}

extension Search {
    /// What a candidate is worth that cannot be had.
    static let never = Int.min

    /// What a seat is worth to a person but for the choice it is of, less the way there and its price; `never` where the activity does
    /// not run or the person is away.
    @inline(__always) func net(_ candidate: Int, _ p: Int) -> Int {
        let a = state.people.candidateActivity[candidate]
        let time = state.timeOf[a]
        guard time >= 0, instance.isFree(candidate: candidate, time: time) else { return Search.never }
        return -cost(a, p)
    }

    /// What an activity that runs costs a person: the way there, and its price.
    @inline(__always) private func cost(_ a: Int, _ p: Int) -> Int {
        instance.homeCost(p, at: state.siteOf[a]) + tariff[state.timeOf[a]]
    }

    /// What a request could have at most, however full it is, and by which choice; 0 and −1 where nothing is worth its price. What
    /// else the person has is not looked at, only when they are away.
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
                state.scalars[3] += people.candidates[u].count
                if most == Search.never {
                    sum = Search.never
                    break
                }
                sum += most
            }
            if sum > best { (best, choice) = (sum, c) }
        }
        return (best, choice)
    }

    /// What a request has, less what that costs; 0 for nothing.
    func heldNet(_ r: Int) -> Int {
        guard state.choiceOf[r] >= 0 else { return 0 }
        var sum = state.people.choiceValue[state.choiceOf[r]]
        for seat in state.seats(of: r) {
            sum -= cost(state.people.candidateActivity[state.seatCandidate[seat]], state.people.personOfRequest[r])
        }
        return sum
    }
}
