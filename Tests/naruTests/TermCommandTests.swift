import Foundation
import TestScratch
import Testing

@Suite("The commands on terms")
struct TermCommandTests {
    @Test("take a folder to a plan and its export, and tell scripts in JSON")
    func wholeWay() throws {
        let scratch = try Scratch()
        #expect(try Run(["sample", "-o", "demo"], in: scratch.url).code == 0)
        let check = try Run(["check", "demo", "--json"], in: scratch.url)
        #expect(check.code == 0)
        #expect(try object(check.output)["participants"] as? Int == 60)
        #expect(try scratch.names() == ["demo"])

        let plan = try Run(
            ["plan", "demo", "--steps", "20", "--threads", "1", "--json", "-o", "out"], in: scratch.url)
        #expect(plan.code == 0, "\(plan.errors)")
        let events = try plan.output.split(separator: "\n").map { try object(String($0))["event"] as? String }
        #expect(events.first == "imported")
        #expect(events.suffix(2) == ["planned", "exported"])
        #expect(Set(events.dropFirst().dropLast(2)) == ["progress"])

        let show = try Run(["show", "1", "--json"], in: scratch.url)
        let shown = try #require(try object(show.output)["plan"] as? [String: Any])
        #expect(shown["term"] as? String == "2027-1-demo")
        #expect(try Run(["referee", "out/proof/problem.json", "out/proof/plan.json"], in: scratch.url).code == 0)
        #expect(try Run(["plan", "--again", "1"], in: scratch.url).code == 0)
        #expect(
            try Run(["plan", "2027-1-demo", "--from", "1", "--steps", "20", "--threads", "1"], in: scratch.url).code
                == 0)
        #expect(try Run(["show", "1", "--with", "2"], in: scratch.url).code == 0)
        #expect(try Run(["export", "2", "-o", "out"], in: scratch.url).code == 0)
        // No locale was set, so the command line spoke English; what people are handed is Korean all the same.
        #expect(try Run(["show", "2"], in: scratch.url).output.contains("People served: "))
        #expect(try scratch.text("out/report.html").contains("<html lang=\"ko\">"))
        #expect(try Run(["export", "2", "-o", "out", "--lang", "en"], in: scratch.url).code == 0)
        #expect(try scratch.text("out/report.html").contains("<html lang=\"en\">"))
    }

    @Test("tell every fault of a folder on standard error, or as JSON, and leave 1")
    func faults() throws {
        let scratch = try Scratch()
        try scratch.write("id,name\nS1,\n", to: "bad/sites.csv")
        try scratch.write("id,name,birth date\nP1,홍길동,1960-02-30\n", to: "bad/participants.csv")
        let run = try Run(["import", "bad"], in: scratch.url)
        #expect(run.code == 1)
        #expect(run.errors.contains("participants.csv") && run.errors.contains("sites.csv"))
        let json = try Run(["check", "bad", "--json"], in: scratch.url)
        let faults = try #require(try object(json.output)["faults"] as? [[String: Any]])
        #expect(faults.contains { $0["file"] as? String == "participants.csv" && $0["row"] as? Int == 2 })
        #expect(json.code == 1)
    }

    @Test(
        "say what is not there, and leave 1",
        arguments: [
            (["show", "7"], "plan 7"), (["show", "2030-1"], "2030-1"), (["plan", "2030-1"], "2030-1"),
            (["plan", "2027-1-demo", "--revision", "9"], "revision 9"), (["export", "7", "-o", "out"], "plan 7"),
        ])
    func missing(arguments: [String], named: String) throws {
        let scratch = try Scratch()
        let bare = try Run(arguments, in: scratch.url)
        #expect(bare.code == 1)
        #expect(bare.errors.contains("naru.sqlite"))
        #expect(try scratch.names() == [])
        for command in [["sample", "-o", "demo"], ["import", "demo"]] {
            #expect(try Run(command, in: scratch.url).code == 0)
        }
        let run = try Run(arguments, in: scratch.url)
        #expect(run.code == 1)
        #expect(run.errors.contains(named))
    }

    @Test("find the database by option, then environment, then folder")
    func database() throws {
        let scratch = try Scratch()
        #expect(try Run(["sample", "-o", "demo"], in: scratch.url).code == 0)
        let environment = ["NARU_DATABASE": "by-environment.sqlite"]
        _ = try Run(["import", "demo", "--database", "by-option.sqlite"], in: scratch.url, environment: environment)
        #expect(try scratch.names().contains("by-option.sqlite"))
        #expect(try !scratch.names().contains("by-environment.sqlite"))
        _ = try Run(["import", "demo"], in: scratch.url, environment: environment)
        #expect(try scratch.names().contains("by-environment.sqlite"))
        #expect(try !scratch.names().contains("naru.sqlite"))
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
