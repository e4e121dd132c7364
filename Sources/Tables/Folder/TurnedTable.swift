import Model

/// A table whose items stand in the left column and whose values stand beside them, turned to one row under a header.
enum TurnedTable {
    struct Turned {
        var table: HeadedTable
        var row: RawTable.Row
        var rowOfColumn: [String: Int]
        var isWhole: Bool
    }

    static func read(_ raw: RawTable, columns: [Column], faults: FaultCollector) -> Turned {
        var turned = Turned(
            table: HeadedTable(file: raw.file, positions: [:], headers: [], rows: []),
            row: RawTable.Row(number: raw.rows.first?.number ?? 1, cells: []), rowOfColumn: [:], isWhole: true)
        func fault(_ row: RawTable.Row, _ column: Int, _ problem: Fault.Problem) {
            faults.add(
                Fault(
                    file: raw.file, row: row.number, column: TableReader.letters(column),
                    found: CellText.clean(row.cells[column]), problem: problem))
            turned.isWhole = false
        }
        for (index, row) in raw.rows.enumerated() {
            let cells = row.cells.map(CellText.clean)
            if cells.allSatisfy(\.isEmpty) || (index == 0 && isHeading(cells)) { continue }
            if let number = cells.firstIndex(where: { ResidentNumber.isFound(in: $0) }) {
                fault(row, number, .residentNumber)
                continue
            }
            if let damaged = cells.firstIndex(where: CellText.hasControl) {
                fault(row, damaged, .control)
                continue
            }
            let key = CellText.key(cells[0])
            guard let column = columns.first(where: { $0.isNamed(key) }) else {
                fault(row, 0, .unknownHeader(known: columns.map(\.name)))
                continue
            }
            guard turned.table.positions[column.key] == nil else {
                fault(row, 0, .headerTwice)
                continue
            }
            // A third column is for remarks.
            if let extra = cells.indices.dropFirst(3).first(where: { !cells[$0].isEmpty }) {
                fault(row, extra, .rowTooLong(expected: 3))
            }
            turned.table.positions[column.key] = turned.row.cells.count
            turned.table.headers.append(cells[0])
            turned.row.cells.append(cells.count > 1 ? cells[1] : "")
            turned.rowOfColumn[column.key] = row.number
        }
        for column in columns where column.isRequired && turned.table.positions[column.key] == nil {
            faults.add(Fault(file: raw.file, problem: .missingHeader(column.name)))
            turned.isWhole = false
        }
        return turned
    }

    /// `항목, 값`: a header that says only that there are items and values.
    private static func isHeading(_ cells: [String]) -> Bool {
        cells.count > 1 && ["항목", "item", "key"].contains(CellText.key(cells[0]))
            && ["값", "내용", "value"].contains(CellText.key(cells[1]))
    }
}
