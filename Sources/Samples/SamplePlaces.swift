import Model

extension SampleBuilder {
    /// Sites that the quarter has and the demo has fewer of.
    static let outreach = ["성동구", "중랑구", "동대문구", "강동구", "송파구"]
    static let employers = ["나래물류", "다온어린이집", "푸른도서관", "한빛요양원", "새봄식품", "가온시설관리", "누리복지관", "모아마켓"]
    static let universities = ["가람대학교", "나래대학교", "다솔대학교", "라온대학교", "마루대학교"]

    var outreachSites: Int { kind == .demo ? 2 : 5 }
    var employerSites: Int { kind == .demo ? 4 : 8 }
    var universitySites: Int { kind == .demo ? 1 : 5 }
    var practiceSites: Int { kind == .demo ? 2 : 6 }

    mutating func addPlaces() {
        let office = SampleBuilder.weekly("월화수목금 09:00-18:00")
        func site(
            _ id: String, _ name: String, _ district: String, _ street: String, _ hours: [WeeklyHours]
        ) {
            let (north, east) = Names.middles[Names.districts.firstIndex(of: district)!]
            // The first of a district is in its middle, the others some streets away.
            let number = term.sites.count { $0.district == district }
            term.sites.append(
                Site(
                    id: id, name: name, address: "서울특별시 \(district) \(street)", postalCode: "00000",
                    district: district, phone: "02-0000-0000", latitude: Double(north + 17 * number) / 10_000,
                    longitude: Double(east - 23 * number) / 10_000, hours: hours))
        }
        site("EAST", "동부캠퍼스", "광진구", "나루터로 9999, 3층", office)
        site("WEST", "50플러스 서부캠퍼스", "마포구", "보람로 9999, 2층", office)
        for (i, district) in SampleBuilder.outreach.prefix(outreachSites).enumerated() {
            site("OUT\(i + 1)", "디지털 배움터 \(district.dropLast())", district, "배움로 \(9990 - i), 1층", office)
        }
        site("TECH", "서울기술교육원", "강동구", "기술로 9998, 1층", office)
        site("SBA", "SBA 아카데미", "마포구", "창업로 9997, 4층", office)
        for (i, name) in SampleBuilder.universities.prefix(universitySites).enumerated() {
            site("UNIV\(i + 1)", "\(name) 평생교육원", Names.districts[i], "대학로 \(9980 - i)", office)
        }
        for i in 0..<practiceSites {
            site("SPACE\(i + 1)", "서울런4050 학습공간 \(i + 1)호", Names.districts[i], "학습로 \(9970 - i), 2층", office)
        }
        for (i, name) in SampleBuilder.employers.prefix(employerSites).enumerated() {
            site("EMP\(i + 1)", name, Names.districts[i], "일터로 \(9960 - i)", [])
        }
        addRooms()
        addDistances()
    }

    private mutating func addRooms() {
        func room(
            _ id: String, _ name: String, _ site: String, _ seats: Int, count: Int = 1, _ equipment: [String] = [],
            stepFree: Bool = true
        ) {
            term.rooms.append(
                Room(
                    id: id, name: name, site: site, seats: seats, count: count, equipment: equipment,
                    isStepFree: stepFree))
        }
        let n = copies
        room("A", "대강의실", "EAST", 30, count: n, ["빔프로젝터"])
        room("B", "강의실 B", "EAST", 24, count: n, ["빔프로젝터"])
        room("C", "강의실 C", "EAST", 20, count: n, ["빔프로젝터"])
        room("PC", "컴퓨터실", "EAST", 20, count: n, ["빔프로젝터", "컴퓨터"])
        room("DRONE", "드론·IoT 실습실", "EAST", 16, count: n, ["IoT", "드론"])
        room("LOFT", "별관 2층 강의실", "EAST", 20, count: n, ["빔프로젝터"], stepFree: false)
        room("CLUB", "동아리방", "EAST", 12, count: 2 * n)
        room("TALK", "상담실", "EAST", 2, count: (kind == .demo ? 3 : 7) * n, ["상담"])
        room("DESK", "창업공간", "EAST", kind == .demo ? 4 : 10, count: n)
        room("W1", "서부 강의실", "WEST", 20, count: n, ["빔프로젝터", "컴퓨터"])
        for i in 1...outreachSites {
            room("OUT\(i)-1", "배움터 교실", "OUT\(i)", 10, ["컴퓨터"])
            if i <= 2 { room("OUT\(i)-T", "상담 부스", "OUT\(i)", 2, ["상담"]) }
        }
    }

