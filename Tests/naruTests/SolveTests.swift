import Foundation
import TestScratch
import Testing

@Suite("naru solve and naru referee")
struct SolveTests {
    @Test("give a legal plan, the same for the same seed, steps and threads")
    func repeatable() throws {
        let scratch = try Problems.scratch()
        for name in ["one.json", "two.json"] {
            let run = try Run(
                ["solve", "problem.json", "-o", name, "--steps", "200", "--seed", "7", "--threads", "1", "--json"],
                in: scratch.url)
            #expect(run.code == 0, "\(run.errors)")
            let last = try #require(run.output.split(separator: "\n").last)
            let done = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
            #expect(done?["event"] as? String == "done")
            #expect(done?["ended"] as? String == "steps")
        }
        #expect(try scratch.text("one.json") == scratch.text("two.json"))
        let referee = try Run(["referee", "problem.json", "one.json", "--json"], in: scratch.url)
        #expect(referee.code == 0)
        #expect(referee.output.contains(#""legal":true"#))
    }

    @Test("name what is wrong with a plan, and leave 1", arguments: ["en", "ko"])
    func illegal(language: String) throws {
        let scratch = try Problems.scratch()
        try scratch.write(
            #"{"format":"naru-plan/1","problem":"naru","objective":1,"bound":null,"activities":[{"id":"no such","time":0,"room":null,"staff":[]}],"grants":[],"appointments":[]}"#,
            to: "bad.json")
        let run = try Run(["referee", "problem.json", "bad.json", "--lang", language], in: scratch.url)
        #expect(run.code == 1)
        #expect(run.output.contains("known") && run.output.contains("no such"))
        #expect(run.output.contains("statedObjective"))
    }

    @Test("name the place of a fault in a file, and leave 1")
    func unreadable() throws {
        let scratch = try Scratch()
        try scratch.write(#"{"format":"naru-problem/1","speed":1}"#, to: "problem.json")
        let run = try Run(["solve", "problem.json", "-o", "plan.json"], in: scratch.url)
        #expect(run.code == 1)
        #expect(run.errors.contains("problem.json"))
        #expect(try scratch.names() == ["problem.json"])
    }

    @Test(
        "on a signal, or on two that come together, write the best plan so far, and leave 0",
        arguments: [[SIGTERM], [SIGINT], [SIGINT, SIGTERM]])
    func signal(_ numbers: [Int32]) throws {
        let scratch = try Problems.scratch()
        let process = try Run.start(
            ["solve", "problem.json", "-o", "plan.json", "--seconds", "600", "--threads", "1", "--json"],
            in: scratch.url)
        let output = (process.standardOutput as! Pipe).fileHandleForReading
        // Its first word of progress says that there is a plan to be kept.
        let first = try output.read(upToCount: 1)
        #expect(first?.count == 1)
        for number in numbers { kill(process.processIdentifier, number) }
        let rest = String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
        #expect(rest.contains(#""ended":"cancelled""#))
        #expect(try Run(["referee", "problem.json", "plan.json"], in: scratch.url).code == 0)
    }
}

/// The demo's problem in its bare format, made once for all tests.
enum Problems {
    private static let demo = Result {
        let scratch = try Scratch()
        for arguments in [
            ["sample", "-o", "demo"], ["plan", "demo", "--steps", "1", "--threads", "1", "--export", "out"],
        ] {
            let run = try Run(arguments, in: scratch.url)
            guard run.code == 0 else { throw CocoaError(.executableLoad) }
        }
        return try scratch.text("out/proof/problem.json")
    }

    /// A scratch folder with `problem.json` in it.
    static func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write(try demo.get(), to: "problem.json")
        return scratch
    }
}
