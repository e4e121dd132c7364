/// A mail address that is safe in a calendar, a header and an SMTP command: what RFC 5322 §3.4.1 calls a dot-atom,
/// without the characters that a `mailto:` URI (RFC 6068 §2) would have to escape, at an ASCII domain of two labels or
/// more. Whatever could end a line or a command early has no place in it, so it can't be made of such a text.
public struct MailAddress: Hashable, Sendable, Comparable, Codable {
    /// As given.
    public let text: String

    /// nil for whatever is not one plain address: names in brackets, quoted local parts, controls, other scripts; more
    /// than 254 octets, or more than 64 before the `@` (RFC 5321 §4.5.3.1).
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 254, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let local = bytes[..<at]
        let labels = bytes[(at + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...64).contains(local.count), local.first != UInt8(ascii: "."), local.last != UInt8(ascii: "."),
            local.allSatisfy({ $0.isASCIILetterOrDigit || MailAddress.marks.contains($0) }),
            !zip(local, local.dropFirst()).contains(where: { $0 == UInt8(ascii: ".") && $1 == UInt8(ascii: ".") }),
            labels.count >= 2,
            labels.allSatisfy({ label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") }
            })
        else { return nil }
        self.text = text
    }

    /// The part after `@`, in lower case.
    public var domain: String { text.split(separator: "@").last.map { $0.lowercased() } ?? "" }

    /// For comparing: no provider in use tells upper case from lower in the local part.
    public var lowercased: String { text.lowercased() }

    /// Whether mail to both reaches the same box.
    public func matches(_ other: MailAddress) -> Bool { lowercased == other.lowercased }

    public static func < (a: MailAddress, b: MailAddress) -> Bool { a.text < b.text }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let address = MailAddress(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "mail address"))
        }
        self = address
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(text)
    }

    private static let marks = Array("._+-=~*!$'".utf8)
}

extension UInt8 {
    public var isASCIILetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
