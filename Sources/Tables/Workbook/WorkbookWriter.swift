import CXlsxWriter
import Foundation
import Model

/// Why a workbook could not be written.
public enum WorkbookFault: Error, Hashable, Sendable {
    /// A sheet's name is empty, longer than 31 characters, used twice, or holds one of `[]:*?/\`.
    case sheetName(String)
    /// More than 1,048,576 rows or 16,384 columns.
    case tooManyRows(sheet: String)
    /// A cell holds more than 32,767 characters.
    case cellTooLong(sheet: String, row: Int)
    /// No room on the disk, most likely.
    case notWritten

    public func words(in language: Language) -> String {
        let phrase =
            switch self {
            case .sheetName(let name):
                Phrase(
                    "시트 이름으로 쓸 수 없습니다: ‘\(name)’. 31자까지이며 []:*?/\\는 쓸 수 없습니다.",
                    "“\(name)” cannot name a sheet: at most 31 characters, none of []:*?/\\, and each name once.")
            case .tooManyRows(let sheet):
                Phrase("‘\(sheet)’ 시트가 엑셀의 한도를 넘습니다.", "the sheet “\(sheet)” is larger than a workbook can hold.")
            case .cellTooLong(let sheet, let row):
                Phrase(
                    "‘\(sheet)’ 시트 \(row)행의 칸이 32,767자를 넘습니다.",
                    "a cell in row \(row) of the sheet “\(sheet)” is longer than 32,767 characters.")
            case .notWritten: Phrase("통합 문서를 쓸 수 없습니다.", "the workbook cannot be written.")
            }
        return phrase[language]
    }
}

extension Spreadsheet {
    /// A sheet of a workbook.
    public struct Sheet: Hashable, Sendable {
        public var name: String
        public var header: [String]
        public var rows: [[String]]

        public init(name: String, header: [String], rows: [[String]]) {
            self.name = name
            self.header = header
            self.rows = rows
        }
    }

    /// An .xlsx workbook. Whole numbers are numbers, everything else is text and never a formula. The first row is bold
    /// and stays in sight. The same sheets give the same bytes.
    public static func workbook(sheets: [Sheet]) throws(WorkbookFault) -> [UInt8] {
        try check(sheets)
        let descriptor = naru_memory_file()
        guard descriptor >= 0 else { throw .notWritten }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard let workbook = workbook_new("/proc/self/fd/\(descriptor)") else { throw .notWritten }
        // Excel asks for a date of creation; a fixed one keeps the bytes the same.
        var properties = lxw_doc_properties()
        properties.created = 1_577_836_800
        workbook_set_properties(workbook, &properties)
        let bold = workbook_add_format(workbook)
        format_set_bold(bold)
        let wrapped = workbook_add_format(workbook)
        format_set_text_wrap(wrapped)
        for sheet in sheets { write(sheet, to: workbook_add_worksheet(workbook, sheet.name), bold, wrapped) }
        // The library wrote through an opening of its own: this one still stands at the beginning.
        guard workbook_close(workbook) == LXW_NO_ERROR, let data = try? file.readToEnd() else { throw .notWritten }
        return [UInt8](data)
    }

    private static func write(
        _ sheet: Sheet, to worksheet: UnsafeMutablePointer<lxw_worksheet>?,
        _ bold: UnsafeMutablePointer<lxw_format>?, _ wrapped: UnsafeMutablePointer<lxw_format>?
    ) {
        for (column, header) in sheet.header.enumerated() {
            worksheet_write_string(worksheet, 0, UInt16(column), header, bold)
            let width = sheet.rows.prefix(1000).reduce(displayWidth(header)) { width, row in
                column < row.count ? max(width, displayWidth(row[column])) : width
            }
            worksheet_set_column(worksheet, UInt16(column), UInt16(column), Double(min(60, width + 2)), nil)
        }
        for (index, row) in sheet.rows.enumerated() {
            for (column, cell) in row.enumerated() where !cell.isEmpty {
                if let number = wholeNumber(cell) {
                    worksheet_write_number(worksheet, UInt32(index + 1), UInt16(column), number, nil)
                } else {
                    let format = cell.contains("\n") ? wrapped : nil
                    worksheet_write_string(worksheet, UInt32(index + 1), UInt16(column), cell, format)
                }
            }
        }
        worksheet_freeze_panes(worksheet, 1, 0)
        if !sheet.rows.isEmpty, !sheet.header.isEmpty {
            worksheet_autofilter(worksheet, 0, 0, UInt32(sheet.rows.count), UInt16(sheet.header.count - 1))
        }
    }

    private static func check(_ sheets: [Sheet]) throws(WorkbookFault) {
        var names: Set<String> = []
        for sheet in sheets {
            let isPlain = !sheet.name.contains { "[]:*?/\\".contains($0) } && !sheet.name.hasPrefix("'")
            guard isPlain, !sheet.name.isEmpty, sheet.name.utf16.count <= 31,
                names.insert(sheet.name.lowercased()).inserted
            else { throw .sheetName(sheet.name) }
            guard sheet.rows.count < 1_048_576, sheet.header.count <= 16_384 else {
                throw .tooManyRows(sheet: sheet.name)
            }
            for (index, row) in sheet.rows.enumerated() {
                guard row.count <= 16_384 else { throw .tooManyRows(sheet: sheet.name) }
                guard row.allSatisfy({ $0.utf16.count <= 32_767 }) else {
                    throw .cellTooLong(sheet: sheet.name, row: index + 2)
                }
            }
        }
    }

    /// Only what is shown the same as a number: no leading zeros, as in postal codes and telephone numbers.
    private static func wholeNumber(_ cell: String) -> Double? {
        let digits = cell.hasPrefix("-") ? cell.dropFirst() : cell[...]
        guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            digits == "0" ? cell == "0" : !digits.hasPrefix("0")
        else { return nil }
        return Double(cell)
    }

    /// Hangul and Han take two columns of Latin letters.
    private static func displayWidth(_ text: String) -> Int {
        text.split(separator: "\n").map { line in
            line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
        }.max() ?? 0
    }
}
