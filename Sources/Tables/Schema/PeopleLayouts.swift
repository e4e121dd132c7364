import Model

/// Staff and participants.
enum PeopleLayouts {
    static let staff = Layout<StaffMember>(
        table: .staff, keys: ["id"],
        fields: [
            Field("id", "인력ID", "id", .id, also: ["직원ID"], required: true, example: Phrase("상담사-01", "counselor-01")) {
                member, _ in member.id
            },
            Field("name", "이름", "name", .text, also: ["성명"], required: true, example: Phrase("김나루", "Kim Naru")) {
                member, _ in member.name
            },
            Field("roles", "역할", "roles", .list, required: true, example: Phrase("상담사, 강사", "상담사, 강사")) {
                member, _ in ListText.text(member.roles)
            },
            Field("skills", "기술", "skills", .list, also: ["전문분야"], example: Phrase("이력서, 면접", "이력서, 면접")) {
                member, _ in ListText.text(member.skills)
            },
            Field(
                "hours", "근무시간", "hours", .weeklyHours,
                example: Phrase("월–금 09:00–12:00, 13:00–18:00", "Mon–Fri 09:00–12:00, 13:00–18:00"),
                note: Phrase("비우면 장소가 여는 동안.", "Empty: whenever the place is open.")
            ) { member, language in WeeklyHoursText.text(member.hours, language) },
            Field(
                "perDay", "하루 한도", "most a day", .duration, example: Phrase("6시간", "6 h"),
                note: Phrase("비우면 한도가 없습니다.", "Empty: no limit.")
            ) { member, language in member.perDay?.wording(language) ?? "" },
            Field("perWeek", "주 한도", "most a week", .duration, example: Phrase("30시간", "30 h")) { member, language in
                member.perWeek?.wording(language) ?? ""
            },
            Field(
                "phone", "전화", "phone", .phone, also: ["전화번호", "연락처"], example: Phrase("010-0000-0001", "010-0000-0001")
            ) {
                member, _ in member.phone
            },
            Field(
                "email", "전자우편", "e-mail", .email, also: ["이메일"], example: Phrase("naru@example.kr", "naru@example.kr")
            ) {
                member, _ in member.email
            },
        ],
        read: { row in
            StaffMember(
                id: row.id("id"), name: row.text("name"), roles: row.list("roles"), skills: row.list("skills"),
                hours: row.weeklyHours("hours"), perDay: row.optionalDuration("perDay"),
                perWeek: row.optionalDuration("perWeek"), phone: row.phone("phone"), email: row.email("email"))
        })

