import Model

extension SampleBuilder {
    /// Clubs, life design school, single sessions and digital learning spots.
    mutating func addCommunity() {
        let clubs = ["사진", "걷기 해설", "그림책 낭독", "영상 편집", "합창", "목공", "마을 기록", "수어"]
        let halfDays = [
            "월 14:00-17:00", "화 14:00-17:00", "수 09:00-12:00", "목 14:00-17:00", "금 14:00-17:00", "금 09:00-12:00",
            "화 09:00-12:00", "목 09:00-12:00",
        ]
        for i in 1...(kind == .demo ? 2 : 8) {
            offer(
                "CLUB\(i)", "club", "챌린저스 클럽 \(clubs[i - 1])", kind: "동아리", least: 3, most: kind == .demo ? 6 : 10,
                [
                    SampleBuilder.pattern(halfDays[i - 1], 8, from: "2027-01-11", closures: .skip),
                    SampleBuilder.pattern(halfDays[i % 8], 8, from: "2027-01-11", closures: .skip, cost: 5),
                ], .rooms(["CLUB"]), roles: [role("상담사")])
        }
        // Three stages; who begins in one cohort ends in it.
        for cohort in ["1기", "2기"] {
            let isFirst = cohort == "1기"
            for stage in 1...3 {
                let from = ["2027-01-11", "2027-02-10", "2027-03-02"][stage - 1]
                offer(
                    "LIFE\(isFirst ? 1 : 2)-\(stage)", "life", "중장년 인생설계학교 \(cohort) \(["탐색", "설계", "실행"][stage - 1])",
                    kind: "인생설계", least: 3, most: kind == .demo ? 6 : 18,
                    [
                        SampleBuilder.pattern(
                            isFirst ? "화 10:00-12:00" : "목 14:00-16:00", 3, from: from)
                    ], .rooms(["A", "B", "C", "LOFT", "W1"]), roles: [role("강사", "인생설계")], cohort: cohort)
            }
        }
        let topics = ["모바일 뱅킹", "보이스피싱 예방", "상속과 증여", "임대차 계약", "혈압과 당뇨", "마음 건강", "키오스크", "정부24", "노후 자금", "근로계약"]
        for i in 1...(kind == .demo ? 3 : 10) {
            offer(
                "ONE\(i)", "single", "디지털금융·법률·건강 특강: \(topics[i - 1])", kind: "특강", least: 2,
                most: kind == .demo ? 10 : 30,
                [
                    SampleBuilder.pattern("금 15:00-17:00", 1, from: SampleBuilder.fridays[(i - 1) % 8]),
                    SampleBuilder.pattern("수 15:00-17:00", 1, from: SampleBuilder.wednesdays[(i - 1) % 8], cost: 2),
                ], .rooms(["A", "B", "C", "W1"]), roles: [role("강사", "금융")])
        }
        for site in 1...outreachSites {
            for session in 1...(kind == .demo ? 1 : 3) {
                offer(
                    "SPOT\(site)-\(session)", "digispot",
                    "디지털 배움터 \(SampleBuilder.outreach[site - 1].dropLast()): \(["사진 보내기", "길 찾기", "무인 주문기"][session - 1])",
                    kind: "짧은 교육", least: 1, most: kind == .demo ? 4 : 10,
                    [SampleBuilder.pattern("\(["월", "화", "목"][session - 1]) 10:00-11:00", 2, from: "2027-01-18")],
                    .anyRoom(site: "OUT\(site)", equipment: ["컴퓨터"]), roles: [role("강사", "스마트폰")])
            }
        }
        // The same welcome session at two campuses: people say which they would rather go to.
        for (i, site) in ["EAST", "WEST"].enumerated() {
            offer(
                "WELCOME\(i + 1)", "plus50", "50플러스 합동 설명회 \(site == "EAST" ? "동부" : "서부")", kind: "특강", least: 1,
                most: kind == .demo ? 5 : 20, [SampleBuilder.pattern("수 10:00-12:00", 1, from: "2027-01-13")],
                .rooms(site == "EAST" ? ["B", "C"] : ["W1"]), roles: [role("안내", people: ["G\(i + 1)"])])
        }
    }

    static let fridays = [
        "2027-01-15", "2027-01-22", "2027-01-29", "2027-02-05", "2027-02-12", "2027-02-19", "2027-02-26", "2027-03-05",
    ]
    static let wednesdays = [
        "2027-01-13", "2027-01-20", "2027-01-27", "2027-02-03", "2027-02-10", "2027-02-17", "2027-02-24", "2027-03-03",
    ]
}
