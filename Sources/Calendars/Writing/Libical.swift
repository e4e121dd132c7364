import CLibical
import Foundation
import Synchronization

/// The only door to libical, which is not thread-safe: every call is made inside `exclusively`.
enum Libical {
    private static let door = Mutex(())

    /// Runs `body` while no other thread is in libical. It must not be entered again from within.
    static func exclusively<Result, Failure: Error>(
        _ body: () throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        try door.withLock { (_) throws(Failure) in try body() }
    }

    /// A copy of a string that libical made for us, which is freed.
    static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
        guard let text else { return nil }
        defer { icalmemory_free_buffer(text) }
        return String(cString: text)
    }

    /// The same as bytes.
    static func takenBytes(_ text: UnsafeMutablePointer<CChar>?) -> [UInt8]? {
        guard let text else { return nil }
        defer { icalmemory_free_buffer(text) }
        return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }
}
