import Foundation
import Model

@testable import Tables

/// A term in which every column of every table says something.
enum SampleTerm {
    static func date(_ text: String) -> LocalDate { LocalDate(iso: text)! }

    static func range(_ from: Int, _ to: Int) -> ClockRange {
        ClockRange(ClockTime(hour: from)!, ClockTime(hour: to)!)!
    }

    static func hours(_ days: [Weekday], _ from: Int, _ to: Int) -> [WeeklyHours] {
        days.map { WeeklyHours(weekday: $0, time: range(from, to)) }
    }

    static var term: Term {
        var term = Term(
            id: "2027-1", name: "2027년 1분기", start: date("2027-01-04"), end: date("2027-03-31"),
            referenceDate: date("2027-01-04"),
            organization: Organization(
                name: "서울시니어일자리지원센터", email: "center@example.kr", phone: "02-0000-0000",
                url: "https://center.example.kr"),
            settings: Settings(
                valueByRank: [Points(900), Points(700)], appointmentValue: Points(510), appointmentPerDay: Points(3),
                unserved: Points(410), attendedDay: Points(4), wait: Points(1), counselorChange: Points(41),
                envy: Points(2), awayFromPreferred: Points(11), unknownTravel: Minutes(45),
                changes: ChangePoints(closed: Points(401), time: Points(201), room: Points(21), staff: Points(101))))
        places(&term)
        people(&term)
        programmes(&term)
        offerings(&term)
        wishes(&term)
        term.absences = [
            Absence(owner: .everyone, busy: Busy(from: date("2027-02-06"), until: date("2027-02-10"), note: "설 연휴")),
            Absence(
                owner: .staff("상담사-01"),
                busy: Busy(
                    from: date("2027-01-12"), fromTime: ClockTime(hour: 13)!, until: date("2027-01-12"),
                    untilTime: ClockTime(hour: 24)!)),
            Absence(owner: .site("서부"), busy: .day(date("2027-01-20"), note: "=공사")),
            Absence(owner: .room("동부-301"), busy: .day(date("2027-01-21"))),
            Absence(owner: .participant("P-0001"), busy: .day(date("2027-01-22"), note: "병원, \"검진\"")),
        ]
        return term
    }

    private static func places(_ term: inout Term) {
        term.sites = [
            Site(
                id: "동부", name: "동부캠퍼스", address: "서울특별시 광진구 아차산로 000, 5층", postalCode: "05000", district: "광진구",
                phone: "02-0000-0001", latitude: 37.5384, longitude: 127.0823,
                hours: hours([.monday, .tuesday, .wednesday, .thursday, .friday], 9, 18) + hours([.saturday], 9, 13)),
            Site(id: "서부", name: "서부캠퍼스", district: "강서구"), Site(id: "한강상사", name: "한강상사", phone: "+82 2-0000-0002"),
        ]
        term.travel = [TravelTime(from: "동부", to: "서부", minutes: Minutes(70))]
        term.visitCosts = [VisitCost(district: "강서구", site: "동부", cost: Points(15))]
        term.rooms = [
            Room(id: "동부-301", name: "301호 컴퓨터실", site: "동부", seats: 24, equipment: ["빔프로젝터", "컴퓨터"]),
            Room(id: "상담실", name: "상담실", site: "동부", seats: 3, count: 4, isStepFree: false),
        ]
    }

