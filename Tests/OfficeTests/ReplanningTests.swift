import Archive
import Calendars
import Foundation
import Model
import Testing

@testable import Office

/// What happens between one publication and the next in real terms: who is told, and of what.
@Suite("From publication to publication")
struct ReplanningTests {
    private typealias Fixture = PublishingFixture

    /// Publishes one schedule after the other, a day apart, each delivered: the previews.
    private func previews(_ fixture: Fixture, _ schedules: [Schedule]) throws -> [PublicationPreview] {
        try schedules.enumerated().map { day, schedule in
            let now = Fixture.start + day * 86_400
            let preview = try fixture.publish(.plan(try fixture.plan(schedule)), at: now)
            try fixture.deliverAll(at: now + 60)
            return preview
        }
    }

    private func told(_ preview: PublicationPreview) -> [String] {
        preview.recipients.map(\.person) + preview.unreached.map(\.person)
    }

    private func why(_ preview: PublicationPreview, _ person: String) -> [String] {
        preview.recipients.first { $0.person == person }?.items.filter { $0.channel == .mail }
            .map { String($0.about.prefix { $0 != ":" }) } ?? []
    }

    @Test("a meeting that moves and moves back ends where it was, with a higher SEQUENCE each time")
    func thereAndBack() throws {
        let fixture = try Fixture()
        let moved = Fixture.schedule(club: ["2027-01-05", "2027-01-13", "2027-01-19", "2027-01-26"])
        let all = try previews(fixture, [Fixture.schedule(), moved, Fixture.schedule()])
        #expect(why(all[1], "participant P2") == ["일부 모임 시간 변경"] && why(all[2], "participant P2") == ["일부 모임 시간 변경"])
        let event = try #require(try fixture.held("participant P2").first)
        #expect(event.meetings == Fixture.tuesdays.map { Fixture.meeting($0, 10, 120) })
        #expect(event.sequence == 2 && event.overrides.map(\.sequence) == [2])
    }

    @Test("an older plan after a newer one is a change like any other, under the same UIDs")
    func olderPlan() throws {
        let fixture = try Fixture()
        let first = try fixture.plan(Fixture.schedule())
        let second = try fixture.plan(Fixture.schedule(hour: 14, talk: nil))
        var uids: [[String]] = []
        for (day, plan) in [first, second, first, second].enumerated() {
            try fixture.publish(.plan(plan), at: Fixture.start + day * 86_400)
            try fixture.deliverAll(at: Fixture.start + day * 86_400 + 60)
            uids.append(try fixture.held("participant P1").map(\.uid).sorted())
        }
        #expect(Set(uids) == [uids[0]])
        let events = try fixture.held("participant P1")
        #expect(events.first { $0.isLive }?.meetings.first == Fixture.meeting("2027-01-05", 14, 120))
        #expect(events.map(\.sequence) == [3, 3])
        #expect(events.map(\.isLive) == [true, false])
    }

    @Test("another counselor is told to the participant, and stands in both counselors' calendars")
    func counselorSwap() throws {
        let fixture = try Fixture()
        let all = try previews(fixture, [Fixture.schedule(), Fixture.schedule(counselor: "S2")])
        #expect(told(all[1]) == ["participant P1", "staff S1", "staff S2"])
        #expect(why(all[1], "participant P1") == ["담당자 변경"])
        #expect(try fixture.held("staff S1").allSatisfy { !$0.isLive })
        #expect(try fixture.held("staff S2").count { $0.isLive } == 2)
    }

    @Test("who goes from one cohort to another gets a cancellation and an invitation; the others hear nothing")
    func fromCohortToCohort() throws {
        var fixture = try Fixture()
        var other = fixture.term.offerings[0]
        (other.id, other.name) = ("C2", "목요 클럽")
        fixture.term.offerings.append(other)
        func schedule(_ first: [String], _ second: [String]) -> Schedule {
            var schedule = Fixture.schedule(members: first, talk: nil)
            schedule.runs.append(
                Schedule.Run(
                    offering: "C2", pattern: 0, meetings: [Fixture.meeting("2027-01-07", 10)], room: "R2", site: "east",
                    staff: ["S2"], participants: second))
            return schedule
        }
        let all = try previews(fixture, [schedule(["P1", "P2"], ["P3"]), schedule(["P2"], ["P1", "P3"])])
        #expect(told(all[1]) == ["participant P1"])
        #expect(why(all[1], "participant P1").sorted() == ["새 일정", "일정 취소"])
    }

    @Test("another name of a participant changes the counselor's calendar alone, another title everybody's in it")
    func names() throws {
        var fixture = try Fixture()
        _ = try previews(fixture, [Fixture.schedule()])
        fixture.term.participants[0].name = "홍새이름"
        let renamed = try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), at: Fixture.start + 86_400)
        #expect(told(renamed) == ["staff S1"])
        try fixture.deliverAll(at: Fixture.start + 86_460)
        fixture.term.offerings[0].name = "화요 취업 클럽"
        let retitled = try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), at: Fixture.start + 2 * 86_400)
        #expect(
            told(retitled) == ["participant P1", "participant P2", "participant P3", "staff S2", "participant P4"])
        #expect(why(retitled, "participant P2") == ["안내 내용 변경"])
    }

    @Test("a series that is partly over is cancelled as a whole, and its reminders with it")
    func partlyOver() throws {
        let fixture = try Fixture()
        let options = PublishingOptions(reminders: .usual)
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), options: options)
        let middle = try #require(UnixTime(rfc3339: "2027-01-15T09:00:00+09:00"))
        while let message = try fixture.archive.nextDueMessage(of: "2027-1", at: middle, channels: [.mail, .text]) {
            var delivery = message.delivery
            delivery.state = .sent
            try fixture.archive.record(delivery, of: message)
        }
        let preview = try fixture.publish(.withdrawal, options: options, at: middle)
        #expect(why(preview, "participant P2") == ["일정 취소"])
        #expect(preview.recipients.allSatisfy { $0.reminders == 0 })
        let waiting = try fixture.archive.messages(of: "2027-1").filter { $0.delivery.state == .due }
        #expect(!waiting.isEmpty && waiting.allSatisfy { $0.kind != .reminder })
    }
}
