import Model

/// What one reading of a folder keeps account of: faults, the ids that tables define, and who refers to them. Used by
/// one thread, for the length of one call.
final class Ledger {
    private struct Reference {
        var table: TableID
        var id: String
        var row: Row
        var key: String
    }

    let faults = FaultCollector()
    private var ids: [TableID: Set<String>] = [:]
    private var references: [Reference] = []
    /// Tables of which some row could not be read: what they do not define may yet be there.
    private var incomplete: Set<TableID> = []

    func define(_ id: String, in table: TableID) { ids[table, default: []].insert(id) }

    func markIncomplete(_ table: TableID) { incomplete.insert(table) }

    func isIncomplete(_ table: TableID) -> Bool { incomplete.contains(table) }

    func refer(to table: TableID, _ id: String, from row: Row, _ key: String) {
        references.append(Reference(table: table, id: id, row: row, key: key))
    }

    /// After all tables were read: every id that none of them defines.
    func resolveReferences() {
        for reference in references {
            let known = ids[reference.table] ?? []
            guard !known.contains(reference.id), !incomplete.contains(reference.table) else { continue }
            reference.row.fault(
                reference.key,
                .unknownID(table: reference.table.name, similar: similar(to: reference.id, among: known)))
        }
    }

    /// The one id that differs by no more than case, spaces and hyphens.
    private func similar(to id: String, among known: Set<String>) -> String? {
        let key = CellText.key(id)
        return known.filter { CellText.key($0) == key }.min()
    }
}
