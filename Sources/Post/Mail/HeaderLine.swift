import Foundation
import Model

/// One header of a mail: its name and body, folded so that no line is longer than 76 characters where the grammar
/// leaves a choice, and never longer than 998 (RFC 5322 §2.1.1).
struct HeaderLine {
    private var lines: [String]
    private static let width = 76

    /// `name` is our own, of ASCII letters and hyphens.
    init(_ name: String) { lines = ["\(name):"] }

    /// ASCII without a control character, which must stay in one piece: an address, a message id, a date.
    func adding(token: String) -> HeaderLine {
        precondition(token.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "a token must be printable ASCII")
        var header = self
        if header.lines.last!.utf8.count + 1 + token.utf8.count <= HeaderLine.width || header.isBlank {
            header.lines[header.lines.count - 1] += " \(token)"
        } else {
            header.lines.append(" \(token)")
        }
        return header
    }

    /// Text as people write it. ASCII words go as they are; everything else as B-encoded words (RFC 2047), each of at
    /// most 45 bytes and of whole scalars; the first line's words leave room for the header's name.
    func adding(text: String) -> HeaderLine {
        let text = HeaderLine.cleaned(text)
        if HeaderLine.isPlain(text) {
            return text.split(separator: " ").reduce(self) { $0.adding(token: String($1)) }
        }
        return addingEncodedWords(text)
    }

    /// A name in front of an address: a quoted string if it is ASCII, encoded words otherwise (RFC 5322 §3.2.5).
    func adding(displayName: String) -> HeaderLine {
        let name = HeaderLine.cleaned(displayName)
        guard !name.isEmpty else { return self }
        if HeaderLine.isPlain(name), name.utf8.count <= 60 {
            let quoted = name.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
            return adding(token: "\"\(quoted)\"")
        }
        return addingEncodedWords(name)
    }

    func adding(_ mailbox: Mailbox) -> HeaderLine {
        adding(displayName: mailbox.name).adding(token: "<\(mailbox.address.text)>")
    }

    /// With CRLF at the end of each line.
    var bytes: [UInt8] { Array((lines.joined(separator: "\r\n") + "\r\n").utf8) }

    private var isBlank: Bool { lines.count == 1 && lines[0].hasSuffix(":") }

    private func addingEncodedWords(_ text: String) -> HeaderLine {
        var header = self
        var piece: [UInt8] = []
        func room() -> Int {
            // 12 characters are "=?UTF-8?B?" and "?=", one is the space before; base 64 turns 3 bytes into 4 characters.
            max(0, min(45, (HeaderLine.width - header.lines.last!.utf8.count - 13) / 4 * 3))
        }
        func flush() {
            guard !piece.isEmpty else { return }
            header.lines[header.lines.count - 1] += " =?UTF-8?B?\(Data(piece).base64EncodedString())?="
            piece = []
        }
        for scalar in text.unicodeScalars {
            let bytes = Array(String(Character(scalar)).utf8)
            if piece.count + bytes.count > room() {
                flush()
                header.lines.append("")
            }
            piece += bytes
        }
        flush()
        return header
    }

    /// Line ends, NUL and every other control character become spaces; runs of spaces become one.
    static func cleaned(_ text: String) -> String {
        let spaced = text.unicodeScalars.map { scalar -> Character in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: " "
            default: Character(scalar)
            }
        }
        return spaced.split(separator: " ").map { String($0) }.joined(separator: " ")
    }

    /// Printable ASCII whose words fit a line each and can't be taken for encoded words.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
            && text.split(separator: " ").allSatisfy { $0.utf8.count <= 60 }
    }
}
