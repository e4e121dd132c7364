import Model

extension Fault {
    /// `sites.csv 3행 ‘운영시간’ 칸: ‘월 25시’ — 필요한 값: …`, or the same in English.
    public func words(in language: Language) -> String {
        var place = file
        switch language {
        case .korean:
            if let row { place += " \(row)행" }
            if let column { place += " ‘\(column)’ 칸" }
        case .english:
            if let row { place += ", row \(row)" }
            if let column { place += ", column “\(column)”" }
        }
        let what = problem.words(in: language)
        guard let found, problem.showsFound else { return "\(place): \(what)" }
        return switch language {
        case .korean: "\(place): 찾은 값 ‘\(found)’ — \(what)"
        case .english: "\(place): found “\(found)” — \(what)"
        }
    }
}

extension Fault.Problem {
    /// What was expected, as a sentence.
    public func words(in language: Language) -> String { phrase[language] }

    var showsFound: Bool { self != .residentNumber && self != .empty }

    private var phrase: Phrase {
        switch self {
        case .noFolder: Phrase("폴더나 엑셀 파일이 없습니다.", "there is no such folder or workbook.")
        case .unreadable: Phrase("파일을 읽을 수 없습니다.", "the file cannot be read.")
        case .tooLarge(let mebibytes):
            Phrase("파일이 너무 큽니다. \(mebibytes)MiB까지 읽습니다.", "the file is too large; at most \(mebibytes) MiB are read.")
        case .unknownTable(let known):
            Phrase(
                "모르는 표입니다. 쓸 수 있는 이름: \(list(known, .korean))",
                "no such table; the names are: \(list(known, .english))")
        case .missingTable(let name): Phrase("‘\(name.korean)’ 표가 없습니다.", "the table “\(name.english)” is missing.")
        case .tableTwice(let other):
            Phrase("같은 표가 ‘\(other)’에도 있습니다. 하나만 두십시오.", "“\(other)” holds the same table; keep one.")
        case .workbookTwice(let other):
            Phrase("엑셀 파일이 둘입니다(‘\(other)’). 하나만 두십시오.", "there are two workbooks (“\(other)”); keep one.")
        case .missingCalendar:
            Phrase("calendars 폴더에 이 파일이 없습니다.", "the folder “calendars” holds no such file.")
        case .encoding:
            Phrase(
                "글자를 읽을 수 없습니다. 엑셀에서 ‘CSV UTF-8(쉼표로 분리)’로 다시 저장하십시오.",
                "the text is neither UTF-8 nor CP949; save it again as “CSV UTF-8”.")
        case .binary:
            Phrase("표가 아니라 다른 종류의 파일입니다. 엑셀에서 CSV로 다시 저장하십시오.", "this is no text file; save it again as CSV.")
        case .noHeader: Phrase("첫 행에 제목이 있어야 합니다.", "the first row must hold the headers.")
        case .unterminatedQuote:
            Phrase("큰따옴표(\")가 열린 채 끝납니다.", "a quotation mark (\") is opened and never closed.")
        case .strayQuote:
            Phrase(
                "큰따옴표(\")의 자리가 잘못되었습니다. 칸 전체를 큰따옴표로 묶고 안의 큰따옴표는 두 번 쓰십시오.",
                "a quotation mark (\") stands in the middle; quote the whole cell and double the marks inside.")
        case .rowTooLong(let expected):
            Phrase(
                "제목보다 칸이 많습니다. 제목은 \(expected)칸입니다.", "the row has more cells than the header, which has \(expected).")
        case .rowTooShort(let expected):
            Phrase(
                "제목보다 칸이 적습니다. 제목은 \(expected)칸입니다.", "the row has fewer cells than the header, which has \(expected).")
        case .notAWorkbook: Phrase("엑셀 통합 문서(.xlsx)가 아닙니다.", "this is no .xlsx workbook.")
        case .encryptedOrOldWorkbook:
            Phrase(
                "암호가 걸렸거나 옛 형식(.xls)입니다. 암호 없이 .xlsx로 다시 저장하십시오.",
                "the workbook has a password or is of the old .xls kind; save it as .xlsx without a password.")
        case .otherWorkbook:
            Phrase(
                "읽지 않는 형식입니다. 엑셀의 ‘다른 이름으로 저장’에서 .xlsx나 CSV로 저장하십시오.",
                "files of this kind are not read; save it as .xlsx or CSV.")
        case .documentType:
            Phrase("문서 형식 정의(DTD)가 든 파일은 받지 않습니다.", "files with a document type definition are refused.")
        case .tooManyCells(let columns):
            Phrase("시트가 너무 큽니다. \(columns)열까지 읽습니다.", "the sheet is too large; at most \(columns) columns are read.")
        case .brokenWorkbook: Phrase("통합 문서가 손상되었습니다.", "the workbook is damaged.")
        case .formulaError: Phrase("수식 오류가 있습니다. 값을 바로잡으십시오.", "the formula gives an error; put the value right.")
        case .formulaWithoutValue:
            Phrase(
                "수식의 값이 저장되지 않았습니다. 엑셀에서 열어 다시 저장하십시오.",
                "the formula's value is not stored; open it in Excel and save again.")
        case .headerTwice: Phrase("같은 제목이 두 번 있습니다.", "the header stands there twice.")
        case .unknownHeader(let known):
            Phrase(
                "모르는 제목입니다. 쓸 수 있는 제목: \(list(known, .korean))",
                "no such column; the headers are: \(list(known, .english))")
        case .missingHeader(let name):
            Phrase("‘\(name.korean)’ 제목이 없습니다.", "the header “\(name.english)” is missing.")
        case .cellWithoutHeader: Phrase("제목이 없는 칸에 값이 있습니다.", "there is a value under no header.")
        case .totals: Phrase("합계 행으로 보입니다. 지우십시오.", "this looks like a row of totals; delete it.")
        case .residentNumber:
            Phrase(
                "주민등록번호로 보이는 값이 있습니다. 지우고 생년월일만 적으십시오.",
                "this looks like a resident registration number; delete it and give the birth date only.")
        case .control: Phrase("깨졌거나 보이지 않는 글자가 있습니다.", "the text holds damaged or invisible characters.")
        case .empty: Phrase("빈칸입니다. 값을 적으십시오.", "the cell is empty; a value is needed.")
        case .notA(let expectation):
            Phrase("필요한 값: \(expectation.phrase.korean)", "expected \(expectation.phrase.english)")
        case .dateNumber(let date):
            Phrase(
                "엑셀이 날짜를 세는 번호로 보입니다(아마 \(date.iso)). 칸 서식을 ‘날짜’로 바꾸어 다시 저장하십시오.",
                "this looks like Excel's number of a day (\(date.iso), perhaps); format the cells as dates and save again."
            )
        case .outOfRange(let least, let most):
            Phrase("\(least) 이상 \(most) 이하여야 합니다.", "it must be from \(least) to \(most).")
        case .noneOf(let words):
            Phrase("쓸 수 있는 값: \(list(words, .korean))", "expected one of: \(list(words, .english))")
        case .badID:
            Phrase(
                "ID에는 쉼표, 쌍반점(;), 세로줄(|), +, 큰따옴표, 줄바꿈을 쓸 수 없고 80자까지입니다.",
                "an id holds no comma, semicolon, |, +, quotation mark or line break, and at most 80 characters.")
        case .unknownID(let table, let similar):
            Phrase(
                "‘\(table.korean)’ 표에 없는 ID입니다." + (similar.map { " 혹시 ‘\($0)’입니까?" } ?? ""),
                "the table “\(table.english)” has no such id." + (similar.map { " Is it “\($0)”?" } ?? ""))
        case .repeated(let row): Phrase("\(row)행과 겹칩니다.", "it repeats row \(row).")
        case .repeatedIn(let table, let row):
            Phrase("‘\(table.korean)’ 표 \(row)행과 겹칩니다.", "it repeats row \(row) of the table “\(table.english)”.")
        case .wrongWeekday(let weekday):
            Phrase(
                "요일이 날짜와 다릅니다. 그날은 \(weekday.korean)요일입니다.",
                "the weekday is not that date's, which is \(weekday.english).")
        case .notUsed(let with):
            Phrase(
                "\(with.korean)에는 쓰지 않는 칸입니다. 비우십시오.", "this column is not used with \(with.english); leave it empty.")
        case .neededWith(let with):
            Phrase("\(with.korean)에는 이 칸이 필요합니다.", "this column is needed with \(with.english).")
        case .before(let column):
            Phrase("‘\(column.korean)’보다 앞설 수 없습니다.", "it must not come before “\(column.english)”.")
        case .after(let column):
            Phrase("‘\(column.korean)’보다 늦을 수 없습니다.", "it must not come after “\(column.english)”.")
        case .lessThan(let column):
            Phrase("‘\(column.korean)’보다 작을 수 없습니다.", "it must not be less than “\(column.english)”.")
        case .saidTwice(let column):
            Phrase("‘\(column.korean)’ 칸에 적은 것과 다릅니다.", "it differs from what the column “\(column.english)” says.")
        case .notInSequence(let expected):
            Phrase(
                "1부터 차례로 매겨야 합니다. 여기에는 \(expected)이(가) 와야 합니다.",
                "numbers go from 1 without a gap; \(expected) was expected here.")
        case .unknownOfParticipant:
            Phrase("이 참여자의 신청이나 상담신청에 없는 번호입니다.", "this participant has no such request or appointment.")
        case .noSuchChoice(let count): Phrase("\(count)까지만 있습니다.", "there are only \(count).")
        case .notOfChoice:
            Phrase(
                "그 지망의 과정이 아닙니다. 부분마다 하나씩 차례로 적으십시오.", "these are not of that choice; give one for each part, in order."
            )
        case .wrongCount(let expected): Phrase("\(expected)개를 적어야 합니다.", "\(expected) of them are needed.")
        }
    }

