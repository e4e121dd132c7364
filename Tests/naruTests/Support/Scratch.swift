import Foundation

/// A folder of a test's own, among those of this run, which go when the run ends.
struct Scratch {
    let url: URL

    init() throws {
        url = Scratch.all.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func file(_ name: String) -> URL { url.appending(path: name) }

    func names(in folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file(folder).path).sorted()
    }

    func text(_ name: String) throws -> String { try String(contentsOf: file(name), encoding: .utf8) }

    func write(_ text: String, to name: String) throws {
        try FileManager.default.createDirectory(
            at: file(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file(name))
    }

    private static let all: URL = {
        atexit { try? FileManager.default.removeItem(at: Scratch.all) }
        return FileManager.default.temporaryDirectory.appending(path: "naru-office-tests-\(getpid())")
    }()
}
