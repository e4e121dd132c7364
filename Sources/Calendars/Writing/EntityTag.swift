import Secrets

/// What tells one version of a served calendar from another.
public enum EntityTag {
    /// A strong entity tag (RFC 9110 §8.8.3), quotes included: SHA-256 of the bytes, which the product has from
    /// libsodium for its feed tokens anyway, cut to the 128 bits that keep two versions apart.
    public static func of(_ bytes: [UInt8]) -> String {
        "\"" + Digest(of: bytes).hex.prefix(32) + "\""
    }
}
