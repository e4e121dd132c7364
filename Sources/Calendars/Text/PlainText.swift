import Foundation

/// Text as it may enter a calendar: Unicode NFC, without control characters, no longer than asked.
///
/// libical writes control characters as they are, and reads a carriage return inside a URI as a new line: nothing
/// reaches it that has not passed here or one of the checked types (`MailAddress`, `WebLink`).
enum PlainText {
    /// Line ends of every kind become `\n` where `lines` is true, else spaces; tabs become spaces. Other control
    /// characters, noncharacters, byte order marks and the marks that turn the direction of text are dropped.
    /// What is longer than `limit` characters is cut there and ends in `…`.
    static func clean(_ text: String, limit: Int, lines: Bool = false) -> String {
        let plain = isPlain(text, lines: lines) ? text : rebuilt(text, lines: lines)
        let composed = plain.precomposed
        // A character is at least one byte: most texts are known to be short without counting their characters.
        guard composed.utf8.count > limit, composed.count > limit else { return composed }
        return String(composed.prefix(limit - 1)) + "…"
    }

    /// For a quoted parameter value (RFC 5545 §3.2), where `"` cannot stand and RFC 6868 gives `^` a meaning that
    /// readers and writers do not agree on.
    static func parameter(_ text: String, limit: Int) -> String {
        clean(String(text.unicodeScalars.map { $0 == "\"" || $0 == "^" ? "'" : Character($0) }), limit: limit)
    }

    /// Escaped as TEXT (RFC 5545 §3.3.11), for the `X-` properties whose values libical writes as they are.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": out.unicodeScalars.append(contentsOf: ["\\", scalar])
            case "\n": out += "\\n"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static func isPlain(_ text: String, lines: Bool) -> Bool {
        // By bytes, which nearly every text passes: controls beyond ASCII, marks of direction and noncharacters all
        // begin with one of the four that are looked at again (U+0080–U+00BF, U+2000–U+2FFF, U+F000–U+FFFF, U+10000 on).
        let isSurelyPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x0A: lines
            case 0x00..<0x20, 0x7F, 0xC2, 0xE2, 0xEF, 0xF0...0xFF: false
            default: true
            }
        }
        return isSurelyPlain
            || text.unicodeScalars.allSatisfy { fate(of: $0) == .kept || lines && $0 == "\n" }
    }

    private static func rebuilt(_ text: String, lines: Bool) -> String {
        var out = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch fate(of: scalar) {
            case .kept: out.append(scalar)
            case .space: out.append(" ")
            case .line:
                if !(scalar == "\n" && afterReturn) { out.append(lines ? "\n" : " ") }
            case .dropped: break
            }
            afterReturn = scalar == "\r"
        }
        return String(out)
    }

    private enum Fate { case kept, space, line, dropped }

    private static func fate(of scalar: Unicode.Scalar) -> Fate {
        switch scalar.value {
        case 0x20...0x7E: .kept
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: .line
        case 0x09: .space
        case 0x00...0x1F, 0x7F...0x9F: .dropped
        case 0xFEFF, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: .dropped
        case let value where value & 0xFFFE == 0xFFFE: .dropped
        default: .kept
        }
    }
}

extension String {
    /// In NFC. Latin below the combining marks, Hangul syllables and CJK ideographs stay as they are, so that nearly
    /// every text is known to be composed without a look-up.
    var precomposed: String {
        let isComposed = unicodeScalars.allSatisfy {
            $0.value < 0x300 || (0xAC00...0xD7A3).contains($0.value) || (0x4E00...0x9FFF).contains($0.value)
                || (0x2010...0x2027).contains($0.value) || (0x3000...0x3029).contains($0.value)
        }
        return isComposed ? self : precomposedStringWithCanonicalMapping
    }
}
