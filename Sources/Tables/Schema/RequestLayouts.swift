import Model

/// One choice of a request.
struct ChoiceRow: Sendable {
    var participant: String
    var request: String
    /// From 1.
    var rank: Int
    var choice: Request.Choice
}

/// What participants wish for.
enum RequestLayouts {
    static let requests = Layout<ChoiceRow>(
        table: .requests, keys: ["participant", "request", "rank"],
        fields: [
            participant { $0.participant },
            Field(
                "request", "신청번호", "request", .id, required: true, example: Phrase("A", "A"),
                note: Phrase("참여자마다 겹치지 않게. 한 신청에서는 많아야 한 지망이 배정됩니다.", "Of one request at most one choice is granted.")
            ) { row, _ in row.request },
            Field(
                "rank", "지망", "rank", .whole(least: 1, most: 100), also: ["순위"], required: true,
                example: Phrase("1", "1")
            ) {
                row, _ in "\(row.rank)"
            },
            Field(
                "choice", "희망", "choice", .choice, also: ["희망과정", "과정"], required: true,
                example: Phrase("이론-1 + 실습-1 | 실습-2", "theory-1 + practice-1 | practice-2"),
                note: Phrase(
                    "과정ID. 여러 부분을 함께 받아야 하면 +로, 한 부분을 아무 과정으로나 채워도 되면 |로 잇습니다.",
                    "Offerings' ids: + between the parts of a package, | between any that will do for a part.")
            ) { row, _ in ChoiceText.text(row.choice.parts) },
            Field(
                "value", "점수", "value", .points, example: Phrase("1000", "1000"),
                note: Phrase("비우면 지망별 점수.", "Empty: by its rank.")
            ) { row, _ in row.choice.value.map { "\($0.count)" } ?? "" },
        ],
        read: { row in
            let parts = row.required("choice", or: []) { ChoiceText.read($0) }
            for id in parts.joined() { row.ledger.refer(to: .offerings, id, from: row, "choice") }
            return ChoiceRow(
                participant: row.reference("participant"), request: row.id("request"), rank: row.whole("rank"),
                choice: Request.Choice(parts: parts, value: row.optionalPoints("value")))
        })

    static let appointments = Layout<AppointmentNeed>(
        table: .appointments, keys: ["participant", "id"],
        fields: [
            participant { $0.participant },
            Field("id", "신청번호", "id", .id, also: ["request"], required: true, example: Phrase("S1", "S1")) { need, _ in
                need.id
            },
            Field(
                "service", "상담종류", "service", .reference(.services), required: true, example: Phrase("이력서", "resume")
            ) { need, _ in need.service },
            Field("from", "시작일", "from", .date, required: true, example: Phrase("2027-01-11", "2027-01-11")) {
                need, _ in
                need.from.iso
            },
            Field("until", "종료일", "until", .date, required: true, example: Phrase("2027-01-22", "2027-01-22")) {
                need, _ in need.until.iso
            },
            Field(
                "hours", "시간", "hours", .weeklyHours, example: Phrase("화·목 14:00–17:00", "Tue·Thu 14:00–17:00"),
                note: Phrase("비우면 언제나.", "Empty: at any hour.")
            ) { need, language in WeeklyHoursText.text(need.hours, language) },
            Field(
                "value", "점수", "value", .points, example: Phrase("500", "500"),
                note: Phrase("비우면 상담 점수.", "Empty: as the term says.")
            ) { need, _ in need.value.map { "\($0.count)" } ?? "" },
        ],
        read: { row in
            let need = AppointmentNeed(
                participant: row.reference("participant"), id: row.id("id"), service: row.reference("service"),
                from: row.date("from"), until: row.date("until"), hours: row.weeklyHours("hours"),
                value: row.optionalPoints("value"))
            if need.until < need.from { row.fault("until", .before(column: row.columns["from"].name)) }
            return need
        })

    static let precedences = Layout<Precedence>(
        table: .precedences, keys: ["participant", "first", "second"],
        fields: [
            participant { $0.participant },
            Field("first", "먼저", "first", .id, required: true, example: Phrase("S1", "S1")) { order, _ in order.first },
            Field("second", "나중", "second", .id, required: true, example: Phrase("A", "A")) { order, _ in order.second
            },
            Field(
                "gap", "간격", "gap", .duration, whenEmpty: "0", example: Phrase("24시간", "24 h"),
                note: Phrase(
                    "먼저가 끝나고 나중이 시작할 때까지 적어도.", "At least, from the end of the first to the start of the second.")
            ) { order, language in order.gap.wording(language) },
            Field(
                "needs", "필수", "needs", .flag, whenEmpty: "아니오", example: Phrase("예", "yes"),
                note: Phrase("먼저를 받지 못하면 나중도 없습니다.", "The second only with the first.")
            ) { order, language in FlagText.text(order.needs, language) },
        ],
        read: { row in
            Precedence(
                participant: row.reference("participant"), first: row.id("first"), second: row.id("second"),
                gap: row.duration("gap"), needs: row.flag("needs"))
        })

    static func participant<Record>(_ id: @escaping @Sendable (Record) -> String) -> Field<Record> {
        Field(
            "participant", "참여자", "participant", .reference(.participants), also: ["참여자ID", "접수번호"], required: true,
            example: Phrase("P-0001", "P-0001")
        ) { record, _ in id(record) }
    }
}
