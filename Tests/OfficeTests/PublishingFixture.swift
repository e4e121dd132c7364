import Archive
import Calendars
import Foundation
import Model
import Problem
import Referee
import TestScratch
import Testing

@testable import Office

/// A small term of three participants and two counselors, and an archive with plans of it.
struct PublishingFixture {
    let scratch: Scratch
    let archive: Archive
    var term: Term

    /// Tuesday 1 December 2026, 09:00 in Seoul.
    static let start = UnixTime(rfc3339: "2026-12-01T09:00:00+09:00")!
    var path: String { scratch.file("naru.sqlite").path }

    init() throws {
        scratch = try Scratch()
        archive = try Archive(path: scratch.file("naru.sqlite").path)
        term = PublishingFixture.term()
    }

    static func term() -> Term {
        let start = LocalDate(iso: "2027-01-04")!
        var term = Term(
            id: "2027-1", name: "2027년 1분기", start: start, end: start + 88, referenceDate: start,
            organization: Organization(
                name: "서울시니어일자리지원센터", email: "centre@example.org", phone: "02-0000-1111", url: "https://example.org"))
        term.sites = [
            Site(
                id: "east", name: "동부캠퍼스", address: "서울특별시 광진구 보기로 1, 3층", postalCode: "05044", district: "광진구",
                phone: "02-0000-2222", latitude: 37.5384, longitude: 127.0823)
        ]
        term.rooms = [
            Room(id: "R1", name: "상담실 1", site: "east", seats: 2), Room(id: "R2", name: "강의실", site: "east", seats: 20),
        ]
        term.staff = [
            StaffMember(id: "S1", name: "김상담", roles: ["상담사"], phone: "010-0000-1001", email: "kim@example.org"),
            StaffMember(id: "S2", name: "이강사", roles: ["강사"], phone: "010-0000-1002", email: "lee@example.org"),
        ]
        term.programmes = [Programme(id: "club", name: "챌린저스 클럽", color: "teal")]
        term.services = [
            Service(
                id: "talk", name: "1:1 상담", programme: "club", length: Minutes(50), step: Minutes(60),
                role: Offering.Role(role: "상담사"), place: .rooms(["R1"]))
        ]
        term.offerings = [
            Offering(
                id: "C1", programme: "club", name: "화요 클럽", kind: "동아리", mostSeats: 10, patterns: [],
                place: .rooms(["R2"]), roles: [Offering.Role(role: "강사")])
        ]
        func person(_ id: String, _ name: String, _ phone: String, _ email: String) -> Model.Participant {
            Model.Participant(id: id, name: name, birthDate: LocalDate(iso: "1960-05-01")!, phone: phone, email: email)
        }
        term.participants = [
            person("P1", "홍길동", "010-0000-0001", "hong@example.com"), person("P2", "성춘향", "", "chun@example.com"),
            person("P3", "이몽룡", "010-0000-0003", ""), person("P4", "변학도", "02-000-0000", ""),
        ]
        return term
    }

    static func meeting(_ date: String, _ hour: Int, _ minutes: Int = 60) -> Meeting {
        Meeting(
            date: LocalDate(iso: date)!,
            time: ClockRange(ClockTime(hour: hour)!, ClockTime(minutes: hour * 60 + minutes)!)!)
    }

    static let tuesdays = ["2027-01-05", "2027-01-12", "2027-01-19", "2027-01-26"]

    /// The club with all four, and a talk for the first.
    static func schedule(
        club: [String] = tuesdays, members: [String] = ["P1", "P2", "P3", "P4"], room: String = "R2", hour: Int = 10,
        talk: Meeting? = meeting("2027-01-06", 14, 50), counselor: String = "S1"
    ) -> Schedule {
        Schedule(
            runs: members.isEmpty
                ? []
                : [
                    Schedule.Run(
                        offering: "C1", pattern: 0, meetings: club.map { meeting($0, hour, 120) }, room: room,
                        site: "east",
                        staff: ["S2"], participants: members)
                ],
            appointments: talk.map {
                [
                    Schedule.Appointment(
                        participant: "P1", need: "a", service: "talk", meeting: $0, staff: counselor, room: "R1",
                        site: "east")
                ]
            } ?? [])
    }

    /// Stores a plan whose schedule is this one. Its problem is of no matter here.
    func plan(_ schedule: Schedule, of term: Term? = nil) throws -> StoredPlan {
        let term = term ?? self.term
        let revision = try archive.store(term, at: PublishingFixture.start).revision
        let problem = Problem(
            name: "one club", horizon: 1440,
            activities: [
                Activity(id: "club", maxSize: 1, value: 7, times: [Activity.Time(meetings: [Interval(600, 660)])])
            ])
        let decisions = Decisions(activities: [Decisions.Activity(id: "club", time: 0)])
        let checked = try #require(Referee(of: problem).judge(decisions).checked)
        let report = PlanReport(
            termID: term.id, termName: term.name, objective: 7, bound: nil, parts: [],
            people: PlanReport.People(registered: 1, wishing: 1, served: 1, withoutRequest: 0),
            requests: PlanReport.Requests(made: 0, screenedOut: 0, grantedByRank: []),
            appointments: PlanReport.Appointments(needed: 1, screenedOut: 0, granted: 1),
            seats: PlanReport.Seats(offered: 0, filled: 0, running: 0, notRunning: 0), offerings: [], funds: [],
            staff: [], rooms: [], refusals: [], referrals: [], remarks: [])
        return try archive.store(
            checked, of: revision,
            making: Making(seed: 1, steps: 1, threads: 1, solver: "1", ended: "steps", milliseconds: 1),
            papers: PlanPapers(schedule: schedule, report: report), at: PublishingFixture.start)
    }

    /// Publishes as a draft and, unless told otherwise, lets it go without sending.
    @discardableResult
    func publish(
        _ content: PublishTerm.Content, name: String = "확정", releasing: Bool = true,
        options: PublishingOptions = PublishingOptions(reminders: .none), at time: UnixTime = start
    ) throws -> PublicationPreview {
        let deed = PublishTerm(archive: archive, options: options)
        let preview = try deed.run(term: term.id, content, name: name, isDry: false, at: time).preview
        if releasing { _ = try archive.release(draftOf: term.id, at: time) }
        return preview
    }

    /// What somebody's calendar holds by the last release.
    func held(_ owner: String) throws -> [HeldEvent] {
        let last = try #require(try archive.lastReleased(of: term.id))
        return try HeldJSON.decode(try #require(try archive.calendar(of: owner, in: last)).held, of: owner)
    }

    /// What went to the outbox last: kind, person, recipient.
    func lastMessages() throws -> [String] {
        let last = try #require(try archive.publications(of: term.id).last)
        return try archive.messages(of: term.id, publication: last.id).map { "\($0.kind) \($0.person) \($0.recipient)" }
    }

    /// Marks all that waits as sent.
    func deliverAll(at time: UnixTime = start + 60) throws {
        while let message = try archive.nextDueMessage(of: term.id, at: time + 400 * 86_400, channels: [.mail, .text]) {
            var delivery = message.delivery
            delivery.state = .sent
            try archive.record(delivery, of: message)
        }
    }
}
