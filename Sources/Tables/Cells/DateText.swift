import Model

/// Dates as people type them: `2027-01-05`, `2027.1.5`, `2027. 1. 5.`, `2027/1/5`, `2027년 1월 5일`, `20270105`, each with
/// the weekday behind it or not. Years have four digits; the order is year, month, day.
enum DateText {
    enum Outcome: Equatable {
        case date(LocalDate)
        case wrongWeekday(is: Weekday)
        case none
    }

    static func read(_ cell: String) -> Outcome {
        var scanner = CellScanner(cell)
        let outcome = take(&scanner)
        guard case .date = outcome else { return outcome }
        // Excel writes midnight behind dates of some formats.
        scanner.skipSpaces()
        if !scanner.isAtEnd, scanner.take("00:00:00") || scanner.take("0:00") || scanner.take("00:00") {}
        scanner.skipSpaces()
        return scanner.isAtEnd ? outcome : .none
    }

    /// The day that Excel's five digits may count, from 1927 to 2099. They are never taken for it: some workbooks count
    /// from 1904, and nothing in the cell says so.
    static func serial(_ cell: String) -> LocalDate? {
        guard let days = Int(CellText.narrow(cell)), (10_000...73_050).contains(days) else { return nil }
        return LocalDate(iso: "1899-12-30")! + days
    }

    static func take(_ scanner: inout CellScanner) -> Outcome {
        guard let date = scanner.attempt(takeDate) else { return .none }
        let said = scanner.attempt { scanner -> Weekday? in
            let isBracketed = scanner.take("(")
            guard let day = WeekdayText.takeDay(&scanner), !isBracketed || scanner.take(")") else { return nil }
            return isBracketed || !scanner.isBeforeLetter ? day : nil
        }
        if let said, said != date.weekday { return .wrongWeekday(is: date.weekday) }
        return .date(date)
    }

    private static func takeDate(_ scanner: inout CellScanner) -> LocalDate? {
        let start = scanner.position
        guard let year = scanner.takeNumber() else { return nil }
        if year.digits == 6 { return takeCompact(&scanner, from: start) }
        guard year.digits == 4 else { return nil }
        for (first, second, third) in [("~", "~", ""), (".", ".", "."), ("/", "/", ""), ("년", "월", "일")]
        where scanner.take(first) {
            guard let month = scanner.takeNumber(), month.digits <= 2, scanner.take(second),
                let day = scanner.takeNumber(), day.digits <= 2
            else { return nil }
            if third == "일" {
                guard scanner.take(third) else { return nil }
            } else if !third.isEmpty {
                _ = scanner.take(third)
            }
            return LocalDate(year: year.value, month: month.value, day: day.value)
        }
        return nil
    }

    private static func takeCompact(_ scanner: inout CellScanner, from start: Int) -> LocalDate? {
        scanner.position = start
        scanner.skipSpaces()
        var digits: [Int] = []
        while let scalar = scanner.next, (0x30...0x39).contains(scalar.value) {
            digits.append(Int(scalar.value - 0x30))
            scanner.position += 1
        }
        guard digits.count == 8 else { return nil }
        let number = digits.reduce(0) { $0 * 10 + $1 }
        return LocalDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
