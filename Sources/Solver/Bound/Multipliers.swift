import Problem

/// Prices of the dual, in fixed point, and what they make of each day of a counselor and room.
///
/// Money is counted in `unit`ths, so every oracle's value is an exact integer. Row prices are finer by `fine` bits,
/// since a row may be counted in single won; a product is rounded down, which can only overstate what is left to a
/// person, so the bound stays one.
final class Multipliers: @unchecked Sendable {
    static let unit = 256
    static let fine = 12
    /// Price of a pair: what the person pays and the activity gets. Any sign.
    let pair: Buffer<Int32>
    /// Price of one unit of a row, at least 0, in `unit << fine`ths.
    let row: Buffer<Int>
    private let arena = Arena()

    init(pairs: Int, rows: Int) {
        pair = arena.buffer(pairs)
        row = arena.buffer(rows)
    }

    func copy(from other: Multipliers) {
        pair.copy(from: other.pair)
        row.copy(from: other.row)
    }

    /// Cost of `amount` units of a row, rounded down.
    @inline(__always) func cost(_ amount: Int, of r: Int) -> Int { (amount &* row[r]) >> Multipliers.fine }

    /// What all rows together are worth, rounded up: the constant of the dual. A row that may be broken at a cost is
    /// worth, beyond that cost, what breaking it would save.
    func capacityValue(_ stocks: Stocks) -> Int {
        var total = 0
        for r in 0..<stocks.count where row[r] != 0 {
            total += -((-stocks.capacity[r] * row[r] - max(0, row[r] - stocks.most[r])) >> Multipliers.fine)
        }
        return total
    }
}
