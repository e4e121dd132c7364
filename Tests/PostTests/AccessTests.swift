import Foundation
import Model
import Post
import Testing

@Suite struct AccessTests {
    private func file(_ text: String, mode: Int = 0o600) throws -> String {
        let url = FileManager.default.temporaryDirectory.appending(path: "naru-post-tests-\(UUID().uuidString)")
        try Data(text.utf8).write(to: url)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
        return url.path
    }

    @Test func nothingSetIsFine() throws {
        let access = try Access(environment: ["PATH": "/bin"])
        #expect(access.mail == nil && access.gateway == nil)
    }

    @Test func fromTheEnvironment() throws {
        let access = try Access(environment: [
            "NARU_SMTP_HOST": "mail.example.org", "NARU_SMTP_USER": "centre", "NARU_SMTP_PASSWORD": "p=w#",
            "NARU_WEBHOOK_URL": "https://sms.example.org/v1", "NARU_WEBHOOK_KEY": "k",
        ])
        let mail = try #require(access.mail)
        #expect(mail.port == 587 && mail.security == .startTLS && mail.login?.password.revealed == "p=w#")
        #expect(access.gateway?.key?.revealed == "k")
        #expect(!"\(access)".contains("p=w#"))
    }

    @Test func fromAFileAndTheEnvironmentFirst() throws {
        let path = try file("# our server\nSMTP_HOST = mail.example.org\r\nSMTP_SECURITY=tls\n\nSMTP_PORT=2465\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let access = try Access(environment: ["NARU_CREDENTIALS": path, "NARU_SMTP_HOST": "other.example.org"])
        #expect(access.mail == MailServer(host: "other.example.org", port: 2465, security: .tls))
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o660, 0o610])
    func aFileThatOthersCanReadIsRefused(_ mode: Int) throws {
        let path = try file("SMTP_HOST=mail.example.org", mode: mode)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: AccessFault.open(path)) { try Access(environment: [:], file: path) }
    }

    @Test func noLinksNorFolders() throws {
        let path = try file("SMTP_HOST=mail.example.org")
        let link = path + "-link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        defer { for path in [path, link] { try? FileManager.default.removeItem(atPath: path) } }
        for path in [link, NSTemporaryDirectory(), "/nonexistent"] {
            #expect(throws: AccessFault.unreadable(path)) { try Access(environment: [:], file: path) }
        }
    }

    @Test func faultsNameTheSettingAndNotItsValue() throws {
        let cases: [([String: String], AccessFault)] = [
            (["SMTP_HOST": "mail.example.org", "SMTP_PORT": "70000"], .badValue("SMTP_PORT")),
            (["SMTP_HOST": "mail.example.org", "SMTP_SECURITY": "ssl3"], .badValue("SMTP_SECURITY")),
            (["SMTP_HOST": "mail.example.org", "SMTP_SECURITY": "none"], .unencrypted("mail.example.org")),
            (["SMTP_HOST": "a/b", "SMTP_SECURITY": "tls"], .badValue("SMTP_HOST")),
            (["SMTP_HOST": "a.kr", "SMTP_USER": "u"], .badValue("SMTP_PASSWORD")),
            (["SMTP_HOST": "a.kr", "SMTP_PASSWORD": "hunter2"], .badValue("SMTP_USER")),
            (["WEBHOOK_URL": "http://example.org/", "WEBHOOK_KEY": "hunter2"], .badValue("WEBHOOK_URL")),
        ]
        for (values, fault) in cases {
            let environment = Dictionary(uniqueKeysWithValues: values.map { ("NARU_\($0.key)", $0.value) })
            #expect(throws: fault) { try Access(environment: environment) }
            for language in Language.allCases { #expect(!fault.words(in: language).contains("hunter2")) }
        }
        let path = try file("SMTP_HOST=a.kr\nSMTP_PASSWROD=hunter2\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: AccessFault.badLine(path, 2)) { try Access(environment: [:], file: path) }
    }

    @Test func loopbackMayGoInTheClear() throws {
        let access = try Access(environment: [
            "NARU_SMTP_HOST": "127.0.0.1", "NARU_SMTP_SECURITY": "none", "NARU_SMTP_PORT": "2525",
        ])
        #expect(access.mail?.port == 2525)
    }
}
