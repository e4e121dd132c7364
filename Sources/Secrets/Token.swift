import CSodium

/// What opens a door to whoever holds it: the secret part of a feed's address. 160 random bits as 32 letters and
/// digits (base 32 of RFC 4648 §6 in lower case), of the system's random source: the one place of the product where
/// chance from outside is right. Only its `digest` is ever stored.
public struct Token: Hashable, Sendable {
    public let text: String

    /// A new one.
    public static func random() -> Token {
        precondition(sodium_init() >= 0, "libsodium found no source of random bytes")
        var bytes = [UInt8](repeating: 0, count: 20)
        randombytes_buf(&bytes, bytes.count)
        return Token(bytes: bytes)
    }

    /// Reads one from an address; nil unless it is 32 characters of the alphabet.
    public init?(text: String) {
        guard text.utf8.count == 32, text.utf8.allSatisfy({ Token.alphabet.contains($0) }) else { return nil }
        self.text = text
    }

    /// What is stored instead of the token.
    public var digest: Digest { Digest(of: Array(text.utf8)) }

    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    init(bytes: [UInt8]) {
        var letters: [UInt8] = []
        var held = 0
        var bits = 0
        for byte in bytes {
            held = held << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                letters.append(Token.alphabet[held >> (bits - 5) & 31])
                bits -= 5
            }
            held &= (1 << bits) - 1
        }
        text = String(decoding: letters, as: UTF8.self)
    }
}
