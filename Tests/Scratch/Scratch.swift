import Foundation

/// A folder of a test's own, among those of this run, which go when the run ends. Those of a run that was killed go
/// with the next.
public struct Scratch: Sendable {
    public let url: URL

    public init() throws {
        url = Scratch.all.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    public func file(_ name: String) -> URL { url.appending(path: name) }

    public func names(in folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file(folder).path).sorted()
    }

    public func text(_ name: String) throws -> String { try String(contentsOf: file(name), encoding: .utf8) }

    public func write(_ text: String, to name: String) throws {
        try FileManager.default.createDirectory(
            at: file(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file(name))
    }

    private static let prefix = "naru-tests-"

    private static let all: URL = {
        let temporary = FileManager.default.temporaryDirectory
        for name in (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? [] {
            guard name.hasPrefix(prefix), let process = pid_t(name.dropFirst(prefix.count)), isGone(process) else {
                continue
            }
            try? FileManager.default.removeItem(at: temporary.appending(path: name))
        }
        atexit { try? FileManager.default.removeItem(at: Scratch.all) }
        return temporary.appending(path: "\(prefix)\(getpid())")
    }()

    private static func isGone(_ process: pid_t) -> Bool { kill(process, 0) != 0 && errno == ESRCH }
}
