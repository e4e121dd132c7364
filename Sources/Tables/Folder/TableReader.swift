import Model

/// A table of the folder whose header is understood.
struct HeadedTable: Sendable {
    var file: String
    /// Where each column stands; nil for an optional one that is not there.
    var positions: [String: Int]
    var headers: [String]
    var rows: [RawTable.Row]
    /// Rows above the header, such as a title over the whole width, which were not read.
    var titleRows = 0
}

/// Matches headers to columns and rows to headers.
enum TableReader {
    static func read(
        _ raw: RawTable, columns: [Column], mayBeShort: Bool, faults: FaultCollector
    ) -> (table: HeadedTable, isWhole: Bool)? {
        let rows = raw.rows.filter { row in row.cells.contains { !CellText.trimmed($0).isEmpty } }
        guard !rows.isEmpty else {
            faults.add(Fault(file: raw.file, problem: .noHeader))
            return nil
        }
        let place = headerPlace(rows, columns)
        let first = rows[place]
        var isWhole = true
        for title in rows[..<place] where title.cells.contains(where: ResidentNumber.isFound) {
            faults.add(Fault(file: raw.file, row: title.number, problem: .residentNumber))
            isWhole = false
        }
        let headers = first.cells.map(CellText.clean)
        var positions: [String: Int] = [:]
        for (index, header) in headers.enumerated() where !header.isEmpty && !isRemark(header) {
            let key = CellText.key(header)
            guard let column = columns.first(where: { $0.isNamed(key) }) else {
                let problem: Fault.Problem =
                    ResidentNumber.isFound(in: header) ? .residentNumber : .unknownHeader(known: columns.map(\.name))
                faults.add(
                    Fault(file: raw.file, row: first.number, column: letters(index), found: header, problem: problem))
                continue
            }
            guard positions[column.key] == nil else {
                faults.add(
                    Fault(
                        file: raw.file, row: first.number, column: letters(index), found: header,
                        problem: .headerTwice))
                continue
            }
            positions[column.key] = index
        }
        for column in columns where column.isRequired && positions[column.key] == nil {
            faults.add(Fault(file: raw.file, row: first.number, problem: .missingHeader(column.name)))
            isWhole = false
        }
        var table = HeadedTable(
            file: raw.file, positions: positions, headers: headers, rows: [], titleRows: place)
        let shortBlocks = mayBeShort ? [:] : blockWidths(raw.rows)
        for row in rows.dropFirst(place + 1) {
            if let total = total(row, of: table, columns) {
                faults.add(Fault(file: raw.file, row: row.number, found: total, problem: .totals))
                isWhole = false
            } else if let sound = checked(row, of: table, mayBeShort, shortBlocks, faults) {
                table.rows.append(sound)
            } else {
                isWhole = false
            }
        }
        return (table, isWhole)
    }

    /// Which of the rows is the header: the first, unless only a later one, of the first ten, names every column that
    /// must be there. People put a title, a date or an empty line above their tables.
    private static func headerPlace(_ rows: [RawTable.Row], _ columns: [Column]) -> Int {
        let required = columns.filter(\.isRequired)
        func isHeader(_ row: RawTable.Row) -> Bool {
            let keys = row.cells.map { CellText.key(CellText.clean($0)) }
            return required.allSatisfy { column in keys.contains { column.isNamed($0) } }
        }
        return required.isEmpty ? 0 : rows.prefix(10).firstIndex(where: isHeader) ?? 0
    }

    /// What a row of totals begins with, if this is one: it lacks what every row must have.
    private static func total(_ row: RawTable.Row, of table: HeadedTable, _ columns: [Column]) -> String? {
        let words = ["합계", "총계", "소계", "누계", "계", "총인원", "total", "totals", "subtotal", "sum"]
        let cells = row.cells.map(CellText.clean)
        let isComplete = columns.filter(\.isRequired).allSatisfy { column in
            table.positions[column.key].map { $0 < cells.count && !cells[$0].isEmpty } ?? true
        }
        guard !isComplete, let first = cells.first(where: { !$0.isEmpty }) else { return nil }
        return words.contains(CellText.key(first)) ? first : nil
    }

    /// A column for the coordinator's own remarks is the one that is not read; it is said so in the guide.
    static func isRemark(_ header: String) -> Bool {
        ["비고", "메모", "note", "notes", "remark", "remarks"].contains(CellText.key(header))
    }

    private static func checked(
        _ row: RawTable.Row, of table: HeadedTable, _ mayBeShort: Bool, _ blocks: [Int: Int], _ faults: FaultCollector
    ) -> RawTable.Row? {
        var row = row
        var isSound = true
        func fault(_ index: Int?, _ problem: Fault.Problem) {
            let header = index.map {
                $0 < table.headers.count && !table.headers[$0].isEmpty ? table.headers[$0] : letters($0)
            }
            faults.add(
                Fault(
                    file: table.file, row: row.number, column: header, found: index.map { row.cells[$0] },
                    problem: problem))
            isSound = false
        }
        let width = table.headers.count
        for index in row.cells.indices {
            row.cells[index] = CellText.clean(row.cells[index])
            let cell = row.cells[index]
            guard !cell.isEmpty else { continue }
            if ResidentNumber.isFound(in: cell) {
                fault(index, .residentNumber)
            } else if CellText.hasControl(cell) {
                fault(index, .control)
            } else if index < width ? table.headers[index].isEmpty : mayBeShort {
                fault(index, .cellWithoutHeader)
            }
        }
        if row.cells.count > width, isSound { fault(nil, .rowTooLong(expected: width)) }
        if row.cells.count < width {
            if !mayBeShort, blocks[(row.number - 1) / 16] != row.cells.count || row.number <= 16 {
                fault(nil, .rowTooShort(expected: width))
            }
            row.cells += Array(repeating: "", count: width - row.cells.count)
        }
        return isSound ? row : nil
    }

    /// Excel writes rows by sixteens and leaves off the cells behind the last one used in each block ("Column delimiters
    /// are missing in an Excel spreadsheet that is saved as text", Microsoft). So a short row is right if its whole block
    /// is as short; any other has lost a cell.
    private static func blockWidths(_ rows: [RawTable.Row]) -> [Int: Int] {
        var widths: [Int: Int] = [:]
        for row in rows {
            let block = (row.number - 1) / 16
            let known = widths[block] ?? row.cells.count
            widths[block] = known == row.cells.count ? known : -1
        }
        return widths
    }

    /// A, B, …, Z, AA: how spreadsheets name columns.
    static func letters(_ index: Int) -> String {
        var rest = index
        var text = ""
        repeat {
            text = String(UnicodeScalar(UInt8(65 + rest % 26))) + text
            rest = rest / 26 - 1
        } while rest >= 0
        return text
    }
}
