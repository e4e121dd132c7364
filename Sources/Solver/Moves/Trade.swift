extension Search {
    /// A request that is far from what it could have at the prices of seats is given that, whoever is in the way: of two whoever
    /// loses less at these prices. Who had to make way, and then a few who may want what was left behind, are served anew.
    ///
    /// At the best prices for a timetable what people lack of their best comes to all that the plan is short of; and most of that
    /// a few lack.
    func trade() -> Bool {
        var (r, most) = (-1, 0)
        for _ in 0..<Search.traders {
            let x = menu.requests[random.below(menu.requests.count)]
            let best = mostNet(x)
            let loss = best.net - heldNet(x)
            if loss > most, best.choice >= 0 { (r, most) = (x, loss) }
        }
        guard r >= 0 else { return false }
        let noise = 1 + Int(cooling.meanWish) / Search.tradeNoise
        let choice = mostNet(r, noise: noise).choice
        guard choice >= 0 else { return false }
        let p = state.people.personOfRequest[r]
        leaveBehind(p)
        strip(p)
        guard force(r, choice, at: .prices(noise: noise)), state.fill(p, turn: random.next()) else { return false }
        return serveQueue() && callIn()
    }

    /// Requests of which the one that lacks most is chosen.
    private static let traders = 8
    /// The share of a mean wish's value up to which a choice or seat may be taken to be worth more than it is.
    private static let tradeNoise = 8

    /// The candidate of a use that is worth most at the prices and can be taken, of the best three; −1 if none can.
    func bestBuy(_ use: Int, _ r: Int, noise: Int) -> Int {
        let people = state.people
        let p = people.personOfRequest[r]
        var (first, second, third) = ((worth: Int.min, c: -1), (worth: Int.min, c: -1), (worth: Int.min, c: -1))
        for c in people.candidates[use] {
            let worth = net(c, p)
            if worth == Search.never { continue }
            let this = (worth: worth + random.below(noise), c: c)
            if this.worth > first.worth {
                (first, second, third) = (this, first, second)
            } else if this.worth > second.worth {
                (second, third) = (this, second)
            } else if this.worth > third.worth {
                third = this
            }
        }
        func canBeTaken(_ c: Int) -> Bool {
            state.scalars[3] += 1
            return c >= 0 && state.canTake(c, people.candidateActivity[c], r)
        }
        if canBeTaken(first.c) { return first.c }
        if canBeTaken(second.c) { return second.c }
        return canBeTaken(third.c) ? third.c : -1
    }

    /// Where in the roster of a full activity somebody sits who can spare the seat: of two, who loses less by it at the prices.
    func spareSeat(_ a: Int) -> Int {
        let n = state.enrolled[a]
        let (i, j) = (random.below(n), random.below(n))
        func loss(_ k: Int) -> Int {
            let r = state.people.request(ofCandidate: state.seatCandidate[state.roster[state.rosterBase[a] + k]])
            return heldNet(r) - mostNet(r, without: a).net
        }
        return i != j && loss(j) < loss(i) ? j : i
    }
}
