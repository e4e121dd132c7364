import Foundation

/// One run of the built `naru`, as a person or a script would see it.
struct Run {
    var code: Int32
    var output: String
    var errors: String

    /// - Parameter environment: over a bare one that has no locale.
    init(_ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]) throws {
        let process = try Run.start(arguments, in: folder, environment: environment)
        let output = process.standardOutput as! Pipe
        let errors = process.standardError as! FileHandle
        self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        code = process.terminationStatus
        try errors.seek(toOffset: 0)
        self.errors = String(decoding: try errors.readToEnd() ?? Data(), as: UTF8.self)
    }

    /// Errors go to a file, so that a run that says much on both streams cannot wait for its reader forever.
    static func start(
        _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = Pipe()
        let file = FileManager.default.temporaryDirectory.appending(path: "naru-run-\(UUID().uuidString)")
        try Data().write(to: file)
        process.standardError = try FileHandle(forUpdating: file)
        try FileManager.default.removeItem(at: file)
        try process.run()
        return process
    }

    /// Beside the tests' own executable.
    static let program: URL = {
        let tests = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return tests.appending(path: "naru")
    }()
}
