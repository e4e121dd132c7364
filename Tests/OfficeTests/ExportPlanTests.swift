import Archive
import Foundation
import Model
import TestScratch
import Testing

@testable import Office

@Suite("Exporting a plan")
struct ExportPlanTests {
    @Test("gives everyone and everything its calendar, sheets and tables")
    func everything() throws {
        let sample = try SampleArchive()
        let planned = try sample.plan()
        let term = try sample.archive.term(sample.revision)
        let out = sample.scratch.file("out")
        let count = try ExportPlan(archive: sample.archive, language: .korean).run(planned.stored, to: out)
        func names(_ folder: String) throws -> Set<String> { Set(try sample.scratch.names(in: "out/" + folder)) }
        #expect(try names("calendars/participants") == Set(term.participants.map { ExportFile.name($0.id) + ".ics" }))
        #expect(try names("calendars/staff") == Set(term.staff.map { ExportFile.name($0.id) + ".ics" }))
        #expect(try names("calendars/rooms") == Set(term.rooms.map { ExportFile.name($0.id) + ".ics" }))
        let runs = Set(planned.papers.schedule.runs.map { ExportFile.name($0.offering) })
        #expect(try names("calendars/offerings") == Set(runs.map { $0 + ".ics" }))
        #expect(try names("rosters") == Set(runs.map { $0 + ".html" }))
        #expect(try names("sign-in") == Set(runs.map { $0 + ".html" }))
        #expect(try names("people").count == term.participants.count)
        #expect(
            try names("tables") == [
                "appointments.csv", "enrolments.csv", "meetings.csv", "not-granted.csv", "offerings.csv", "plan.xlsx",
            ])
        #expect(try names("").contains("report.html"))
        #expect(count == files(in: out).count)
    }

    @Test("gives the same bytes each time")
    func repeatable() throws {
        let sample = try SampleArchive()
        let stored = try sample.plan().stored
        let deed = ExportPlan(archive: sample.archive, language: .korean)
        for name in ["one", "two"] { _ = try deed.run(stored, to: sample.scratch.file(name)) }
        let one = files(in: sample.scratch.file("one"))
        let two = files(in: sample.scratch.file("two"))
        #expect(one.keys.sorted() == two.keys.sorted())
        #expect(one.filter { two[$0.key] != $0.value }.keys.sorted() == [])
    }

    @Test("says every enrolment and appointment in its tables, once")
    func tables() throws {
        let sample = try SampleArchive()
        let planned = try sample.plan()
        _ = try ExportPlan(archive: sample.archive, language: .english).run(
            planned.stored, to: sample.scratch.file("out"))
        func rows(_ name: String) throws -> Int {
            try sample.scratch.text("out/tables/\(name).csv").components(separatedBy: "\r\n").count - 2
        }
        let schedule = planned.papers.schedule
        #expect(try rows("enrolments") == schedule.grants.map(\.offerings.count).reduce(0, +))
        #expect(try rows("appointments") == schedule.appointments.count)
        #expect(try rows("meetings") == schedule.runs.map(\.meetings.count).reduce(0, +))
        #expect(try rows("not-granted") == planned.papers.report.refusals.count)
        let bytes = try Data(contentsOf: sample.scratch.file("out/tables/meetings.csv"))
        #expect(bytes.starts(with: Data("\u{FEFF}Date,Weekday,Start".utf8)))
    }

    @Test("leaves a folder with somebody's own files alone")
    func foreign() throws {
        let sample = try SampleArchive()
        let stored = try sample.plan().stored
        try sample.scratch.write("by hand", to: "out/memo.txt")
        let error = #expect(throws: OfficeError.self) {
            try ExportPlan(archive: sample.archive, language: .korean).run(stored, to: sample.scratch.file("out"))
        }
        #expect(error?.words(in: .english).contains("memo.txt") == true)
        #expect(try sample.scratch.names(in: "out") == ["memo.txt"])
    }

    @Test(
        "names files so that no id can leave its folder",
        arguments: [
            ("P-0001", "P-0001"), ("가나 다", "가나%20다"), ("../x", "%2e%2e%2fx"), ("a/b", "a%2fb"), ("", ""),
            ("A.b", "A%2eb"),
        ])
    func names(id: String, name: String) {
        #expect(ExportFile.name(id) == name)
    }

    private func files(in folder: URL) -> [String: Data] {
        let paths = FileManager.default.enumerator(atPath: folder.path)!.compactMap { $0 as? String }
        return paths.filter { !$0.hasSuffix(".naru-files") }.reduce(into: [:]) { found, path in
            found[path] = try? Data(contentsOf: folder.appending(path: path))
        }
    }
}
