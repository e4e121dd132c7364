/// Sells seats of many lots to bidders who each want one at most, so that what they are worth in all is as large as can be: a
/// transportation problem, solved by an auction (Bertsekas 1988; for like seats Bertsekas and Castañon 1989).
///
/// Whoever has nothing bids for the lot that is best at the present prices, as much as it is better than the next best and
/// `epsilon` more; in a lot that is full the lowest bid makes way. A price is the lowest bid of a full lot, and 0 of one with
/// seats left. In the end each bidder has what is best for them at these prices but for `epsilon`, so that no other way to share out the
/// seats is worth more by more than `epsilon` a bidder.
///
/// A lot may keep seats for insiders: outsiders then have a quota, and a door of their own with its price. There the end is near the best
/// too, but nothing is promised. Nothing hangs on chance.
final class Auction {
    /// What somebody would give for a seat.
    private struct Offer {
        /// 2 · lot for most, 2 · lot + 1 for outsiders of a lot that keeps seats.
        let door: Int32
        let worth: Int
    }
    private struct Seat {
        var bid: Int
        var bidder: Int32
    }

    private let lots: Int
    private let arena = Arena()
    private let seats, quota: Buffer<Int32>
    /// How many offers there are for a lot, and the most that one is worth.
    private let wanted: Buffer<Int32>
    private let most: Buffer<Int>
    /// What a seat costs, by door.
    private let price: Buffer<Int>
    private var offers: [Offer] = []
    private var starts: [Int32] = [0]
    private var nothing: [Int] = []
    /// By bidder the offer that was taken, −1 for none.
    private(set) var taken: [Int32] = []

    /// What having nothing is worth to somebody who must have a seat.
    static let must = -(1 << 36)
    /// The price of what is not for sale.
    private static let beyond = 1 << 60
    private static let unlimited = Int(Int32.max)
    /// Bids after which it is given up, for each bidder and in all.
    private static let (mostBids, leastBids) = (400, 100_000)

    init(lots: Int) {
        self.lots = lots
        seats = arena.buffer(lots)
        quota = arena.buffer(lots, Int32.max)
        wanted = arena.buffer(lots)
        most = arena.buffer(lots)
        price = arena.buffer(2 * lots)
    }

    /// Bidders and offers so far.
    var bidderCount: Int { nothing.count }
    var offerCount: Int { offers.count }

    /// A lot has so many seats, of which outsiders may have `quota` (nil: any).
    func sell(_ lot: Int, seats: Int, quota: Int? = nil) {
        self.seats[lot] = seats
        self.quota[lot] = quota ?? Auction.unlimited
    }

    /// A seat that the next bidder would take.
    func offer(_ lot: Int, worth: Int, asOutsider: Bool = false) {
        offers.append(Offer(door: Int32(2 * lot + (asOutsider ? 1 : 0)), worth: worth))
        wanted[lot] += 1
        most[lot] = max(most[lot], worth)
    }

    /// Ends a bidder's offers.
    /// - Parameter nothing: what it is worth to them to have none of these.
    func close(nothing: Int) {
        self.nothing.append(nothing)
        starts.append(Int32(offers.count))
    }

    /// The lot of an offer.
    func lot(_ offer: Int) -> Int { Int(offers[offer].door) >> 1 }

    /// What a seat costs all but outsiders, 0 where some are left; nil where there was none to sell.
    func price(ofLot lot: Int) -> Int? { seats[lot] > 0 ? min(price[2 * lot], most[lot]) : nil }

    /// Holds the auction.
    /// - Parameters:
    ///   - epsilon: the least rise of a price, at least 1.
    ///   - isOver: asked now and then, after so many bids more.
    /// - Returns: false if it was broken off.
    func hold(epsilon: Int, unless isOver: (_ bids: Int) -> Bool) -> Bool {
        let arena = Arena()
        let n = bidderCount
        var base = [0]
        for lot in 0..<lots {
            // Of seats that nobody can want one more is enough to say that some are left.
            seats[lot] = max(0, min(seats[lot], wanted[lot] + 1))
            base.append(base[lot] + seats[lot])
            price[2 * lot] = seats[lot] > 0 ? 0 : Auction.beyond
            price[2 * lot + 1] = seats[lot] > 0 && quota[lot] > 0 ? 0 : Auction.beyond
        }
        var room = Room(
            seats: seats, quota: quota, base: arena.table(base),
            used: arena.buffer(lots), outsiders: arena.buffer(lots),
            isOutsider: arena.buffer(n), sold: [Seat](repeating: Seat(bid: 0, bidder: -1), count: base[lots]))
        let taken: Buffer<Int32> = arena.buffer(n, -1)
        let waiting: Buffer<Int32> = arena.buffer(n)
        var left = n
        for i in 0..<n { waiting[i] = n - 1 - i }
        let mostBids = Auction.leastBids + Auction.mostBids * n
        var bids = 0
        while left > 0 {
            bids += 1
            if bids & 4095 == 0, isOver(4096) || bids > mostBids { return false }
            left -= 1
            let bidder = waiting[left]
            let best = favourite(bidder)
            guard best.offer >= 0 else { continue }
            let door = Int(offers[best.offer].door)
            taken[bidder] = best.offer
            room.isOutsider[bidder] = door & 1
            let loser = room.admit(
                Seat(bid: price[door] + best.lead + epsilon, bidder: Int32(bidder)), to: door >> 1, price)
            if loser >= 0 {
                taken[loser] = -1
                waiting[left] = loser
                left += 1
            }
        }
        _ = isOver(bids & 4095)
        self.taken = (0..<n).map { Int32(taken[$0]) }
        return true
    }

