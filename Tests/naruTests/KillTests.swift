import Foundation
import TestScratch
import Testing

@Suite("Killed at any moment", .serialized)
struct KillTests {
    @Test("naru import loses nothing that it said was stored")
    func importTerm() throws {
        let scratch = try Scratch()
        let killer = try KillAt(in: scratch)
        try make(["sample", "-o", "demo"], scratch)
        let calls = try killer.calls(["import", "demo", "--database", "whole.sqlite"])
        #expect(calls > 20)
        var killed = 0
        for moment in KillAt.moments(of: calls, some: 24) {
            let database = "import-\(moment).sqlite"
            let arguments = ["import", "demo", "--database", database]
            let run = try killer.run(arguments, until: moment)
            killed += run.wasKilled ? 1 : 0
            let revisions = try stored(database, scratch).revisions
            #expect(revisions <= 1)
            if run.said.contains("Stored as revision 1") { #expect(revisions == 1) }
            // Whatever was left, the same command then does its work.
            let again = try Run(arguments, in: scratch.url)
            #expect(again.code == 0)
            #expect(try stored(database, scratch).revisions == 1)
        }
        #expect(killed > 20)
    }

    @Test("naru plan loses nothing that it said was stored, and leaves no half-written folder")
    func planTerm() throws {
        let scratch = try Scratch()
        let killer = try KillAt(in: scratch)
        try make(["sample", "-o", "demo"], scratch)
        try make(["import", "demo", "--database", "naru.sqlite"], scratch)
        let arguments = [
            "plan", "2027-1-demo", "--database", "naru.sqlite", "--steps", "20", "--threads", "1", "--export", "out",
        ]
        // From here on there is an older export to be replaced, which takes more calls than a first one, and a plan to
        // be kept.
        try make(arguments, scratch)
        let calls = try killer.calls(arguments)
        #expect(calls > 200)
        var plans = 2
        var killed = 0
        for moment in KillAt.moments(of: calls, some: 24) {
            let run = try killer.run(arguments, until: moment)
            killed += run.wasKilled ? 1 : 0
            let now = try stored("naru.sqlite", scratch).plans
            #expect(now == plans || now == plans + 1)
            if run.said.contains("Stored as plan") { #expect(now == plans + 1) }
            plans = now
            try expectWholeExport(scratch)
        }
        #expect(killed > 15)
        try make(arguments, scratch)
        try expectWholeExport(scratch)
        #expect(try scratch.names().filter { $0.contains(".unfinished-") } == [])
    }

    /// Every file that the export's own list names is there and whole, and nothing else is.
    private func expectWholeExport(_ scratch: Scratch) throws {
        let out = scratch.file("out")
        let list = Set(try scratch.text("out/.naru-files").split(separator: "\n").map(String.init))
        let found = Set(
            FileManager.default.enumerator(atPath: out.path)!.compactMap { $0 as? String }.filter { path in
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: out.appending(path: path).path, isDirectory: &isFolder)
                return !isFolder.boolValue && path != ".naru-files"
            })
        #expect(found == list)
        for path in list {
            if path.hasSuffix(".ics") { #expect(try scratch.text("out/" + path).hasSuffix("END:VCALENDAR\r\n")) }
            if path.hasSuffix(".html") { #expect(try scratch.text("out/" + path).hasSuffix("</html>\n")) }
        }
    }

    /// What the archive tells of itself, if there is one yet.
    private func stored(_ database: String, _ scratch: Scratch) throws -> (revisions: Int, plans: Int) {
        guard FileManager.default.fileExists(atPath: scratch.file(database).path) else { return (0, 0) }
        let run = try Run(["show", "--json", "--database", database], in: scratch.url)
        #expect(run.code == 0, "\(run.errors)")
        struct Line: Decodable {
            struct Something: Decodable {}
            var revisions: [Something]
            var plans: [Something]
        }
        let lines = try JSONDecoder().decode([Line].self, from: Data(run.output.utf8))
        return (lines.map(\.revisions.count).reduce(0, +), lines.map(\.plans.count).reduce(0, +))
    }

    private func make(_ arguments: [String], _ scratch: Scratch) throws {
        let run = try Run(arguments, in: scratch.url)
        try #require(run.code == 0, "\(run.errors)")
    }
}
