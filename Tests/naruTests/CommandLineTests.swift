import Foundation
import TestScratch
import Testing

@Suite("The command line")
struct CommandLineTests {
    @Test(
        "explains every command in both languages",
        arguments: [
            [], ["sample"], ["check"], ["import"], ["plan"], ["show"], ["export"], ["publish"], ["send"], ["outbox"],
            ["replies"], ["feed"], ["solve"], ["referee"],
        ])
    func help(command: [String]) throws {
        let english = try Run(command + ["--help"])
        #expect(english.code == 0)
        #expect(english.output.contains("USAGE: naru"))
        #expect(!english.output.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
        let korean = try Run(command + ["--help"], environment: ["LANG": "ko_KR.UTF-8"])
        #expect(korean.code == 0)
        #expect(korean.output.contains("개요: ") && korean.output.contains("사용법: naru"))
        // The parser's own words too: what is left of Latin script are names of commands, options, files and terms.
        for english in [
            "USAGE", "OVERVIEW", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show ", "See ", "default", "values",
        ] {
            #expect(!korean.output.contains(english), "\(english)")
        }
    }

    @Test(
        "says in Korean what the parser knows in English alone",
        arguments: [
            (["sample"], "잘못: 꼭 있어야 할 ‘--output <FOLDER>’가 없습니다."),
            (["sample", "-o"], "잘못: ‘-o <FOLDER>’에 값이 없습니다."),
            (["plan", "x", "--seed", "abc"], "잘못: 값 ‘abc’: ‘--seed <seed>’에 쓸 수 없습니다."),
            (["plan", "x", "--seeds", "3"], "잘못: 모르는 옵션: ‘--seeds’ (혹시 ‘--seed’?)"),
            (["sample", "-o", "a", "b"], "잘못: 알 수 없는 말: ‘b’"),
            (["plna", "x"], "잘못: 알 수 없는 말: ‘plna’, ‘x’"),
            (["plan", "x", "--json=1"], "잘못: 옵션 ‘--json’에는 값이 없습니다: ‘1’"),
            (
                ["publish", "x", "--name", "n", "--withdraw", "--reminders", "some"],
                "잘못: 값 ‘some’: ‘--reminders <reminders>’에 쓸 수 없습니다. 쓸 수 있는 값: "
            ),
        ])
    func complaints(arguments: [String], said: String) throws {
        let run = try Run(arguments + ["--lang", "ko"])
        #expect(run.code == 2)
        #expect(run.errors.hasPrefix(said), "\(run.errors)")
        #expect(run.errors.contains("\n사용법: naru") && run.errors.contains("\n  더 자세한 것은 ‘naru"))
    }

    @Test(
        "leaves 2 for a wrong use, with the use on standard error",
        arguments: [
            ["fly"], ["referee", "one.json"], ["referee", "a", "b", "--lang", "fr"], ["solve"], ["plan"],
            ["solve", "p.json", "-o", "x", "--seconds", "-1"], ["solve", "p.json", "-o", "x", "--threads", "0"],
            ["sample", "-o", "x", "--people", "59"], ["plan", "a", "--again", "1"], ["show", "--with", "2"],
        ])
    func usage(arguments: [String]) throws {
        let run = try Run(arguments)
        #expect(run.code == 2)
        #expect(run.output == "")
        #expect(run.errors.contains("Usage:"))
    }

    @Test("leaves 1 for a file that is not there, and says so in the language asked for")
    func missing() throws {
        let scratch = try Scratch()
        let english = try Run(["referee", "no.json", "no.json"], in: scratch.url)
        #expect(english.code == 1)
        #expect(english.errors == "no.json: cannot be read: no such file or folder\n")
        let korean = try Run(["referee", "no.json", "no.json", "--lang", "ko"], in: scratch.url)
        #expect(korean.errors == "no.json: 읽을 수 없습니다: 그런 파일이나 폴더가 없습니다\n")
    }
}
