import Foundation
import Model

/// From foreign bytes to text that libical may see: capped, in UTF-8, line by line, and only of the properties that
/// are understood here. A C call cannot be stopped once it runs.
struct Intake {
    static let mostBytes = 1 << 20
    static let mostDepth = 8
    /// The longest line that is taken, unfolded: thousands of EXDATEs in one line are real, a megabyte is not.
    static let mostLine = 64 << 10
    /// Lines of one component, those within others not counted: libical looks through all of them for each that it
    /// cannot parse.
    static let mostLines = 10_000

    /// With `\n` between lines, unfolded, balanced; empty where nothing can be read.
    private(set) var text = ""
    private(set) var findings: [CalendarFinding] = []

    private static let properties: Set<String> = [
        "ATTENDEE", "CATEGORIES", "COMMENT", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "DURATION", "EXDATE",
        "EXRULE", "FREEBUSY", "METHOD", "RDATE", "RECURRENCE-ID", "RRULE", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP",
        "TZID", "TZOFFSETFROM", "TZOFFSETTO", "UID", "VERSION", "X-LIC-LOCATION", "X-MICROSOFT-CDO-BUSYSTATUS",
        "X-WR-TIMEZONE",
    ]

    init(_ bytes: [UInt8]) {
        guard bytes.count <= Intake.mostBytes else {
            findings.append(CalendarFinding(.tooLarge(bytes: bytes.count, most: Intake.mostBytes)))
            return
        }
        guard let decoded = decode(bytes) else {
            findings.append(CalendarFinding(.unreadableText))
            return
        }
        text = balanced(unfolded(decoded))
    }

    private mutating func decode(_ bytes: [UInt8]) -> String? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
        if let text = String(validating: body, as: UTF8.self) { return text }
        // UTF-16 is full of zeros, which CP949 text never has.
        guard !body.contains(0),
            let text = String(data: Data(body), encoding: String.Encoding(rawValue: 0x8000_0422))
        else { return nil }
        findings.append(CalendarFinding(.convertedFromCP949))
        return text
    }

    /// Lines without their folds (RFC 5545 §3.1), as UTF-8 without control characters.
    private mutating func unfolded(_ text: String) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        var removed = 0
        var starts = true
        var continues = false
        func end(_ line: inout [UInt8]) {
            if continues, !lines.isEmpty { lines[lines.count - 1] += line } else { lines.append(line) }
            line.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            switch byte {
            case 0x0A, 0x0D:
                if !starts { end(&line) }
                (starts, continues) = (true, false)
            case 0x20 where starts, 0x09 where starts:
                (starts, continues) = (false, true)
            case 0x00..<0x09, 0x0B..<0x20, 0x7F:
                removed += 1
            default:
                line.append(byte)
                starts = false
            }
        }
        if !starts { end(&line) }
        if removed > 0 { findings.append(CalendarFinding(.controlCharactersRemoved(removed))) }
        return lines
    }

    /// Keeps what is understood and sees that every BEGIN has its END, so that libical meets no surprise.
    private mutating func balanced(_ lines: [[UInt8]]) -> String {
        var out: [UInt8] = []
        var open: [String] = []
        /// For each open component, the lines taken so far.
        var counts: [Int] = []
        for line in lines {
            let name = String(decoding: line.prefix { $0 != 0x3A && $0 != 0x3B }, as: UTF8.self).uppercased()
            switch name {
            case "BEGIN":
                open.append(component(line))
                guard open.count <= Intake.mostDepth else {
                    findings.append(CalendarFinding(.nestedTooDeep(most: Intake.mostDepth)))
                    return ""
                }
                out += Array("BEGIN:\(open[open.count - 1])\n".utf8)
                counts.append(0)
            case "END":
                let ended = component(line)
                guard let position = open.lastIndex(of: ended) else {
                    findings.append(CalendarFinding(.unbalanced(ended)))
                    continue
                }
                while open.count > position {
                    if open.count > position + 1 { findings.append(CalendarFinding(.unbalanced(open[open.count - 1]))) }
                    out += Array("END:\(open.removeLast())\n".utf8)
                    counts.removeLast()
                }
            case _ where open.isEmpty || !Intake.properties.contains(name):
                continue
            case _ where line.count > Intake.mostLine:
                findings.append(CalendarFinding(.lineTooLong(property: name)))
            default:
                counts[counts.count - 1] += 1
                if counts[counts.count - 1] > Intake.mostLines {
                    if counts[counts.count - 1] == Intake.mostLines + 1 {
                        findings.append(CalendarFinding(.tooManyLines(open[open.count - 1], most: Intake.mostLines)))
                    }
                    continue
                }
                out += line
                out.append(0x0A)
            }
        }
        while let name = open.popLast() {
            findings.append(CalendarFinding(.unbalanced(name)))
            out += Array("END:\(name)\n".utf8)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A component's name, letters and hyphens alone.
    private func component(_ line: [UInt8]) -> String {
        let value = line.drop { $0 != 0x3A }.dropFirst()
        let name = value.filter { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") }.prefix(40)
        return name.isEmpty ? "X-NONE" : String(decoding: name, as: UTF8.self).uppercased()
    }
}
