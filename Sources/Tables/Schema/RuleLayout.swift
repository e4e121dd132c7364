import Model

/// A rule of a programme as a row; which cells it takes hangs on its kind.
struct RuleRow: Sendable {
    var programme: String
    var rule: DatedRule
}

enum RuleLayout {
    enum Kind: String, Hashable, Sendable, CaseIterable {
        case age, residence, prerequisite, noBenefit, group, skill, hoursPerWeek, hoursPerMonth, fee, fold, quota

        /// The columns that this kind takes; the others must be empty.
        var columns: Set<String> {
            switch self {
            case .age: ["least", "most"]
            case .residence, .noBenefit, .group, .skill: ["of"]
            case .prerequisite, .fee, .quota: ["of", "value"]
            case .hoursPerWeek, .hoursPerMonth, .fold: ["value"]
            }
        }
    }

    static let kinds = Words<Kind>([
        (.age, Phrase("나이", "age"), ["연령"]), (.residence, Phrase("거주지", "residence"), ["거주"]),
        (.prerequisite, Phrase("선수과정", "prerequisite"), ["선수 이수"]),
        (.noBenefit, Phrase("중복 금지", "no benefit"), ["중복수혜 금지"]), (.group, Phrase("대상 집단", "group"), ["집단"]),
        (.skill, Phrase("경력·자격", "skill"), ["자격"]), (.hoursPerWeek, Phrase("주 시간", "hours a week"), ["주당 시간"]),
        (.hoursPerMonth, Phrase("월 시간", "hours a month"), ["월간 시간"]), (.fee, Phrase("참가비", "fee"), ["기금 차감"]),
        (.fold, Phrase("폐강 기준", "fold"), ["폐강"]), (.quota, Phrase("우선 배정", "quota"), ["우선선발"]),
    ])

    static let layout = Layout<RuleRow>(
        table: .rules, keys: ["programme", "kind", "of", "from"],
        fields: [
            Field(
                "programme", "사업", "programme", .reference(.programmes), also: ["사업ID"], required: true,
                example: Phrase("인턴십", "internship")
            ) { row, _ in row.programme },
            Field(
                "from", "시행일", "from", .date, required: true, example: Phrase("2027-01-01", "2027-01-01"),
                note: Phrase("이날부터 적용합니다.", "The first day on which it holds.")
            ) { row, _ in row.rule.from.iso },
            Field(
                "until", "종료일", "until", .date, example: Phrase("2027-12-31", "2027-12-31"),
                note: Phrase("비우면 바뀔 때까지.", "Empty: until changed.")
            ) { row, _ in row.rule.until?.iso ?? "" },
            Field("kind", "규칙", "rule", .words(kinds.names), required: true, example: Phrase("나이", "age")) {
                row, language in
                kinds.name(of: kind(of: row.rule.rule))[language]
            },
            Field(
                "least", "이상", "least", .whole(least: 0, most: 150), example: Phrase("60", "60"),
                note: Phrase("나이에만 씁니다. 비우면 제한이 없습니다.", "For ages; empty: no bound.")
            ) { row, _ in
                guard case .age(let least, _) = row.rule.rule else { return "" }
                return least.map { "\($0)" } ?? ""
            },
            Field("most", "이하", "most", .whole(least: 0, most: 150), example: Phrase("67", "67")) { row, _ in
                guard case .age(_, let most) = row.rule.rule else { return "" }
                return most.map { "\($0)" } ?? ""
            },
            Field(
                "of", "대상", "of", .list, example: Phrase("서울특별시", "서울특별시"),
                note: Phrase(
                    "거주지, 과정, 혜택, 집단, 자격의 목록. 참가비에는 기금ID, 우선 배정에는 집단 하나.",
                    "Places, courses, benefits, groups or skills; the fund's id for a fee, one group for a quota.")
            ) { row, _ in ListText.text(of(row.rule.rule)) },
            Field(
                "value", "값", "value", .text, example: Phrase("57시간", "57 h"),
                note: Phrase(
                    "주·월 시간에는 시간, 참가비에는 금액, 선수과정·폐강 기준·우선 배정에는 백분율.",
                    "Hours a week or month, the fee's amount, or a percentage.")
            ) { row, language in value(row.rule.rule, language) },
            Field(
                "source", "근거", "source", .text, example: Phrase("2027년 모집 공고", "Call of 2027"),
                note: Phrase("공고나 지침의 이름.", "The notice that it rests on.")
            ) { row, _ in row.rule.source },
        ],
        read: { row in
            let from = row.date("from")
            let until = row.optionalDate("until")
            if let until, until < from { row.fault("until", .before(column: row.columns["from"].name)) }
            return RuleRow(
                programme: row.reference("programme"),
                rule: DatedRule(from: from, until: until, rule: rule(row), source: row.text("source")))
        })