    static let participants = Layout<Participant>(
        table: .participants, keys: ["id"],
        fields: [
            Field("id", "참여자ID", "id", .id, also: ["접수번호"], required: true, example: Phrase("P-0001", "P-0001")) {
                person, _ in person.id
            },
            Field("name", "이름", "name", .text, also: ["성명"], required: true, example: Phrase("홍길동", "Hong Gildong")) {
                person, _ in person.name
            },
            Field(
                "birthDate", "생년월일", "birth date", .date, required: true, example: Phrase("1962-03-05", "1962-03-05"),
                note: Phrase("주민등록번호는 적지 마십시오.", "Never a resident registration number.")
            ) { person, _ in person.birthDate.iso },
            Field("city", "시·도", "city", .text, whenEmpty: "서울특별시", example: Phrase("서울특별시", "서울특별시")) {
                person, _ in person.city
            },
            Field("district", "자치구", "district", .text, also: ["시군구", "거주지"], example: Phrase("광진구", "광진구")) {
                person, _ in person.district
            },
            Field(
                "phone", "전화", "phone", .phone, also: ["전화번호", "연락처", "휴대전화"],
                example: Phrase("010-0000-0002", "010-0000-0002")
            ) {
                person, _ in person.phone
            },
            Field(
                "email", "전자우편", "e-mail", .email, also: ["이메일"], example: Phrase("hong@example.kr", "hong@example.kr")
            ) {
                person, _ in person.email
            },
            Field(
                "groups", "우선집단", "groups", .list, also: ["집단"], example: Phrase("차상위, 장애", "차상위, 장애")
            ) { person, _ in ListText.text(person.groups) },
            Field("funds", "기금", "funds", .references(.funds), example: Phrase("장학금", "scholarship")) { person, _ in
                ListText.text(person.funds)
            },
            Field(
                "benefits", "다른 혜택", "benefits", .list, also: ["타기관 수혜"], example: Phrase("내일배움카드", "내일배움카드")
            ) { person, _ in ListText.text(person.benefits) },
            Field(
                "completed", "이수", "completed", .completions, also: ["이수과정", "이수이력"],
                example: Phrase("디지털기초 85%, 컴퓨터입문", "Basics 85%, Computers"),
                note: Phrase("과정과 출석률. 출석률을 빼면 100%입니다.", "Courses with the share attended; 100% if left out.")
            ) { person, _ in CompletionText.text(person.completed) },
            Field("perWeek", "주 한도", "most a week", .duration, example: Phrase("15시간", "15 h")) { person, language in
                person.perWeek?.wording(language) ?? ""
            },
            Field("perMonth", "월 한도", "most a month", .duration, example: Phrase("57시간", "57 h")) { person, language in
                person.perMonth?.wording(language) ?? ""
            },
            Field(
                "needsStepFree", "무장애 필요", "needs step-free", .flag, whenEmpty: "아니오", example: Phrase("아니오", "no")
            ) { person, language in FlagText.text(person.needsStepFree, language) },
            Field(
                "skills", "경력·자격", "skills", .list, also: ["기술", "자격"], example: Phrase("운전면허, 전산회계", "운전면허, 전산회계")
            ) { person, _ in ListText.text(person.skills) },
            Field(
                "preferredSite", "희망 캠퍼스", "preferred site", .reference(.sites), also: ["희망 장소"],
                example: Phrase("동부", "east")
            ) { person, _ in person.preferredSite ?? "" },
            Field(
                "hours", "가능 시간", "hours", .weeklyHours, example: Phrase("월–금 10:00–17:00", "Mon–Fri 10:00–17:00"),
                note: Phrase("비우면 언제나.", "Empty: at any hour.")
            ) { person, language in WeeklyHoursText.text(person.hours, language) },
        ],
        read: { row in
            Participant(
                id: row.id("id"), name: row.text("name"), birthDate: row.date("birthDate"), city: row.text("city"),
                district: row.text("district"), phone: row.phone("phone"), email: row.email("email"),
                groups: row.list("groups"), funds: row.references("funds"), benefits: row.list("benefits"),
                completed: row.optional("completed") { CompletionText.read($0) } ?? [],
                perWeek: row.optionalDuration("perWeek"), perMonth: row.optionalDuration("perMonth"),
                needsStepFree: row.flag("needsStepFree"), skills: row.list("skills"),
                preferredSite: row.optionalReference("preferredSite"), hours: row.weeklyHours("hours"))
        })
}

/// Courses completed, each with the share attended behind it or not: `디지털기초 85%, 컴퓨터입문`.
enum CompletionText {
    static func read(_ cell: String) -> [Completion]? {
        guard let items = ListText.items(cell) else { return nil }
        let completions = items.compactMap(completion)
        return completions.count == items.count ? completions : nil
    }

    static func text(_ completions: [Completion]) -> String {
        ListText.text(
            completions.map { item in
                let isPlain = item.attendance == 100 && completion(item.of) == item
                return isPlain ? item.of : "\(item.of) \(item.attendance)%"
            })
    }

    private static func completion(_ item: String) -> Completion? {
        let text = CellText.narrow(item)
        guard text.hasSuffix("%") || text.hasSuffix("%)") else { return Completion(of: item) }
        let body = text.hasSuffix(")") ? text.dropLast() : text[...]
        let digits = body.dropLast().reversed().prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, let share = Int(String(digits.reversed())), share <= 100 else { return nil }
        let name = body.dropLast(digits.count + 1).reversed().drop { " (:=".contains($0) }
        return name.isEmpty ? nil : Completion(of: String(name.reversed()), attendance: share)
    }
}
