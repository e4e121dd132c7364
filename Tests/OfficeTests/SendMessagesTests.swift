import Archive
import Foundation
import Model
import Post
import TestScratch
import Testing

@testable import Office

@Suite("Sending")
struct SendMessagesTests {
    private typealias Fixture = PublishingFixture
    private let noon = UnixTime(rfc3339: "2026-12-01T12:00:00+09:00")!

    private func deed(_ fixture: Fixture, at time: UnixTime? = nil, access: Access = Access()) -> SendMessages {
        let time = time ?? noon
        return SendMessages(archive: fixture.archive, path: fixture.path, access: access, clock: Clock { time })
    }

    @Test("does not let a draft with mail go while no server is known")
    func noServer() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), releasing: false)
        #expect(throws: PublishingError.self) { try deed(fixture).run(term: "2027-1", releasing: true, textFile: nil) }
        #expect(try fixture.archive.draft(of: "2027-1") != nil)
    }

    @Test("writes the texts that are due to a file, once")
    func texts() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        let file = fixture.scratch.file("texts.csv")
        let report = try deed(fixture).run(term: "2027-1", releasing: false, textFile: file)
        #expect(report.texts == 2)
        let text = try fixture.scratch.text("texts.csv")
        #expect(text.contains("\"01000000001\"") && text.contains("\"01000000003\""))
        #expect(try Data(contentsOf: file).prefix(3) == Data([0xEF, 0xBB, 0xBF]))
        #expect(throws: PublishingError.self, "a file is never overwritten") {
            try deed(fixture).run(term: "2027-1", releasing: false, textFile: file)
        }
        let other = fixture.scratch.file("more.csv")
        #expect(try deed(fixture).run(term: "2027-1", releasing: false, textFile: other).texts == 0)
        #expect(!FileManager.default.fileExists(atPath: other.path))
        let states = try fixture.archive.messages(of: "2027-1").filter { $0.channel == .text }.map(\.delivery.state)
        #expect(states == [.sent, .sent])
    }

    @Test("keeps the texts waiting when the file can't be written")
    func noFolder() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        let nowhere = fixture.scratch.file("none/texts.csv")
        #expect(throws: PublishingError.self) {
            try deed(fixture).run(term: "2027-1", releasing: false, textFile: nowhere)
        }
        let waiting = try fixture.archive.messages(of: "2027-1").filter { $0.channel == .text }.map(\.delivery)
        #expect(waiting.allSatisfy { $0.state == .due && $0.doubtful == 0 })
        let file = fixture.scratch.file("texts.csv")
        #expect(try deed(fixture, at: noon + 120).run(term: "2027-1", releasing: false, textFile: file).texts == 2)
    }

    @Test("is done by one program at a time")
    func lock() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        let held = try SendingLock(beside: fixture.path)
        #expect(throws: PublishingError.self) { try deed(fixture).run(term: "2027-1", releasing: false, textFile: nil) }
        held.release()
        #expect(try deed(fixture).run(term: "2027-1", releasing: false, textFile: nil).tally.sent == 0)
    }

    @Test("says when something is due next")
    func next() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), options: PublishingOptions())
        let report = try deed(fixture).run(term: "2027-1", releasing: false, textFile: nil)
        #expect(report.next == UnixTime(rfc3339: "2027-01-02T10:00:00+09:00"))
    }
}
