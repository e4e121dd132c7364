import Model

extension SampleBuilder {
    /// Internship slots, postings, 보람일자리 and desks: places at employers and in the centre.
    mutating func addWork() {
        for i in 1...2 {
            offer(
                "BASIC\(i)", "basic", "인턴십 기초교육 \(i)반", kind: "기초교육", least: 1, most: kind == .demo ? 12 : 30,
                [SampleBuilder.pattern("월화수 \(i == 1 ? "09:00-12:00" : "14:00-17:00")", 3, from: "2027-01-11")],
                .rooms(["A", "B", "W1"]), roles: [role("강사", "사무")])
        }
        let jobs = ["물류 분류", "돌봄 보조", "도서 정리", "어르신 말벗", "식품 포장", "시설 점검", "복지관 안내", "매장 진열"]
        let weeks = [
            "월화수목 09:00-12:30", "월화목금 13:00-16:00", "화수목 09:00-13:00", "월수금 14:00-18:00", "월화수목 14:00-17:00",
            "화목 09:00-15:00", "월화수목 10:00-13:00", "월수금 09:00-13:00",
        ]
        for i in 1...employerSites {
            offer(
                "INT\(i)", "intern-part", "인턴십 \(SampleBuilder.employers[i - 1]) \(jobs[i - 1])", kind: "인턴십",
                least: 1, most: kind == .demo ? 2 : 4,
                [
                    SampleBuilder.pattern(weeks[i - 1], 16, from: "2027-01-25", closures: .skip),
                    // 15 hours a week are one too many: the programme's rule leaves this pattern out.
                    SampleBuilder.pattern("월화수목금 09:00-12:00", 30, from: "2027-01-25", closures: .skip),
                ], .site("EMP\(i)"), employer: SampleBuilder.employers[i - 1])
        }
        offer(
            "INT-FULL", "intern-full", "인턴십 \(SampleBuilder.employers[0]) 현장 관리(전일제)", kind: "인턴십", least: 1,
            most: 2, [SampleBuilder.pattern("월화수목금 09:00-17:00", 40, from: "2027-01-25", closures: .skip)],
            .site("EMP1"), employer: SampleBuilder.employers[0])
        let closing = ["2027-01-29", "2027-02-05", "2027-02-19"]
        for i in 1...(kind == .demo ? 3 : 8) {
            let employer = (i - 1) % employerSites + 1
            offer(
                "JOB\(i)", i % 4 == 0 ? "link" : "bank", "채용 \(SampleBuilder.employers[employer - 1]) 정규·계약 \(i)",
                kind: "일자리", least: 1, most: 2,
                [SampleBuilder.pattern("월 09:00-11:00", 1, from: "2027-03-08")], .site("EMP\(employer)"),
                employer: SampleBuilder.employers[employer - 1], closes: closing[(i - 1) % 3])
        }
        // A referral asks for a licence; it is judged like any other rule.
        offer(
            "LINK1", "link-driver", "공공일자리 통학차량 안전지도", kind: "일자리", least: 1, most: 2,
            [SampleBuilder.pattern("월화수목금 08:00-09:00", 20, from: "2027-02-22", closures: .skip)], .site("EMP2"))
        term.programmes.append(
            Programme(
                id: "link-driver", name: "공공·민간·서울형 일자리 연계(운전)", englishName: "Job referral: drivers",
                umbrella: "link", funding: "서울시", color: "cadetblue",
                rules: [
                    DatedRule(
                        from: SampleBuilder.day("2019-01-01"), rule: .skill(anyOf: ["운전면허"]), source: "운전면허 소지")
                ]))
        for i in 1...(kind == .demo ? 2 : 6) {
            offer(
                "BORAM\(i)", "boram",
                "보람일자리 \(["학교 안전", "도서관 사서 도우미", "1인가구 안부", "공원 해설", "장애인 활동", "경로당 정보화"][i - 1])",
                kind: "일자리", least: 1, most: kind == .demo ? 3 : 6,
                [
                    SampleBuilder.pattern(
                        i % 2 == 1 ? "월화수목 09:00-12:00" : "월화수목 13:00-16:00", 28, from: "2027-02-01",
                        closures: .skip)
                ], .site("EMP\((i - 1) % employerSites + 1)"))
        }
        offer(
            "DESK1", "startup", "창업·창직 사관학교 지정석", kind: "창업공간", least: 1, most: kind == .demo ? 4 : 10,
            [SampleBuilder.pattern("월 13:00-14:00", 1, from: "2027-01-11")], .rooms(["DESK"]), isHeld: true)
        offer(
            "STARTUP1", "startup", "창업·창직 사관학교 공통 과정", kind: "과정", least: 2, most: kind == .demo ? 8 : 20,
            [
                SampleBuilder.pattern("목 18:00-20:00", 6, from: "2027-01-21"),
                SampleBuilder.pattern("목 16:00-18:00", 6, from: "2027-01-21"),
            ], .rooms(["C", "A"]), roles: [role("강사", "창업")])
    }
}
