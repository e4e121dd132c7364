import TestSupport
import Testing

@testable import Solver

/// Seats sold to whom they are worth most.
@Suite struct AuctionTests {
    /// A few bidders after fewer seats.
    private struct Market {
        var seats: [Int]
        var quota: [Int?]
        /// By bidder what each lot is worth (nil: not wanted), if they come as outsiders, and what nothing is worth.
        var bidders: [(worth: [Int?], isOutsider: Bool, nothing: Int)] = []

        init(seed: Int, keeping: Bool) {
            var dice = Dice(seed: seed)
            let lots = dice.roll(2...4)
            seats = (0..<lots).map { _ in dice.roll(0...3) }
            quota = (0..<lots).map { _ in keeping && dice.chance(60) ? dice.roll(0...2) : nil }
            for _ in 0..<dice.roll(3...6) {
                bidders.append(
                    (
                        (0..<lots).map { _ in dice.chance(70) ? dice.roll(-5...30) : nil }, dice.chance(50),
                        dice.chance(30) ? -dice.roll(1...20) : 0
                    ))
            }
        }

        /// What bidders hold is worth, by the lot of each (nil: nothing); nil if there are not seats enough.
        func worth(_ lots: [Int?]) -> Int? {
            for lot in seats.indices {
                let mine = lots.indices.filter { lots[$0] == lot }
                guard mine.count <= seats[lot] else { return nil }
                if let quota = quota[lot], mine.count(where: { bidders[$0].isOutsider }) > quota { return nil }
            }
            let each = zip(lots, bidders).map { lot, bidder in lot.map { bidder.worth[$0]! } ?? bidder.nothing }
            return each.reduce(0, +)
        }

        func best(_ lots: [Int?] = []) -> Int {
            guard lots.count < bidders.count else { return worth(lots) ?? Int.min }
            let wanted = seats.indices.filter { bidders[lots.count].worth[$0] != nil }
            return ([nil] + wanted).map { best(lots + [$0]) }.max()!
        }

        /// What the auction gives each.
        func sold(epsilon: Int, times scale: Int = 1) -> [Int?]? {
            let auction = Auction(lots: seats.count)
            for lot in seats.indices { auction.sell(lot, seats: seats[lot], quota: quota[lot]) }
            for bidder in bidders {
                for (lot, worth) in bidder.worth.enumerated() {
                    if let worth {
                        auction.offer(
                            lot, worth: worth * scale, asOutsider: bidder.isOutsider && quota[lot] != nil)
                    }
                }
                auction.close(nothing: bidder.nothing == Auction.must ? Auction.must : bidder.nothing * scale)
            }
            guard auction.hold(epsilon: epsilon, unless: { _ in false }) else { return nil }
            return auction.taken.map { $0 < 0 ? nil : auction.lot(Int($0)) }
        }
    }

    /// With steps so small that all of them together are less than one, nothing is better.
    @Test(arguments: 0..<300) func nothingIsBetter(seed: Int) throws {
        let market = Market(seed: seed, keeping: false)
        let lots = try #require(market.sold(epsilon: 1, times: market.bidders.count + 1))
        #expect(market.worth(lots) == market.best())
    }

    /// However long the steps, it is off by one of them for each bidder at most.
    @Test(arguments: 0..<100) func stepsSayHowFarItMayBeOff(seed: Int) throws {
        let market = Market(seed: seed, keeping: false)
        let lots = try #require(market.sold(epsilon: 4))
        #expect(try #require(market.worth(lots)) >= market.best() - 4 * market.bidders.count)
    }

    /// Where seats are kept for insiders the quotas hold, and mostly nothing is better.
    @Test func seatsThatAreKeptStayKept() throws {
        var best = 0
        for seed in 0..<300 {
            let market = Market(seed: seed, keeping: true)
            let lots = try #require(market.sold(epsilon: 1, times: market.bidders.count + 1))
            if try #require(market.worth(lots), "seed \(seed)") == market.best() { best += 1 }
        }
        #expect(best > 270)
    }

    /// Who must have a seat has one, however little it is worth to them.
    @Test(arguments: 0..<50) func whoMustHaveASeatHasOne(seed: Int) throws {
        var market = Market(seed: seed, keeping: false)
        market.seats[0] += 1
        market.bidders.append((market.seats.indices.map { $0 == 0 ? -40 : nil }, false, Auction.must))
        let lots = try #require(market.sold(epsilon: 1))
        #expect(lots.last == .some(0))
    }

    /// Several who must, and only one who could go elsewhere.
    @Test func whoMustPushesWhoCanGo() throws {
        var market = Market(seed: 0, keeping: false)
        (market.seats, market.quota) = ([2, 1], [nil, nil])
        market.bidders = [
            ([50, -30], false, Auction.must), ([1, nil], false, Auction.must), ([2, nil], false, Auction.must),
        ]
        #expect(try #require(market.sold(epsilon: 3)) == [1, 0, 0])
    }

    @Test func aPriceIsTheLowestBidOfAFullLot() throws {
        let auction = Auction(lots: 2)
        auction.sell(0, seats: 2)
        auction.sell(1, seats: 9)
        for worth in [100, 70, 40] {
            auction.offer(0, worth: worth)
            auction.close(nothing: 0)
        }
        #expect(auction.hold(epsilon: 1) { _ in false })
        #expect(auction.taken == [0, 1, -1])
        #expect((40...71).contains(try #require(auction.price(ofLot: 0))))
        #expect(auction.price(ofLot: 1) == 0)
    }

    @Test func itEndsWhenItIsCalledOff() {
        let auction = Auction(lots: 1)
        auction.sell(0, seats: 1)
        for _ in 0..<10_000 {
            auction.offer(0, worth: 5)
            auction.close(nothing: 0)
        }
        #expect(!auction.hold(epsilon: 1) { _ in true })
        #expect(auction.hold(epsilon: 1) { _ in false })
    }

    /// More must have a seat than there are: it is given up, not gone on with for ever.
    @Test func whatCannotBeIsGivenUp() {
        let auction = Auction(lots: 1)
        auction.sell(0, seats: 1)
        for _ in 0..<2 {
            auction.offer(0, worth: 5)
            auction.close(nothing: Auction.must)
        }
        var bids = 0
        let isSold = auction.hold(epsilon: 1) {
            bids += $0
            return false
        }
        #expect(bids < 200_000)
        #expect(!isSold || auction.taken.count { $0 >= 0 } == 1)
    }

    /// A lot without end is as good as one with a seat for everybody.
    @Test func seatsThatNobodyCanWantTakeNoRoom() {
        let auction = Auction(lots: 3)
        for lot in 0..<2 { auction.sell(lot, seats: Int(Int32.max)) }
        auction.sell(2, seats: -1)
        for worth in [5, 7] {
            for lot in 0..<3 { auction.offer(lot, worth: worth + lot) }
            auction.close(nothing: 0)
        }
        #expect(auction.hold(epsilon: 1) { _ in false })
        #expect(auction.taken.map { auction.lot(Int($0)) } == [1, 1])
        #expect(auction.price(ofLot: 1) == 0 && auction.price(ofLot: 2) == nil)
    }
}
