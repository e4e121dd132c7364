import Foundation

/// An HTTP gateway on loopback that answers each request with the next of its statuses, for tests; 0 cuts the line.
final class ScriptedGateway: @unchecked Sendable {
    struct Request {
        var head: String
        var body: String
    }

    let port: Int
    private let listener: Int32
    private let lock = NSLock()
    private var statuses: [Int]
    private var _requests: [Request] = []

    var requests: [Request] { lock.withLock { _requests } }

    init(_ statuses: [Int]) {
        self.statuses = statuses
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
                serve(client)
                close(client)
            }
        }
    }

    /// From here on connections are refused.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve(_ client: Int32) {
        var buffer: [UInt8] = []
        func more() -> Bool {
            var chunk = [UInt8](repeating: 0, count: 65536)
            let count = recv(client, &chunk, chunk.count, 0)
            if count > 0 { buffer += chunk[..<count] }
            return count > 0
        }
        while true {
            var text = String(decoding: buffer, as: UTF8.self)
            while !text.contains("\r\n\r\n") {
                guard more() else { return }
                text = String(decoding: buffer, as: UTF8.self)
            }
            let head = text.components(separatedBy: "\r\n\r\n")[0]
            let lengthLine = head.components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            let length = Int(lengthLine!.split(separator: ":")[1].trimmingCharacters(in: .whitespaces))!
            let start = head.utf8.count + 4
            while buffer.count < start + length { guard more() else { return } }
            let body = String(decoding: buffer[start..<start + length], as: UTF8.self)
            buffer.removeSubrange(..<(start + length))
            let status = lock.withLock {
                _requests.append(Request(head: head, body: body))
                return statuses.isEmpty ? 200 : statuses.removeFirst()
            }
            guard status != 0 else { return }
            let reply = Array(
                "HTTP/1.1 \(status) x\r\nContent-Length: 2\r\nLocation: http://127.0.0.1:1/\r\n\r\nok".utf8)
            _ = send(client, reply, reply.count, Int32(MSG_NOSIGNAL))
        }
    }
}

/// A listening socket on a free port of 127.0.0.1.
func loopbackListener() -> (socket: Int32, port: Int) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0 && getsockname(descriptor, $0, &length) == 0
        }
    }
    precondition(bound, "no loopback port")
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
}
