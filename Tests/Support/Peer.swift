import Foundation
import Problem

/// The peer referee: a program in another language that judges the same two files by the same text.
///
/// Found by `NARU_REFEREE_PEER`, or beside the checkout as `../shared/tools/check_plan.py`; tests that need it are
/// skipped, and say so, where it or `python3` is absent.
public enum Peer {
    public struct Verdict: Decodable, Sendable {
        public var faults: [String]
        public var objective: Int
        /// The objective's terms by name, without those that are 0.
        public var terms: [String: Int]
        /// Why it could not read the files at all.
        public var unreadable: String?
    }

    public static let path: String? = {
        let beside = packageRoot.deletingLastPathComponent().appending(path: "shared/tools/check_plan.py").path
        let candidates = [ProcessInfo.processInfo.environment["NARU_REFEREE_PEER"], beside].compactMap(\.self)
        return candidates.first { FileManager.default.fileExists(atPath: $0) }
    }()

    public static var isFound: Bool { path != nil && python != nil }

    private static let python: String? =
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { $0 + "/python3" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    private static var packageRoot: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// Judges each plan of each problem, in one run of the peer.
    public static func judge(_ cases: [(problem: Problem, plan: Plan)]) throws -> [Verdict] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var lines = Data()
        for (problem, plan) in cases { lines += problem.json() + plan.json() }
        let input = folder.appending(path: "cases.jsonl")
        let output = folder.appending(path: "verdicts.jsonl")
        try lines.write(to: input)
        let process = Process()
        process.executableURL = URL(filePath: python!)
        process.arguments = [
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: "peer.py").path, path!, input.path,
            output.path,
        ]
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Verdict.self, from: Data($0.utf8))
        }
    }
}
