/// Gathers the faults of one reading. Used by one thread, for the length of one call.
final class FaultCollector {
    private(set) var faults: [Fault] = []
    private var seen: Set<Fault> = []

    func add(_ fault: Fault) {
        if seen.insert(fault).inserted { faults.append(fault) }
    }

    var isEmpty: Bool { faults.isEmpty }

    /// By file, in the order in which files came up, then by row; what is said of a file as a whole comes first.
    func sorted() -> [Fault] {
        var places: [String: Int] = [:]
        for fault in faults where places[fault.file] == nil { places[fault.file] = places.count }
        return faults.enumerated().sorted {
            (places[$0.element.file] ?? 0, $0.element.row ?? 0, $0.offset)
                < (places[$1.element.file] ?? 0, $1.element.row ?? 0, $1.offset)
        }.map(\.element)
    }
}
