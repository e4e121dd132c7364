import CZip
import Foundation

@testable import Tables

/// Workbooks made by hand, part by part, to be as odd as those that other programs write, or worse.
struct HandmadeWorkbook {
    var parts: [String: [UInt8]] = [:]

    /// Sheets as the XML between `<sheetData>` and `</sheetData>`.
    init(
        sheets: [(name: String, data: String)], properties: String = "", strings: String = "", styles: String = ""
    ) {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        add(
            "_rels/.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"\(kind)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        )
        let names = sheets.enumerated().map { "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"s\($0)\"/>" }
        add(
            "xl/workbook.xml",
            "<workbook xmlns:r=\"\(kind)\">\(properties)<sheets>\(names.joined())</sheets></workbook>")
        let relations = sheets.indices.map {
            "<Relationship Id=\"s\($0)\" Type=\"\(kind)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
        }
        add(
            "xl/_rels/workbook.xml.rels",
            "<Relationships>\(relations.joined())"
                + "<Relationship Id=\"t\" Type=\"\(kind)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                + "<Relationship Id=\"y\" Type=\"\(kind)/styles\" Target=\"/xl/styles.xml\"/></Relationships>")
        add("xl/sharedStrings.xml", "<sst>\(strings)</sst>")
        add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")
        for (index, sheet) in sheets.enumerated() {
            add(
                "xl/worksheets/sheet\(index).xml", "<worksheet><sheetData>\(sheet.data)</sheetData></worksheet>")
        }
    }

    mutating func add(_ path: String, _ xml: String) {
        parts[path] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\(xml)".utf8)
    }

    /// The zip file.
    func bytes() throws -> [UInt8] {
        try withFolder { folder in
            let file = folder.appendingPathComponent("hand.xlsx")
            var status: Int32 = 0
            let archive = zip_open(file.path, ZIP_CREATE, &status)
            // Put into files first: libzip reads them when it closes the archive.
            for (index, (path, content)) in parts.sorted(by: { $0.key < $1.key }).enumerated() {
                let part = folder.appendingPathComponent("part\(index)")
                try Data(content).write(to: part)
                zip_file_add(archive, path, zip_source_file(archive, part.path, 0, -1), 0)
            }
            zip_close(archive)
            return Array(try Data(contentsOf: file))
        }
    }

    /// What is read of it: the cells of each sheet, and the faults.
    func read() throws -> (sheets: [WorkbookReader.Sheet], faults: [Fault]) {
        let faults = FaultCollector()
        let sheets = WorkbookReader.sheets(in: try bytes(), named: "hand.xlsx", faults: faults)
        return (sheets, faults.faults)
    }
}
