import Secrets

/// The `Message-ID` of a letter (RFC 5322 §3.6.4), made from what the letter is about and from nothing else: a letter
/// that must be sent again after a crash carries the same id, by which mail programs drop the second copy.
public struct MessageID: Hashable, Sendable {
    /// `<…@domain>`.
    public let text: String

    /// - Parameters:
    ///   - parts: what tells this letter from every other: term, publication, recipient, engagement, sequence, method.
    ///     None of it can be read from the id, which holds their digest.
    ///   - domain: of the sender's address.
    public init(of parts: [String], domain: String) {
        text = "<naru.\(Digest(of: parts).hex.prefix(40))@\(domain)>"
    }
}
