import Foundation
import Model

/// A part of a received mail: its headers and its body as it came.
struct ReceivedPart {
    /// Names in lower case, values unfolded.
    let headers: [(name: String, value: String)]
    let body: ArraySlice<UInt8>
    /// In lower case; `text/plain` if it isn't said.
    let type: String
    /// Names in lower case, without quotes.
    private let parameters: [String: String]
    private static let mostHeaders = 1_000

    init(_ bytes: ArraySlice<UInt8>, isRoot: Bool = false) {
        var headers: [(name: String, value: String)] = []
        var lines = ByteLines(bytes)
        var isFirst = true
        while let line = lines.next() {
            if line.isEmpty { break }
            let text = String(decoding: line, as: UTF8.self)
            defer { isFirst = false }
            // What mail programs put in front of each mail of an mbox file.
            if isFirst, isRoot, text.hasPrefix("From ") { continue }
            if let first = line.first, first == 0x20 || first == 0x09, !headers.isEmpty {
                headers[headers.count - 1].value += " " + text.trimmingCharacters(in: .whitespaces)
            } else if let colon = text.firstIndex(of: ":"), headers.count < ReceivedPart.mostHeaders {
                headers.append(
                    (
                        text[..<colon].trimmingCharacters(in: .whitespaces).lowercased(),
                        text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
                    ))
            }
        }
        self.headers = headers
        body = lines.rest
        let value = headers.first { $0.name == "content-type" }?.value ?? ""
        (type, parameters) = HeaderValue.parse(value.isEmpty ? "text/plain" : value)
    }

    private func header(_ name: String) -> String { headers.first { $0.name == name }?.value ?? "" }

    /// By its type, or by the name it was attached under.
    var looksLikeCalendar: Bool {
        let disposition = HeaderValue.parse(header("content-disposition")).1
        let name = (disposition["filename"] ?? parameters["name"] ?? "").lowercased()
        return type == "application/ics" || type == "text/calendar" || name.hasSuffix(".ics")
    }

    /// The parts between the boundary's lines; the last one may lack its end (RFC 2046 §5.1.1).
    func children(atMost most: Int) -> [ReceivedPart] {
        guard let boundary = parameters["boundary"], !boundary.isEmpty else { return [] }
        let opening = Array("--\(boundary)".utf8)
        var parts: [ReceivedPart] = []
        var start: Int?
        var lines = ByteLines(body)
        while parts.count <= most {
            let position = lines.position
            guard let line = lines.next() else { break }
            guard line.starts(with: opening) else { continue }
            let tail = line.dropFirst(opening.count).filter { $0 != 0x20 && $0 != 0x09 }
            guard tail.isEmpty || tail == [0x2D, 0x2D] else { continue }
            if let start { parts.append(ReceivedPart(body[start..<position])) }
            start = tail.isEmpty ? lines.position : nil
            if !tail.isEmpty { return parts }
        }
        if let start, start < body.endIndex { parts.append(ReceivedPart(body[start...])) }
        return parts
    }

    /// The body without its transfer encoding, in UTF-8; nil for a character set that is not known.
    var utf8: [UInt8]? {
        let bytes: [UInt8]
        switch header("content-transfer-encoding").lowercased() {
        case "base64":
            // Line ends and whatever else is foreign to the alphabet are passed over (RFC 2045 §6.8).
            bytes = Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters).map { Array($0) } ?? []
        case "quoted-printable": bytes = QuotedPrintable.decode(body)
        default: bytes = Array(body)
        }
        let encoding: String.Encoding
        switch (parameters["charset"] ?? "utf-8").lowercased() {
        case "utf-8", "utf8", "us-ascii", "ascii": return bytes
        // CP949 holds all of EUC-KR.
        case "euc-kr", "ks_c_5601-1987", "cp949", "ms949", "windows-949":
            encoding = String.Encoding(rawValue: 0x8000_0422)
        case "iso-8859-1", "latin1": encoding = .isoLatin1
        case "windows-1252": encoding = .windowsCP1252
        case "utf-16", "utf-16le", "utf-16be": encoding = .utf16
        default: return nil
        }
        return String(data: Data(bytes), encoding: encoding).map { Array($0.utf8) }
    }
}

/// Lines that end with CRLF or LF, without their ends.
private struct ByteLines {
    private let bytes: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var rest: ArraySlice<UInt8> { bytes[position...] }

    mutating func next() -> ArraySlice<UInt8>? {
        guard position < bytes.endIndex else { return nil }
        let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
        let line = bytes[position..<end]
        position = end < bytes.endIndex ? end + 1 : end
        return line.last == 0x0D ? line.dropLast() : line
    }
}

/// `text/calendar; charset="utf-8"; method=REPLY`.
enum HeaderValue {
    /// The value in lower case, and the parameters: names in lower case, quotes and escapes gone; of two the first.
    static func parse(_ text: String) -> (String, [String: String]) {
        var pieces: [String] = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if isEscaped {
                pieces[pieces.count - 1].append(character)
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        var parameters: [String: String] = [:]
        for piece in pieces.dropFirst() {
            let sides = piece.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard sides.count == 2 else { continue }
            let name = sides[0].lowercased()
            if parameters[name] == nil { parameters[name] = sides[1] }
        }
        return (pieces[0].trimmingCharacters(in: .whitespaces).lowercased(), parameters)
    }
}

/// RFC 2045 §6.7, taking what is wrong as it stands.
enum QuotedPrintable {
    static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        var lines = ByteLines(bytes)
        while let line = lines.next() {
            var line = line
            while let last = line.last, last == 0x20 || last == 0x09 { line = line.dropLast() }
            var index = line.startIndex
            var isSoft = false
            while index < line.endIndex {
                if line[index] != 0x3D {
                    decoded.append(line[index])
                    index += 1
                } else if index + 1 == line.endIndex {
                    isSoft = true
                    index += 1
                } else if index + 2 < line.endIndex, let high = digit(line[index + 1]), let low = digit(line[index + 2])
                {
                    decoded.append(high << 4 | low)
                    index += 3
                } else {
                    decoded.append(0x3D)
                    index += 1
                }
            }
            if !isSoft { decoded += [0x0D, 0x0A] }
        }
        return decoded
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

/// The addresses of a From header (RFC 5322 §3.4).
enum AddressList {
    /// The one address in it, in lower case; nil if there are several or none.
    static func only(_ text: String) -> String? {
        var addresses: [String] = [""]
        var angle: String?
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        var found: [String] = []
        func close() {
            let bare = addresses.removeLast().trimmingCharacters(in: .whitespaces)
            if let one = angle ?? (bare.isEmpty ? nil : bare) { found.append(one) }
            angle = nil
            addresses.append("")
        }
        var inAngle = false
        for character in text {
            if isEscaped {
                isEscaped = false
            } else if character == "\\", isQuoted || depth > 0 {
                isEscaped = true
            } else if character == "\"", depth == 0 {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if character == "(" {
                depth += 1
            } else if character == ")" {
                depth = max(0, depth - 1)
            } else if depth > 0 {
                continue
            } else if character == "<" {
                // A second one in the same address is no address that anyone sends.
                if angle != nil { return nil }
                angle = ""
                inAngle = true
            } else if character == ">" {
                inAngle = false
            } else if inAngle {
                angle?.append(character)
            } else if character == "," || character == ";" {
                close()
            } else if character == ":" {
                return nil
            } else {
                addresses[addresses.count - 1].append(character)
            }
        }
        close()
        guard found.count == 1, let address = MailAddress(found[0].trimmingCharacters(in: .whitespaces)) else {
            return nil
        }
        return address.lowercased
    }
}
