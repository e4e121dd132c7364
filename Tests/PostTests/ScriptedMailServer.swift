import Foundation

/// A mail server on loopback that does as the recipient's name says, for tests. One connection at a time.
///
/// `r550@`, `r451@`: that reply to RCPT. `e451@`, `e554@`: to the end of the data. `cutrcpt@`, `cutdata@`, `cutend@`: the
/// line is cut at RCPT, before the end of the data was read, or after it, with the message kept and no reply.
final class ScriptedMailServer: @unchecked Sendable {
    struct Kept: Equatable {
        var recipient: String
        var text: String
    }

    let port: Int
    private let listener: Int32
    private let lock = NSLock()
    private var _kept: [Kept] = []
    private var _connections = 0
    private let greeting: String
    private let senderReply: String

    /// Messages whose end was read, in order.
    var kept: [Kept] { lock.withLock { _kept } }
    var connections: Int { lock.withLock { _connections } }

    init(greeting: String = "220 test ready", senderReply: String = "250 ok") {
        self.greeting = greeting
        self.senderReply = senderReply
        (listener, port) = loopbackListener()
        let descriptor = listener
        Thread.detachNewThread { [self] in
            while true {
                let client = accept(descriptor, nil, nil)
                guard client >= 0 else {
                    // Closed here and not by `stop`: its number may by then belong to another test's socket.
                    close(descriptor)
                    return
                }
                lock.withLock { _connections += 1 }
                serve(client)
                close(client)
            }
        }
    }

    /// From here on connections are refused.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve(_ client: Int32) {
        var buffer: [UInt8] = []
        var recipient = ""
        func say(_ text: String) {
            let bytes = Array("\(text)\r\n".utf8)
            _ = send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }
        func line() -> String? {
            while true {
                if let end = buffer.firstIndex(of: 10) {
                    let line = String(decoding: buffer[..<end], as: UTF8.self).trimmingCharacters(in: .newlines)
                    buffer.removeSubrange(...end)
                    return line
                }
                var chunk = [UInt8](repeating: 0, count: 65536)
                let count = recv(client, &chunk, chunk.count, 0)
                guard count > 0 else { return nil }
                buffer += chunk[..<count]
            }
        }
        say(greeting)
        guard greeting.hasPrefix("220") else { return }
        while let command = line() {
            switch command.prefix(4).uppercased() {
            case "EHLO": say("250-test\r\n250 8BITMIME")
            case "MAIL": say(senderReply)
            case "RCPT":
                recipient = String(command.drop { $0 != "<" }.dropFirst().prefix { $0 != "@" })
                switch recipient {
                case "r550": say("550 5.1.1 <r550@example.org> unknown")
                case "r451": say("451 4.7.1 greylisted, come back later")
                case "cutrcpt": return
                default: say("250 ok")
                }
            case "DATA":
                say("354 go on")
                if recipient == "cutdata" {
                    _ = line()
                    return
                }
                var text = ""
                while true {
                    guard let line = line() else { return }
                    if line == "." { break }
                    text += (line.hasPrefix(".") ? String(line.dropFirst()) : line) + "\r\n"
                }
                if !["e451", "e554"].contains(recipient) {
                    lock.withLock { _kept.append(Kept(recipient: recipient, text: text)) }
                }
                switch recipient {
                case "e451": say("451 4.3.0 try again")
                case "e554": say("554 5.6.0 no")
                case "cutend": return
                default: say("250 2.0.0 queued as 42")
                }
            case "QUIT":
                say("221 bye")
                return
            default: say("250 ok")
            }
        }
    }
}
