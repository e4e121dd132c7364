import CSodium

/// SHA-256 (FIPS 180-4) of some bytes, by libsodium.
public struct Digest: Hashable, Sendable {
    /// 32 bytes.
    public let bytes: [UInt8]

    public init(of bytes: [UInt8]) {
        var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
        self.bytes = hash
    }

    /// Of several texts as one: each is preceded by its length in bytes, so that no two lists run together.
    public init(of texts: [String]) {
        self.init(of: texts.flatMap { text in Array("\(text.utf8.count):".utf8) + Array(text.utf8) })
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { Digest.hex(bytes) }

    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
