import Model
import Testing

@testable import Calendars

@Suite struct EngagementBookTests {
    static func term() -> Term {
        var term = Term(
            id: "2027-1", name: "2027년 1분기", start: day("2027-01-04"), end: day("2027-03-26"),
            referenceDate: day("2027-01-04"),
            organization: Organization(
                name: "센터", email: "term@centre.example", phone: "02-0000-0000", url: "https://centre.example"))
        term.sites = [Site(id: "E", name: "동부캠퍼스", address: "서울특별시 광진구 아차산로 400", phone: "02-0000-0001")]
        term.rooms = [Room(id: "R1", name: "301호", site: "E", seats: 12)]
        term.staff = [StaffMember(id: "S1", name: "김상담", roles: ["상담사"], email: "kim@centre.example")]
        term.programmes = [Programme(id: "G", name: "챌린저스 클럽", color: "teal")]
        term.offerings = [
            Offering(
                id: "C1", programme: "G", name: "챌린저스 클럽 1기", kind: "동아리", mostSeats: 12, patterns: [],
                place: .rooms(["R1"]), roles: [Offering.Role(role: "상담사")])
        ]
        term.services = [
            Service(
                id: "V", name: "구직서류 코칭", programme: "G", length: Minutes(50), step: Minutes(60),
                role: Offering.Role(role: "상담사"), place: .rooms(["R1"]))
        ]
        term.participants = [
            Participant(id: "P1", name: "홍길동", birthDate: day("1960-01-01"), email: "hong@mail.example"),
            Participant(id: "P2", name: "이순이", birthDate: day("1961-01-01")),
        ]
        return term
    }

    static let schedule = Schedule(
        runs: [
            Schedule.Run(
                offering: "C1", pattern: 0, meetings: weekly([.tuesday], from: "2027-01-05", count: 4), room: "R1",
                site: "E", staff: ["S1"], participants: ["P1", "P2"])
        ],
        appointments: [
            Schedule.Appointment(
                participant: "P1", need: "N1", service: "V", meeting: meeting("2027-01-07"), staff: "S1", room: "R1",
                site: "E")
        ])

    @Test func everybodyHasTheirOwn() {
        let book = EngagementBook(term: Self.term(), schedule: Self.schedule)
        #expect(
            book.owners == [.participant("P1"), .participant("P2"), .staff("S1"), .room("R1"), .offering("C1")])
        #expect(
            book.engagements(of: .participant("P1")).map(\.subject) == [
                .offering("C1"), .appointment(participant: "P1", need: "N1"),
            ])
        #expect(book.engagements(of: .participant("P2")).count == 1)
        #expect(book.engagements(of: .staff("S1")).count == 2)
        #expect(book.engagements(of: .participant("P2"))[0].attendee == nil)
        #expect(book.engagements(of: .participant("P1"))[0].attendee?.address.text == "hong@mail.example")
    }

    /// Whoever else takes part, a participant's calendar does not say so; neither does a room's or an offering's.
    @Test func noOtherNameStandsInACalendar() throws {
        let book = EngagementBook(term: Self.term(), schedule: Self.schedule)
        for owner in book.owners {
            let held = CalendarDifference.update([], to: book.engagements(of: owner), at: stamp).held
            let file = CalendarFile.of(
                held, named: book.title(of: owner), timeZone: "Asia/Seoul", free: book.freeTerm(of: owner, at: stamp))
            let text = String(decoding: try file.bytes(), as: UTF8.self)
            #expect(text.contains("홍길동") == (owner == .staff("S1")))
            #expect(!text.contains("이순이"))
            #expect(!text.contains("mail.example"))
        }
        let masked = EngagementBook(
            term: Self.term(), schedule: Self.schedule, options: EngagementBook.Options(staffSeeNames: false))
        #expect(masked.engagements(of: .staff("S1"))[1].details.title == "구직서류 코칭 · 홍○동 님")
    }

    @Test func identifiersComeFromIdsAlone() {
        let book = EngagementBook(term: Self.term(), schedule: Self.schedule)
        #expect(
            book.engagements(of: .participant("P1")).map(\.uid) == [
                "2027-1.p.P1.o.C1@centre.example", "2027-1.p.P1.a.N1@centre.example",
            ])
        var renamed = Self.term()
        renamed.participants[0].name = "홍길순"
        renamed.participants.reverse()
        let again = EngagementBook(term: renamed, schedule: Self.schedule)
        #expect(
            again.engagements(of: .participant("P1")).map(\.uid) == book.engagements(of: .participant("P1")).map(\.uid))
    }

    @Test func oddIdsGiveDistinctPlainIdentifiers() {
        let ids = ["a.b", "a_b", "a b", "a\r\nb", "가", "가", "a@b", "", String(repeating: "x", count: 4_000)]
        let uids = ids.map { EngagementUID.of(.participant($0), .offering("o"), term: "t", domain: "d.example") }
        // The two spellings of 가 are one id.
        #expect(Set(uids).count == ids.count - 1)
        #expect(uids.allSatisfy { $0.utf8.count <= 255 && $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } })
        #expect(uids.allSatisfy { $0.split(separator: "@").count == 2 })
    }

    @Test func detailsSayWhereAndWithWhom() {
        let details = EngagementBook(term: Self.term(), schedule: Self.schedule).engagements(of: .participant("P1"))[0]
            .details
        #expect(details.description == "사업: 챌린저스 클럽\n담당: 김상담 (상담사)\n모두 4회\n문의: 동부캠퍼스 02-0000-0001")
        #expect(details.place.line(online: "온라인") == "동부캠퍼스 301호, 서울특별시 광진구 아차산로 400")
        #expect(details.categories == ["챌린저스 클럽", "동아리"])
        #expect(details.color == "teal")
    }
}
