import Problem

/// The menus at the present prices: what each dish is worth apart from the wish's own value, best first by lane.
///
/// All is looked up when somebody asks for it, so that one thread alone may ask: a menu's worths by `makeReady`, and the next best of a lane
/// by `dish(at:)`.
final class DishPrices {
    let menus: WishMenus
    private let instance: Instance
    private let stocks: Stocks
    private let days: DayPrices
    private let order: Buffer<Int32>
    private let net: Buffer<Int>
    private let sorted: Buffer<Int32>
    /// By menu: at which change of the prices it was looked up.
    private let known: Buffer<Int32>
    /// The one room of a lane, −1 where it could be one of several or needs none.
    let room: [Int]
    private let arena = Arena()

    init(_ instance: Instance, _ menus: WishMenus, _ stocks: Stocks, _ days: DayPrices) {
        self.instance = instance
        self.menus = menus
        self.stocks = stocks
        self.days = days
        order = arena.buffer(menus.cost.count)
        net = arena.buffer(menus.cost.count)
        sorted = arena.buffer(menus.laneOf.count)
        known = arena.buffer(menus.count)
        let services = instance.services
        room = (0..<services.laneService.count).map { lane in
            let desks = services.desks[services.laneService[lane]].filter {
                instance.places.roomSite[services.deskRoom[$0]] == services.laneSite[lane]
            }
            return desks.count == 1 ? services.deskRoom[desks[0]] : -1
        }
    }

    /// Rows are charged for a dish only if it cannot run past midnight.
    @inline(__always) func isCharged(_ dish: Int, minutes: Int) -> Bool {
        menus.lastStart[dish] + minutes <= (menus.day[dish] + 1) * Problem.day
    }

    /// Sees to it that a menu is looked up at the present prices.
    @inline(__always) func makeReady(_ menu: Int) { if known[menu] != days.changes { lookUp(menu) } }

    private func lookUp(_ menu: Int) {
        known[menu] = days.changes
        let minutes = menus.minutes[menu]
        for l in menus.lanes[menu] {
            let lane = menus.laneOf[l]
            let staff = instance.services.laneStaff[lane] * stocks.dayCount
            let desk = room[lane] * stocks.dayCount
            let roomMinutes = desk < 0 ? 0 : stocks.minutes(minutes, inRoom: room[lane])
            for d in menus.dishes[l] {
                var price = 0
                if isCharged(d, minutes: minutes) {
                    price = days.staff[staff + menus.day[d]] * minutes
                    if desk >= 0 { price += days.room[desk + menus.day[d]] * roomMinutes }
                }
                net[d] = -menus.cost[d] * Multipliers.unit - price >> Multipliers.fine
                order[d] = d
            }
            sorted[l] = 0
        }
    }

    @inline(__always) func worth(_ dish: Int) -> Int { net[dish] }

    /// The `k`-th best dish of a lane of a menu.
    @inline(__always) func dish(_ l: Int, at k: Int) -> Int {
        let range = menus.dishes[l]
        while sorted[l] <= k {
            let from = range.lowerBound + sorted[l]
            var best = from
            for i in from..<range.upperBound where net[order[i]] > net[order[best]] { best = i }
            let top = order[best]
            order[best] = order[from]
            order[from] = top
            sorted[l] += 1
        }
        return order[range.lowerBound + k]
    }
}
