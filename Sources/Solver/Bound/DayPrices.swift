/// What a minute of each counselor and of each room costs on each day, at the present prices.
final class DayPrices {
    private let stocks: Stocks
    /// By staff × day, by room × day; in `Multipliers.unit << fine`ths.
    let staff, room: Buffer<Int>
    /// How often prices were looked up.
    private(set) var changes = 0
    private let arena = Arena()

    init(_ stocks: Stocks) {
        self.stocks = stocks
        staff = arena.buffer(stocks.staffDay.count)
        room = arena.buffer(stocks.roomDay.count)
    }

    func refresh(_ prices: Multipliers) {
        changes += 1
        for i in 0..<stocks.staffDay.count {
            var sum = 0
            for k in stocks.staffDay[i] { sum += prices.row[stocks.staffDayRow[k]] }
            staff[i] = sum
        }
        for i in 0..<stocks.roomDay.count {
            var sum = 0
            for k in stocks.roomDay[i] { sum += prices.row[stocks.roomDayRow[k]] }
            room[i] = sum
        }
    }
}