    private func list(_ phrases: [Phrase], _ language: Language) -> String {
        phrases.map { $0[language] }.joined(separator: ", ")
    }
}

extension Fault.Expectation {
    /// With an example, since an example says it best.
    var phrase: Phrase {
        switch self {
        case .wholeNumber: Phrase("정수(예: 12)", "a whole number (such as 12)")
        case .decimal: Phrase("수(예: 37.5384)", "a number (such as 37.5384)")
        case .percent: Phrase("백분율(예: 70%)", "a percentage (such as 70%)")
        case .points: Phrase("점수(예: 800)", "points (such as 800)")
        case .money: Phrase("금액(예: 600,000원)", "an amount of won (such as 600,000)")
        case .duration: Phrase("시간 길이(예: 50분, 1시간 30분)", "a length of time (such as 50 min or 1 h 30 min)")
        case .date: Phrase("날짜(예: 2027-01-05, 2027. 1. 5., 2027년 1월 5일)", "a date (such as 2027-01-05)")
        case .time: Phrase("시각(예: 14:00, 오후 2시)", "a time (such as 14:00 or 2 pm)")
        case .weeklyHours:
            Phrase("요일과 시간(예: 월–금 09:00–18:00; 토 09:00–13:00)", "weekly hours (such as Mon–Fri 09:00–18:00)")
        case .pattern:
            Phrase("요일과 시간(예: 월·수 10:00–12:00, 12회)", "a meeting pattern (such as Mon·Wed 10:00–12:00, 12 times)")
        case .weekdays: Phrase("요일(예: 월·수)", "weekdays (such as Mon·Wed)")
        case .flag: Phrase("예 또는 아니오", "yes or no")
        case .phone: Phrase("전화번호(예: 010-0000-0000)", "a phone number (such as 010-0000-0000)")
        case .email: Phrase("전자우편 주소(예: name@example.kr)", "an e-mail address (such as name@example.kr)")
        case .list: Phrase("쉼표로 나눈 목록(예: 상담사, 강사)", "a list with commas (such as 상담사, 강사)")
        case .completions:
            Phrase("이수한 과정과 출석률(예: 디지털기초 85%, 컴퓨터입문)", "courses with the share attended (such as Basics 85%)")
        case .choice:
            Phrase(
                "희망 과정(예: 컴퓨터-1, 묶음은 이론-1 + 실습-1, 아무거나는 이론-1 | 이론-2)",
                "offerings (such as A-1, a package A-1 + B-1, any of A-1 | A-2)")
        case .meetings: Phrase("날짜와 시간(예: 2027-03-20 10:00–12:00)", "dates with times (such as 2027-03-20 10:00–12:00)")
        case .timeZone: Phrase("시간대 이름(예: Asia/Seoul)", "a time zone's name (such as Asia/Seoul)")
        case .color: Phrase("CSS3 색 이름(예: steelblue)", "a CSS3 colour name (such as steelblue)")
        }
    }
}
