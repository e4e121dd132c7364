import Archive
import Calendars
import Foundation
import Model
import Testing

@testable import Office

/// Terms that go on: one publication after the other, and what each tells whom.
@Suite("What happens in a term")
struct StoryTests {
    private typealias Fixture = PublishingFixture

    private static let moved = ["2027-01-05", "2027-01-13", "2027-01-19", "2027-01-26"]

    /// Publishes and delivers, so many days after the first.
    @discardableResult
    private func publish(
        _ fixture: Fixture, _ schedule: Schedule, day: Int,
        options: PublishingOptions = PublishingOptions(reminders: .none)
    ) throws -> PublicationPreview {
        let now = Fixture.start + day * 86_400
        let preview = try fixture.publish(.plan(try fixture.plan(schedule)), options: options, at: now)
        try fixture.deliverAll(at: now + 60)
        return preview
    }

    /// The invitations of the last publication to one person that went out: method, address, SEQUENCE, and where it has
    /// one the RECURRENCE-ID.
    private func invitations(_ fixture: Fixture, _ person: String) throws -> [String] {
        let last = try #require(try fixture.archive.publications(of: "2027-1").last)
        return try fixture.archive.messages(of: "2027-1", publication: last.id)
            .filter { $0.person == person && $0.channel == .mail && $0.delivery.state == .sent && $0.kind != .reminder }
            .map { message in
                let mail = String(decoding: try fixture.archive.content(of: message), as: UTF8.self)
                let lines = try #require(Fixture.calendar(in: mail)).split(whereSeparator: \.isNewline)
                func value(_ name: String) -> Substring? {
                    lines.first { $0.hasPrefix(name) }.flatMap { $0.split(separator: ":").last }
                }
                return [value("METHOD"), message.recipient[...], value("SEQUENCE"), value("RECURRENCE-ID")]
                    .compactMap(\.self).joined(separator: " ")
            }
    }

    private func feed(_ fixture: Fixture, _ owner: String) throws -> String {
        let served = try #require(try FeedOfOwner(archive: fixture.archive).served(owner, of: "2027-1"))
        return String(decoding: served.bytes, as: UTF8.self)
    }

