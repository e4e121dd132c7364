import Model

extension SampleBuilder {
    /// Training cohorts (과정): 27 in the quarter, fewer in the demo. In the order of their popularity.
    mutating func addTraining() {
        var courses: [(name: String, trade: String, when: [String], count: Int, from: String, room: Offering.Place)] = [
            ("물류 현장 실무", "물류", ["월수 10:00-13:00", "화목 10:00-13:00"], 12, "2027-01-18", .rooms(["A", "B"])),
            ("사무 행정 다시 시작", "사무", ["화목 14:00-17:00", "월수 14:00-17:00"], 10, "2027-01-19", .rooms(["PC"])),
            ("요양보호 실무", "돌봄", ["월수금 09:00-13:00"], 16, "2027-01-18", .rooms(["A", "B", "LOFT"])),
            ("급식 조리", "조리", ["화목 09:00-12:00", "금 09:00-12:00"], 8, "2027-01-19", .rooms(["B", "C"])),
            ("건물 시설 관리", "시설", ["월수 14:00-17:00", "화목 14:00-17:00"], 12, "2027-01-18", .rooms(["B", "C"])),
            ("소상공인 회계", "회계", ["화목 10:00-12:00"], 12, "2027-01-19", .rooms(["PC"])),
        ]
        if kind == .quarter {
            courses += [
                ("물류 심화", "물류", ["화목 14:00-17:00"], 10, "2027-01-19", .rooms(["A"])),
                ("스마트 사무", "사무", ["금 10:00-13:00", "금 14:00-17:00"], 8, "2027-01-22", .rooms(["PC"])),
                ("도시 정원 관리", "정원", ["수금 14:00-17:00"], 10, "2027-01-20", .rooms(["A", "LOFT"])),
                ("매장 판매 서비스", "판매", ["월화 14:00-17:00", "수금 14:00-17:00"], 10, "2027-01-18", .rooms(["A", "C"])),
                ("단체 급식 심화", "조리", ["월수 09:00-12:00"], 10, "2027-01-18", .rooms(["LOFT", "C"])),
                ("아파트 경리", "회계", ["월수 10:00-13:00"], 12, "2027-01-18", .rooms(["PC"])),
            ]
        }
        for copy in 0..<copies {
            for (i, course) in courses.enumerated() {
                offer(
                    ("T" + SampleBuilder.number(i + 1, width: 2)) + (copy == 0 ? "" : "-\(copy + 1)"), "train",
                    "직무훈련 \(course.name)", kind: "과정", least: 4, most: kind == .demo ? 8 : 20,
                    course.when.enumerated().map {
                        SampleBuilder.pattern($1, course.count, from: course.from, cost: 5 * $0)
                    }, course.room, roles: [role("강사", course.trade)], value: 50)
            }
        }
        // Nobody much wants it: it folds, and its people move on.
        offer(
            "T90", "train", "직무훈련 손뜨개 상품화", kind: "과정", least: 4, most: kind == .demo ? 8 : 20,
            [SampleBuilder.pattern("월수 10:00-12:00", 8, from: "2027-01-18")], .rooms(["C"]),
            roles: [role("강사", "판매")])
        addDigital()
        addPartners()
        addMinerva()
    }

    private mutating func addDigital() {
        offer(
            "D1", "digital", "드론 조종·정비", kind: "과정", least: 4, most: kind == .demo ? 6 : 16,
            [
                SampleBuilder.pattern("화목 10:00-13:00", 10, from: "2027-01-19"),
                SampleBuilder.pattern("월금 10:00-13:00", 10, from: "2027-01-18", cost: 5),
            ], .anyRoom(site: "EAST", equipment: ["드론"]), roles: [role("강사", "드론")], value: 50)
        if kind == .quarter {
            offer(
                "D2", "digital", "IoT 생활 안전", kind: "과정", least: 4, most: 16,
                [SampleBuilder.pattern("월수 14:00-17:00", 10, from: "2027-01-18")],
                .anyRoom(site: "EAST", equipment: ["IoT"]), roles: [role("강사", "드론")])
        }
        // Satisfied by progress on the online portal.
        offer(
            "PORTAL1", "portal", "생성형 인공지능 실습 (온라인 수료자)", kind: "과정", least: 3, most: kind == .demo ? 6 : 20,
            [SampleBuilder.pattern("금 14:00-17:00", 6, from: "2027-01-22")],
            .anyRoom(site: "EAST", equipment: ["컴퓨터"]), roles: [role("강사", "인공지능")])
        // Paid from the scholarship fund.
        let scholarships = kind == .demo ? 1 : 2
        for i in 1...scholarships {
            offer(
                "SCH\(i)", "scholar", ["바리스타·카페 창업", "전기 기능 보조"][i - 1], kind: "과정", least: 1, most: 20,
                [SampleBuilder.pattern(["화목 14:00-18:00", "월수 09:00-12:00"][i - 1], 10, from: "2027-01-19")],
                .rooms(["LOFT", "C"].reversed()), roles: [role("강사", ["조리", "시설"][i - 1])])
        }
    }

