import Foundation

/// What stray keystrokes leave in cells, taken away.
enum CellText {
    /// NFC, line ends as LF, no white space around, and no escape (`'=`) that a spreadsheet's text needed.
    static func clean(_ cell: String) -> String {
        if cell.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x27 }) { return cell }
        var text = cell
        if !text.utf8.allSatisfy({ $0 < 0x80 }) { text = text.precomposedStringWithCanonicalMapping }
        if text.utf8.contains(0x0D) {
            text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        }
        return FormulaGuard.unguarded(trimmed(text))
    }

    /// Without white space, no-break and ideographic spaces, zero-width marks or line breaks at either end.
    static func trimmed(_ text: String) -> String {
        var scalars = Substring(text).unicodeScalars
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return String(Substring(scalars))
    }

    /// For cells that are understood (numbers, dates, ids): full-width forms as ASCII, white space as one space.
    static func narrow(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return text }
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                let hasWidth = scalar.value != 0x200B && scalar.value != 0xFEFF
                pendingSpace = pendingSpace || (hasWidth && !result.isEmpty)
                continue
            }
            if pendingSpace { result.append(" ") }
            pendingSpace = false
            if (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) {
                result.append(ascii)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// What names of columns, files and choices are compared by: narrow, in lower case, without spaces, `-`, `_`, `·` or
    /// the `*` with which forms mark what must be filled in.
    static func key(_ text: String) -> String {
        let ignored: Set<Unicode.Scalar> = [" ", "-", "_", "·", "ㆍ", "・", "*", "※"]
        var result = String.UnicodeScalarView()
        let folded = narrow(text.precomposedStringWithCanonicalMapping).lowercased()
        for scalar in folded.unicodeScalars where !ignored.contains(scalar) { result.append(scalar) }
        return String(result)
    }

    /// A control character other than tab and line feed, or the mark of a character that was lost.
    static func hasControl(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || (0x7F...0x9F).contains(scalar.value)
                || scalar.value == 0xFFFD
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }
}
