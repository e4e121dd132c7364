import Model

/// The guide to the term folder, made from the columns themselves, so that it cannot differ from what is read.
public enum FolderGuide {
    /// Markdown, Korean first with the English beside it. `docs/term-folder.md` is this text; a test says so.
    public static var markdown: String {
        var lines = introduction
        for table in tables {
            lines += ["", "## \(table.id.name.korean) · `\(table.id.fileName)`", ""]
            lines += [table.id.purpose.korean, "", table.id.purpose.english, ""]
            lines += [
                "| 제목 | header | 무엇을 적나 | what it holds | 필수 | 예 | example |",
                "| --- | --- | --- | --- | --- | --- | --- |",
            ]
            lines += table.columns.map(row)
            lines += example(of: table)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    struct Table {
        var id: TableID
        var columns: [Column]
    }

    /// Every table with its columns, in order.
    static let tables: [Table] = [
        table(TermLayout.layout), table(PlaceLayouts.sites), table(PlaceLayouts.travel),
        table(PlaceLayouts.visitCosts), table(PlaceLayouts.rooms), table(PeopleLayouts.staff),
        table(ProgrammeLayouts.programmes), table(RuleLayout.layout), table(ProgrammeLayouts.funds),
        table(OfferingLayouts.offerings), table(PatternLayout.layout), table(OfferingLayouts.roles),
        table(OfferingLayouts.services), table(PeopleLayouts.participants), table(RequestLayouts.requests),
        table(RequestLayouts.appointments), table(RequestLayouts.precedences), table(SelectionLayouts.scores),
        table(SelectionLayouts.relations), table(AbsenceLayouts.absences), table(ProgrammeLayouts.draws),
        table(SelectionLayouts.referrals), table(FixedLayout.layout), table(AbsenceLayouts.calendars),
    ]

    private static func table<Record>(_ layout: Layout<Record>) -> Table {
        Table(id: layout.table, columns: layout.columns)
    }

    private static func row(_ column: Column) -> String {
        var korean = column.kind.phrase.korean
        var english = column.kind.phrase.english
        if !column.note.korean.isEmpty { korean += ". \(column.note.korean)" }
        if !column.note.english.isEmpty { english += ". \(column.note.english)" }
        if let empty = column.whenEmpty {
            korean += (korean.hasSuffix(".") ? "" : ".") + " 빈칸은 `\(empty)`."
            english += (english.hasSuffix(".") ? "" : ".") + " Empty is `\(empty)`."
        }
        let names = ([column.name.korean] + column.also).joined(separator: ", ")
        let cells = [
            names, column.name.english, korean, english, column.isRequired ? "●" : "", column.example.korean,
            column.example.english,
        ]
        return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }

    /// The file as it would stand on disk, with the examples as its one row.
    private static func example(of table: Table) -> [String] {
        let names = table.columns.map { $0.name.korean }
        let cells = table.columns.map { $0.example.korean }
        let rows = table.id == .term ? zip(names, cells).map { [$0, $1] } : [cells]
        let header = table.id == .term ? ["항목", "값"] : names
        let bytes = Spreadsheet.csv(header: header, rows: rows).dropFirst(3)
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        return ["", "```csv", CellText.trimmed(text), "```"]
    }

    private static let introduction = [
        "# 운영 폴더 · The term folder", "",
        """
        담당자는 한 운영기간의 자료를 폴더 하나에 담습니다. 표마다 CSV 파일 하나이거나, 모든 표를 시트로 둔 엑셀 통합 문서(.xlsx) 하나입니다. \
        `운영기간` 표만 꼭 있어야 하고, 나머지는 쓰는 것만 두면 됩니다. 잘못된 곳은 파일, 행, 칸과 함께 한꺼번에 알려 드리며, 모두 바로잡기 전에는 \
        아무것도 저장하지 않습니다.
        """, "",
        """
        The coordinator keeps one term in one folder: a CSV file for each table, or one .xlsx workbook whose sheets are \
        the tables. Only the table `term` must be there. Whatever is wrong is told at once, with file, row and column, \
        and nothing is stored until all is well.
        """, "",
        "- 파일 이름과 시트 이름, 제목은 한국어로도 영어로도 쓸 수 있고 차례는 상관없습니다. / Names of files, sheets and headers may be Korean or English, in any order.",
        "- CSV는 UTF-8, CP949, 유니코드 텍스트(UTF-16) 어느 것이나 됩니다. / CSV in UTF-8, CP949 or UTF-16 with its mark.",
        "- 날짜는 `2027-01-05`, `2027. 1. 5.`, `2027/1/5`, `2027년 1월 5일(화)`; 시각은 `14:00`, `오후 2시`, `14시 30분`. / Dates and times as people write them.",
        "- 금액은 `600,000원`, `₩600,000`, `60만원`; 시간 길이는 `50분`, `1시간 30분`, `90`(분). / Money and lengths of time likewise.",
        "- 목록은 쉼표로 나눕니다. 쉼표가 든 항목은 큰따옴표로 묶습니다. / Lists are separated by commas; an item with a comma is quoted.",
        "- ID에는 `, ; | + \"`와 줄바꿈을 쓸 수 없습니다. / Ids hold none of `, ; | + \"` and no line breaks.",
        "- `비고`(`메모`, `note`) 칸은 담당자의 것이라 읽지 않습니다. / A column of remarks is yours and not read.",
        "- 제목 행 위의 표 이름이나 빈 줄은 읽지 않습니다. 아래의 합계 행은 지우십시오. / What stands above the headers is not read; delete rows of totals below.",
        "- 주민등록번호로 보이는 값은 어디에 있든 받지 않습니다. / Resident registration numbers are refused wherever they are.",
        "- `calendars` 폴더에 휴관일과 사람들의 바쁜 시간을 .ics 파일로 둡니다. / The folder `calendars` holds closures and busy times as .ics files.",
        "- 모르는 제목이나 파일, 제목보다 길거나 짧은 행은 오류입니다. 엑셀이 16행 단위로 뒤의 빈칸을 생략한 것은 알아봅니다. / Unknown headers or files, and rows "
            + "longer or shorter than the header, are faults; the trailing cells that Excel leaves off in blocks of sixteen rows are not missed.",
    ]
}

extension Column.Kind {
    /// What a cell of this kind holds, in a few words.
    var phrase: Phrase {
        switch self {
        case .text: Phrase("글", "text")
        case .id: Phrase("ID", "an id")
        case .phone: Phrase("전화번호", "a phone number")
        case .email: Phrase("전자우편 주소", "an e-mail address")
        case .list: Phrase("목록", "a list")
        case .flag: Phrase("예, 아니오", "yes or no")
        case .percent: Phrase("백분율", "a percentage")
        case .points: Phrase("점수", "points")
        case .money: Phrase("금액(원)", "an amount of won")
        case .duration: Phrase("시간 길이", "a length of time")
        case .date: Phrase("날짜", "a date")
        case .time: Phrase("시각", "a time")
        case .weeklyHours: Phrase("요일과 시간", "weekly hours")
        case .pattern: Phrase("요일과 시간", "weekdays and a time")
        case .completions: Phrase("과정과 출석률", "courses with the share attended")
        case .choice: Phrase("과정ID", "offerings' ids")
        case .meetings: Phrase("날짜와 시간", "dates with times")
        case .timeZone: Phrase("시간대", "a time zone")
        case .color: Phrase("색 이름", "a colour's name")
        case .reference(let table): Phrase("‘\(table.name.korean)’ 표의 ID", "an id of “\(table.name.english)”")
        case .references(let table): Phrase("‘\(table.name.korean)’ 표의 ID 목록", "ids of “\(table.name.english)”")
        case .whole(let least, let most): Phrase("수(\(least)–\(most))", "a whole number (\(least)–\(most))")
        case .decimal(let least, let most): Phrase("수(\(least)–\(most))", "a number (\(least)–\(most))")
        case .words(let words):
            Phrase(
                words.map(\.korean).joined(separator: ", "), words.map(\.english).joined(separator: ", "))
        }
    }
}