    private static func people(_ term: inout Term) {
        term.staff = [
            StaffMember(
                id: "상담사-01", name: "김나루", roles: ["상담사", "강사"], skills: ["면접", "이력서"],
                hours: [
                    WeeklyHours(weekday: .monday, time: range(9, 12)),
                    WeeklyHours(weekday: .monday, time: range(13, 18)),
                    WeeklyHours(weekday: .tuesday, time: range(9, 12)),
                    WeeklyHours(weekday: .tuesday, time: range(13, 18)),
                    WeeklyHours(weekday: .friday, time: range(9, 12)),
                ], perDay: Minutes(360), perWeek: .hours(30), phone: "010-0000-0001", email: "naru@example.kr"),
            StaffMember(id: "강사-01", name: "이한강", roles: ["강사"]),
        ]
        term.participants = [
            Participant(
                id: "P-0001", name: "홍길동", birthDate: date("1962-03-05"), city: "서울특별시", district: "광진구",
                phone: "010-0000-0002", email: "hong@example.kr", groups: ["차상위", "장애"], funds: ["장학금"],
                benefits: ["내일배움카드"], completed: [Completion(of: "디지털기초", attendance: 85), Completion(of: "컴퓨터 입문")],
                perWeek: .hours(15), perMonth: .hours(57), needsStepFree: true, skills: ["운전면허", "회계, 세무"],
                preferredSite: "동부", hours: hours([.monday, .wednesday], 10, 17)),
            Participant(id: "P-0002", name: "-나루", birthDate: date("1959-12-31"), city: "경기도"),
        ]
    }

    private static func programmes(_ term: inout Term) {
        let from = date("2027-01-01")
        let rules: [Rule] = [
            .age(least: 60, most: nil), .age(least: nil, most: 67), .residence(places: ["서울특별시", "광진구"]),
            .prerequisite(anyOf: ["디지털기초"], attendance: 80), .noBenefit(anyOf: ["내일배움카드"]),
            .group(anyOf: ["차상위"]), .skill(anyOf: ["운전면허"]), .hoursPerWeek(Minutes(899)),
            .hoursPerMonth(.hours(57)), .fee(fund: "장학금", amount: Won(600_000)), .fold(below: 70),
            .quota(group: "차상위", percent: 30),
        ]
        term.programmes = [
            Programme(id: "런4050", name: "서울런4050", englishName: "Learn 4050"),
            Programme(
                id: "인턴십", name: "서울형 시니어 인턴십", englishName: "Senior Internship", umbrella: "런4050", funding: "서울시",
                color: "steelblue",
                rules: rules.enumerated().map {
                    DatedRule(
                        from: $0 == 1 ? date("2026-01-01") : from, until: $0 == 1 ? date("2026-12-31") : nil, rule: $1,
                        source: "2027년 공고 \($0)")
                }),
        ]
        term.funds = [
            Fund(
                id: "장학금", name: "직업훈련 장학금", limit: Won(12_000_000), perPerson: Won(600_000), groups: ["차상위"],
                excludes: ["내일배움카드"])
        ]
        term.draws = [FundDraw(participant: "P-0001", fund: "장학금", amount: Won(200_000))]
        term.referrals = [
            Referral(
                participant: "P-0001", direction: .into, partner: "고용복지플러스센터", purpose: "구직상담",
                date: date("2026-12-10"),
                outcome: "상담 예약"),
            Referral(participant: "P-0002", direction: .outOf, partner: "50플러스센터", date: date("2026-12-11")),
        ]
    }