    /// The offer that is best for a bidder at the present prices, −1 for none, and how much it is better than any of another door.
    @inline(__always) private func favourite(_ bidder: Int) -> (offer: Int, lead: Int) {
        offers.withUnsafeBufferPointer { offers in
            var (first, second) = (nothing[bidder], nothing[bidder])
            var (best, door) = (-1, Int32(-1))
            for k in Int(starts[bidder])..<Int(starts[bidder + 1]) {
                let offer = offers[k]
                let net = offer.worth &- price.base[Int(offer.door)]
                if net <= second { continue }
                if net > first {
                    if offer.door != door { second = first }
                    (first, best, door) = (net, k, offer.door)
                } else if offer.door != door {
                    second = net
                }
            }
            return (best, first - second)
        }
    }

    /// Who has which seats. Those of a lot are a heap with the lowest bid on top, or in no order where outsiders have a quota.
    private struct Room {
        let seats, quota: Buffer<Int32>
        let base: Ints
        let used, outsiders: Buffer<Int32>
        let isOutsider: Buffer<UInt8>
        var sold: [Seat]

        /// Gives a seat, and sets the lot's prices; who has to make way, −1 for nobody.
        mutating func admit(_ seat: Seat, to lot: Int, _ price: Buffer<Int>) -> Int {
            quota[lot] == Auction.unlimited ? admitAny(seat, to: lot, price) : admitByDoor(seat, to: lot, price)
        }

        private mutating func admitAny(_ seat: Seat, to lot: Int, _ price: Buffer<Int>) -> Int {
            let from = base[lot]
            let n = used[lot]
            var loser = -1
            if n < seats[lot] {
                var k = n
                while k > 0, sold[from + (k - 1) / 2].bid > seat.bid {
                    sold[from + k] = sold[from + (k - 1) / 2]
                    k = (k - 1) / 2
                }
                sold[from + k] = seat
                used[lot] = n + 1
            } else {
                loser = Int(sold[from].bidder)
                var k = 0
                while 2 * k + 1 < n {
                    var child = 2 * k + 1
                    if child + 1 < n, sold[from + child + 1].bid < sold[from + child].bid { child += 1 }
                    if sold[from + child].bid >= seat.bid { break }
                    sold[from + k] = sold[from + child]
                    k = child
                }
                sold[from + k] = seat
            }
            if used[lot] == seats[lot] { price[2 * lot] = sold[from].bid }
            return loser
        }

        private mutating func admitByDoor(_ seat: Seat, to lot: Int, _ price: Buffer<Int>) -> Int {
            let from = base[lot]
            let comesAsOutsider = isOutsider[Int(seat.bidder)]
            var (at, loser) = (used[lot], -1)
            if comesAsOutsider != 0, outsiders[lot] >= quota[lot] {
                at = lowest(lot, outsidersAlone: true)
            } else if at == seats[lot] {
                at = lowest(lot, outsidersAlone: false)
            }
            if at < used[lot] {
                loser = Int(sold[from + at].bidder)
                outsiders[lot] -= isOutsider[loser]
            } else {
                used[lot] = at + 1
            }
            sold[from + at] = seat
            outsiders[lot] += comesAsOutsider
            let isFull = used[lot] == seats[lot]
            let least = isFull ? sold[from + lowest(lot, outsidersAlone: false)].bid : 0
            price[2 * lot] = max(price[2 * lot], least)
            if quota[lot] > 0 {
                let isClosed = outsiders[lot] >= quota[lot]
                let outside = isClosed ? sold[from + lowest(lot, outsidersAlone: true)].bid : least
                price[2 * lot + 1] = max(price[2 * lot + 1], outside)
            }
            return loser
        }

        /// Where in a lot the lowest bid is. There must be one.
        private func lowest(_ lot: Int, outsidersAlone: Bool) -> Int {
            let from = base[lot]
            var best = -1
            for k in 0..<used[lot] where !outsidersAlone || isOutsider[Int(sold[from + k].bidder)] != 0 {
                if best < 0 || sold[from + k].bid < sold[from + best].bid { best = k }
            }
            return best
        }
    }
}
