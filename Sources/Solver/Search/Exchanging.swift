/// How far the exchanges have come that are done when a timetable is new and when a cycle ends: of seats, then of slots, each as long as it gains, first
/// roughly and then more exactly.
struct Exchanging {
    enum Kind { case seats, slots }
    /// What is exchanged next; nil when nothing is.
    fileprivate(set) var kind: Kind?
    /// How exact the next is, in thousandths of a mean wish.
    fileprivate(set) var epsilon = Exchanging.rough
    /// How exact each kind begins.
    fileprivate var first = Exchanging.rough
    /// How often people may consider others of long parts when exchanges no longer gain, and whether that is due.
    fileprivate var looks = 0
    fileprivate var isLookDue = false

    /// A first round, of each kind as long as it gains much, goes before: where exchanges take long, so that slots need not wait for the
    /// last of the seats.
    fileprivate var isCoarse = false

    fileprivate static let rough = 30
    fileprivate static let sharper = 3
    fileprivate static let exact = 3
    /// How exact they begin where the plan has settled: the rough ones find little there that the next do not find sooner.
    fileprivate static let settled = rough / sharper
    /// The share of the objective that an exchange has to gain for the next to be alike.
    fileprivate var enough: Int { isCoarse ? 1_000 : 5_000 }

    var isDue: Bool { kind != nil }
}

extension Search {
    /// Exchanges are due.
    /// - Parameters:
    ///   - looks: how often people may consider others of long parts meanwhile.
    ///   - isCoarse: a rough round of both kinds goes before.
    ///   - isSettled: the timetable is not new.
    func beginExchanges(reconsidering looks: Int = 0, coarsely isCoarse: Bool = false, isSettled: Bool = false) {
        guard isExchangeable else { return }
        exchanging = Exchanging()
        exchanging.first = isSettled ? Exchanging.settled : Exchanging.rough
        exchanging.epsilon = exchanging.first
        exchanging.looks = looks
        exchanging.isCoarse = isCoarse
        // The menu may be that of a region.
        exchanging.kind = whole.requests.count > 0 ? .seats : whole.wishes.count > 0 ? .slots : nil
    }

    /// What seats are known to cost: where they were last exchanged, else by the bound.
    var knownPrice: [Int] {
        guard let known = guide?.seatPrice, known.count == seatPrice.count else { return guide?.seatPrice ?? [] }
        return zip(seatPrice, known).map { $0 ?? $1 }
    }

    /// Does the exchange that is due, and keeps it if it makes the plan better; or lets people consider others.
    func exchange() {
        if exchanging.isLookDue {
            exchanging.isLookDue = false
            reconsider(spots, at: knownPrice)
            return
        }
        let kind = exchanging.kind!
        let move = kind == .seats ? Move.seatExchange : .slotExchange
        let before = state.objective
        let epsilon = max(1, Int(cooling.meanWish) * exchanging.epsilon / 1_000)
        statistics.tried[move.rawValue] += 1
        let isDone = kind == .seats ? exchangeSeats(epsilon: epsilon) : exchangeSlots(epsilon: epsilon)
        releaseQueue()
        if isBrokenOff {
            state.undo()
            return
        }
        if isDone { state.settleEnvies() }
        let gain = isDone ? state.objective - before : 0
        if gain > 0 {
            statistics.kept[move.rawValue] += 1
            statistics.improved[move.rawValue] += 1
            keep()
        } else {
            state.undo()
        }
        if !isDone, !exchanging.isCoarse { (exchanging.looks, exchanging.epsilon) = (0, Exchanging.exact) }
        if gain <= abs(before) / exchanging.enough { goOn() }
    }

    /// The last exchange gained little: another kind is due, or a more exact one, or none, as where the timetable is soon to be another.
    private func goOn() {
        if exchanging.isCoarse {
            if exchanging.kind == .seats, menu.wishes.count > 0 {
                exchanging.kind = .slots
            } else {
                exchanging.isCoarse = false
                exchanging.kind = isOutdated ? nil : menu.requests.count > 0 ? .seats : .slots
            }
        } else if isOutdated {
            exchanging.kind = nil
        } else if exchanging.kind == .seats, exchanging.looks > 0 {
            exchanging.looks -= 1
            exchanging.isLookDue = true
        } else if exchanging.epsilon > Exchanging.exact {
            exchanging.epsilon /= Exchanging.sharper
        } else if exchanging.kind == .seats, menu.wishes.count > 0 {
            exchanging.kind = .slots
            exchanging.epsilon = exchanging.first
        } else {
            exchanging.kind = nil
        }
    }
}
