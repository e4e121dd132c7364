import CCurl
import Model

/// A mail server and how to get in.
public struct MailServer: Hashable, Sendable {
    public enum Security: String, Hashable, Sendable, CaseIterable {
        /// TLS from the first byte (port 465).
        case tls
        /// TLS by STARTTLS, and nothing without it (port 587).
        case startTLS = "starttls"
        /// None: for a server on this machine only.
        case none
    }

    public struct Login: Hashable, Sendable {
        public var user: String
        public var password: Secret

        public init(user: String, password: Secret) {
            self.user = user
            self.password = password
        }
    }

    public var host: String
    public var port: Int
    public var security: Security
    public var login: Login?
    /// Certificates to trust instead of the system's: a path to a PEM file.
    public var trustedCertificates: String?

    public init(
        host: String, port: Int, security: Security, login: Login? = nil, trustedCertificates: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.trustedCertificates = trustedCertificates
    }
}

/// Sends mails through one server over one connection (RFC 5321), by libcurl. One recipient a message, so each reply is
/// about one person, and no one's address is in another's mail.
public final class SMTPTransport: Transport {
    private let curl = CurlHandle()

    /// - Parameter sender: where bounces go: the organization's own address.
    public init(server: MailServer, sender: MailAddress) {
        let scheme = server.security == .tls ? "smtps" : "smtp"
        // The path is the name given with EHLO.
        curl.set(CURLOPT_URL, "\(scheme)://\(server.host):\(server.port)/\(sender.domain)")
        curl.set(CURLOPT_UPLOAD, 1)
        if server.security == .startTLS { curl.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        if let login = server.login {
            curl.set(CURLOPT_USERNAME, login.user)
            curl.set(CURLOPT_PASSWORD, login.password.revealed)
        }
        if let certificates = server.trustedCertificates { curl.set(CURLOPT_CAINFO, certificates) }
        curl.set(CURLOPT_MAIL_FROM, "<\(sender.text)>")
    }

    public func send(_ message: OutboundMessage, closing: () throws -> Void) -> Attempt {
        guard let recipient = MailAddress(message.to) else { return .refusedForGood("no address") }
        let outcome = curl.perform(
            list: CURLOPT_MAIL_RCPT, ["<\(recipient.text)>"], body: message.content, endsAtEOF: true, ending: closing)
        return SMTPTransport.judge(outcome, recipient: recipient)
    }

    /// What libcurl 7.88 makes of an SMTP dialogue: a refused MAIL, RCPT or DATA is CURLE_SEND_ERROR with the reply as
    /// status, a refused end of data CURLE_WEIRD_SERVER_REPLY (before 7.82 CURLE_RECV_ERROR); a broken line leaves the
    /// status of the last good reply (2xx, 3xx) or 0.
    static func judge(_ outcome: CurlHandle.Outcome, recipient: MailAddress) -> Attempt {
        let said = SMTPTransport.line(outcome, hiding: recipient)
        switch outcome.code {
        case CURLE_OK:
            return .accepted(said)
        case CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED, CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR,
            CURLE_PEER_FAILED_VERIFICATION, CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_SSL_CACERT_BADFILE,
            CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_OUT_OF_MEMORY:
            return .unavailable(said)
        case CURLE_SEND_ERROR where (400..<600).contains(outcome.status) && outcome.error.hasPrefix("MAIL failed"):
            // The sender was refused: every message would be, so none of them is to blame.
            return .unavailable(said)
        case _
        where (400..<500).contains(outcome.status) && !(outcome.code == CURLE_WEIRD_SERVER_REPLY && !outcome.bodyBegun):
            return .refusedForNow(said)
        case _
        where (500..<600).contains(outcome.status) && !(outcome.code == CURLE_WEIRD_SERVER_REPLY && !outcome.bodyBegun):
            return .refusedForGood(said)
        case CURLE_WEIRD_SERVER_REPLY where !outcome.bodyBegun:
            // The greeting itself was a refusal.
            return .unavailable(said)
        default:
            return .broken(said)
        }
    }

    /// One line of at most 200 printable characters, without the recipient's address, which servers like to repeat.
    private static func line(_ outcome: CurlHandle.Outcome, hiding recipient: MailAddress) -> String {
        let reply = outcome.code == CURLE_OK ? outcome.reply : outcome.status >= 400 ? outcome.refusal : ""
        let text = HeaderLine.cleaned(reply.isEmpty ? outcome.error : reply)
        return String(text.replacing(recipient.text, with: "…").prefix(200))
    }
}
