import Archive
import Foundation
import Model
import Testing

@testable import Office

@Suite("Publishing a term")
struct PublishTermTests {
    private typealias Fixture = PublishingFixture

    private func items(_ preview: PublicationPreview, _ person: String) -> [String] {
        preview.recipients.first { $0.person == person }?.items.map { "\($0.channel) \($0.about)" } ?? []
    }

    @Test("tells everybody of a first plan what they hold, each on the ways they have")
    func first() throws {
        let fixture = try Fixture()
        let preview = try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), name: "1차 확정", releasing: false)
        #expect(preview.number == 1 && preview.name == "1차 확정")
        #expect(
            items(preview, "participant P1") == [
                "mail 새 일정: 화요 클럽, 2027년 1월 5일(화) 오전 10시~낮 12시 외 3회",
                "mail 새 일정: 1:1 상담, 2027년 1월 6일(수) 오후 2시~2시 50분",
                "text 새 일정: 화요 클럽, 2027년 1월 5일(화) 오전 10시~낮 12시 외 3회 / 새 일정: 1:1 상담, 2027년 1월 6일(수) 오후 2시~2시 50분",
            ])
        #expect(items(preview, "participant P2").count == 1, "no mobile number, so mail alone")
        #expect(items(preview, "participant P3").map { $0.prefix(4) } == ["text"], "no address, so a text alone")
        #expect(preview.unreached.map(\.person) == ["participant P4"])
        #expect(items(preview, "staff S1") == ["mail [일정 변경] 내 일정 1건이 바뀌었습니다"])
        #expect(items(preview, "staff S2").count == 1)
        #expect(try fixture.archive.messages(of: "2027-1").allSatisfy { $0.delivery.state == .draft })
        #expect(
            try fixture.archive.nextDueMessage(of: "2027-1", at: Fixture.start + 1_000_000, channels: [.mail, .text])
                == nil)
    }

    @Test("stores nothing when it is dry")
    func dry() throws {
        let fixture = try Fixture()
        let plan = try fixture.plan(Fixture.schedule())
        let deed = PublishTerm(archive: fixture.archive)
        let (preview, draft) = try deed.run(term: "2027-1", .plan(plan), name: "x", isDry: true, at: Fixture.start)
        #expect(draft == nil && !preview.recipients.isEmpty)
        #expect(try fixture.archive.publications(of: "2027-1").isEmpty)
    }

    @Test("says nothing to anybody when nothing changed, and keeps every byte")
    func unchanged() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        let feeds = FeedOfOwner(archive: fixture.archive)
        let before = try #require(try feeds.served("participant P1", of: "2027-1"))
        let preview = try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), at: Fixture.start + 86_400)
        #expect(preview.recipients.isEmpty && preview.unreached.isEmpty)
        #expect(try fixture.lastMessages().isEmpty)
        let after = try #require(try feeds.served("participant P1", of: "2027-1"))
        #expect(after == before)
        #expect(before.etag.hasPrefix("\"") && before.etag.count > 20)
    }

    @Test("tells of a change those alone whom it touches")
    func changed() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        try fixture.deliverAll()
        // The talk moves: one participant, one counselor.
        let moved = Fixture.schedule(talk: Fixture.meeting("2027-01-07", 15, 50))
        let preview = try fixture.publish(.plan(try fixture.plan(moved)), at: Fixture.start + 86_400)
        #expect(preview.recipients.map(\.person) == ["participant P1", "staff S1"])
        #expect(items(preview, "participant P1").first == "mail 시간 변경: 1:1 상담, 2027년 1월 7일(목) 오후 3시~3시 50분")
        #expect(
            try fixture.lastMessages() == [
                "request participant P1 hong@example.com", "text participant P1 01000000001",
                "digest staff S1 kim@example.org",
            ])
        // Another room for the club: everyone in it, and its instructor.
        let room = Fixture.schedule(room: "R1", talk: Fixture.meeting("2027-01-07", 15, 50))
        let second = try fixture.publish(.plan(try fixture.plan(room)), at: Fixture.start + 2 * 86_400)
        #expect(items(second, "participant P2") == ["mail 장소 변경: 화요 클럽, 2027년 1월 5일(화) 오전 10시~낮 12시 외 3회"])
        #expect(second.unreached.map(\.person) == ["participant P4"])
    }

    @Test("sends one moved meeting of a series alone")
    func oneMeeting() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        try fixture.deliverAll()
        let moved = Fixture.schedule(club: ["2027-01-05", "2027-01-13", "2027-01-19", "2027-01-26"])
        let preview = try fixture.publish(.plan(try fixture.plan(moved)), at: Fixture.start + 86_400)
        #expect(items(preview, "participant P2") == ["mail 일부 모임 시간 변경: 화요 클럽, 2027년 1월 13일(수) 오전 10시~낮 12시"])
        let message = try #require(try fixture.archive.messages(of: "2027-1").first { $0.delivery.state == .due })
        #expect(message.kind == .part)
        let mail = String(decoding: try fixture.archive.content(of: message), as: UTF8.self)
        let calendar = try #require(Fixture.calendar(in: mail))
        #expect(calendar.contains("RECURRENCE-ID") && !calendar.contains("RRULE"))
        #expect(calendar.components(separatedBy: "BEGIN:VEVENT").count == 2)
    }

    @Test("takes everything back from those who hold it, and from nobody else")
    func withdrawal() throws {
        let fixture = try Fixture()
        #expect(throws: PublishingError.self) { try fixture.publish(.withdrawal) }
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule(members: ["P1", "P2"]))))
        try fixture.deliverAll()
        try fixture.publish(.withdrawal, at: Fixture.start + 86_400)
        #expect(
            try fixture.lastMessages().filter { $0.hasPrefix("cancel") } == [
                "cancel participant P1 hong@example.com", "cancel participant P1 hong@example.com",
                "cancel participant P2 chun@example.com",
            ])
        let held = try #require(try FeedOfOwner(archive: fixture.archive).served("participant P1", of: "2027-1"))
        #expect(!String(decoding: held.bytes, as: UTF8.self).contains("화요 클럽"))
        // Once more: nobody holds anything any more.
        #expect(try fixture.publish(.withdrawal, at: Fixture.start + 2 * 86_400).recipients.isEmpty)
    }

    @Test("tells somebody who has left the term that it is off")
    func left() throws {
        var fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        try fixture.deliverAll()
        fixture.term.participants.removeFirst()
        let rest = Fixture.schedule(members: ["P2", "P3", "P4"], talk: nil)
        let preview = try fixture.publish(.plan(try fixture.plan(rest)), at: Fixture.start + 86_400)
        let gone = try #require(preview.recipients.first { $0.person == "participant P1" })
        #expect(gone.name == "홍길동" && gone.items.filter { $0.kind == .cancel }.count == 2)
        #expect(gone.items.contains { $0.channel == .text })
    }

    @Test("gives a counselor invitations only if asked")
    func staffInvitations() throws {
        let fixture = try Fixture()
        let options = PublishingOptions(staffInvitations: true, reminders: .none)
        let preview = try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), options: options)
        #expect(items(preview, "staff S1").first?.hasPrefix("mail 새 일정: 1:1 상담") == true)
        #expect(try fixture.lastMessages().contains("request staff S2 lee@example.org"))
    }

    @Test("names nobody else in a participant's mails")
    func privacy() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())))
        for message in try fixture.archive.messages(of: "2027-1") where message.person.hasPrefix("participant") {
            let content = String(decoding: try fixture.archive.content(of: message), as: UTF8.self)
            let all = content + Fixture.texts(in: content).joined()
            for person in fixture.term.participants where "participant \(person.id)" != message.person {
                #expect(!all.contains(person.name) && (person.email.isEmpty || !all.contains(person.email)))
            }
        }
    }

    @Test("reminds three days and one day before, by day, and never of what is past")
    func reminders() throws {
        let fixture = try Fixture()
        let plan = try fixture.plan(Fixture.schedule(talk: Fixture.meeting("2027-01-05", 14, 50)))
        // Saturday 2 January 2027, 11:00: the reminders of three days before the fifth went at ten.
        let late = UnixTime(rfc3339: "2027-01-02T11:00:00+09:00")!
        try fixture.publish(.plan(plan), options: PublishingOptions(), at: late)
        let reminders = try fixture.archive.messages(of: "2027-1").filter {
            $0.kind == .reminder && $0.person == "participant P1"
        }
        #expect(
            reminders.map(\.thread) == [
                "reminder 2027-01-05 D-1", "reminder 2027-01-12 D-3", "reminder 2027-01-12 D-1",
                "reminder 2027-01-19 D-3",
                "reminder 2027-01-19 D-1", "reminder 2027-01-26 D-3", "reminder 2027-01-26 D-1",
            ])
        #expect(reminders[0].delivery.due == UnixTime(rfc3339: "2027-01-04T10:00:00+09:00"))
        #expect(reminders[0].delivery.expires == UnixTime(rfc3339: "2027-01-05T10:00:00+09:00"))
        #expect(reminders[1].delivery.expires == UnixTime(rfc3339: "2027-01-11T10:00:00+09:00"))
        let text = String(decoding: try fixture.archive.content(of: reminders[0]), as: UTF8.self)
        #expect(text.contains("화요 클럽") && text.contains("1:1 상담"), "one message for the day")
        let mails = try fixture.archive.messages(of: "2027-1").filter { $0.kind == .reminder && $0.channel == .mail }
        #expect(Set(mails.map(\.person)) == ["participant P2"], "without a mobile number they come by mail")
    }

    @Test("reminds of the first meetings alone if so wished")
    func fewerReminders() throws {
        let fixture = try Fixture()
        try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), options: PublishingOptions(reminders: .first))
        let reminders = try fixture.archive.messages(of: "2027-1").filter {
            $0.kind == .reminder && $0.person == "participant P1"
        }
        #expect(reminders.count == 4)
    }

    @Test("does not remind of every day of a daily course, unless it is asked to")
    func dailyCourse() throws {
        func days(_ reminders: PublishingOptions.Reminders) throws -> [String] {
            let fixture = try Fixture()
            let club = ["2027-01-05", "2027-01-06", "2027-01-07", "2027-01-13", "2027-01-14"]
            let plan = try fixture.plan(Fixture.schedule(club: club, members: ["P2"], talk: nil))
            try fixture.publish(.plan(plan), options: PublishingOptions(reminders: reminders))
            return try fixture.archive.messages(of: "2027-1").filter { $0.thread.hasSuffix("D-1") }.map {
                String($0.thread.dropFirst(9).prefix(10))
            }
        }
        #expect(try days(.usual) == ["2027-01-05", "2027-01-13"])
        #expect(try days(.all).count == 5)
        #expect(try days(.none).isEmpty)
    }

    @Test("is the same to the byte when it is made again")
    func repeatable() throws {
        func messages() throws -> [String] {
            let fixture = try Fixture()
            try fixture.publish(.plan(try fixture.plan(Fixture.schedule())), options: PublishingOptions())
            return try fixture.archive.messages(of: "2027-1").map { "\($0.id) \($0.hash)" }
        }
        let first = try messages()
        #expect(first.count > 20)
        #expect(try messages() == first)
        #expect(Set(first).count == first.count)
    }

    @Test("refuses a name of two lines and a plan of another term")
    func refusals() throws {
        let fixture = try Fixture()
        let plan = try fixture.plan(Fixture.schedule())
        for name in ["", "a\nb", String(repeating: "가", count: 101)] {
            #expect(throws: PublishingError.self) { try fixture.publish(.plan(plan), name: name) }
        }
        let deed = PublishTerm(archive: fixture.archive)
        #expect(throws: PublishingError.self) {
            try deed.run(term: "other", .plan(plan), name: "x", isDry: true, at: Fixture.start)
        }
    }
}

extension PublishingFixture {
    /// The texts of all base 64 parts of a mail.
    static func texts(in mail: String) -> [String] {
        mail.components(separatedBy: "Content-Transfer-Encoding: base64\r\n").dropFirst().compactMap { rest in
            let body = rest.components(separatedBy: "\r\n\r\n").dropFirst().first ?? ""
            return Data(base64Encoded: body, options: .ignoreUnknownCharacters).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
    }

    static func calendar(in mail: String) -> String? { texts(in: mail).first { $0.hasPrefix("BEGIN:VCALENDAR") } }
}
