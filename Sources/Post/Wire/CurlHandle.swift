import CCurl
import Foundation

/// One libcurl "easy" handle, which keeps its connection open from one transfer to the next. The only file in which
/// libcurl's pointers live. Used by one thread at a time.
final class CurlHandle {
    /// What came of a transfer.
    struct Outcome {
        var code: CURLcode
        /// The last status of the protocol: an SMTP reply or an HTTP status; 0 if none was read.
        var status: Int
        /// The last line that the other side said.
        var reply: String
        /// The last line that it said no with (an SMTP reply of 4xx or 5xx); empty if it never did.
        var refusal: String
        /// libcurl's own words for a failure.
        var error: String
        /// The first byte of the body has been asked for.
        var bodyBegun: Bool
        /// `ending` had been called, and did not throw.
        var ended: Bool
    }

    /// What may leave the machine, and when its end may.
    private final class Exchange {
        let body: [UInt8]
        let endsAtEOF: Bool
        var position = 0
        var begun = false
        var ended = false
        var reply = ""
        var refusal = ""
        let ending: () throws -> Void

        init(body: [UInt8], endsAtEOF: Bool, ending: @escaping () throws -> Void) {
            self.body = body
            self.endsAtEOF = endsAtEOF
            self.ending = ending
        }

        /// Copies the next stretch of the body; 0 at its end.
        func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
            begun = true
            let count = min(buffer.count, body.count - position)
            let isLast = endsAtEOF ? count == 0 : position + count == body.count
            if isLast && !ended {
                do { try ending() } catch { return Int(CURL_READFUNC_ABORT) }
                ended = true
            }
            body.withUnsafeBytes {
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
            }
            position += count
            return count
        }
    }

    private let handle: UnsafeMutableRawPointer
    private let errorBuffer = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var lists: [UnsafeMutablePointer<curl_slist>] = []

    /// libcurl's own set-up, once for the process.
    private static let ready: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init() {
        precondition(CurlHandle.ready, "libcurl could not be set up")
        handle = curl_easy_init()!
        errorBuffer.update(repeating: 0, count: Int(CURL_ERROR_SIZE))
        naru_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorBuffer)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_CONNECTTIMEOUT, 20)
        // As long as RFC 5321 §4.5.3.2.6 lets a server take over the end of a message: to hang up earlier is to send twice.
        set(CURLOPT_TIMEOUT, 600)
        // No proxy that the environment happens to name: messages go where the settings say.
        set(CURLOPT_PROXY, "")
        naru_curl_set_transfer(handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
            let exchange = Unmanaged<Exchange>.fromOpaque(context!).takeUnretainedValue()
            return exchange.read(into: UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
        }
        naru_curl_set_transfer(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            let exchange = Unmanaged<Exchange>.fromOpaque(context!).takeUnretainedValue()
            let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: size * count), as: UTF8.self)
            if line.contains(where: { !$0.isWhitespace }) { exchange.reply = line }
            // After a refusal libcurl still says QUIT: its reply must not hide the reason.
            if line.first == "4" || line.first == "5" { exchange.refusal = line }
            return size * count
        }
        // What a gateway answers beyond its status is not kept.
        naru_curl_set_transfer(handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
    }

    deinit {
        curl_easy_cleanup(handle)
        for list in lists { curl_slist_free_all(list) }
        errorBuffer.deallocate()
    }

    func set(_ option: CURLoption, _ value: Int) { naru_curl_set_long(handle, option, value) }

    /// libcurl keeps a copy.
    func set(_ option: CURLoption, _ value: String) { naru_curl_set_string(handle, option, value) }

    /// libcurl keeps no copy: the list lives as long as the handle, or until `perform` ends if it is for one transfer.
    func set(_ option: CURLoption, _ values: [String]) { lists.append(makeList(option, values)) }

    private func makeList(_ option: CURLoption, _ values: [String]) -> UnsafeMutablePointer<curl_slist> {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values { list = curl_slist_append(list, value) }
        naru_curl_set_pointer(handle, option, list)
        return list!
    }

    /// - Parameters:
    ///   - list: an option that takes a list, for this transfer alone.
    ///   - endsAtEOF: the protocol has a mark of its own for the end, sent after the last byte (SMTP); otherwise the
    ///     last byte is the end (HTTP with a length).
    ///   - ending: called before that end may leave.
    func perform(
        list option: CURLoption, _ values: [String], body: [UInt8], endsAtEOF: Bool, ending: () throws -> Void
    ) -> Outcome {
        withoutActuallyEscaping(ending) { ending in
            let exchange = Exchange(body: body, endsAtEOF: endsAtEOF, ending: ending)
            let context = Unmanaged.passUnretained(exchange).toOpaque()
            let list = makeList(option, values)
            naru_curl_set_pointer(handle, CURLOPT_READDATA, context)
            naru_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
            errorBuffer.pointee = 0
            let code = withExtendedLifetime(exchange) { curl_easy_perform(handle) }
            var status = 0
            naru_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
            naru_curl_set_pointer(handle, option, nil)
            naru_curl_set_pointer(handle, CURLOPT_READDATA, nil)
            naru_curl_set_pointer(handle, CURLOPT_HEADERDATA, nil)
            curl_slist_free_all(list)
            let words =
                errorBuffer.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: errorBuffer)
            return Outcome(
                code: code, status: status, reply: exchange.reply, refusal: exchange.refusal, error: words,
                bodyBegun: exchange.begun,
                ended: exchange.ended)
        }
    }
}
