import Foundation
import Glibc
import Model

/// How to reach the mail server and the gateway, with their passwords: from the environment, or from a file that no one
/// else on the machine can read. Never stored, never logged.
///
/// Names, each with `NARU_` before it in the environment: `SMTP_HOST`, `SMTP_PORT`, `SMTP_SECURITY` (`tls`, `starttls`
/// or, on this machine only, `none`), `SMTP_USER`, `SMTP_PASSWORD`, `SMTP_CA_FILE`, `WEBHOOK_URL`, `WEBHOOK_KEY`,
/// `WEBHOOK_CA_FILE`. The file (named by `NARU_CREDENTIALS` or on the command line) holds `NAME=value` lines; `#` begins
/// a comment line. The environment goes before the file.
public struct Access: Hashable, Sendable {
    public var mail: MailServer?
    public var gateway: Gateway?

    public init(mail: MailServer? = nil, gateway: Gateway? = nil) {
        self.mail = mail
        self.gateway = gateway
    }

    /// - Parameter file: of the credentials; nil takes `NARU_CREDENTIALS`, and none is fine.
    /// - Throws: `AccessFault`.
    public init(environment: [String: String], file: String? = nil) throws(AccessFault) {
        let path = file ?? environment["NARU_CREDENTIALS"]
        let stored = try path.map { path throws(AccessFault) in try Access.read(path) } ?? [:]
        var values: [String: String] = [:]
        for name in Access.names {
            if let value = environment["NARU_\(name)"] ?? stored[name], !value.isEmpty { values[name] = value }
        }
        mail = try Access.mail(values)
        gateway = try Access.gateway(values)
    }

    private static let names = [
        "SMTP_HOST", "SMTP_PORT", "SMTP_SECURITY", "SMTP_USER", "SMTP_PASSWORD", "SMTP_CA_FILE", "WEBHOOK_URL",
        "WEBHOOK_KEY", "WEBHOOK_CA_FILE",
    ]

    private static func mail(_ values: [String: String]) throws(AccessFault) -> MailServer? {
        guard let host = values["SMTP_HOST"] else { return nil }
        guard host.utf8.allSatisfy({ $0.isASCIILetterOrDigit || "-.:[]".utf8.contains($0) }) else {
            throw .badValue("SMTP_HOST")
        }
        guard let security = MailServer.Security(rawValue: values["SMTP_SECURITY"] ?? "starttls") else {
            throw .badValue("SMTP_SECURITY")
        }
        if security == .none, !Loopback.names.contains(host) { throw .unencrypted(host) }
        let usual = security == .tls ? "465" : security == .none ? "25" : "587"
        guard let port = Int(values["SMTP_PORT"] ?? usual), (1...65535).contains(port) else {
            throw .badValue("SMTP_PORT")
        }
        var login: MailServer.Login?
        switch (values["SMTP_USER"], values["SMTP_PASSWORD"]) {
        case (let user?, let password?): login = MailServer.Login(user: user, password: Secret(password))
        case (nil, nil): break
        case (_?, nil): throw .badValue("SMTP_PASSWORD")
        case (nil, _?): throw .badValue("SMTP_USER")
        }
        return MailServer(
            host: host, port: port, security: security, login: login, trustedCertificates: values["SMTP_CA_FILE"])
    }

    private static func gateway(_ values: [String: String]) throws(AccessFault) -> Gateway? {
        guard let url = values["WEBHOOK_URL"] else { return nil }
        guard
            let gateway = Gateway(
                url: url, key: values["WEBHOOK_KEY"].map { Secret($0) },
                trustedCertificates: values["WEBHOOK_CA_FILE"])
        else { throw .badValue("WEBHOOK_URL") }
        return gateway
    }

    /// Opened once and judged by that same descriptor, so that the file can't be changed in between.
    private static func read(_ path: String) throws(AccessFault) -> [String: String] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { throw .unreadable(path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path) }
        guard status.st_mode & 0o077 == 0, status.st_uid == geteuid() || status.st_uid == 0 else { throw .open(path) }
        var bytes = [UInt8](repeating: 0, count: 65_537)
        let count = Glibc.read(file, &bytes, bytes.count)
        guard (0...65_536).contains(count), let text = String(validating: bytes[..<count], as: UTF8.self) else {
            throw .unreadable(path)
        }
        var values: [String: String] = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = sides[0].trimmingCharacters(in: .whitespaces)
            guard sides.count == 2, names.contains(name) else { throw .badLine(path, index + 1) }
            values[name] = sides[1].trimmingCharacters(in: .whitespaces)
        }
        return values
    }
}

/// Why there is no way to the server or gateway. No value of a credential is ever in it.
public enum AccessFault: Error, Hashable, Sendable {
    case unreadable(String)
    /// Others can read it, or it belongs to somebody else.
    case open(String)
    /// The line's number.
    case badLine(String, Int)
    case badValue(String)
    /// To this host mail would go unencrypted.
    case unencrypted(String)

    public func words(in language: Language) -> String {
        let phrase: Phrase =
            switch self {
            case .unreadable(let path):
                Phrase("접속 정보 파일을 읽을 수 없습니다: \(path)", "the credentials file cannot be read: \(path)")
            case .open(let path):
                Phrase(
                    "접속 정보 파일을 다른 사람도 읽을 수 있습니다. 'chmod 600 \(path)' 뒤에 다시 해 주십시오",
                    "others can read the credentials file; run 'chmod 600 \(path)' and try again")
            case .badLine(let path, let line):
                Phrase(
                    "접속 정보 파일 \(path)의 \(line)번째 줄을 알 수 없습니다",
                    "line \(line) of the credentials file \(path) is not understood")
            case .badValue(let name):
                Phrase("접속 정보 \(name)이(가) 없거나 잘못되었습니다", "the setting \(name) is missing or wrong")
            case .unencrypted(let host):
                Phrase(
                    "\(host)(으)로는 암호화하지 않고 보낼 수 없습니다. SMTP_SECURITY를 starttls 또는 tls로 정해 주십시오",
                    "mail to \(host) may not go unencrypted; set SMTP_SECURITY to starttls or tls")
            }
        return phrase[language]
    }
}
