/// What the dual's prices make of each way to run an activity: what the people who would pay most for its seats pay in
/// all, less what the minutes of its room and people are worth to appointments. Money, rounded.
///
/// What an activity takes from other activities is not counted in: `Timetable` keeps those rules itself.
struct SpotWorths: Sendable, Equatable {
    /// A spot that cannot be had, or that too few could come to.
    static let never = Int.min / 4
    private let spotBase, postBase: [Int]
    private let spots, posts: [Int]
    /// What no plan is worth more than, by these prices, in money.
    let bound: Int
    /// What a seat costs everybody, by activity-time, in money; empty where each person has a price of their own.
    let seatPrice: [Int]
    /// How often each activity ran at each time when the prices were looked for, by activity-time, in percent (`Running`).
    let running: [Int]

    /// By the prices of pairs where they were least.
    init(_ dual: Dual, _ prices: Multipliers, value: Int) {
        self.init(dual.instance, dual.stocks, prices, value, seatPrice: [], dual.running.percent) { a, t, place in
            dual.activities.payment(a, time: t, place: place, prices)
        }
    }

    /// By the prices of seats where they were least.
    init(_ descent: WideDescent) {
        let prices = descent.best
        let instance = descent.dual.instance
        let crowd = descent.dual.lists.crowd
        let seatPrice = (0..<prices.pair.count).map { prices.pair[$0] / Multipliers.unit }
        let running = descent.walk.running.percent
        self.init(instance, descent.dual.stocks, prices, descent.value, seatPrice: seatPrice, running) { a, t, place in
            guard let seats = instance.seats(a, time: t, place: place) else { return nil }
            let most = min(seats, crowd[a])
            let least = instance.activities.minSize[a]
            return least > most ? nil : prices.pair[t] * (prices.pair[t] > 0 ? most : least)
        }
    }

    /// `payment` is what a spot's people would pay in all, in `Multipliers.unit`ths; nil if it cannot be had.
    private init(
        _ instance: Instance, _ stocks: Stocks, _ prices: Multipliers, _ value: Int, seatPrice: [Int],
        _ running: [Int],
        _ payment: (Int, Int, Int) -> Int?
    ) {
        bound = floorDiv(value, Multipliers.unit)
        self.seatPrice = seatPrice
        self.running = running
        let activities = instance.activities
        var (spotBase, postBase, spots, posts): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
        func minutes(_ amount: Int, _ row: Int) -> Int { stocks.countsMinutes(row) ? prices.cost(amount, of: row) : 0 }
        for a in 0..<activities.count {
            spotBase.append(spots.count)
            postBase.append(posts.count)
            let rooms = activities.places[a]
            let all = activities.posts(ofActivity: a)
            for (offset, t) in activities.times[a].enumerated() {
                for place in rooms.isEmpty ? -1..<0 : rooms {
                    guard var worth = payment(a, t, place) else {
                        spots.append(SpotWorths.never)
                        continue
                    }
                    if place >= 0 {
                        let use = stocks.placeBase[a] + offset * rooms.count + place - rooms.lowerBound
                        for k in stocks.placeUse[use] { worth -= minutes(stocks.placeAmount[k], stocks.placeRow[k]) }
                    }
                    spots.append(worth / Multipliers.unit)
                }
                for post in all {
                    let use = stocks.postBase[a] + offset * all.count + post - all.lowerBound
                    var cost = 0
                    for k in stocks.postUse[use] { cost += minutes(stocks.postAmount[k], stocks.postRow[k]) }
                    posts.append(cost / Multipliers.unit)
                }
            }
        }
        (self.spotBase, self.postBase, self.spots, self.posts) = (spotBase, postBase, spots, posts)
    }

    /// - Parameter place: a room option, −1 where the activity needs no room.
    func spot(_ a: Int, time: Int, place: Int, _ activities: Activities) -> Int {
        let rooms = activities.places[a]
        let offset = time - activities.times[a].lowerBound
        return spots[spotBase[a] + (place < 0 ? offset : offset * rooms.count + place - rooms.lowerBound)]
    }

    /// What the minutes of the person of a post are worth to others.
    func post(_ a: Int, time: Int, post: Int, _ activities: Activities) -> Int {
        let all = activities.posts(ofActivity: a)
        return posts[postBase[a] + (time - activities.times[a].lowerBound) * all.count + post - all.lowerBound]
    }
}
