import Model

enum PatternLayout {
    static let closures = Words<MeetingPattern.Closures>([
        (.makeUp, Phrase("보강", "make up"), ["보충"]), (.skip, Phrase("건너뜀", "skip"), ["건너뛰기", "쉼", "휴강"]),
    ])

    static let layout = Layout<PatternRow>(
        table: .patterns, keys: ["offering", "number"],
        fields: [
            Field(
                "offering", "과정", "offering", .reference(.offerings), also: ["과정ID"], required: true,
                example: Phrase("컴퓨터-1", "computer-1")
            ) { row, _ in row.offering },
            Field(
                "number", "순번", "number", .whole(least: 1, most: 1000), also: ["번호", "안"], example: Phrase("1", "1"),
                note: Phrase("1부터. 비우면 적힌 차례.", "From 1; empty: as they stand.")
            ) { row, _ in row.number.map { "\($0)" } ?? "" },
            Field(
                "pattern", "일정", "pattern", .pattern, also: ["요일시간", "요일과 시간"], required: true,
                example: Phrase("월·수 10:00–12:00", "Mon·Wed 10:00–12:00"),
                note: Phrase(
                    "‘월·수 10:00–12:00, 2027-01-04부터 12회, 휴관 시 보강’처럼 한 칸에 다 적어도 됩니다.",
                    "All in one cell will do: “Mon·Wed 10:00–12:00, from 2027-01-04, 12 times, on closures make up”.")
            ) { row, language in PatternText.text(row.pattern.weekdays, row.pattern.time, language) },
            Field("from", "시작일", "from", .date, also: ["개강일"], example: Phrase("2027-01-04", "2027-01-04")) { row, _ in
                row.pattern.from.iso
            },
            Field(
                "count", "횟수", "count", .whole(least: 1, most: 1000), also: ["회수"], example: Phrase("12회", "12"),
                note: Phrase("횟수와 종료일 가운데 하나.", "Either the count or the last day.")
            ) { row, language in
                guard case .count(let count) = row.pattern.extent else { return "" }
                return language == .korean ? "\(count)회" : "\(count)"
            },
            Field("until", "종료일", "until", .date, also: ["종강일"], example: Phrase("", "")) { row, _ in
                guard case .until(let last) = row.pattern.extent else { return "" }
                return last.iso
            },
            Field(
                "closures", "휴관 시", "closures", .words(closures.names), whenEmpty: "보강",
                example: Phrase("보강", "make up"),
                note: Phrase("보강: 뒤에 채워 횟수를 지킵니다. 건너뜀: 그날은 없습니다.", "Make up: added at the end. Skip: not held.")
            ) { row, language in closures.name(of: row.pattern.closures)[language] },
            Field(
                "cost", "감점", "cost", .points, whenEmpty: "0", example: Phrase("0", "0"),
                note: Phrase("이 일정을 고를 때 잃는 점수.", "Points lost by choosing it.")
            ) { row, _ in "\(row.pattern.cost.count)" },
        ],
        read: { row in
            PatternRow(
                offering: row.reference("offering"), number: row.optionalWhole("number"), pattern: pattern(row))
        })

    /// What the cell of the pattern says and the other columns say must not differ; one of them must say it.
    private static func pattern(_ row: Row) -> MeetingPattern {
        let nothing = MeetingPattern(
            weekdays: [], time: ClockRange(ClockTime(minutes: 0)!, ClockTime(minutes: 1)!)!,
            from: LocalDate(dayNumber: 0), extent: .count(1))
        let said: PatternText? = row.required("pattern", or: nil) { PatternText.read($0).map(Optional.some) }
        let cost = row.points("cost")
        func either<Value: Equatable>(_ key: String, _ inPattern: Value?, _ inColumn: Value?) -> Value? {
            if let inPattern, let inColumn, inPattern != inColumn {
                row.fault(key, .saidTwice(column: row.columns["pattern"].name))
            }
            return inPattern ?? inColumn
        }
        let from = either("from", said?.from, row.optionalDate("from"))
        let count = either("count", said?.count, row.optionalWhole("count"))
        let until = either("until", said?.until, row.optionalDate("until"))
        let inColumn = row.written("closures").isEmpty ? nil : row.word("closures", closures)
        let onClosures = either("closures", said?.closures, inColumn) ?? .makeUp
        guard let said else { return nothing }
        guard let from else {
            if row.written("from").isEmpty { row.fault("from", .empty) }
            return nothing
        }
        let extent: MeetingPattern.Extent
        switch (count, until) {
        case (let count?, nil): extent = .count(count)
        case (nil, let until?):
            if until < from { row.fault("until", .before(column: row.columns["from"].name)) }
            extent = .until(until)
        case (nil, nil):
            if row.written("count").isEmpty, row.written("until").isEmpty { row.fault("count", .empty) }
            return nothing
        case (_?, _?):
            row.fault("until", .notUsed(with: row.columns["count"].name))
            return nothing
        }
        return MeetingPattern(
            weekdays: said.weekdays, time: said.time, from: from, extent: extent, closures: onClosures, cost: cost)
    }
}
