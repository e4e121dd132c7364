import Model

/// Programmes and funds. Their rules are in `RuleLayout`.
enum ProgrammeLayouts {
    /// Without its rules, which are rows of another table.
    static let programmes = Layout<Programme>(
        table: .programmes, keys: ["id"],
        fields: [
            Field("id", "사업ID", "id", .id, required: true, example: Phrase("인턴십", "internship")) { programme, _ in
                programme.id
            },
            Field(
                "name", "이름", "name", .text, required: true, example: Phrase("서울형 시니어 인턴십", "서울형 시니어 인턴십")
            ) { programme, _ in programme.name },
            Field(
                "englishName", "영문 이름", "English name", .text, example: Phrase("Senior Internship", "Senior Internship")
            ) {
                programme, _ in programme.englishName
            },
            Field(
                "umbrella", "상위사업", "umbrella", .reference(.programmes), example: Phrase("런4050", "run4050"),
                note: Phrase("그 사업의 규칙도 함께 적용합니다.", "Whose rules hold too.")
            ) { programme, _ in programme.umbrella ?? "" },
            Field("funding", "재원", "funding", .text, example: Phrase("서울시", "City of Seoul")) { programme, _ in
                programme.funding
            },
            Field(
                "color", "색", "colour", .color, also: ["color"], example: Phrase("steelblue", "steelblue"),
                note: Phrase("달력에 쓰는 CSS3 색 이름.", "A CSS3 colour name for calendars.")
            ) { programme, _ in programme.color },
        ],
        read: { row in
            Programme(
                id: row.id("id"), name: row.text("name"), englishName: row.text("englishName"),
                umbrella: row.optionalReference("umbrella"), funding: row.text("funding"),
                color: row.optional("color") { CSSColor.read($0) } ?? "")
        })

    static let funds = Layout<Fund>(
        table: .funds, keys: ["id"],
        fields: [
            Field("id", "기금ID", "id", .id, required: true, example: Phrase("장학금", "scholarship")) { fund, _ in fund.id
            },
            Field("name", "이름", "name", .text, required: true, example: Phrase("직업훈련 장학금", "Training scholarship")) {
                fund, _ in fund.name
            },
            Field(
                "limit", "총액", "total", .money, also: ["limit"], required: true,
                example: Phrase("12,000,000원", "₩12,000,000"),
                note: Phrase("이 기간에 쓸 수 있는 돈.", "What is left of it for this term.")
            ) { fund, language in fund.limit.wording(language) },
            Field(
                "perPerson", "1인 한도", "most a person", .money, required: true, example: Phrase("600,000원", "₩600,000"),
                note: Phrase("한 사람이 한 해에 받을 수 있는 돈.", "What one person may draw in a year.")
            ) { fund, language in fund.perPerson.wording(language) },
            Field(
                "groups", "대상 집단", "groups", .list, example: Phrase("차상위", "차상위"),
                note: Phrase("비우면 누구나.", "Empty: anyone.")
            ) { fund, _ in ListText.text(fund.groups) },
            Field(
                "excludes", "중복 금지", "excludes", .list, example: Phrase("내일배움카드", "내일배움카드"),
                note: Phrase("이 혜택을 받는 사람은 쓸 수 없습니다.", "Not for holders of these benefits.")
            ) { fund, _ in ListText.text(fund.excludes) },
        ],
        read: { row in
            Fund(
                id: row.id("id"), name: row.text("name"), limit: row.won("limit"), perPerson: row.won("perPerson"),
                groups: row.list("groups"), excludes: row.list("excludes"))
        })

    static let draws = Layout<FundDraw>(
        table: .draws, keys: ["participant", "fund"],
        fields: [
            Field(
                "participant", "참여자", "participant", .reference(.participants), also: ["참여자ID"], required: true,
                example: Phrase("P-0001", "P-0001")
            ) { draw, _ in draw.participant },
            Field("fund", "기금", "fund", .reference(.funds), required: true, example: Phrase("장학금", "scholarship")) {
                draw, _ in draw.fund
            },
            Field("amount", "금액", "amount", .money, required: true, example: Phrase("200,000원", "₩200,000")) {
                draw, language in draw.amount.wording(language)
            },
        ],
        read: { row in
            FundDraw(
                participant: row.reference("participant"), fund: row.reference("fund"), amount: row.won("amount"))
        })
}
