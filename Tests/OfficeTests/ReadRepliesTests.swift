import Archive
import Calendars
import Foundation
import Model
import Testing

@testable import Office

@Suite("Reading replies")
struct ReadRepliesTests {
    private typealias Fixture = PublishingFixture

    /// What a mail program sends back.
    private func reply(
        _ uid: String, from sender: String? = "hong@example.com", attendee: String = "hong@example.com",
        answer: String = "DECLINED", sequence: Int = 0, stamp: String = "20261202T000000Z", recurrence: String = ""
    ) -> [UInt8] {
        let calendar = """
            BEGIN:VCALENDAR
            PRODID:-//Test//EN
            VERSION:2.0
            METHOD:REPLY
            BEGIN:VEVENT
            UID:\(uid)
            SEQUENCE:\(sequence)
            DTSTAMP:\(stamp)
            ORGANIZER:mailto:centre@example.org
            ATTENDEE;PARTSTAT=\(answer):mailto:\(attendee)
            \(recurrence.isEmpty ? "" : "RECURRENCE-ID;TZID=Asia/Seoul:\(recurrence)\n")END:VEVENT
            END:VCALENDAR

            """
        guard let sender else { return Array(calendar.replacingOccurrences(of: "\n", with: "\r\n").utf8) }
        return Array("From: Hong <\(sender)>\nContent-Type: text/calendar; method=REPLY\n\n\(calendar)".utf8)
    }

    private func released() throws -> (fixture: Fixture, club: String, talk: String) {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        let threads = try fixture.archive.messages(of: "2027-1").filter {
            $0.person == "participant P1" && $0.kind == .request
        }.map(\.thread)
        return (fixture, threads[0], threads[1])
    }

    private func read(_ fixture: Fixture, _ files: [UInt8]...) throws -> [ReadReplies.Outcome] {
        try ReadReplies(archive: fixture.archive).run(
            files.enumerated().map { ("\($0.offset)", $0.element) }, at: Fixture.start, language: .korean)
    }

    @Test("takes an answer, and shows what was declined as free")
    func taken() throws {
        let (fixture, club, talk) = try released()
        let outcomes = try read(
            fixture, reply(talk), reply(club, answer: "ACCEPTED"),
            reply(club, answer: "TENTATIVE", stamp: "20261203T000000Z", recurrence: "20270112T100000"))
        #expect(outcomes.map(\.refusal) == [nil, nil, nil])
        #expect(outcomes.map(\.answer) == ["declined", "accepted", "tentative"])
        #expect(outcomes[0].person == "participant P1" && outcomes[0].title == "1:1 상담")
        let seats = try ReadReplies(archive: fixture.archive).freeSeats()
        #expect(seats.map(\.title) == ["1:1 상담"])
        #expect(seats.first?.meetings == [Fixture.meeting("2027-01-06", 14, 50)] && seats.first?.isWhole == true)
    }

    @Test("knows single meetings of a series")
    func singleMeetings() throws {
        let (fixture, club, _) = try released()
        let outcomes = try read(
            fixture, reply(club, recurrence: "20270119T100000"), reply(club, recurrence: "20270120T100000"))
        #expect(outcomes.map(\.refusal) == [nil, .unknown])
        let seat = try #require(try ReadReplies(archive: fixture.archive).freeSeats().first)
        #expect(seat.meetings == [Fixture.meeting("2027-01-19", 10, 120)] && !seat.isWhole)
    }

    @Test("refuses what is stale, repeated, unknown, forged or no answer, with the reason")
    func refused() throws {
        let (fixture, _, talk) = try released()
        let outcomes = try read(
            fixture, reply(talk, stamp: "20261205T000000Z"), reply(talk, stamp: "20261205T000000Z"),
            reply(talk, answer: "ACCEPTED", stamp: "20261204T000000Z"), reply("nothing@example.org"),
            reply(talk, from: "evil@example.net"), reply(talk, from: "chun@example.com", attendee: "chun@example.com"),
            reply(talk, sequence: 5), reply(talk, answer: "DELEGATED", stamp: "20261206T000000Z"), Array("hello".utf8))
        #expect(
            outcomes.map(\.refusal) == [
                nil, .repeated, .stale, .unknown, .forged, .stranger, .unsent, .noAnswer, .unreadable,
            ])
        for outcome in outcomes {
            for language in Language.allCases { #expect(outcome.refusal?.words(in: language).isEmpty != true) }
        }
        #expect(try fixture.archive.standingReplies(of: "2027-1").count == 1)
    }

    @Test("refuses an answer to a version that has changed since, and to what is off")
    func changedSince() throws {
        let (fixture, _, talk) = try released()
        try fixture.deliverAll()
        #expect(try read(fixture, reply(talk)).map(\.refusal) == [nil])
        let moved = Fixture.schedule(talk: Fixture.meeting("2027-01-07", 15, 50))
        try fixture.publish(.plan(try fixture.plan(moved)), at: Fixture.start + 86_400)
        #expect(try read(fixture, reply(talk, stamp: "20261206T000000Z")).map(\.refusal) == [.stale])
        #expect(try ReadReplies(archive: fixture.archive).freeSeats().isEmpty, "the decline was of another time")
        #expect(try read(fixture, reply(talk, sequence: 1, stamp: "20261207T000000Z")).map(\.refusal) == [nil])
        try fixture.publish(.withdrawal, at: Fixture.start + 2 * 86_400)
        #expect(try read(fixture, reply(talk, sequence: 2, stamp: "20261208T000000Z")).map(\.refusal) == [.cancelled])
        #expect(try ReadReplies(archive: fixture.archive).freeSeats().isEmpty)
    }

    @Test("takes a bare calendar from whoever hands it in")
    func bareCalendar() throws {
        let (fixture, _, talk) = try released()
        #expect(try read(fixture, reply(talk, from: nil)).map(\.refusal) == [nil])
        #expect(try read(fixture, [0xEF, 0xBB, 0xBF] + reply(talk, from: nil)).map(\.refusal) == [.repeated])
    }

    @Test("is capped before anything is parsed")
    func caps() throws {
        let (fixture, _, _) = try released()
        let huge = Array("BEGIN:VCALENDAR\r\n".utf8) + [UInt8](repeating: 0x41, count: 2 << 20)
        #expect(
            try read(fixture, huge, [UInt8](repeating: 0, count: 2 << 20), []).map(\.refusal) == [
                .unreadable, .unreadable, .unreadable,
            ])
    }
}
