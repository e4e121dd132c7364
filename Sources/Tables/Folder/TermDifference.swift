import Model

/// What reading the folder again would add, remove and change against the term that is stored: row by row, told apart
/// by what identifies them, cell by cell.
public struct TermDifference: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case added, removed, changed

        public func words(in language: Language) -> String {
            switch self {
            case .added: Phrase("추가", "added")[language]
            case .removed: Phrase("삭제", "removed")[language]
            case .changed: Phrase("변경", "changed")[language]
            }
        }
    }

    /// One cell that reads otherwise.
    public struct Cell: Hashable, Sendable, Codable {
        public var column: String
        public var before: String
        public var after: String
    }

    /// One row that came, went or reads otherwise.
    public struct Change: Hashable, Sendable, Codable {
        /// The table's name, e.g. 참여자.
        public var table: String
        /// What identifies the row, e.g. `P-0001 · A · 1`.
        public var row: String
        public var kind: Kind
        /// The cells that changed; of a row that came or went all that are filled.
        public var cells: [Cell]
    }

    /// A table that held rows and holds none any more: its file was left out, or is empty.
    public struct Emptied: Hashable, Sendable, Codable {
        public var table: Phrase
        public var rows: Int
    }

    public var emptied: [Emptied]
    /// In the order of the tables; in each what came or changed in its new order, then what went.
    public var changes: [Change]
    private let language: Language

    /// - Parameter language: of the tables' names and cells.
    public init(
        from old: Term, _ oldCalendars: [FolderCalendar] = [], to new: Term, _ newCalendars: [FolderCalendar] = [],
        in language: Language
    ) {
        self.language = language
        let before = TermWriter.tables(of: old, calendars: oldCalendars, language)
        let after = TermWriter.tables(of: new, calendars: newCalendars, language)
        emptied = before.compactMap { table, rows in
            let isGone = after.first { $0.0 == table }?.1.rows.isEmpty != false
            return isGone && !rows.rows.isEmpty ? Emptied(table: table.name, rows: rows.rows.count) : nil
        }
        changes = TableID.allCases.flatMap { table in
            TermDifference.changes(
                in: table.name[language], from: before.first { $0.0 == table }?.1, to: after.first { $0.0 == table }?.1)
        }
        changes += TermDifference.contents(from: oldCalendars, to: newCalendars, language)
    }

    public var isEmpty: Bool { changes.isEmpty }

    public func count(_ kind: Kind) -> Int { changes.count { $0.kind == kind } }

    /// How many rows of a table came, went or changed, for each table in which any did.
    public var tallies: [(table: String, added: Int, removed: Int, changed: Int)] {
        var result: [(table: String, added: Int, removed: Int, changed: Int)] = []
        for change in changes {
            if result.last?.table != change.table { result.append((change.table, 0, 0, 0)) }
            switch change.kind {
            case .added: result[result.count - 1].added += 1
            case .removed: result[result.count - 1].removed += 1
            case .changed: result[result.count - 1].changed += 1
            }
        }
        return result
    }

    /// A line for each table that is gone as a whole, then one for each change:
    /// `참여자 P-0001 변경: 전화 010-0000-0001 → 010-0000-0002`.
    public func words(in language: Language) -> [String] {
        emptied.map { emptied in
            Phrase(
                "주의: ‘\(emptied.table.korean)’ 표가 없거나 비어 있어 \(emptied.rows)행이 모두 빠집니다.",
                "note: the table “\(emptied.table.english)” is missing or empty; rows removed: \(emptied.rows)"
            )[language]
        }
            + changes.map { change in
                let cells =
                    change.kind == .changed
                    ? change.cells.map { "\($0.column) \(shown($0.before)) → \(shown($0.after))" } : []
                let head = "\(change.table) \(change.row) \(change.kind.words(in: language))"
                return cells.isEmpty ? head : "\(head): \(cells.joined(separator: "; "))"
            }
    }

    private func shown(_ text: String) -> String { text.isEmpty ? "∅" : text }

    private static func changes(in table: String, from old: TermWriter.Rows?, to new: TermWriter.Rows?) -> [Change] {
        guard let header = new?.header ?? old?.header, let keys = new?.keys ?? old?.keys else { return [] }
        var remaining: [[String]: [Int]] = [:]
        let oldRows = old?.rows ?? []
        for (index, row) in oldRows.enumerated() { remaining[keys.map { row[$0] }, default: []].append(index) }
        var isLeft = [Bool](repeating: true, count: oldRows.count)
        var changes: [Change] = []
        func change(_ row: [String], _ kind: Kind, _ cells: [Cell]) {
            let name = keys.map { row[$0] }.filter { !$0.isEmpty }.joined(separator: " · ")
            changes.append(Change(table: table, row: name, kind: kind, cells: cells))
        }
        for row in new?.rows ?? [] {
            let key = keys.map { row[$0] }
            guard let index = remaining[key]?.first else {
                change(row, .added, filled(row, header) { Cell(column: $0, before: "", after: $1) })
                continue
            }
            remaining[key]?.removeFirst()
            isLeft[index] = false
            let cells = header.indices.filter { oldRows[index][$0] != row[$0] }.map {
                Cell(column: header[$0], before: oldRows[index][$0], after: row[$0])
            }
            if !cells.isEmpty { change(row, .changed, cells) }
        }
        for (index, row) in oldRows.enumerated() where isLeft[index] {
            change(row, .removed, filled(row, header) { Cell(column: $0, before: $1, after: "") })
        }
        return changes
    }

    private static func filled(_ row: [String], _ header: [String], _ cell: (String, String) -> Cell) -> [Cell] {
        zip(header, row).filter { !$1.isEmpty }.map { cell($0, $1) }
    }

    /// A calendar of the same name that holds something else.
    private static func contents(
        from old: [FolderCalendar], to new: [FolderCalendar], _ language: Language
    ) -> [Change] {
        let before = Dictionary(old.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let content = Phrase("내용", "content")[language]
        return new.filter { calendar in before[calendar.name].map { $0 != calendar.bytes } ?? false }.map { calendar in
            Change(
                table: TableID.calendars.name[language], row: calendar.name, kind: .changed,
                cells: [
                    Cell(
                        column: content, before: "\(before[calendar.name]?.count ?? 0) B",
                        after: "\(calendar.bytes.count) B")
                ])
        }
    }
}
