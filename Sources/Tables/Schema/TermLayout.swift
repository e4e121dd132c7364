import Model

/// `term`: the one record that stands on its side, an item and its value a row.
enum TermLayout {
    static let layout = Layout<Term>(
        table: .term, keys: ["id"],
        fields: [
            Field(
                "id", "기간ID", "id", .id, required: true, example: Phrase("2027-1", "2027-1"),
                note: Phrase("짧고 바뀌지 않는 이름. 달력의 식별자에 쓰입니다.", "Short and lasting; part of the calendars' identifiers.")
            ) { term, _ in term.id },
            Field(
                "name", "이름", "name", .text, required: true,
                example: Phrase("2027년 1분기", "First quarter of 2027")
            ) { term, _ in term.name },
            Field("start", "시작일", "start", .date, required: true, example: Phrase("2027-01-04", "2027-01-04")) {
                term, _ in term.start.iso
            },
            Field("end", "종료일", "end", .date, required: true, example: Phrase("2027-03-31", "2027-03-31")) {
                term, _ in term.end.iso
            },
            Field(
                "referenceDate", "기준일", "reference date", .date, required: true,
                example: Phrase("2027-01-04", "2027-01-04"),
                note: Phrase("나이와 거주지를 판정하는 날.", "The day on which age and residence are judged.")
            ) { term, _ in term.referenceDate.iso },
            Field(
                "timeZone", "시간대", "time zone", .timeZone, whenEmpty: "Asia/Seoul",
                example: Phrase("Asia/Seoul", "Asia/Seoul")
            ) { term, _ in term.timeZone },
        ] + organization + goals + changes,
        read: { row in
            var term = Term(
                id: row.id("id"), name: row.text("name"), start: row.date("start"), end: row.date("end"),
                timeZone: row.timeZone("timeZone"), referenceDate: row.date("referenceDate"))
            if term.end < term.start { row.fault("end", .before(column: row.columns["start"].name)) }
            term.organization = Organization(
                name: row.text("organization"), email: row.email("email"), phone: row.phone("phone"),
                url: row.text("url"))
            term.settings = settings(row)
            return term
        })

    private static func settings(_ row: Row) -> Settings {
        Settings(
            valueByRank: row.ranks("valueByRank"), appointmentValue: row.points("appointmentValue"),
            appointmentPerDay: row.points("appointmentPerDay"), unserved: row.points("unserved"),
            attendedDay: row.points("attendedDay"), wait: row.points("wait"),
            counselorChange: row.points("counselorChange"), envy: row.points("envy"),
            awayFromPreferred: row.points("awayFromPreferred"), unknownTravel: row.duration("unknownTravel"),
            changes: ChangePoints(
                closed: row.points("changeClosed"), time: row.points("changeTime"), room: row.points("changeRoom"),
                staff: row.points("changeStaff"), grant: row.points("changeGrant"),
                appointment: row.points("changeAppointment"), appointmentRoom: row.points("changeAppointmentRoom")))
    }

    private static let organization: [Field<Term>] = [
        Field(
            "organization", "기관", "organization", .text,
            example: Phrase("서울시니어일자리지원센터", "Seoul Senior Job Centre")
        ) { term, _ in term.organization.name },
        Field(
            "email", "기관 전자우편", "e-mail", .email, also: ["기관 이메일"],
            example: Phrase("center@example.kr", "center@example.kr")
        ) { term, _ in term.organization.email },
        Field("phone", "기관 전화", "phone", .phone, example: Phrase("02-0000-0000", "02-0000-0000")) {
            term, _ in term.organization.phone
        },
        Field(
            "url", "누리집", "website", .text, also: ["홈페이지"],
            example: Phrase("https://center.example.kr", "https://center.example.kr")
        ) { term, _ in term.organization.url },
    ]

    private static let goals: [Field<Term>] = {
        let usual = Settings()
        return [
            Field(
                "valueByRank", "지망별 점수", "value by rank", .list,
                whenEmpty: ranks(usual.valueByRank), example: Phrase("1000, 800, 650, 500", "1000, 800, 650, 500"),
                note: Phrase("1지망부터 차례로. 그 뒤의 지망은 마지막 점수입니다.", "From the first choice on; later ones take the last.")
            ) { term, _ in ranks(term.settings.valueByRank) },
            points("appointmentValue", "상담 점수", "appointment value", \.appointmentValue),
            points("appointmentPerDay", "상담 하루 지연", "appointment delay a day", \.appointmentPerDay),
            points("unserved", "한 가지도 못 받은 사람", "unserved person", \.unserved),
            points("attendedDay", "오는 날 하루", "attended day", \.attendedDay),
            points("wait", "기다림 1분", "waiting minute", \.wait),
            points("counselorChange", "상담사 바뀜", "counselor change", \.counselorChange),
            points("envy", "정당한 이의 1건", "justified envy", \.envy),
            points("awayFromPreferred", "희망하지 않은 캠퍼스", "away from preferred site", \.awayFromPreferred),
            Field(
                "unknownTravel", "모르는 이동시간", "unknown travel time", .duration,
                whenEmpty: "\(usual.unknownTravel.count)", example: Phrase("40분", "40 min"),
                note: Phrase("이동시간 표에 없는 두 장소 사이.", "Between sites that the travel table does not name.")
            ) { term, language in term.settings.unknownTravel.wording(language) },
        ]
    }()

    private static let changes: [Field<Term>] = [
        points("changeClosed", "변경: 과정 취소", "change: closed", \.changes.closed),
        points("changeTime", "변경: 일정", "change: time", \.changes.time),
        points("changeRoom", "변경: 공간", "change: room", \.changes.room),
        points("changeStaff", "변경: 담당자", "change: staff", \.changes.staff),
        points("changeGrant", "변경: 배정 취소", "change: grant", \.changes.grant),
        points("changeAppointment", "변경: 상담", "change: appointment", \.changes.appointment),
        points("changeAppointmentRoom", "변경: 상담 공간", "change: appointment room", \.changes.appointmentRoom),
    ]

    private static func points(
        _ key: String, _ korean: String, _ english: String, _ path: any KeyPath<Settings, Points> & Sendable
    ) -> Field<Term> {
        let usual = "\(Settings()[keyPath: path].count)"
        return Field(key, korean, english, .points, whenEmpty: usual, example: Phrase(usual, usual)) { term, _ in
            "\(term.settings[keyPath: path].count)"
        }
    }

    private static func ranks(_ values: [Points]) -> String { values.map { "\($0.count)" }.joined(separator: ", ") }
}

extension Row {
    fileprivate func ranks(_ key: String) -> [Points] {
        let items = ListText.items(cell(key)) ?? []
        let values = items.compactMap { Row.points($0) }
        if values.count != items.count || values.isEmpty { fault(key, .notA(.points)) }
        return values
    }
}
