import Model

/// A row of a table, asked for its cells by the names of columns. What cannot be read gives a fault and some value: no
/// value of a folder with faults is ever used.
struct Row {
    let table: HeadedTable
    let columns: ColumnIndex
    let raw: RawTable.Row
    /// In a table whose rows are columns turned on their side, the row of each cell.
    var rowOfColumn: [String: Int] = [:]
    let ledger: Ledger

    /// The cell, or what an empty one means.
    func cell(_ key: String) -> String {
        let text = written(key)
        return text.isEmpty ? columns[key].whenEmpty ?? "" : text
    }

    /// The cell as it is.
    func written(_ key: String) -> String {
        guard let index = table.positions[key], index < raw.cells.count else { return "" }
        return raw.cells[index]
    }

    func fault(_ key: String?, _ problem: Fault.Problem) {
        let index = key.flatMap { table.positions[$0] }
        ledger.faults.add(
            Fault(
                file: table.file, row: key.flatMap { rowOfColumn[$0] } ?? raw.number,
                column: key.map { key in index.map { table.headers[$0] } ?? columns[key].name.korean },
                found: key.map { written($0) }, problem: problem))
    }

    /// The value of a cell that must hold one.
    func required<Value>(_ key: String, or dummy: Value, _ read: (String) -> Value?) -> Value {
        let text = cell(key)
        guard !text.isEmpty else {
            fault(key, .empty)
            return dummy
        }
        return optional(key, read) ?? dummy
    }

    /// nil where the cell is empty.
    func optional<Value>(_ key: String, _ read: (String) -> Value?) -> Value? {
        let text = cell(key)
        guard !text.isEmpty else { return nil }
        if let value = read(text) { return value }
        fault(key, columns[key].kind.problem)
        return nil
    }
}

/// The columns of a table by the names that the code uses.
struct ColumnIndex: Sendable {
    let all: [Column]
    private let byKey: [String: Int]

    init(_ columns: [Column]) {
        all = columns
        byKey = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.key, $0) })
    }

    subscript(key: String) -> Column {
        guard let index = byKey[key] else { preconditionFailure("no column \(key)") }
        return all[index]
    }
}

extension Column.Kind {
    /// What is wrong with a cell that cannot be read as this.
    var problem: Fault.Problem {
        switch self {
        case .text, .id, .reference, .references: .badID
        case .phone: .notA(.phone)
        case .email: .notA(.email)
        case .list: .notA(.list)
        case .flag: .notA(.flag)
        case .percent: .notA(.percent)
        case .points: .notA(.points)
        case .money: .notA(.money)
        case .duration: .notA(.duration)
        case .date: .notA(.date)
        case .time: .notA(.time)
        case .weeklyHours: .notA(.weeklyHours)
        case .pattern: .notA(.pattern)
        case .completions: .notA(.completions)
        case .choice: .notA(.choice)
        case .meetings: .notA(.meetings)
        case .timeZone: .notA(.timeZone)
        case .color: .notA(.color)
        case .whole: .notA(.wholeNumber)
        case .decimal: .notA(.decimal)
        case .words(let names): .noneOf(words: names)
        }
    }
}
