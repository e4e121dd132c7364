import Foundation
import Model

/// The tables and calendars that lie in a folder, as raw text: everything is opened here, nothing understood.
struct FolderContents {
    /// Files larger than this are refused before they are read.
    static let largestTable = 256
    static let largestCalendar = 16

    struct Found {
        var raw: RawTable
        /// Cells at the end of a row may be left off, as workbooks do.
        var mayBeShort: Bool
        /// Some rows could not be read.
        var isBroken: Bool
    }

    private(set) var tables: [TableID: Found] = [:]
    private(set) var calendars: [(name: String, bytes: [UInt8])] = []
    private(set) var notices: [Notice] = []
    /// Whether a table of that name was there, though it could not be read.
    private(set) var unreadable: Set<TableID> = []
    private let faults: FaultCollector
    private var workbook: String?

    init(of url: URL, faults: FaultCollector) {
        self.faults = faults
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            faults.add(Fault(file: url.lastPathComponent, problem: .noFolder))
            return
        }
        guard isFolder.boolValue else {
            open(url)
            return
        }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
            faults.add(Fault(file: url.lastPathComponent, problem: .unreadable))
            return
        }
        for name in FolderContents.sorted(names) {
            if name.hasPrefix(".") || name.hasPrefix("~$") { continue }
            let file = url.appendingPathComponent(name)
            if name.lowercased() == "calendars" || CellText.key(name) == CellText.key(TableID.calendars.name.korean) {
                openCalendars(file)
            } else {
                open(file)
            }
        }
    }

    /// By code points of the composed form, so that the order is the same everywhere.
    private static func sorted(_ names: [String]) -> [String] {
        names.sorted {
            $0.precomposedStringWithCanonicalMapping.unicodeScalars.lexicographicallyPrecedes(
                $1.precomposedStringWithCanonicalMapping.unicodeScalars)
        }
    }

    private mutating func open(_ url: URL) {
        let name = url.lastPathComponent.precomposedStringWithCanonicalMapping
        guard isClean(name) else { return }
        switch url.pathExtension.lowercased() {
        case "csv", "tsv", "txt": openText(url, name)
        case "xlsx": openWorkbook(url, name)
        case "xls", "xlsm", "xlsb", "ods", "numbers", "hwp", "hwpx":
            faults.add(Fault(file: name, problem: .otherWorkbook))
            unreadable = Set(TableID.allCases)
        default: notices.append(Notice(file: name, kind: .otherFile))
        }
    }

    private mutating func openText(_ url: URL, _ name: String) {
        guard let table = TableID(named: url.deletingPathExtension().lastPathComponent) else {
            guard url.pathExtension.lowercased() != "txt" else {
                notices.append(Notice(file: name, kind: .otherFile))
                return
            }
            faults.add(Fault(file: name, problem: .unknownTable(known: TableID.allCases.map(\.name))))
            return
        }
        guard let bytes = bytes(of: url, name, mebibytes: FolderContents.largestTable) else {
            unreadable.insert(table)
            return
        }
        do throws(Fault.Problem) {
            let parsed = DelimitedText(try TextDecoding.decode(bytes))
            for cell in parsed.broken {
                faults.add(
                    Fault(
                        file: name, row: cell.row, column: TableReader.letters(cell.cell), problem: cell.problem))
            }
            let raw = RawTable(file: name, rows: parsed.rows)
            add(Found(raw: raw, mayBeShort: false, isBroken: !parsed.broken.isEmpty), as: table)
        } catch {
            faults.add(Fault(file: name, problem: error))
            unreadable.insert(table)
        }
    }

    private mutating func openWorkbook(_ url: URL, _ name: String) {
        if let workbook {
            faults.add(Fault(file: name, problem: .workbookTwice(other: workbook)))
            return
        }
        workbook = name
        let sheets = bytes(of: url, name, mebibytes: WorkbookReader.largestFile).map {
            WorkbookReader.sheets(in: $0, named: name, faults: faults)
        }
        guard let sheets, !sheets.isEmpty else {
            // Any table may be in it.
            if !faults.isEmpty { unreadable = Set(TableID.allCases) }
            return
        }
        for sheet in sheets where isClean(sheet.name, in: sheet.table.file) {
            if sheet.table.rows.allSatisfy({ $0.cells.allSatisfy { CellText.trimmed($0).isEmpty } }), !sheet.isBroken {
                notices.append(Notice(file: sheet.table.file, kind: .emptySheet))
                continue
            }
            guard let table = TableID(named: sheet.name) else {
                faults.add(Fault(file: sheet.table.file, problem: .unknownTable(known: TableID.allCases.map(\.name))))
                continue
            }
            add(Found(raw: sheet.table, mayBeShort: true, isBroken: sheet.isBroken), as: table)
        }
    }

    private mutating func openCalendars(_ folder: URL) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            faults.add(Fault(file: folder.lastPathComponent, problem: .unreadable))
            return
        }
        for name in FolderContents.sorted(names) where !name.hasPrefix(".") {
            let url = folder.appendingPathComponent(name)
            let composed = name.precomposedStringWithCanonicalMapping
            guard isClean("calendars/\(composed)") else { continue }
            guard ["ics", "ical", "ifb", "vcs"].contains(url.pathExtension.lowercased()) else {
                notices.append(Notice(file: "calendars/\(composed)", kind: .otherFile))
                continue
            }
            guard let bytes = bytes(of: url, "calendars/\(composed)", mebibytes: FolderContents.largestCalendar) else {
                continue
            }
            calendars.append((composed, bytes))
        }
    }

    /// Says what is wrong with a name that holds a resident registration number.
    private func isClean(_ name: String, in file: String? = nil) -> Bool {
        guard ResidentNumber.isFound(in: name) else { return true }
        faults.add(Fault(file: file ?? name, problem: .residentNumber))
        return false
    }

    private mutating func add(_ found: Found, as table: TableID) {
        if let other = tables[table] {
            faults.add(Fault(file: found.raw.file, problem: .tableTwice(other: other.raw.file)))
        } else {
            tables[table] = found
        }
    }

    private func bytes(of url: URL, _ name: String, mebibytes: Int) -> [UInt8]? {
        // What a link points to counts; a pipe or device would keep us waiting.
        let file = url.resolvingSymlinksInPath()
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else {
            faults.add(Fault(file: name, problem: .unreadable))
            return nil
        }
        guard let size = attributes[.size] as? Int, size <= mebibytes << 20 else {
            faults.add(Fault(file: name, problem: .tooLarge(mebibytes: mebibytes)))
            return nil
        }
        guard let data = try? Data(contentsOf: file) else {
            faults.add(Fault(file: name, problem: .unreadable))
            return nil
        }
        return [UInt8](data)
    }
}
