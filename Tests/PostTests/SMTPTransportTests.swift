import Foundation
import Model
import Post
import Testing

@Suite(.serialized) struct SMTPTransportTests {
    private struct Stop: Error {}
    private let sender = MailAddress("centre@example.org")!

    private func transport(_ port: Int, login: MailServer.Login? = nil, security: MailServer.Security = .none)
        -> SMTPTransport
    {
        SMTPTransport(
            server: MailServer(host: "127.0.0.1", port: port, security: security, login: login), sender: sender)
    }

    private func message(_ to: String, _ text: String = "Subject: x\r\n\r\n.dot\r\n..\r\n") -> OutboundMessage {
        OutboundMessage(id: "<1@x>", to: "\(to)@example.org", content: Array(text.utf8))
    }

    @Test func oneConnectionForAll() {
        let server = ScriptedMailServer()
        defer { server.stop() }
        let transport = transport(server.port)
        var ends = 0
        for index in 0..<20 {
            let attempt = transport.send(message("a\(index)")) { ends += 1 }
            #expect(attempt == .accepted("250 2.0.0 queued as 42"))
        }
        #expect(server.connections == 1)
        #expect(ends == 20)
        #expect(server.kept.map(\.recipient) == (0..<20).map { "a\($0)" })
        #expect(
            server.kept.allSatisfy { $0.text == "Subject: x\r\n\r\n.dot\r\n..\r\n" }, "dots are doubled and undoubled")
    }

    @Test(arguments: [
        ("r550", Attempt.refusedForGood("550 5.1.1 <…> unknown"), false),
        ("r451", .refusedForNow("451 4.7.1 greylisted, come back later"), false),
        ("e451", .refusedForNow("451 4.3.0 try again"), true), ("e554", .refusedForGood("554 5.6.0 no"), true),
    ])
    func refusals(_ name: String, _ expected: Attempt, _ endLeft: Bool) {
        let server = ScriptedMailServer()
        defer { server.stop() }
        let transport = transport(server.port)
        var ended = false
        #expect(transport.send(message(name)) { ended = true } == expected)
        #expect(ended == endLeft)
        #expect(server.kept.isEmpty)
        #expect(transport.send(message("b")) {} == .accepted("250 2.0.0 queued as 42"), "the next one is not harmed")
    }

    @Test(arguments: [("cutrcpt", false, 0), ("cutend", true, 1)])
    func brokenLines(_ name: String, _ endLeft: Bool, _ kept: Int) {
        let server = ScriptedMailServer()
        defer { server.stop() }
        let transport = transport(server.port)
        var ended = false
        let attempt = transport.send(message(name)) { ended = true }
        guard case .broken = attempt else {
            Issue.record("\(attempt)")
            return
        }
        #expect(ended == endLeft && server.kept.count == kept)
        #expect(transport.send(message("b")) {} == .accepted("250 2.0.0 queued as 42"))
    }

    /// The line is cut while the body flows: its end was not let go, so the server can't have the message.
    @Test func cutInTheBody() {
        let server = ScriptedMailServer()
        defer { server.stop() }
        let body = String(repeating: String(repeating: "x", count: 76) + "\r\n", count: 200_000)
        var ended = false
        let attempt = transport(server.port).send(message("cutdata", body)) { ended = true }
        guard case .broken = attempt else {
            Issue.record("\(attempt)")
            return
        }
        #expect(!ended && server.kept.isEmpty)
    }

    /// If the archive can't note that the end is about to leave, the end does not leave.
    @Test func noEndWithoutANote() {
        let server = ScriptedMailServer()
        defer { server.stop() }
        let attempt = transport(server.port).send(message("a")) { throw Stop() }
        guard case .broken = attempt else {
            Issue.record("\(attempt)")
            return
        }
        #expect(server.kept.isEmpty)
    }

    @Test func noOneThere() {
        let server = ScriptedMailServer()
        server.stop()
        guard case .unavailable = transport(server.port).send(message("a"), closing: {}) else {
            Issue.record("a closed port")
            return
        }
    }

    @Test(arguments: [
        ("554 go away", "250 ok"), ("421 too busy", "250 ok"), ("220 hi", "550 sender not allowed"),
        ("220 hi", "451 not now"),
    ])
    func refusedBeforeTheMessage(_ greeting: String, _ senderReply: String) {
        let server = ScriptedMailServer(greeting: greeting, senderReply: senderReply)
        defer { server.stop() }
        var ended = false
        let attempt = transport(server.port).send(message("a")) { ended = true }
        guard case .unavailable = attempt else {
            Issue.record("\(attempt)")
            return
        }
        #expect(!ended)
    }

    /// The server offers no STARTTLS and no AUTH: neither message nor password may leave.
    @Test func noTLSNoMail() {
        let server = ScriptedMailServer()
        defer { server.stop() }
        let login = MailServer.Login(user: "u", password: Secret("p"))
        for transport in [
            transport(server.port, security: .startTLS), transport(server.port, login: login, security: .startTLS),
        ] {
            guard case .unavailable = transport.send(message("a"), closing: {}) else {
                Issue.record("sent without TLS")
                return
            }
        }
        #expect(server.kept.isEmpty)
    }

    @Test func anAddressThatIsNoneNeverReachesTheWire() {
        let server = ScriptedMailServer()
        defer { server.stop() }
        let hostile = OutboundMessage(id: "1", to: "a@b.kr>\r\nRCPT TO:<c@d.kr", content: [])
        #expect(transport(server.port).send(hostile) {} == .refusedForGood("no address"))
        #expect(server.connections == 0)
    }

    @Test func secretsStaySecret() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!"\(secret) \(String(reflecting: secret)) \(dumped)".contains("hunter2"))
        #expect(!"\(MailServer.Login(user: "u", password: secret))".contains("hunter2"))
    }
}
