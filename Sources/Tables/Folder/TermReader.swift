import Model

/// Understands the tables of a folder, one after the other, and puts a term together from their rows.
struct TermReader {
    private let contents: FolderContents
    private let ledger: Ledger
    private(set) var notices: [Notice] = []

    init(_ contents: FolderContents, _ ledger: Ledger) {
        self.contents = contents
        self.ledger = ledger
    }

    /// A record and the row it stands in.
    struct Located<Record> {
        var record: Record
        var row: Row
    }

    mutating func term() -> Term {
        let day = LocalDate(dayNumber: 0)
        let header = header()
        var term = header ?? Term(id: "", name: "", start: day, end: day, referenceDate: day)
        term.sites = plain(PlaceLayouts.sites)
        term.travel = plain(PlaceLayouts.travel)
        term.visitCosts = plain(PlaceLayouts.visitCosts)
        term.rooms = plain(PlaceLayouts.rooms)
        term.staff = plain(PeopleLayouts.staff)
        term.programmes = plain(ProgrammeLayouts.programmes)
        let rules = Dictionary(grouping: plain(RuleLayout.layout), by: \.programme)
        for index in term.programmes.indices {
            term.programmes[index].rules = (rules[term.programmes[index].id] ?? []).map(\.rule)
        }
        term.funds = plain(ProgrammeLayouts.funds)
        term.offerings = plain(OfferingLayouts.offerings)
        let patterns = numbered(PatternLayout.layout, of: \.offering, number: \.number)
        let roles = numbered(OfferingLayouts.roles, of: \.offering, number: \.number)
        for index in term.offerings.indices {
            term.offerings[index].patterns = (patterns[term.offerings[index].id] ?? []).map(\.pattern)
            term.offerings[index].roles = (roles[term.offerings[index].id] ?? []).map(\.role)
        }
        term.services = plain(OfferingLayouts.services)
        let participants = located(PeopleLayouts.participants)
        if let header { checkAges(of: participants, at: header.referenceDate) }
        term.participants = participants.map(\.record)
        readWishes(into: &term)
        term.scores = plain(SelectionLayouts.scores)
        term.relations = plain(SelectionLayouts.relations)
        term.absences = plain(AbsenceLayouts.absences)
        term.draws = plain(ProgrammeLayouts.draws)
        term.referrals = plain(SelectionLayouts.referrals)
        readFixed(into: &term)
        return term
    }

    /// The calendars with their owners; one that no row names is a closure of everybody.
    mutating func calendars() -> [FolderCalendar] {
        let rows = located(AbsenceLayouts.calendars)
        let names = Set(contents.calendars.map(\.name))
        for row in rows where !names.contains(row.record.file) { row.row.fault("file", .missingCalendar) }
        let owners = Dictionary(rows.map { ($0.record.file, $0.record.owner) }, uniquingKeysWith: { first, _ in first })
        return contents.calendars.map { calendar in
            for number in CalendarScan.linesWithResidentNumbers(calendar.bytes) {
                ledger.faults.add(Fault(file: "calendars/\(calendar.name)", row: number, problem: .residentNumber))
            }
            return FolderCalendar(
                name: calendar.name, owner: owners[calendar.name] ?? .everyone, bytes: calendar.bytes)
        }
    }

    /// The table that stands on its side is turned, and read as one row.
    private mutating func header() -> Term? {
        guard let found = contents.tables[.term] else {
            if !contents.unreadable.contains(.term), !ledger.faults.faults.contains(where: { $0.problem == .noFolder })
            {
                ledger.faults.add(Fault(file: TableID.term.fileName, problem: .missingTable(TableID.term.name)))
            }
            return nil
        }
        let turned = TurnedTable.read(found.raw, columns: TermLayout.layout.columns, faults: ledger.faults)
        let row = Row(
            table: turned.table, columns: ColumnIndex(TermLayout.layout.columns), raw: turned.row,
            rowOfColumn: turned.rowOfColumn, ledger: ledger)
        return turned.isWhole ? TermLayout.layout.read(row) : nil
    }

    private mutating func plain<Record>(_ layout: Layout<Record>) -> [Record] { located(layout).map(\.record) }

    /// Rows with the same key as an earlier one are faults; ids are defined.
    private mutating func located<Record>(_ layout: Layout<Record>) -> [Located<Record>] {
        guard let found = contents.tables[layout.table] else {
            if contents.unreadable.contains(layout.table) { ledger.markIncomplete(layout.table) }
            return []
        }
        let columns = layout.columns
        guard
            let (table, isWhole) = TableReader.read(
                found.raw, columns: columns, mayBeShort: found.mayBeShort, faults: ledger.faults)
        else { return [] }
        if !isWhole || found.isBroken { ledger.markIncomplete(layout.table) }
        if table.titleRows > 0 { notices.append(Notice(file: table.file, kind: .titleRows)) }
        if table.headers.contains(where: TableReader.isRemark) {
            notices.append(Notice(file: table.file, kind: .remarks))
        }
        guard columns.allSatisfy({ !$0.isRequired || table.positions[$0.key] != nil }) else { return [] }
        let index = ColumnIndex(columns)
        let identity = layout.keys.filter { table.positions[$0] != nil }
        let definesIDs = columns.contains { $0.key == layout.keys[0] && $0.kind == .id && layout.keys.count == 1 }
        var rowsByKey: [[String]: Int] = [:]
        return table.rows.map { raw in
            let row = Row(table: table, columns: index, raw: raw, ledger: ledger)
            let record = layout.read(row)
            let key = identity.map { CellText.narrow(row.cell($0)) }
            if key == [""] {
                // Said already: the cell is empty.
            } else if let first = rowsByKey[key], identity.count == layout.keys.count, !isUnnumbered(row, layout.keys) {
                row.fault(layout.keys[layout.keys.count - 1], .repeated(row: first))
                ledger.markIncomplete(layout.table)
            } else {
                rowsByKey[key] = raw.number
            }
            if definesIDs {
                if let id = Row.id(row.cell(layout.keys[0])) {
                    ledger.define(id, in: layout.table)
                } else {
                    ledger.markIncomplete(layout.table)
                }
            }
            return Located(record: record, row: row)
        }
    }