    private static func offerings(_ term: inout Term) {
        let pattern = MeetingPattern(
            weekdays: [.monday, .wednesday], time: range(10, 12), from: date("2027-01-04"), extent: .count(12))
        let other = MeetingPattern(
            weekdays: [.tuesday, .wednesday, .thursday], time: range(14, 16), from: date("2027-01-05"),
            extent: .until(date("2027-03-25")), closures: .skip, cost: Points(5))
        term.offerings = [
            Offering(
                id: "이론-1", programme: "런4050", name: "컴퓨터 이론", kind: "과정", leastSeats: 5, mostSeats: 20,
                value: Points(100), patterns: [pattern, other], place: .rooms(["동부-301", "상담실"]),
                roles: [.init(role: "강사", skill: "컴퓨터", people: ["강사-01"]), .init(role: "상담사")], employer: "한강상사",
                url: "https://example.kr/1", cohort: "1기", credits: 3,
                examinations: [Meeting(date: date("2027-03-20"), time: range(10, 12))], closes: date("2027-02-15"),
                isHeld: true),
            Offering(
                id: "실습-1", programme: "인턴십", name: "실습", mostSeats: 3, patterns: [other],
                place: .anyRoom(site: "동부", equipment: ["컴퓨터"])),
            Offering(id: "실습-2", programme: "인턴십", name: "현장실습", mostSeats: 3, patterns: [other], place: .site("한강상사")),
            Offering(id: "온라인", programme: "런4050", name: "온라인", mostSeats: 300, patterns: [pattern], place: .online),
        ]
        term.services = [
            Service(
                id: "이력서", name: "구직서류 코칭", programme: "인턴십", length: Minutes(50), pause: Minutes(15),
                step: Minutes(30),
                role: .init(role: "상담사", skill: "이력서", people: ["상담사-01"]), place: .rooms(["상담실"]), perCounselorDay: nil
            ),
            Service(
                id: "면접", name: "면접", programme: "인턴십", length: Minutes(90), step: Minutes(60),
                role: .init(role: "상담사"),
                place: .anyRoom(site: "동부", equipment: ["컴퓨터"]), perCounselorDay: 4),
        ]
        term.relations = [
            OfferingRelation(kind: .precedence, offerings: ["이론-1", "실습-1"]),
            OfferingRelation(kind: .differentDays, offerings: ["실습-1", "실습-2", "온라인"], cost: Points(30)),
        ]
        term.scores = [
            SelectionScore(
                offering: "실습-2", participant: "P-0001", documents: 40, interview: 35, priority: 10, bonus: -5)
        ]
    }

    private static func wishes(_ term: inout Term) {
        term.requests = [
            Request(
                participant: "P-0001", id: "A",
                choices: [
                    .init(parts: [["이론-1"], ["실습-1", "실습-2"]], value: Points(1500)), .init(parts: [["온라인"]]),
                ]),
            Request(participant: "P-0002", id: "A", choices: [.init(parts: [["온라인"]])]),
        ]
        term.appointmentNeeds = [
            AppointmentNeed(
                participant: "P-0001", id: "S1", service: "이력서", from: date("2027-01-11"), until: date("2027-01-22"),
                hours: hours([.tuesday, .thursday], 14, 17), value: Points(700)),
            AppointmentNeed(
                participant: "P-0002", id: "S1", service: "면접", from: date("2027-02-01"), until: date("2027-02-01")),
        ]
        term.precedences = [
            Precedence(participant: "P-0001", first: "S1", second: "A", gap: Minutes(1440), needs: true)
        ]
        term.fixed = [
            .closed(offering: "실습-2"), .runs(offering: "이론-1", pattern: 1, room: "동부-301", staff: ["강사-01", "상담사-01"]),
            .runs(offering: "실습-1", pattern: nil, room: nil, staff: nil),
            .runs(offering: "온라인", pattern: nil, room: nil, staff: []),
            .granted(participant: "P-0001", request: "A", choice: 0, offerings: ["이론-1", "실습-1"]),
            .refused(participant: "P-0002", request: "A"), .appointmentRefused(participant: "P-0002", need: "S1"),
            .appointment(
                participant: "P-0001", need: "S1",
                at: Meeting(
                    date: date("2027-01-12"),
                    time: ClockRange(ClockTime(hour: 14)!, ClockTime(hour: 14, minute: 50)!)!), staff: "상담사-01",
                room: "상담실"),
        ]
    }

    static let calendars = [
        FolderCalendar(
            name: "kim.ics", owner: .staff("상담사-01"), bytes: Array("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".utf8)),
        FolderCalendar(name: "휴관일.ics", owner: .everyone, bytes: Array("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".utf8)),
    ]
}

/// A folder of its own for a test, gone after it.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("naru-tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url)
}