    private static func rule(_ row: Row) -> Rule {
        guard let kind = row.word("kind", kinds) else { return .age(least: nil, most: nil) }
        let name = kinds.name(of: kind)
        for key in ["least", "most", "of", "value"] {
            let isNeeded = kind.columns.contains(key)
            if row.cell(key).isEmpty {
                if isNeeded, kind != .age { row.fault(key, .neededWith(name)) }
            } else if !isNeeded {
                row.fault(key, .notUsed(with: name))
            }
        }
        let of = row.list("of")
        switch kind {
        case .age:
            let least = row.optionalWhole("least")
            let most = row.optionalWhole("most")
            if row.cell("least").isEmpty, row.cell("most").isEmpty { row.fault("least", .neededWith(name)) }
            if let least, let most, most < least { row.fault("most", .lessThan(column: row.columns["least"].name)) }
            return .age(least: least, most: most)
        case .residence: return .residence(places: of)
        case .prerequisite: return .prerequisite(anyOf: of, attendance: percent(row))
        case .noBenefit: return .noBenefit(anyOf: of)
        case .group: return .group(anyOf: of)
        case .skill: return .skill(anyOf: of)
        case .hoursPerWeek: return .hoursPerWeek(duration(row))
        case .hoursPerMonth: return .hoursPerMonth(duration(row))
        case .fee:
            let fund = single(row, of)
            if !fund.isEmpty { row.ledger.refer(to: .funds, fund, from: row, "of") }
            return .fee(fund: fund, amount: value(row, .money) { NumberText.won($0) } ?? Won(0))
        case .fold: return .fold(below: percent(row))
        case .quota: return .quota(group: single(row, of), percent: percent(row))
        }
    }

    private static func single(_ row: Row, _ items: [String]) -> String {
        if items.count > 1 { row.fault("of", .wrongCount(expected: 1)) }
        return items.first ?? ""
    }

    private static func percent(_ row: Row) -> Int { value(row, .percent) { NumberText.percent($0) } ?? 0 }

    private static func duration(_ row: Row) -> Minutes {
        value(row, .duration) { NumberText.duration($0) } ?? Minutes(0)
    }

    private static func value<Value>(
        _ row: Row, _ expectation: Fault.Expectation, _ read: (String) -> Value?
    ) -> Value? {
        let text = row.cell("value")
        let value = text.isEmpty ? nil : read(text)
        if value == nil, !text.isEmpty { row.fault("value", .notA(expectation)) }
        return value
    }

    private static func kind(of rule: Rule) -> Kind {
        switch rule {
        case .age: .age
        case .residence: .residence
        case .prerequisite: .prerequisite
        case .noBenefit: .noBenefit
        case .group: .group
        case .skill: .skill
        case .hoursPerWeek: .hoursPerWeek
        case .hoursPerMonth: .hoursPerMonth
        case .fee: .fee
        case .fold: .fold
        case .quota: .quota
        }
    }

    private static func of(_ rule: Rule) -> [String] {
        switch rule {
        case .residence(let items), .prerequisite(let items, _), .noBenefit(let items), .group(let items),
            .skill(let items):
            items
        case .fee(let fund, _): [fund]
        case .quota(let group, _): [group]
        case .age, .hoursPerWeek, .hoursPerMonth, .fold: []
        }
    }

    private static func value(_ rule: Rule, _ language: Language) -> String {
        switch rule {
        case .prerequisite(_, let percent), .fold(let percent), .quota(_, let percent): "\(percent)%"
        case .hoursPerWeek(let length), .hoursPerMonth(let length): length.wording(language)
        case .fee(_, let amount): amount.wording(language)
        case .age, .residence, .noBenefit, .group, .skill: ""
        }
    }
}
