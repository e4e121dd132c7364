import Foundation
import TestScratch

/// Runs of `naru` that are killed, as `kill -9` does, just before one of their calls that change a file: at every such
/// moment in turn, without a clock. The library that does it is compiled by the toolchain's own clang.
struct KillAt {
    private let library: URL
    private let folder: URL

    init(in scratch: Scratch) throws {
        folder = scratch.url
        library = scratch.file("kill-at.so")
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "kill-at.c")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["clang", "-shared", "-fPIC", "-O1", "-o", library.path, source.path, "-ldl"]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }

    /// How many such calls the command makes, let run to its end.
    func calls(_ arguments: [String]) throws -> Int {
        let count = folder.appending(path: "calls")
        let run = try Run(
            arguments, in: folder, environment: ["LD_PRELOAD": library.path, "NARU_KILL_COUNT": count.path])
        guard run.code == 0 else {
            throw CocoaError(.executableLoad, userInfo: [NSLocalizedDescriptionKey: run.errors])
        }
        return Int(try String(contentsOf: count, encoding: .utf8)) ?? 0
    }

    /// Runs the command until just before the call; `wasKilled` is false if it made fewer calls.
    func run(_ arguments: [String], until call: Int) throws -> (said: String, wasKilled: Bool) {
        let run = try Run(
            arguments, in: folder, environment: ["LD_PRELOAD": library.path, "NARU_KILL_AT": String(call)])
        return (run.output, run.code == SIGKILL)
    }

    /// Moments to try of so many: all of them under NARU_FULL, otherwise the first, the last and some between.
    static func moments(of calls: Int, some: Int) -> [Int] {
        let isFull = ProcessInfo.processInfo.environment["NARU_FULL"] != nil
        guard !isFull, calls > some else { return Array(1...calls) }
        return (0..<some).map { 1 + $0 * (calls - 1) / (some - 1) }
    }
}
