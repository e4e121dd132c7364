import Model

/// An `http` or `https` address made of the characters RFC 3986 §2 allows, so that it can break no line.
public struct WebLink: Hashable, Sendable, Codable {
    /// At most 2,000 bytes of ASCII.
    public let text: String

    /// Characters outside ASCII after the host, as people paste them from a browser, are percent-encoded as UTF-8
    /// (RFC 3987 §3.1). nil for another scheme, a host that is not plain ASCII, spaces, controls, quotes, brackets.
    public init?(_ text: String) {
        let lowered = text.prefix(8).lowercased()
        let scheme = lowered.hasPrefix("https://") ? 8 : lowered.hasPrefix("http://") ? 7 : 0
        guard scheme > 0 else { return nil }
        let rest = Array(text.utf8.dropFirst(scheme))
        let host = rest.prefix { !Array("/?#".utf8).contains($0) }
        guard !host.isEmpty, host.allSatisfy({ $0.isASCIILetterOrDigit || Array("-.:".utf8).contains($0) })
        else { return nil }
        var out = Array(text.utf8.prefix(scheme)) + host
        for byte in rest.dropFirst(host.count) {
            if byte >= 0x80 {
                let digits = Array("0123456789ABCDEF".utf8)
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else if byte.isASCIILetterOrDigit || WebLink.marks.contains(byte) {
                out.append(byte)
            } else {
                return nil
            }
        }
        guard out.count <= 2_000 else { return nil }
        self.text = String(decoding: out, as: UTF8.self)
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let link = WebLink(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "web address"))
        }
        self = link
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(text)
    }

    private static let marks = Array("-._~:/?#@!$&()*+,;=%[]".utf8)
}
