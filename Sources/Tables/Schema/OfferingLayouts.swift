import Model

/// One candidate schedule of an offering.
struct PatternRow: Sendable {
    var offering: String
    /// From 1; nil: as they stand.
    var number: Int?
    var pattern: MeetingPattern
}

/// One role of an offering.
struct RoleRow: Sendable {
    var offering: String
    var number: Int?
    var role: Offering.Role
}

/// Offerings, and who must be there. Their schedules are in `PatternLayout`.
enum OfferingLayouts {
    /// Without its patterns and roles, which are rows of other tables.
    static let offerings = Layout<Offering>(
        table: .offerings, keys: ["id"],
        fields: [
            Field("id", "과정ID", "id", .id, required: true, example: Phrase("컴퓨터-1", "computer-1")) { offering, _ in
                offering.id
            },
            Field(
                "programme", "사업", "programme", .reference(.programmes), also: ["사업ID"], required: true,
                example: Phrase("직무훈련", "training")
            ) { offering, _ in offering.programme },
            Field(
                "name", "이름", "name", .text, also: ["과정명"], required: true,
                example: Phrase("컴퓨터 기초 1반", "Computers, class 1")
            ) {
                offering, _ in offering.name
            },
            Field("kind", "종류", "kind", .text, example: Phrase("과정", "과정")) { offering, _ in offering.kind },
            Field(
                "leastSeats", "최소인원", "least seats", .whole(least: 0, most: 1_000_000), whenEmpty: "0",
                example: Phrase("12", "12"), note: Phrase("이보다 적으면 열지 않습니다.", "With fewer it does not run.")
            ) { offering, _ in "\(offering.leastSeats)" },
            Field(
                "mostSeats", "정원", "most seats", .whole(least: 1, most: 1_000_000), also: ["최대인원"], required: true,
                example: Phrase("20", "20")
            ) { offering, _ in "\(offering.mostSeats)" },
            Field(
                "value", "점수", "value", .points, whenEmpty: "0", example: Phrase("200", "200"),
                note: Phrase("열기만 해도 얻는 점수.", "Gained by running it at all.")
            ) { offering, _ in "\(offering.value.count)" },
        ] + PlaceCells.fields { $0.place } + further,
        read: { row in
            let least = row.whole("leastSeats")
            let most = row.whole("mostSeats")
            if most < least { row.fault("mostSeats", .lessThan(column: row.columns["leastSeats"].name)) }
            return Offering(
                id: row.id("id"), programme: row.reference("programme"), name: row.text("name"),
                kind: row.text("kind"), leastSeats: least, mostSeats: most, value: row.points("value"), patterns: [],
                place: PlaceCells.read(row), employer: row.text("employer"), url: row.text("url"),
                cohort: row.text("cohort"), credits: row.whole("credits"),
                examinations: row.optional("examinations") { MeetingsText.read($0) } ?? [],
                closes: row.optionalDate("closes"), isHeld: row.flag("isHeld"))
        })

    private static let further: [Field<Offering>] = [
        Field("employer", "기업", "employer", .text, example: Phrase("한강상사", "Hangang Trading")) { offering, _ in
            offering.employer
        },
        Field("url", "누리집", "website", .text, example: Phrase("https://example.kr", "https://example.kr")) {
            offering, _ in
            offering.url
        },
        Field(
            "cohort", "기수", "cohort", .text, example: Phrase("1기", "A"),
            note: Phrase("묶음 신청에서 단계마다 같은 기수를 함께 갑니다.", "In a package one stays with one cohort.")
        ) { offering, _ in offering.cohort },
        Field("credits", "학점", "credits", .whole(least: 0, most: 1000), whenEmpty: "0", example: Phrase("3", "3")) {
            offering, _ in "\(offering.credits)"
        },
        Field(
            "examinations", "시험", "examinations", .meetings,
            example: Phrase("2027-03-20 10:00–12:00", "2027-03-20 10:00–12:00")
        ) { offering, language in MeetingsText.text(offering.examinations, language) },
        Field("closes", "마감일", "closes", .date, example: Phrase("2027-02-15", "2027-02-15")) { offering, _ in
            offering.closes?.iso ?? ""
        },
        Field(
            "isHeld", "상시 점유", "held all term", .flag, whenEmpty: "아니오", example: Phrase("아니오", "no"),
            note: Phrase("창업공간처럼 기간 내내 자리를 차지합니다.", "Its seats are held all term, as desks are.")
        ) { offering, language in FlagText.text(offering.isHeld, language) },
    ]

