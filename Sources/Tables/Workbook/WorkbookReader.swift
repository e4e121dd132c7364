/// Reads the sheets of an .xlsx workbook.
enum WorkbookReader {
    static let largestFile = 64

    struct Sheet {
        var name: String
        var table: RawTable
        var isBroken: Bool
    }

    static func sheets(in bytes: [UInt8], named name: String, faults: FaultCollector) -> [Sheet] {
        faults.add(Fault(file: name, problem: .notAWorkbook))
        return []
    }
}
