import Model

/// A meeting pattern as people say it: `월·수 10:00–12:00, 12회`, `매주 화 14:00~16:00, 2027-01-05부터 12회, 휴관 시 보강`.
struct PatternText: Equatable {
    var weekdays: [Weekday]
    var time: ClockRange
    var from: LocalDate?
    var count: Int?
    var until: LocalDate?
    var closures: MeetingPattern.Closures?

    /// nil if it is not understood to its last letter.
    static func read(_ cell: String) -> PatternText? {
        var scanner = CellScanner(cell)
        var days: [Weekday]?
        var time: ClockRange?
        var rest = PatternText(weekdays: [], time: ClockRange(ClockTime(minutes: 0)!, ClockTime(minutes: 1)!)!)
        while true {
            while scanner.take(anyOf: [",", ";", "/"]) {}
            scanner.skipSpaces()
            if scanner.isAtEnd { break }
            if rest.takeDate(&scanner) || rest.takeCount(&scanner) || rest.takeClosures(&scanner) { continue }
            if time == nil, let range = ClockText.takeRange(&scanner) {
                time = range
            } else if days == nil, let said = WeekdayText.take(&scanner) {
                days = said
            } else {
                return nil
            }
        }
        guard let days, let time, rest.count == nil || rest.until == nil else { return nil }
        rest.weekdays = days
        rest.time = time
        return rest
    }

    static func text(_ weekdays: [Weekday], _ time: ClockRange, _ language: Language) -> String {
        "\(WeekdayText.text(weekdays, language)) \(time.cell(language))"
    }

    /// `2027-01-04부터`, `~2027-03-31`, `2027-03-31까지`, or both in one.
    private mutating func takeDate(_ scanner: inout CellScanner) -> Bool {
        let isEnd = scanner.attempt { scanner -> Bool? in
            guard scanner.take(anyOf: ["~", "until ", "to "]) else { return nil }
            guard case .date(let date) = DateText.take(&scanner), until == nil else { return nil }
            until = date
            _ = scanner.take("까지")
            return true
        }
        if isEnd == true { return true }
        let taken = scanner.attempt { scanner -> (LocalDate, isEnd: Bool)? in
            _ = scanner.take(anyOf: ["from ", "시작일", "개강"])
            guard case .date(let date) = DateText.take(&scanner) else { return nil }
            if scanner.take("까지") { return (date, true) }
            _ = scanner.take(anyOf: ["부터", "시작", "개강"])
            return (date, false)
        }
        guard let taken else { return false }
        if taken.isEnd {
            guard until == nil else { return false }
            until = taken.0
        } else {
            guard from == nil else { return false }
            from = taken.0
        }
        return true
    }

    private mutating func takeCount(_ scanner: inout CellScanner) -> Bool {
        guard count == nil else { return false }
        count = scanner.attempt { scanner in
            _ = scanner.take(anyOf: ["총", "전체", "모두", "x", "×"])
            guard let number = scanner.takeNumber(), number.value > 0 else { return nil }
            return scanner.take(anyOf: ["회차", "회", "번", "times", "sessions", "meetings"]) ? number.value : nil
        }
        return count != nil
    }

    private mutating func takeClosures(_ scanner: inout CellScanner) -> Bool {
        guard closures == nil else { return false }
        closures = scanner.attempt { scanner in
            _ = scanner.take(anyOf: ["휴관 시", "휴관시", "휴일", "공휴일", "on closures", "closures"])
            _ = scanner.take(anyOf: ["에는", "은", ":"])
            if scanner.take(anyOf: ["보강", "make up", "make~up", "made up"]) { return .makeUp }
            if scanner.take(anyOf: ["건너뜀", "건너뛰기", "건너뛴다", "쉼", "제외", "skipped", "skip"]) { return .skip }
            return nil
        }
        return closures != nil
    }
}
