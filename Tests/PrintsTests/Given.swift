import Model

/// A small term and a plan for it, in invented names.
enum Given {
    static func meeting(_ date: String, _ hour: Int, _ length: Int = 2) -> Meeting {
        Meeting(
            date: LocalDate(iso: date)!, time: ClockRange(ClockTime(hour: hour)!, ClockTime(hour: hour + length)!)!)
    }

    static var term: Term {
        var term = Term(
            id: "2027-1", name: "2027년 1분기", start: LocalDate(iso: "2027-01-04")!, end: LocalDate(iso: "2027-03-31")!,
            referenceDate: LocalDate(iso: "2027-01-04")!,
            organization: Organization(name: "시니어일자리지원센터", email: "plan@example.org", phone: "02-0000-0000"))
        term.programmes = [Programme(id: "P", name: "직무훈련", englishName: "Job training")]
        term.sites = [
            Site(
                id: "E", name: "동부캠퍼스", address: "서울특별시 광진구 나루터길 0000, 3층", postalCode: "00000",
                district: "광진구")
        ]
        term.rooms = [Room(id: "R1", name: "1강의실", site: "E", seats: 12)]
        term.staff = [
            StaffMember(id: "C1", name: "한상담", roles: ["상담사"], phone: "010-0000-0001"),
            StaffMember(id: "I1", name: "강<교육>", roles: ["강사"], phone: "010-0000-0002"),
        ]
        let pattern = MeetingPattern(
            weekdays: [.tuesday], time: meeting("2027-01-05", 14).time, from: LocalDate(iso: "2027-01-05")!,
            extent: .count(10))
        term.offerings = [
            Offering(
                id: "T1", programme: "P", name: "드론 촬영 입문", mostSeats: 12, patterns: [pattern],
                place: .rooms(["R1"]))
        ]
        term.services = [
            Service(
                id: "cv", name: "구직서류 코칭", programme: "P", length: Minutes(50), step: Minutes(30),
                role: Offering.Role(role: "상담사"), place: .site("E"))
        ]
        term.participants = [
            Participant(
                id: "A", name: "김가나", birthDate: LocalDate(iso: "1960-01-01")!, phone: "010-0000-0011",
                needsStepFree: true),
            Participant(id: "B", name: "이다라 & 부인", birthDate: LocalDate(iso: "1958-05-05")!),
            Participant(id: "C", name: "박마바", birthDate: LocalDate(iso: "1959-05-05")!),
        ]
        return term
    }

    static var schedule: Schedule {
        let first = LocalDate(iso: "2027-01-05")!
        let meetings = (0..<10).map { Meeting(date: first + 7 * $0, time: meeting("2027-01-05", 14).time) }
        return Schedule(
            runs: [
                Schedule.Run(
                    offering: "T1", pattern: 0, meetings: meetings, room: "R1", site: "E", staff: ["I1"],
                    participants: ["A", "B"])
            ],
            grants: [],
            appointments: [
                Schedule.Appointment(
                    participant: "A", need: "cv1", service: "cv", meeting: meeting("2027-01-04", 10, 1), staff: "C1",
                    room: nil, site: "E")
            ])
    }
}