    /// Districts stand in a line, near ones next to each other: rough, and enough for a sample.
    private mutating func addDistances() {
        let order = Names.districts
        for (i, a) in term.sites.enumerated() {
            for b in term.sites[(i + 1)...] {
                let apart = abs(order.firstIndex(of: a.district)! - order.firstIndex(of: b.district)!)
                term.travel.append(
                    TravelTime(from: a.id, to: b.id, minutes: Minutes(min(70, 20 + 5 * apart))))
            }
        }
        for (i, district) in order.enumerated() {
            for site in term.sites {
                let apart = abs(i - order.firstIndex(of: site.district)!)
                if apart > 0 {
                    term.visitCosts.append(
                        VisitCost(district: district, site: site.id, cost: Points(min(30, 3 * apart))))
                }
            }
        }
    }

    mutating func addStaff() {
        let counselors = (kind == .demo ? 3 : 9) * copies
        let names = ["한나루", "서가람", "민다온", "류솔", "고은결", "양해든", "문새벽", "배다미", "차온유", "주하람"]
        func member(
            _ id: String, _ name: String, _ roles: [String], _ skills: [String], _ hours: String, cap: Int? = nil
        ) {
            term.staff.append(
                StaffMember(
                    id: id, name: name, roles: roles, skills: skills, hours: SampleBuilder.weekly(hours),
                    perDay: .hours(8), perWeek: cap.map { Minutes.hours($0) },
                    phone: "010-0000-" + SampleBuilder.number(9000 + term.staff.count % 1000)))
        }
        for i in 0..<counselors {
            let skills = i % 3 == 0 ? ["이력서", "면접", "진단"] : i % 3 == 1 ? ["면접", "진단"] : ["이력서", "진단"]
            member(
                "S" + SampleBuilder.number(i + 1, width: 2), names[i % names.count], ["상담사"], skills,
                i % 4 == 3 ? "월화수목 09:00-16:00" : "월화수목금 09:00-18:00", cap: i % 4 == 3 ? 24 : 35)
        }
        let trades = [
            "물류", "사무", "돌봄", "조리", "시설", "드론", "인공지능", "회계", "스마트폰", "인생설계", "정원", "판매", "창업", "금융",
        ]
        for (i, trade) in trades.enumerated() {
            for copy in 0..<(kind == .demo ? 1 : 2 * copies) {
                member(
                    "I" + SampleBuilder.number(i * 2 * copies + copy + 1, width: 2),
                    names[(i + copy) % names.count] + " 강사",
                    ["강사"], [trade], "월화수목금 09:00-18:00", cap: 25)
            }
        }
        for i in 0..<((kind == .demo ? 2 : 6) * copies) {
            member(
                "M" + SampleBuilder.number(i + 1, width: 2), names[i % names.count] + " 멘토", ["멘토"], [],
                "월화수목금 18:00-21:00")
        }
        for i in 0..<employerSites {
            member("E\(i + 1)", SampleBuilder.employers[i] + " 채용담당", ["채용담당"], [], "화목 14:00-17:00")
        }
        for (i, campus) in ["동부", "서부"].enumerated() {
            member("G\(i + 1)", "\(names[i + 7]) \(campus) 안내", ["안내"], [], "월화수목금 09:00-18:00")
        }
        term.absences.append(
            Absence(
                owner: .staff("S02"),
                busy: Busy(from: SampleBuilder.day("2027-02-15"), until: SampleBuilder.day("2027-02-20"), note: "교육")))
        term.absences.append(
            Absence(owner: .room("B"), busy: .day(SampleBuilder.day("2027-01-20"), note: "냉난방 점검")))
    }

    mutating func addServices() {
        func service(
            _ id: String, _ name: String, _ programme: String, _ length: Int, pause: Int, _ role: Offering.Role,
            _ place: Offering.Place, perDay: Int? = 6
        ) {
            term.services.append(
                Service(
                    id: id, name: name, programme: programme, length: Minutes(length), pause: Minutes(pause),
                    step: Minutes(30), role: role, place: place, perCounselorDay: perDay))
        }
        let booth = Offering.Place.anyRoom(site: "EAST", equipment: ["상담"])
        service("DIAG", "자가진단", "portfolio", 30, pause: 0, role("상담사", "진단"), booth, perDay: nil)
        service("CONSULT", "1:1 상담", "consult", 50, pause: 10, role("상담사"), booth)
        service("RESUME", "구직서류 코칭", "coach", 50, pause: 10, role("상담사", "이력서"), booth)
        service("MOCK", "면접 코칭", "coach", 50, pause: 10, role("상담사", "면접"), booth)
        for i in 1...2 {
            service(
                "OUTREACH\(i)", "찾아가는 상담 \(term.sites[i + 1].name)", "consult", 50, pause: 10, role("상담사"),
                .anyRoom(site: "OUT\(i)", equipment: ["상담"]))
        }
        service("MENTORING", "온라인 멘토 상담", "mentor", 50, pause: 10, role("멘토"), .online, perDay: nil)
        for i in 1...employerSites {
            service(
                "IV\(i)", "\(SampleBuilder.employers[i - 1]) 면접", "bank", 30, pause: 0,
                role("채용담당", people: ["E\(i)"]), .site("EMP\(i)"), perDay: nil)
        }
    }
}
