/// Keeps text from being run as a formula by the spreadsheet that opens it.
///
/// OWASP, "CSV Injection": a cell that begins with `=`, `+`, `-`, `@`, tab or carriage return may be evaluated; so may
/// their full-width forms. An apostrophe in front makes it text. Negative numbers are left as they are. `unguarded`
/// undoes just what `guarded` did, so a folder that is written can be read back.
enum FormulaGuard {
    static func guarded(_ text: String) -> String {
        needsGuard(text) ? "'" + text : text
    }

    static func unguarded(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'") else { return text }
        let rest = String(text.unicodeScalars.dropFirst())
        return needsGuard(rest) ? rest : text
    }

    private static func needsGuard(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        if first == "'" { return needsGuard(String(text.unicodeScalars.dropFirst())) }
        if first == "\t" || first == "\r" || first == "\n" { return true }
        guard let sign = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
        return triggers.contains(sign) && !isNegativeNumber(text)
    }

    private static let triggers: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "−"]

    /// `-1`, `-1,200`, `-3.5`, `-20%`.
    private static func isNegativeNumber(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "-"), text.utf8.last != UInt8(ascii: ",") else { return false }
        var digits = 0
        var points = 0
        var rest = text.utf8.dropFirst()
        if rest.last == UInt8(ascii: "%") { rest = rest.dropLast() }
        for byte in rest {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: ","): if digits == 0 || points > 0 { return false }
            case UInt8(ascii: "."): points += 1
            default: return false
            }
        }
        return digits > 0 && points <= 1
    }
}
