import Foundation
import Post
import Testing

@Suite(.serialized) struct HTTPTransportTests {
    private func message(_ id: String = "<naru.1@x>") -> OutboundMessage {
        let text = TextMessage(
            number: PhoneNumber("010-0000-1234")!, name: "홍길동", template: "T1", variables: [.init("이름", "홍길동")],
            title: "안내", text: "내일 오후 2시입니다.")
        return OutboundMessage(id: id, to: "01000001234", content: text.json)
    }

    private func transport(_ port: Int, key: String? = "k3y") -> HTTPTransport {
        HTTPTransport(gateway: Gateway(url: "http://127.0.0.1:\(port)/send", key: key.map { Secret($0) })!)
    }

    @Test func postsTheMessage() throws {
        let gateway = ScriptedGateway([200, 202])
        defer { gateway.stop() }
        let transport = transport(gateway.port)
        var ends = 0
        #expect(transport.send(message()) { ends += 1 } == .accepted("HTTP 200"))
        #expect(transport.send(message("<naru.2@x>")) { ends += 1 } == .accepted("HTTP 202"))
        #expect(ends == 2)
        let first = try #require(gateway.requests.first)
        #expect(first.head.hasPrefix("POST /send HTTP/1.1"))
        #expect(first.head.contains("Authorization: Bearer k3y"))
        #expect(first.head.contains("Idempotency-Key: <naru.1@x>"))
        #expect(first.head.contains("Content-Type: application/json; charset=utf-8"))
        let back = try #require(TextMessage(json: Array(first.body.utf8)))
        #expect(back.number == "01000001234" && back.text == "내일 오후 2시입니다.")
        #expect(first.body.contains("\"bytes\":20") && first.body.contains("\"fallback\":\"SMS\""))
        #expect(gateway.requests[1].head.contains("Idempotency-Key: <naru.2@x>"))
        #expect(!gateway.requests[1].head.contains("naru.1"))
    }

    @Test(arguments: [
        (400, Attempt.refusedForGood("HTTP 400")), (404, .refusedForGood("HTTP 404")),
        (302, .refusedForGood("HTTP 302")),
        (429, .refusedForNow("HTTP 429")), (500, .refusedForNow("HTTP 500")), (503, .refusedForNow("HTTP 503")),
        (401, .turnedAway("HTTP 401")), (403, .turnedAway("HTTP 403")),
    ])
    func statuses(_ status: Int, _ expected: Attempt) {
        let gateway = ScriptedGateway([status])
        defer { gateway.stop() }
        #expect(transport(gateway.port).send(message()) {} == expected)
        #expect(gateway.requests.count == 1, "no redirect is followed")
    }

    @Test func aCutLineIsBroken() {
        let gateway = ScriptedGateway([0])
        defer { gateway.stop() }
        var ended = false
        guard case .broken = transport(gateway.port).send(message(), closing: { ended = true }) else {
            Issue.record("not broken")
            return
        }
        #expect(ended)
    }

    @Test func noNoteNoMessage() {
        struct Stop: Error {}
        let gateway = ScriptedGateway([])
        defer { gateway.stop() }
        guard case .broken = transport(gateway.port).send(message(), closing: { throw Stop() }) else {
            Issue.record("sent")
            return
        }
        #expect(gateway.requests.isEmpty)
    }

    @Test func noOneThere() {
        let gateway = ScriptedGateway([])
        gateway.stop()
        guard case .unavailable = transport(gateway.port).send(message(), closing: {}) else {
            Issue.record("a closed port")
            return
        }
    }

    @Test(arguments: [
        "ftp://example.org/", "http://example.org/", "https://", "https://u:p@example.org/", "x", "",
        "https://example.org/a b", "https://example.org/\r\nX: y",
    ])
    func noGateway(_ url: String) { #expect(Gateway(url: url, key: nil) == nil) }

    @Test func hostileIdsAndKeys() {
        #expect(Gateway(url: "https://example.org/", key: Secret("a\r\nX: y")) == nil)
        let gateway = ScriptedGateway([])
        defer { gateway.stop() }
        #expect(transport(gateway.port).send(message("a\r\nX: y")) {} == .refusedForGood("no id"))
        #expect(gateway.requests.isEmpty)
    }
}
