import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
    @Test(
        "explains every command in both languages",
        arguments: [
            [], ["sample"], ["check"], ["import"], ["plan"], ["show"], ["export"], ["solve"], ["referee"],
        ])
    func help(command: [String]) throws {
        let english = try Run(command + ["--help"])
        #expect(english.code == 0)
        #expect(english.output.contains("USAGE: naru"))
        #expect(!english.output.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
        let korean = try Run(command + ["--help"], environment: ["LANG": "ko_KR.UTF-8"])
        #expect(korean.code == 0)
        #expect(korean.output.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
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
