import Foundation
import Model
import TestScratch
import Testing

@testable import Office

@Suite("Feeds")
struct FeedOfOwnerTests {
    private typealias Fixture = PublishingFixture

    @Test("of all are written to a folder as they are served, with their entity tags")
    func folder() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        let feeds = FeedOfOwner(archive: fixture.archive)
        let folder = fixture.scratch.file("feeds")
        let count = try feeds.write("2027-1", to: folder)
        // Four participants, two of staff, two rooms, one offering.
        #expect(count == 9)
        let served = try #require(try feeds.served("participant P1", of: "2027-1"))
        #expect([UInt8](try Data(contentsOf: folder.appending(path: "participants/P1.ics"))) == served.bytes)
        let tags = try String(contentsOf: folder.appending(path: "etags.csv"), encoding: .utf8)
        #expect(tags.contains("participants/P1.ics,\"\"\(served.etag)\"\"\r\n"))
        #expect(tags.split(separator: "\r\n").count == 10)
        // Again into the same folder, which is ours.
        #expect(try feeds.write("2027-1", to: folder) == 9)
    }

    @Test("that nothing changed in keep every byte from publication to publication, empty ones too")
    func unchanged() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule(members: ["P1", "P2"]))))
        let feeds = FeedOfOwner(archive: fixture.archive)
        let before = try #require(try feeds.served("participant P4", of: "2027-1"))
        #expect(String(decoding: before.bytes, as: UTF8.self).contains("BEGIN:VFREEBUSY"))
        let moved = Fixture.schedule(members: ["P1", "P2"], hour: 13)
        try fixture.publish(.plan(try fixture.plan(moved)), at: Fixture.start + 86_400)
        #expect(try feeds.served("participant P4", of: "2027-1") == before)
        #expect(try feeds.served("participant P1", of: "2027-1")?.etag != before.etag)
    }

    @Test("are not there before the first publication")
    func none() throws {
        let fixture = try Fixture()
        _ = try fixture.plan(Fixture.schedule())
        #expect(throws: PublishingError.self) {
            try FeedOfOwner(archive: fixture.archive).write("2027-1", to: fixture.scratch.file("feeds"))
        }
        #expect(!FileManager.default.fileExists(atPath: fixture.scratch.file("feeds").path))
    }
}
