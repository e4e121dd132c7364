import Foundation

/// Reads the sheets of an .xlsx workbook (ECMA-376) as raw tables.
enum WorkbookReader {
    /// MiB of the file itself. What it may unpack to is limited in `ZipArchive`.
    static let largestFile = 64

    struct Sheet {
        var name: String
        var table: RawTable
        /// Some cells could not be read.
        var isBroken: Bool
    }

    /// Every sheet that holds cells; what is wrong goes to `faults`.
    /// - Parameter limit: bytes that it may unpack to.
    static func sheets(
        in bytes: [UInt8], named name: String, limit: Int = ZipArchive.largestExpansion, faults: FaultCollector
    ) -> [Sheet] {
        do throws(Fault.Problem) {
            return try open(bytes, limit).flatMap { part -> [Sheet] in
                let file = "\(name) › \(part.name)"
                do throws(Fault.Problem) {
                    return [try sheet(part, file, faults)]
                } catch {
                    faults.add(Fault(file: file, problem: error))
                    return []
                }
            }
        } catch {
            faults.add(Fault(file: name, problem: error))
            return []
        }
    }

    private struct Part {
        var name: String
        var bytes: [UInt8]
        var strings: [String]
        var formats: [StylesPart.Format]
        var from1904: Bool
    }

    private static func open(_ bytes: [UInt8], _ limit: Int) throws(Fault.Problem) -> [Part] {
        // The mark of OLE2 files: the old kind of workbook, and every encrypted one.
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .encryptedOrOldWorkbook }
        let archive: ZipArchive
        do throws(ZipArchive.Refusal) {
            archive = try ZipArchive(bytes, limit: limit)
        } catch {
            throw problem(error)
        }
        let root = try read(RelationsPart(), "_rels/.rels", in: archive)
        let main = try resolved(root?.path(ofKind: "officeDocument") ?? "xl/workbook.xml", from: "")
        guard let workbook = try read(WorkbookPart(), main, in: archive) else { throw .notAWorkbook }
        let folder = main.split(separator: "/").dropLast().joined(separator: "/")
        let file = main.split(separator: "/").last.map(String.init) ?? ""
        let relations = try read(RelationsPart(), "\(folder)/_rels/\(file).rels", in: archive)
        let stringsPath = try resolved(relations?.path(ofKind: "sharedStrings") ?? "sharedStrings.xml", from: folder)
        let stylesPath = try resolved(relations?.path(ofKind: "styles") ?? "styles.xml", from: folder)
        let strings = try read(SharedStringsPart(), stringsPath, in: archive)?.strings ?? []
        let formats = try read(StylesPart(), stylesPath, in: archive)?.formats ?? []
        for path in archive.paths where path.contains("comment") && path.hasSuffix(".xml") {
            if try read(CommentsPart(), path, in: archive)?.holdsResidentNumber == true { throw .residentNumber }
        }
        var parts: [Part] = []
        for sheet in workbook.sheets {
            guard let target = relations?.targets[sheet.relation] else { throw .brokenWorkbook }
            guard target.kind == "worksheet" else { continue }
            guard let content = try entry(try resolved(target.path, from: folder), in: archive) else {
                throw .brokenWorkbook
            }
            let name = sheet.name.precomposedStringWithCanonicalMapping
            parts.append(
                Part(
                    name: name, bytes: content, strings: strings, formats: formats,
                    from1904: workbook.countsFrom1904))
        }
        return parts
    }

    private static func sheet(_ part: Part, _ file: String, _ faults: FaultCollector) throws(Fault.Problem) -> Sheet {
        let reading = SheetPart(strings: part.strings, formats: part.formats, from1904: part.from1904)
        do throws(XMLReading.Refusal) {
            try reading.read(part.bytes)
        } catch {
            if reading.isTooLarge { throw .tooManyCells(columns: SheetPart.mostColumns) }
            throw problem(error)
        }
        for cell in reading.broken {
            faults.add(
                Fault(file: file, row: cell.row, column: TableReader.letters(cell.cell), problem: cell.problem))
        }
        let table = RawTable(file: file, rows: reading.rows)
        return Sheet(name: part.name, table: table, isBroken: !reading.broken.isEmpty)
    }

    private static func read<Reading: XMLReading>(
        _ reading: Reading, _ path: String, in archive: ZipArchive
    ) throws(Fault.Problem) -> Reading? {
        guard let bytes = try entry(path, in: archive) else { return nil }
        do throws(XMLReading.Refusal) {
            try reading.read(bytes)
        } catch {
            throw problem(error)
        }
        return reading
    }

    private static func entry(_ path: String, in archive: ZipArchive) throws(Fault.Problem) -> [UInt8]? {
        do throws(ZipArchive.Refusal) {
            return try archive.entry(path)
        } catch {
            throw problem(error)
        }
    }

    private static func problem(_ refusal: ZipArchive.Refusal) -> Fault.Problem {
        switch refusal {
        case .notAZip: .notAWorkbook
        case .broken: .brokenWorkbook
        case .tooLarge: .tooLarge(mebibytes: ZipArchive.largestExpansion >> 20)
        }
    }

    private static func problem(_ refusal: XMLReading.Refusal) -> Fault.Problem {
        switch refusal {
        case .documentType: .documentType
        case .broken: .brokenWorkbook
        }
    }

    /// A target as a path within the archive; one that leads out of it is refused.
    private static func resolved(_ target: String, from folder: String) throws(Fault.Problem) -> String {
        var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for step in target.split(separator: "/") where step != "." {
            if step != ".." {
                steps.append(String(step))
            } else if steps.popLast() == nil {
                throw .brokenWorkbook
            }
        }
        return steps.joined(separator: "/")
    }
}
