import Foundation

/// The two streams: results go to standard output, everything said beside them to standard error.
enum Terminal {
    static let errorsAreSeen = isatty(STDERR_FILENO) == 1

    /// A result: one line, or several, on standard output, seen at once even through a pipe.
    static func say(_ message: String) { write(message + "\n", to: .standardOutput) }

    /// One line, or several, on standard error.
    static func complain(_ message: String) { write(message + "\n", to: .standardError) }

    /// A remark that only a person at a terminal needs.
    static func note(_ message: String) {
        if errorsAreSeen { write("\r\u{1B}[K\(message)\n", to: .standardError) }
    }

    /// Rewrites the line that the cursor is on.
    static func status(_ message: String) {
        if errorsAreSeen { write("\r\u{1B}[K\(message)", to: .standardError) }
    }

    /// A line of JSON on standard output, seen at once even through a pipe.
    static func json(_ value: some Encodable) throws {
        write(try JSON.line(value) + "\n", to: .standardOutput)
    }

    private static func write(_ text: String, to handle: FileHandle) { handle.write(Data(text.utf8)) }
}

enum JSON {
    /// Keys sorted, on one line.
    static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
