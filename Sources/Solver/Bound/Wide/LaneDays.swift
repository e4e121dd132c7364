import Problem

/// What an appointment costs on each day of each lane (a counselor at a site, giving a service) at the present prices.
///
/// One table for all who wish: no table of wishes × days. A cost is the least over the starts and rooms of the day.
struct LaneDays: Sendable {
    let days: Int
    /// Days on which a lane has a start that suits somebody, as bits.
    let open: Words
    /// By lane × day: cost of lane, room and minutes, in `Multipliers.unit`ths.
    let cost: Buffer<Int>
    /// Days on which an appointment cannot run past midnight, and so pays for its minutes, as bits.
    private let charged: Words
    /// The one room of a lane, −1 where it could be one of several or needs none.
    let room: [Int]
    private let base: [Int]
    private let instance: Instance
    private let stocks: Stocks
    let words: Int

    init(_ instance: Instance, _ stocks: Stocks, _ arena: Arena) {
        self.instance = instance
        self.stocks = stocks
        let services = instance.services
        days = stocks.dayCount
        words = instance.activities.dayWords
        var (open, charged): ([UInt64], [UInt64]) = ([], [])
        var (room, base): ([Int], [Int]) = ([], [])
        let wished = LaneDays.wished(instance)
        for lane in 0..<services.laneService.count {
            let s = services.laneService[lane]
            var (mine, late) = ([UInt64](repeating: 0, count: words), [UInt64](repeating: 0, count: words))
            for o in services.open[lane] {
                for start in services.openLow[o]...services.openHigh[o] where wished[s][start] {
                    let minute = start * services.step[s]
                    let d = minute / Problem.day
                    mine[d >> 6] |= 1 << UInt64(d & 63)
                    if minute + services.minutes[s] > (d + 1) * Problem.day { late[d >> 6] |= 1 << UInt64(d & 63) }
                }
            }
            open += mine
            charged += zip(mine, late).map { $0 & ~$1 }
            let desks = services.desks[s].filter {
                instance.places.roomSite[services.deskRoom[$0]] == services.laneSite[lane]
            }
            room.append(desks.count == 1 ? services.deskRoom[desks[0]] : -1)
            base.append(services.laneCost[lane] + (desks.map { services.deskCost[$0] }.min() ?? 0))
        }
        self.open = arena.table(words: open)
        self.charged = arena.table(words: charged)
        self.room = room
        self.base = base
        cost = arena.buffer(services.laneService.count * days)
    }

    /// By service, whether a start suits somebody's wish for it.
    private static func wished(_ instance: Instance) -> [[Bool]] {
        let (people, services) = (instance.people, instance.services)
        // Windows that open, less those that have closed.
        var opened = (0..<services.count).map { [Int32](repeating: 0, count: services.starts[$0] + 2) }
        for w in people.personOfWish.indices {
            for o in people.open[w] {
                opened[people.wishService[w]][people.openLow[o]] += 1
                opened[people.wishService[w]][people.openHigh[o] + 1] -= 1
            }
        }
        return opened.map { changes in
            var open: Int32 = 0
            return changes.map {
                open += $0
                return open > 0
            }
        }
    }

    @inline(__always) func isOpen(_ lane: Int, _ day: Int) -> Bool {
        open.base[lane * words + day >> 6] >> UInt64(day & 63) & 1 != 0
    }

    @inline(__always) func isCharged(_ lane: Int, _ day: Int) -> Bool {
        charged.base[lane * words + day >> 6] >> UInt64(day & 63) & 1 != 0
    }

    func refresh(_ prices: Multipliers) {
        let services = instance.services
        for lane in 0..<services.laneService.count {
            let minutes = services.minutes[services.laneService[lane]]
            let own = base[lane] * Multipliers.unit
            let roomMinutes = room[lane] < 0 ? 0 : stocks.minutes(minutes, inRoom: room[lane])
            let staff = services.laneStaff[lane] * days
            for d in 0..<days where isOpen(lane, d) {
                var price = 0
                if isCharged(lane, d) {
                    for k in stocks.staffDay[staff + d] { price += prices.row[stocks.staffDayRow[k]] * minutes }
                    if room[lane] >= 0 {
                        for k in stocks.roomDay[room[lane] * days + d] {
                            price += prices.row[stocks.roomDayRow[k]] * roomMinutes
                        }
                    }
                }
                cost[lane * days + d] = own + price >> Multipliers.fine
            }
        }
    }

    /// Adds what an appointment uses of rows.
    func count(_ lane: Int, _ day: Int, in use: Buffer<Int>) {
        guard isCharged(lane, day) else { return }
        let minutes = instance.services.minutes[instance.services.laneService[lane]]
        for k in stocks.staffDay[instance.services.laneStaff[lane] * days + day] {
            use[stocks.staffDayRow[k]] = use[stocks.staffDayRow[k]] + minutes
        }
        guard room[lane] >= 0 else { return }
        let roomMinutes = stocks.minutes(minutes, inRoom: room[lane])
        for k in stocks.roomDay[room[lane] * days + day] {
            use[stocks.roomDayRow[k]] = use[stocks.roomDayRow[k]] + roomMinutes
        }
    }
}
