/// Looks through a calendar that nothing has read yet.
enum CalendarScan {
    /// Numbers (from 1) of the content lines that hold a resident registration number, folded ones put together first
    /// (RFC 5545 §3.1). Identifiers, which machines make, are left out.
    static func linesWithResidentNumbers(_ bytes: [UInt8]) -> [Int] {
        var found: [Int] = []
        var line: [UInt8] = []
        var start = 1
        var number = 0
        func look() {
            guard line.count >= 13 else { return }
            let text = String(decoding: line, as: UTF8.self)
            let name = text.prefix { $0 != ":" && $0 != ";" }.uppercased()
            if !["UID", "RELATED-TO"].contains(name), ResidentNumber.isFound(in: text) { found.append(start) }
        }
        for piece in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let content = piece.last == UInt8(ascii: "\r") ? piece.dropLast() : piece
            if let first = content.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") {
                line += content.dropFirst()
                continue
            }
            look()
            line = Array(content)
            start = number
        }
        look()
        return found
    }
}
