/// `xl/worksheets/sheet1.xml`: rows of cells.
final class SheetPart: XMLReading {
    /// No table of ours is wider; what lies beyond is refused, not dropped.
    static let mostColumns = 500
    static let mostCells = 10_000_000
    /// After so many that cannot be read, a sheet is not looked at further.
    static let mostBroken = 1000

    private let strings: [String]
    private let formats: [StylesPart.Format]
    private let from1904: Bool

    private(set) var rows: [RawTable.Row] = []
    private(set) var broken: [DelimitedText.BrokenCell] = []
    private(set) var isTooLarge = false

    private var cellCount = 0
    private var rowNumber = 0
    private var cells: [String] = []
    private var column = -1
    private var kind = ""
    private var format = StylesPart.Format.plain
    private var value: String?
    private var inline = ""
    private var hasFormula = false
    private var phonetic = 0

    init(strings: [String], formats: [StylesPart.Format], from1904: Bool) {
        self.strings = strings
        self.formats = formats
        self.from1904 = from1904
    }

    override func start(_ name: Substring, _ attributes: [String: String]) {
        switch name {
        case "row":
            let number = attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
            isStopped = isStopped || number <= rowNumber || number > 1_048_576
            rowNumber = number
            cells = []
            column = -1
        case "c":
            let position = attributes["r"].flatMap { SheetPart.column(of: $0) } ?? column + 1
            isStopped = isStopped || position <= column
            column = position
            kind = attributes["t"] ?? "n"
            let style = attributes["s"].flatMap { Int($0) } ?? 0
            format = formats.indices.contains(style) ? formats[style] : .plain
            (value, inline, hasFormula) = (nil, "", false)
        case "f": hasFormula = true
        case "rPh": phonetic += 1
        case "v", "t":
            text = ""
            wantsText = phonetic == 0
        default: break
        }
    }

    override func end(_ name: Substring) {
        switch name {
        case "v":
            value = text
            wantsText = false
        case "t":
            if wantsText { inline += SheetText.unescaped(text) }
            wantsText = false
        case "rPh": phonetic -= 1
        case "c": finishCell()
        case "row":
            if !cells.isEmpty { rows.append(RawTable.Row(number: rowNumber, cells: cells)) }
        default: break
        }
    }

    private func finishCell() {
        let content: String
        do throws(Fault.Problem) {
            content = try understood()
        } catch {
            if broken.count < SheetPart.mostBroken {
                broken.append(DelimitedText.BrokenCell(row: rowNumber, cell: column, problem: error))
            } else {
                isStopped = true
            }
            return
        }
        guard !content.isEmpty else { return }
        cellCount += column + 1 - cells.count
        guard column < SheetPart.mostColumns, cellCount <= SheetPart.mostCells else {
            isTooLarge = true
            isStopped = true
            return
        }
        while cells.count < column { cells.append("") }
        cells.append(content)
    }

    private func understood() throws(Fault.Problem) -> String {
        if kind == "inlineStr" { return inline }
        // A formula may well give an empty text, but no empty number.
        guard let value, !value.isEmpty || kind == "str" else {
            if hasFormula { throw .formulaWithoutValue }
            return ""
        }
        switch kind {
        case "s":
            guard let index = Int(value), strings.indices.contains(index) else { throw .brokenWorkbook }
            return strings[index]
        case "str": return SheetText.unescaped(value)
        case "b": return value == "1" || value == "true" ? "TRUE" : "FALSE"
        case "e": throw .formulaError
        case "d": return SheetText.iso(value)
        case "n":
            guard let text = SheetText.number(value, format, from1904: from1904) else {
                throw .notA(format == .date || format == .time ? .date : .decimal)
            }
            return text
        default: throw .brokenWorkbook
        }
    }

    /// `C12` → 2.
    private static func column(of reference: String) -> Int? {
        var index = 0
        for byte in reference.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): index = index * 26 + Int(byte) - 64
            case UInt8(ascii: "a")...UInt8(ascii: "z"): index = index * 26 + Int(byte) - 96
            default: return index > 0 ? index - 1 : nil
            }
            if index > 1_000_000 { return nil }
        }
        return nil
    }
}