    @Test("the same plan twice tells nobody anything, changes no feed, and doubles no reminder")
    func twice() throws {
        let fixture = try Fixture()
        let options = PublishingOptions(reminders: .usual)
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), options: options)
        while let message = try fixture.archive.nextDueMessage(
            of: "2027-1", at: Fixture.start + 60, channels: [.mail, .text])
        {
            var delivery = message.delivery
            delivery.state = .sent
            try fixture.archive.record(delivery, of: message)
        }
        let before = try ["participant P1", "staff S1", "room R2", "offering C1"].map { try feed(fixture, $0) }
        let waiting = try fixture.archive.messages(of: "2027-1").filter { $0.delivery.state == .due }.map(\.thread)
        let preview = try fixture.publish(
            .plan(try fixture.plan(Fixture.schedule())), options: options, at: Fixture.start + 86_400)
        #expect(preview.recipients.allSatisfy(\.items.isEmpty) && preview.unreached.isEmpty)
        #expect(try ["participant P1", "staff S1", "room R2", "offering C1"].map { try feed(fixture, $0) } == before)
        let after = try fixture.archive.messages(of: "2027-1").filter { $0.delivery.state == .due }.map(\.thread)
        #expect(!waiting.isEmpty && after == waiting)
    }

    @Test("one meeting moved twice keeps its RECURRENCE-ID; then another room for all, then the course is closed")
    func movedTwiceThenRoomThenClosed() throws {
        let fixture = try Fixture()
        try publish(fixture, Fixture.schedule(), day: 0)
        try publish(fixture, Fixture.schedule(club: Self.moved), day: 1)
        #expect(try invitations(fixture, "participant P2") == ["REQUEST chun@example.com 1 20270112T100000"])
        try publish(fixture, Fixture.schedule(club: ["2027-01-05", "2027-01-14", "2027-01-19", "2027-01-26"]), day: 2)
        #expect(try invitations(fixture, "participant P2") == ["REQUEST chun@example.com 2 20270112T100000"])
        let thursday = try feed(fixture, "participant P2")
        #expect(thursday.contains("DTSTART;TZID=Asia/Seoul:20270114T100000") && !thursday.contains("20270113"))

        // The room alone: the series, and the meeting that was sent apart, each with the new room and the old times.
        try publish(
            fixture, Fixture.schedule(club: ["2027-01-05", "2027-01-14", "2027-01-19", "2027-01-26"], room: "R1"),
            day: 3)
        #expect(
            try invitations(fixture, "participant P2") == [
                "REQUEST chun@example.com 3", "REQUEST chun@example.com 3 20270112T100000",
            ])
        let otherRoom = try feed(fixture, "participant P2")
        #expect(otherRoom.contains("20270114T100000") && !otherRoom.contains("강의실"))

        // Closed: one cancellation of the whole, to exactly those who held it.
        let preview = try publish(fixture, Fixture.schedule(members: []), day: 4)
        #expect(try invitations(fixture, "participant P2") == ["CANCEL chun@example.com 4"])
        #expect(
            preview.recipients.map(\.person).sorted() == [
                "participant P1", "participant P2", "participant P3", "staff S2",
            ])
        #expect(try !feed(fixture, "participant P2").contains("BEGIN:VEVENT"))
    }

    @Test("who withdrew and comes back is invited under the same UID, with a SEQUENCE above the cancellation's")
    func backAgain() throws {
        let fixture = try Fixture()
        try publish(fixture, Fixture.schedule(), day: 0)
        try publish(fixture, Fixture.schedule(club: Self.moved), day: 1)
        try publish(fixture, Fixture.schedule(club: Self.moved, members: ["P1"]), day: 2)
        #expect(try invitations(fixture, "participant P2") == ["CANCEL chun@example.com 2"])
        try publish(fixture, Fixture.schedule(members: ["P1", "P2"]), day: 3)
        // What was once sent apart is said again, in its regular place.
        #expect(
            try invitations(fixture, "participant P2") == [
                "REQUEST chun@example.com 3", "REQUEST chun@example.com 3 20270112T100000",
            ])
        let held = try fixture.held("participant P2")
        #expect(held.count == 1 && held[0].meetings == Fixture.tuesdays.map { Fixture.meeting($0, 10, 120) })
    }

    @Test("who leaves the term and is registered again keeps the UIDs too")
    func leftAndBack() throws {
        var fixture = try Fixture()
        try publish(fixture, Fixture.schedule(talk: nil), day: 0)
        let uid = try #require(try fixture.held("participant P2").first?.uid)
        let person = fixture.term.participants.remove(at: 1)
        try publish(fixture, Fixture.schedule(members: ["P1"], talk: nil), day: 1)
        #expect(try invitations(fixture, "participant P2") == ["CANCEL chun@example.com 1"])
        fixture.term.participants.append(person)
        try publish(fixture, Fixture.schedule(members: ["P1", "P2"], talk: nil), day: 2)
        #expect(try invitations(fixture, "participant P2") == ["REQUEST chun@example.com 2"])
        #expect(try fixture.held("participant P2").map(\.uid) == [uid])
    }

    @Test("another mail address gets all there is, the old one a cancellation; and the way back is the same")
    func anotherAddress() throws {
        var fixture = try Fixture()
        try publish(fixture, Fixture.schedule(club: Self.moved, talk: nil), day: 0)
        fixture.term.participants[1].email = "new@example.net"
        try publish(fixture, Fixture.schedule(club: Self.moved, talk: nil), day: 1)
        // The series of Tuesdays and the Wednesday are two invitations: each is taken back there and given here.
        #expect(
            try invitations(fixture, "participant P2").sorted() == [
                "CANCEL chun@example.com 1", "CANCEL chun@example.com 1", "REQUEST new@example.net 1",
                "REQUEST new@example.net 1",
            ])
        fixture.term.participants[1].email = "chun@example.com"
        try publish(fixture, Fixture.schedule(club: Self.moved, talk: nil), day: 2)
        #expect(
            try invitations(fixture, "participant P2").sorted() == [
                "CANCEL new@example.net 2", "CANCEL new@example.net 2", "REQUEST chun@example.com 2",
                "REQUEST chun@example.com 2",
            ])
        // Without an address nobody is written to but the old one.
        fixture.term.participants[1].email = ""
        try publish(fixture, Fixture.schedule(club: Self.moved, talk: nil), day: 3)
        #expect(try invitations(fixture, "participant P2").allSatisfy { $0.hasPrefix("CANCEL chun@example.com") })
    }

    @Test("the same hours in another time zone are other moments: all are told, and nothing keeps the old zone")
    func anotherZone() throws {
        var fixture = try Fixture()
        try publish(fixture, Fixture.schedule(), day: 0)
        fixture.term.timeZone = "Europe/Berlin"
        let preview = try publish(fixture, Fixture.schedule(), day: 1)
        #expect(try invitations(fixture, "participant P2") == ["REQUEST chun@example.com 1"])
        #expect(
            preview.recipients.first { $0.person == "participant P2" }?.items.first?.about.hasPrefix("시간 변경") == true)
        let calendar = try feed(fixture, "participant P2")
        #expect(calendar.contains("DTSTART;TZID=Europe/Berlin:20270105T100000") && !calendar.contains("Asia/Seoul"))
        #expect(try publish(fixture, Fixture.schedule(), day: 2).recipients.allSatisfy(\.items.isEmpty))
    }

    @Test("a draft whose program ended before it was sent is still a draft, and another may take its place")
    func endedBetweenDraftAndSending() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), releasing: false)
        // Another process opens the same file.
        let later = try Archive(path: fixture.path)
        #expect(try later.nextDueMessage(of: "2027-1", at: Fixture.start + 86_400, channels: [.mail, .text]) == nil)
        let draft = try #require(try later.draft(of: "2027-1"))
        let other = try fixture.plan(Fixture.schedule(hour: 14))
        _ = try PublishTerm(archive: later, options: PublishingOptions(reminders: .none)).run(
            term: "2027-1", .plan(other), name: "둘째", isDry: false, at: Fixture.start + 60)
        let second = try #require(try later.draft(of: "2027-1"))
        #expect(second.number == draft.number && second.name == "둘째")
        _ = try later.release(draftOf: "2027-1", at: Fixture.start + 120)
        try fixture.deliverAll()
        #expect(try invitations(fixture, "participant P2") == ["REQUEST chun@example.com 0"])
        #expect(try feed(fixture, "participant P2").contains("20270105T140000"))
    }

    @Test("what the night held back goes out in the morning, and what was changed meanwhile only as it stands then")
    func changedInTheNight() throws {
        let fixture = try Fixture()
        let night = try #require(UnixTime(rfc3339: "2026-12-01T23:30:00+09:00"))
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), at: night)
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule(hour: 14, talk: nil))), at: night + 3600)
        let states = try fixture.archive.messages(of: "2027-1").filter {
            $0.person == "participant P2" && $0.channel == .mail
        }
        #expect(states.map(\.delivery.state) == [.superseded, .due], "the first was never seen")
        // The talk was never heard of: neither its invitation nor its cancellation goes.
        let talk = try fixture.archive.messages(of: "2027-1").filter {
            $0.person == "participant P1" && $0.channel == .mail && $0.about.contains("상담")
        }
        #expect(talk.count == 2 && talk.allSatisfy { $0.delivery.state == .superseded })
    }
}