    /// Rows that are numbered by where they stand are told apart by that.
    private func isUnnumbered(_ row: Row, _ keys: [String]) -> Bool {
        keys.contains("number") && row.cell("number").isEmpty
    }

    /// Rows that belong to something, by its id, in the order of their numbers; without numbers as they stand.
    private mutating func numbered<Record>(
        _ layout: Layout<Record>, of owner: KeyPath<Record, String>, number: KeyPath<Record, Int?>
    ) -> [String: [Record]] {
        let groups = Dictionary(grouping: located(layout)) { $0.record[keyPath: owner] }
        return groups.mapValues { rows in
            guard rows.contains(where: { $0.record[keyPath: number] != nil }) else { return rows.map(\.record) }
            let sorted = rows.enumerated().sorted {
                ($0.element.record[keyPath: number] ?? 0, $0.offset) < (
                    $1.element.record[keyPath: number] ?? 0, $1.offset
                )
            }.map(\.element)
            Numbering.check(sorted.map { ($0.row, $0.record[keyPath: number] ?? 0) }, key: "number")
            return sorted.map(\.record)
        }
    }

    private mutating func readWishes(into term: inout Term) {
        let choices = located(RequestLayouts.requests)
        let needs = located(RequestLayouts.appointments)
        let orders = located(RequestLayouts.precedences)
        term.appointmentNeeds = needs.map(\.record)
        term.precedences = orders.map(\.record)

        var order: [WishID] = []
        var byRequest: [WishID: [Located<ChoiceRow>]] = [:]
        for choice in choices {
            let id = WishID(choice.record.participant, choice.record.request)
            if byRequest[id] == nil { order.append(id) }
            byRequest[id, default: []].append(choice)
        }
        term.requests = order.map { id in
            let ranked = (byRequest[id] ?? []).sorted { $0.record.rank < $1.record.rank }
            Numbering.check(ranked.map { ($0.row, $0.record.rank) }, key: "rank")
            return Request(participant: id.participant, id: id.id, choices: ranked.map(\.record.choice))
        }
        for need in needs {
            if let first = byRequest[WishID(need.record.participant, need.record.id)]?.first, !need.record.id.isEmpty {
                need.row.fault("id", .repeatedIn(table: TableID.requests.name, row: first.row.raw.number))
            }
        }
        guard !ledger.isIncomplete(.requests), !ledger.isIncomplete(.appointments), !hasFaults(.appointments) else {
            return
        }
        let wishes = Set(order + needs.map { WishID($0.record.participant, $0.record.id) })
        for item in orders {
            for (key, id) in [("first", item.record.first), ("second", item.record.second)]
            where !id.isEmpty && !wishes.contains(WishID(item.record.participant, id)) {
                item.row.fault(key, .unknownOfParticipant)
            }
        }
    }

    /// Somebody born after the reference date is a slip of the keyboard.
    private func checkAges(of participants: [Located<Participant>], at reference: LocalDate) {
        let name = ColumnIndex(TermLayout.layout.columns)["referenceDate"].name
        for person in participants where person.record.birthDate > reference {
            person.row.fault("birthDate", .after(column: name))
        }
    }

    private func hasFaults(_ table: TableID) -> Bool {
        guard let file = contents.tables[table]?.raw.file else { return false }
        return ledger.faults.faults.contains { $0.file == file }
    }

    private mutating func readFixed(into term: inout Term) {
        let decisions = located(FixedLayout.layout)
        term.fixed = decisions.map(\.record)
        // What a decision names cannot be judged by rows that are in doubt themselves.
        let doubtful: [TableID] = [.requests, .appointments, .patterns, .roles, .offerings]
        guard !doubtful.contains(where: { ledger.isIncomplete($0) || hasFaults($0) }) else { return }
        let requests = Dictionary(
            term.requests.map { (WishID($0.participant, $0.id), $0) }, uniquingKeysWith: { first, _ in first })
        let needs = Set(term.appointmentNeeds.map { WishID($0.participant, $0.id) })
        let offerings = Dictionary(term.offerings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for decision in decisions {
            FixedCheck(row: decision.row, requests: requests, needs: needs, offerings: offerings)
                .check(decision.record)
        }
    }
}

/// A participant's request or appointment need.
struct WishID: Hashable {
    var participant: String
    var id: String

    init(_ participant: String, _ id: String) {
        self.participant = participant
        self.id = id
    }
}

enum Numbering {
    /// Numbers go 1, 2, 3, …; the first that does not is a fault. Repeated ones are faults already.
    static func check(_ rows: [(row: Row, number: Int)], key: String) {
        var expected = 1
        for (row, number) in rows {
            if number == expected - 1, number > 0 { continue }
            guard number == expected else {
                row.fault(key, .notInSequence(expected: expected))
                return
            }
            expected += 1
        }
    }
}
