import CCurl
import Foundation

/// A gateway's address and key.
public struct Gateway: Hashable, Sendable {
    /// `https://…`, or `http://` on this machine.
    public let url: String
    public let key: Secret?
    /// Certificates to trust instead of the system's: a path to a PEM file.
    public let trustedCertificates: String?

    /// nil for another scheme, a host that is not plain, or an unencrypted way to another machine.
    public init?(url: String, key: Secret?, trustedCertificates: String? = nil) {
        guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.password == nil, url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            key.map({ $0.revealed.utf8.allSatisfy { (0x21...0x7E).contains($0) } }) != false
        else { return nil }
        switch parts.scheme {
        case "https": break
        case "http" where Loopback.names.contains(host): break
        default: return nil
        }
        self.url = url
        self.key = key
        self.trustedCertificates = trustedCertificates
    }
}

/// Names of this machine itself: the only place to which anything may go in the clear.
enum Loopback {
    static let names: Set<String> = ["127.0.0.1", "localhost", "::1", "[::1]"]
}

/// Hands text messages to a gateway, one POST with a JSON body each. `Idempotency-Key` is the same for every attempt, so
/// that a gateway that honours it sends no text twice.
public final class HTTPTransport: Transport {
    private let curl = CurlHandle()
    private let headers: [String]

    public init(gateway: Gateway) {
        curl.set(CURLOPT_URL, gateway.url)
        curl.set(CURLOPT_POST, 1)
        curl.set(CURLOPT_FOLLOWLOCATION, 0)
        // A gateway that is silent for longer must not hold up all others' texts; the key keeps a second try from being
        // a second text.
        curl.set(CURLOPT_TIMEOUT, 60)
        if let certificates = gateway.trustedCertificates { curl.set(CURLOPT_CAINFO, certificates) }
        headers =
            ["Content-Type: application/json; charset=utf-8", "Accept: application/json", "Expect:"]
            + (gateway.key.map { ["Authorization: Bearer \($0.revealed)"] } ?? [])
    }

    public func send(_ message: OutboundMessage, closing: () throws -> Void) -> Attempt {
        guard message.id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return .refusedForGood("no id") }
        curl.set(CURLOPT_POSTFIELDSIZE, message.content.count)
        let outcome = curl.perform(
            list: CURLOPT_HTTPHEADER, headers + ["Idempotency-Key: \(message.id)"], body: message.content,
            endsAtEOF: false, ending: closing)
        return HTTPTransport.judge(outcome)
    }

    static func judge(_ outcome: CurlHandle.Outcome) -> Attempt {
        guard outcome.code == CURLE_OK else {
            let words = String(HeaderLine.cleaned(outcome.error).prefix(200))
            return outcome.bodyBegun ? .broken(words) : .unavailable(words)
        }
        let said = "HTTP \(outcome.status)"
        return switch outcome.status {
        case 200..<300: .accepted(said)
        case 401, 403, 407: .turnedAway(said)
        case 408, 425, 429, 500..<600: .refusedForNow(said)
        default: .refusedForGood(said)
        }
    }
}
