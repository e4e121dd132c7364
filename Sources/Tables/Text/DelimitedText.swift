/// A table as it stands in a file: cells of text, nothing understood yet.
struct RawTable: Sendable {
    struct Row: Sendable {
        /// As the spreadsheet counts: the first row is 1.
        var number: Int
        var cells: [String]
    }

    /// The file's name, or the workbook's and the sheet's.
    var file: String
    var rows: [Row]
}

/// Reads comma-, tab- or semicolon-separated text by RFC 4180, strictly: a quote is opened at the start of a cell,
/// doubled inside, and closed before the next delimiter. Lines end in CR LF, LF or CR; quoted cells may hold them.
struct DelimitedText {
    /// A row that cannot be read; `cell` counts from 0.
    struct BrokenCell {
        var row: Int
        var cell: Int
        var problem: Fault.Problem
    }

    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var position = 0
    private(set) var rows: [RawTable.Row] = []
    /// In order of the file; a row with one of these is not in `rows`.
    private(set) var broken: [BrokenCell] = []

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(_ text: String) {
        bytes = Array(text.utf8)
        delimiter = DelimitedText.delimiter(of: bytes)
        var number = 0
        while position < bytes.count {
            number += 1
            if let row = readRow(number) { rows.append(row) }
        }
    }

    /// Whichever of comma, tab and semicolon the first line holds most outside quotes.
    private static func delimiter(of bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == lineFeed || byte == carriageReturn {
                if counts.isEmpty { continue }
                break
            }
            counts[byte, default: 0] += 1
        }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
        let most = candidates.map { counts[$0] ?? 0 }.max() ?? 0
        return candidates.first { (counts[$0] ?? 0) == most } ?? candidates[0]
    }

    private mutating func readRow(_ number: Int) -> RawTable.Row? {
        var cells: [String] = []
        var isSound = true
        while true {
            let isQuoted = position < bytes.count && bytes[position] == Self.quote
            if let cell = isQuoted ? quotedCell(number, cells.count) : plainCell(number, cells.count) {
                cells.append(cell)
            } else {
                cells.append("")
                isSound = false
            }
            guard position < bytes.count else { break }
            let byte = bytes[position]
            position += 1
            if byte == delimiter { continue }
            if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
            break
        }
        return isSound ? RawTable.Row(number: number, cells: cells) : nil
    }

    /// Stops at the delimiter or line end that follows.
    private mutating func plainCell(_ row: Int, _ cell: Int) -> String? {
        let start = position
        var hasQuote = false
        while position < bytes.count, !isEnd(bytes[position]) {
            hasQuote = hasQuote || bytes[position] == Self.quote
            position += 1
        }
        guard !hasQuote else {
            broken.append(BrokenCell(row: row, cell: cell, problem: .strayQuote))
            return nil
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quotedCell(_ row: Int, _ cell: Int) -> String? {
        position += 1
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte == Self.quote else {
                content.append(byte)
                continue
            }
            if position < bytes.count, bytes[position] == Self.quote {
                content.append(byte)
                position += 1
                continue
            }
            guard position == bytes.count || isEnd(bytes[position]) else {
                broken.append(BrokenCell(row: row, cell: cell, problem: .strayQuote))
                while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
                return nil
            }
            return String(decoding: content, as: UTF8.self)
        }
        broken.append(BrokenCell(row: row, cell: cell, problem: .unterminatedQuote))
        return nil
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
    }
}
