import Model

/// The 24 programmes and systems, with dated rules as public notices have had them since 2019; days on which a rule
/// changed are settings of the sample, not history.
enum SampleProgrammes {
    /// The Korean names by which the sample's rows are known, in the order of the centre's own list.
    static let rows: [(id: String, name: String, english: String, color: String)] = [
        ("center", "서울시니어일자리지원센터", "Seoul Senior Job Support Center", "steelblue"),
        ("intern", "서울형 시니어 인턴십", "Seoul Senior Internship", "seagreen"),
        ("train", "직무훈련", "Job training", "royalblue"),
        ("club", "챌린저스 클럽", "Challengers Club", "darkorange"),
        ("consult", "1:1 상담", "One-to-one counselling", "slateblue"),
        ("coach", "구직서류·면접 코칭", "CV and interview coaching", "mediumpurple"),
        ("bank", "시니어 인력뱅크", "Senior Talent Bank", "teal"),
        ("link", "공공·민간·서울형 일자리 연계", "Job referral", "cadetblue"),
        ("run4050", "서울런4050", "Seoul Learn 4050", "crimson"),
        ("minerva", "미네르바형 직업전환", "Minerva-style career change", "firebrick"),
        ("mentor", "온라인 직업훈련멘토단", "Online training mentors", "indianred"),
        ("tech", "서울기술교육원, SBA", "Seoul technical schools, SBA", "sienna"),
        ("portal", "평생학습포털", "Lifelong learning portal", "olive"),
        ("cert", "단기 전문자격 인증과정", "Short certificate courses", "goldenrod"),
        ("univ", "대학 특화과정", "University courses", "darkgoldenrod"),
        ("scholar", "직업훈련 장학금", "Training scholarship", "forestgreen"),
        ("startup", "창업·창직 사관학교", "Start-up academy", "tomato"),
        ("boram", "보람일자리 (가치동행일자리)", "Boram jobs", "mediumseagreen"),
        ("digital", "디지털전환 교육", "Digital transformation courses", "dodgerblue"),
        ("digispot", "디지털 배움터", "Digital learning spots", "deepskyblue"),
        ("portfolio", "자가진단 + 상담 → 학습 포트폴리오", "Self-diagnosis and learning portfolio", "mediumvioletred"),
        ("life", "중장년 인생설계학교", "Life design school", "peru"),
        ("single", "디지털금융·법률·건강", "Digital finance, law, health", "darkcyan"),
        ("plus50", "50플러스 캠퍼스·센터, 고용복지센터", "50plus campuses, job and welfare centres", "dimgray"),
    ]

    static let seoul = Rule.residence(places: ["서울특별시"])

    static func all() -> [Programme] {
        var programmes = rows.map { row in
            Programme(
                id: row.id, name: row.name, englishName: row.english, umbrella: umbrella[row.id],
                funding: umbrella[row.id] == "run4050" || row.id == "run4050" ? "서울런4050" : "서울시",
                color: row.color, rules: rules(of: row.id))
        }
        programmes += [
            Programme(
                id: "basic", name: "인턴십 기초교육", englishName: "Internship basic training", umbrella: "center",
                funding: "서울시", color: "seagreen"),
            Programme(
                id: "intern-part", name: "서울형 시니어 인턴십(시간제)", englishName: "Seoul Senior Internship, part-time",
                umbrella: "intern", funding: "서울시", color: "seagreen",
                rules: [
                    rule("2025-01-01", until: "2025-12-31", .hoursPerMonth(.hours(57)), "2025년 시간제 월 57시간"),
                    rule("2026-01-01", .hoursPerMonth(.hours(60)), "2026년 시간제 월 60시간"),
                    rule("2025-01-01", .hoursPerWeek(Minutes(15 * 60 - 1)), "주 15시간 미만"),
                ]),
            Programme(
                id: "intern-full", name: "서울형 시니어 인턴십(전일제)", englishName: "Seoul Senior Internship, full-time",
                umbrella: "intern", funding: "서울시", color: "darkgreen",
                rules: [rule("2025-01-01", .hoursPerWeek(.hours(40)), "전일제 주 40시간")]),
        ]
        return programmes
    }

    private static let umbrella = [
        "train": "center", "club": "center", "digital": "center", "minerva": "run4050", "mentor": "run4050",
        "cert": "run4050", "univ": "run4050", "intern": "center", "startup": "center",
    ]

    private static func rules(of id: String) -> [DatedRule] {
        switch id {
        case "center":
            [
                rule("2019-01-01", until: "2024-12-31", .age(least: 55, most: nil), "2019~2024년 만 55세 이상"),
                rule("2025-01-01", .age(least: 60, most: nil), "2025년부터 만 60세 이상"),
                rule("2019-01-01", seoul, "서울시 거주"),
            ]
        case "intern":
            [
                rule(
                    "2025-01-01", .prerequisite(anyOf: ["basic"], attendance: 80), "기초교육 80% 이상 출석")
            ]
        case "train": [rule("2019-01-01", .fold(below: 70), "정원의 70% 미만이면 폐강")]
        case "bank", "link", "single", "digispot", "consult", "coach", "portfolio", "life", "plus50":
            [rule("2019-01-01", seoul, "서울시 거주")]
        case "run4050":
            [rule("2023-01-01", .age(least: 40, most: 64), "만 40~64세"), rule("2023-01-01", seoul, "서울시 거주")]
        case "tech":
            [
                rule("2019-01-01", .quota(group: "우선선발", percent: 30), "정원의 30% 우선선발"),
                rule("2019-01-01", seoul, "서울시 거주"),
            ]
        case "portal": [rule("2019-01-01", .prerequisite(anyOf: ["포털 인공지능 입문"], attendance: 80), "온라인 강좌 80% 수강")]
        case "scholar":
            [
                rule("2024-01-01", .fee(fund: "SCHOLAR", amount: Won(600_000)), "1인 연 60만 원"),
                rule("2024-01-01", .noBenefit(anyOf: ["내일배움카드"]), "내일배움카드와 중복 불가"),
                rule("2024-01-01", .group(anyOf: ["차상위", "기초생활", "한부모", "장애"]), "취약계층"),
                rule("2024-01-01", seoul, "서울시 거주"),
            ]
        case "boram":
            [
                rule("2019-01-01", until: "2022-12-31", .age(least: 50, most: 67), "만 50~67세"),
                rule("2023-01-01", until: "2025-12-31", .age(least: 40, most: 67), "만 40~67세"),
                rule("2026-01-01", .age(least: 40, most: nil), "만 40세 이상"),
                rule("2019-01-01", until: "2025-12-31", .hoursPerMonth(.hours(57)), "월 57시간"),
                rule("2026-01-01", .hoursPerMonth(.hours(80)), "월 80시간"),
                rule("2019-01-01", .quota(group: "차상위", percent: 20), "차상위 우선"),
                rule("2019-01-01", seoul, "서울시 거주"),
            ]
        default: []
        }
    }

    private static func rule(
        _ from: String, until: String? = nil, _ rule: Rule, _ source: String
    ) -> DatedRule {
        DatedRule(
            from: SampleBuilder.day(from), until: until.map(SampleBuilder.day), rule: rule, source: source)
    }
}