    /// Courses at other people's places, of which we have a quota of seats.
    private mutating func addPartners() {
        offer(
            "TECH1", "tech", "서울기술교육원 특수용접 (배정 정원)", kind: "과정", least: 2, most: kind == .demo ? 5 : 10,
            [SampleBuilder.pattern("월화수목금 14:00-18:00", 20, from: "2027-01-25")], .site("TECH"))
        offer(
            "SBA1", "tech", "SBA 온라인 판매 (배정 정원)", kind: "과정", least: 2, most: kind == .demo ? 4 : 8,
            [SampleBuilder.pattern("화목 13:00-17:00", 8, from: "2027-01-26")], .site("SBA"))
        let hours = ["월수 10:00-12:00", "화목 10:00-12:00", "금 10:00-13:00", "월수 14:00-16:00", "화목 14:00-16:00"]
        let subjects = ["반려동물 돌봄", "도시 재생 해설", "시니어 모델", "전통 음식", "한국어 교원"]
        for i in 1...universitySites {
            offer(
                "UNIV\(i)-1", "univ", "\(SampleBuilder.universities[i - 1]) \(subjects[i - 1])", kind: "과정", least: 2,
                most: 6, [SampleBuilder.pattern(hours[i - 1], 8, from: "2027-01-25")], .site("UNIV\(i)"), credits: 2)
        }
        offer(
            "CERT1", "cert", "정리수납 전문가 1급", kind: "과정", least: 3, most: kind == .demo ? 8 : 20,
            [SampleBuilder.pattern("월수 14:00-16:00", 8, from: "2027-01-18")], .rooms(["LOFT", "C", "B"]),
            roles: [role("강사", "판매")], credits: 3,
            examinations: [
                Meeting(date: SampleBuilder.day("2027-03-12"), time: SampleBuilder.hours("10:00-12:00"))
            ])
    }

    /// The package: an online course, then practice at one of many spaces, with a mentor.
    private mutating func addMinerva() {
        let online = kind == .demo ? 1 : 2
        for i in 1...online {
            offer(
                "MINERVA-ON\(i)", "minerva", "미네르바 온라인 과정 \(i)", kind: "온라인 과정", least: 1, most: 40,
                [SampleBuilder.pattern(["월수 19:00-20:00", "화목 19:00-20:00"][i - 1], 6, from: "2027-01-11")], .online)
        }
        for i in 1...practiceSites {
            offer(
                "MINERVA-P\(i)", "minerva", "미네르바 현장 실습 \(i)호", kind: "실습", least: 1, most: 4,
                [
                    SampleBuilder.pattern(i % 2 == 1 ? "화목 14:00-17:00" : "월수 14:00-17:00", 8, from: "2027-02-10"),
                    SampleBuilder.pattern("금 10:00-15:00", 5, from: "2027-02-12", cost: 5),
                ], .site("SPACE\(i)"))
        }
        for i in 1...((kind == .demo ? 2 : 6) * copies) {
            offer(
                "MENTOR\(i)", "mentor", "온라인 멘토 \(i)조", kind: "멘토링", least: 1, most: kind == .demo ? 2 : 5,
                [
                    SampleBuilder.pattern(
                        ["월", "화", "수", "목", "금", "월"][(i - 1) % 6] + (i % 2 == 0 ? " 20:00-21:00" : " 18:00-19:00"),
                        4, from: "2027-02-15")
                ], .online, roles: [role("멘토", people: ["M" + SampleBuilder.number(i, width: 2)])])
        }
    }

    var mentorGroups: [String] { (1...((kind == .demo ? 2 : 6) * copies)).map { "MENTOR\($0)" } }
    var practicePlaces: [String] { (1...practiceSites).map { "MINERVA-P\($0)" } }
    var onlineCourses: [String] { (1...(kind == .demo ? 1 : 2)).map { "MINERVA-ON\($0)" } }
}
