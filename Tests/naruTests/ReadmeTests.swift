import Foundation
import TestScratch
import Testing

/// The commands of the READMEs, in their order and in one folder, as a reader would try them.
@Suite("The READMEs' commands")
struct ReadmeTests {
    @Test("do what is said of them", arguments: ["README.md", "README.ko.md"])
    func commands(readme: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let commands = Self.commands(in: try String(contentsOf: root.appending(path: readme), encoding: .utf8))
        #expect(Set(commands.map { $0[0] }) == Self.shown)
        let scratch = try Scratch()
        try Data().write(to: scratch.file("reply.eml"))
        for command in commands {
            if command[0] == "solve" {
                let problem = try #require(
                    try scratch.names().lazy.map { "\($0)/proof/problem.json" }.first(where: scratch.holds))
                try FileManager.default.copyItem(at: scratch.file(problem), to: scratch.file("PROBLEM.json"))
            }
            let run = try Run(command + Self.haste(command), in: scratch.url)
            // There is no mail server here; that it is asked for by name is what the READMEs say.
            let isServerMissing = command[0] == "send" && run.code == 1 && run.errors.contains("NARU_SMTP_HOST")
            #expect(run.code == 0 || isServerMissing, "naru \(command.joined(separator: " ")): \(run.errors)")
        }
    }

    /// Every command that the READMEs show at least once.
    private static let shown: Set<String> = [
        "sample", "check", "plan", "show", "export", "referee", "publish", "send", "outbox", "replies", "solve",
    ]

    /// What keeps a test from waiting, and from the clock.
    private static func haste(_ command: [String]) -> [String] {
        switch command[0] {
        case "plan" where !command.contains("--again"): ["--steps", "200", "--threads", "1"]
        case "solve": ["--steps", "200"]
        case "send": ["--now", "2026-12-01T10:00:00+09:00"]
        default: []
        }
    }

    /// The lines of shell that begin with `naru`, without their comments, split into words; and those in the text,
    /// where they name a whole command with its files.
    private static func commands(in text: String) -> [[String]] {
        var isShell = false
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isShell = line == "```sh"
            } else if isShell {
                lines.append(line)
            } else if let start = line.firstRange(of: "`naru referee ")?.lowerBound {
                lines.append(line[line.index(after: start)...].prefix { $0 != "`" })
            }
        }
        return lines.filter { $0.hasPrefix("naru ") }.map { line in
            var words: [String] = []
            var isQuoted = false
            var word = ""
            for character in line.prefix(upTo: line.firstRange(of: " #")?.lowerBound ?? line.endIndex) + " " {
                if character == "\"" {
                    isQuoted.toggle()
                } else if character == " ", !isQuoted {
                    if !word.isEmpty { words.append(word) }
                    word = ""
                } else {
                    word.append(character)
                }
            }
            return words.dropFirst().map { $0.hasSuffix("…") ? "reply.eml" : $0 }
        }
    }
}

extension Scratch {
    fileprivate func holds(_ path: String) -> Bool { FileManager.default.fileExists(atPath: file(path).path) }
}
