import Archive
import Foundation
import Model
import Secrets
import TestScratch
import Testing

@testable import Office

@Suite("Cards")
struct PrintCardsTests {
    private typealias Fixture = PublishingFixture

    private func page(_ id: String, in folder: URL) throws -> String {
        try String(contentsOf: folder.appending(path: "\(id).html"), encoding: .utf8)
    }

    @Test("show every date, the counselor's number and an address that opens the person's own feed")
    func withFeeds() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        let folder = fixture.scratch.file("cards")
        let deed = PrintCards(archive: fixture.archive)
        let base = "https://centre.example"
        #expect(try deed.run("2027-1", feeds: base, to: folder, at: Fixture.start) == 4)
        let card = try page("P1", in: folder)
        for date in ["1월 5일", "1월 12일", "1월 19일", "1월 26일", "1월 6일"] { #expect(card.contains(date)) }
        #expect(card.contains("김상담 010-0000-1001") && card.contains("<svg"))
        let address = try #require(card.firstMatch(of: #/https://centre\.example/feed/([a-z2-7]{32})\.ics/#))
        let token = try #require(Token(text: String(address.1)))
        let feeds = FeedOfOwner(archive: fixture.archive)
        #expect(try feeds.served(token) == feeds.served("participant P1", of: "2027-1"))
        #expect(try !page("P2", in: folder).contains(token.text))
        // A card made again has another address, and the first no longer opens.
        #expect(try deed.run("2027-1", people: ["P1"], feeds: base + "/", to: folder, at: Fixture.start) == 1)
        #expect(try feeds.served(token) == nil)
    }

    @Test("without addresses leave those that are there as they are")
    func withoutFeeds() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        let token = try fixture.archive.newFeed(of: "participant P1", term: "2027-1", at: Fixture.start)
        let folder = fixture.scratch.file("cards")
        #expect(
            try PrintCards(archive: fixture.archive).run("2027-1", feeds: nil, to: folder, at: Fixture.start) == 4)
        #expect(try !page("P1", in: folder).contains("<svg"))
        #expect(try FeedOfOwner(archive: fixture.archive).served(token) != nil)
    }

    @Test("are of what is out, and of people who are in it")
    func refused() throws {
        let fixture = try Fixture()
        let plan = try fixture.plan(Fixture.schedule())
        let deed = PrintCards(archive: fixture.archive)
        let folder = fixture.scratch.file("cards")
        #expect(throws: PublishingError.self) { try deed.run("2027-1", feeds: nil, to: folder, at: Fixture.start) }
        try fixture.publish(.plan(plan))
        #expect(throws: PublishingError.self) {
            try deed.run("2027-1", people: ["P9"], feeds: nil, to: folder, at: Fixture.start)
        }
        try fixture.publish(.withdrawal)
        #expect(throws: PublishingError.self) { try deed.run("2027-1", feeds: nil, to: folder, at: Fixture.start) }
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
}