    static let roles = Layout<RoleRow>(
        table: .roles, keys: ["offering", "number"],
        fields: [
            Field(
                "offering", "과정", "offering", .reference(.offerings), also: ["과정ID"], required: true,
                example: Phrase("컴퓨터-1", "computer-1")
            ) { row, _ in row.offering },
            Field(
                "number", "순번", "number", .whole(least: 1, most: 100), also: ["번호"], example: Phrase("1", "1"),
                note: Phrase("1부터. 비우면 적힌 차례.", "From 1; empty: as they stand.")
            ) { row, _ in row.number.map { "\($0)" } ?? "" },
        ] + RoleCells.fields { $0.role },
        read: { row in
            RoleRow(
                offering: row.reference("offering"), number: row.optionalWhole("number"), role: RoleCells.read(row))
        })

    static let services = Layout<Service>(
        table: .services, keys: ["id"],
        fields: [
            Field("id", "상담종류ID", "id", .id, required: true, example: Phrase("이력서", "resume")) { service, _ in
                service.id
            },
            Field("name", "이름", "name", .text, required: true, example: Phrase("구직서류 코칭", "Résumé coaching")) {
                service, _ in service.name
            },
            Field(
                "programme", "사업", "programme", .reference(.programmes), also: ["사업ID"], required: true,
                example: Phrase("상담", "counselling")
            ) { service, _ in service.programme },
            Field("length", "시간", "length", .duration, required: true, example: Phrase("50분", "50 min")) {
                service, language in service.length.wording(language)
            },
            Field(
                "pause", "쉬는 시간", "pause", .duration, whenEmpty: "10", example: Phrase("10분", "10 min"),
                note: Phrase("상담이 끝난 뒤 상담사의 시간.", "The counselor's own, after it.")
            ) { service, language in service.pause.wording(language) },
            Field(
                "step", "시작 간격", "step", .duration, required: true, example: Phrase("30분", "30 min"),
                note: Phrase("자정부터 세어 이 간격마다 시작합니다.", "Starts are multiples of this since midnight.")
            ) { service, language in service.step.wording(language) },
            Field(
                "perCounselorDay", "하루 최대", "most a day", .whole(least: 1, most: 100), whenEmpty: "6",
                example: Phrase("6", "6"),
                note: Phrase("상담사 한 사람이 하루에 하는 수. 한도가 없으면 ‘제한 없음’.", "For one counselor; “no limit” for none.")
            ) { service, language in service.perCounselorDay.map { "\($0)" } ?? noLimit[language] },
        ] + RoleCells.fields { $0.role } + PlaceCells.fields { $0.place },
        read: { row in
            Service(
                id: row.id("id"), name: row.text("name"), programme: row.reference("programme"),
                length: row.positiveDuration("length"), pause: row.duration("pause"),
                step: row.positiveDuration("step"), role: RoleCells.read(row), place: PlaceCells.read(row),
                perCounselorDay: isNoLimit(row.cell("perCounselorDay")) ? nil : row.optionalWhole("perCounselorDay"))
        })

    private static let noLimit = Phrase("제한 없음", "no limit")

    private static func isNoLimit(_ text: String) -> Bool {
        [noLimit.korean, noLimit.english, "없음", "none"].contains { CellText.key($0) == CellText.key(text) }
    }
}

extension Row {
    fileprivate func positiveDuration(_ key: String) -> Minutes {
        let length = duration(key)
        if length.count == 0, !cell(key).isEmpty { fault(key, .notA(.duration)) }
        return length
    }
}
