/// A mailbox that mail can be sent to: `local@domain` in ASCII (RFC 5321 §4.1.2: dot-string and domain, without quoted
/// local parts and address literals, which no mail provider hands out).
///
/// Whatever could end a header line or an SMTP command early has no place in it, so it can't be made of such a text.
public struct MailAddress: Hashable, Sendable {
    public let text: String

    /// nil if the text is no address of this form, is longer than 254 octets, or has a local part of more than 64.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 254, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let local = bytes[..<at].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let domain = bytes[(at + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard at <= 64, local.allSatisfy({ !$0.isEmpty && $0.allSatisfy(MailAddress.isAtomText) }),
            domain.allSatisfy({ label in
                (1...63).contains(label.count) && label.allSatisfy(MailAddress.isLetterDigitHyphen)
                    && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
            })
        else { return nil }
        self.text = text
    }

    public var domain: String { String(text[text.index(after: text.lastIndex(of: "@")!)...]) }

    /// For comparing: no provider in use tells upper case from lower in the local part.
    public var lowercased: String { text.lowercased() }

    /// RFC 5322 §3.2.3, `atext`.
    private static func isAtomText(_ byte: UInt8) -> Bool {
        isLetterDigitHyphen(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
    }

    static func isHostText(_ byte: UInt8) -> Bool { isLetterDigitHyphen(byte) || ".:[]".utf8.contains(byte) }

    private static func isLetterDigitHyphen(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
        default: false
        }
    }
}

/// Who a letter is from or to: an address and the name shown with it.
public struct Mailbox: Hashable, Sendable {
    public var name: String
    public var address: MailAddress

    public init(name: String, address: MailAddress) {
        self.name = name
        self.address = address
    }
}
