import Model

/// Days of the week as people type them: `월·수`, `월수`, `월/수`, `월, 수`, `매주 화요일`, `월~금`, `평일`, `주말`, `매일`, `Mon·Wed`,
/// `Mon–Fri`.
enum WeekdayText {
    /// Longest first, so that `월요일` is not read as `월`.
    private static let names: [(String, Weekday)] = Weekday.allCases.flatMap { day -> [(String, Weekday)] in
        let english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"][day.rawValue]
        return [(day.korean + "요일", day), (english + "s", day), (english, day)]
            + [(day.english.lowercased(), day), (day.korean, day)]
    }.sorted { $0.0.unicodeScalars.count > $1.0.unicodeScalars.count }

    private static let firstLetters = Set(names.compactMap { $0.0.unicodeScalars.first })

    static func takeDay(_ scanner: inout CellScanner) -> Weekday? {
        scanner.skipSpaces()
        guard let next = scanner.next, firstLetters.contains(next) else { return nil }
        for (name, day) in names where scanner.take(name) { return day }
        return nil
    }

    /// In the order in which they are said; nil if there is none, or one is said twice.
    static func take(_ scanner: inout CellScanner) -> [Weekday]? {
        scanner.attempt { scanner in
            _ = scanner.take(anyOf: ["매주", "every"])
            if scanner.take(anyOf: ["평일", "weekdays"]) { return Array(Weekday.allCases[0..<5]) }
            if scanner.take(anyOf: ["주말", "weekends"]) { return [.saturday, .sunday] }
            if scanner.take(anyOf: ["매일", "daily", "day"]) { return Weekday.allCases }
            guard let first = takeDay(&scanner) else { return nil }
            var days = [first]
            while let more = scanner.attempt({ takeMore(&$0, after: days[days.count - 1]) }) { days += more }
            return Set(days).count == days.count ? days : nil
        }
    }

    /// `·수`, `수`, `~금`; for a range the days after the one before it.
    private static func takeMore(_ scanner: inout CellScanner, after last: Weekday) -> [Weekday]? {
        if scanner.take("~") {
            guard let day = takeDay(&scanner), day > last else { return nil }
            return ((last.rawValue + 1)...day.rawValue).map { Weekday(rawValue: $0)! }
        }
        _ = scanner.take(anyOf: ["·", "/", ",", "&", "및", "and ", "와 ", "과 "])
        return takeDay(&scanner).map { [$0] }
    }

    /// `월·수`; three or more in a row are `월~금`.
    static func text(_ days: [Weekday], _ language: Language) -> String {
        let isRun = days.count >= 3 && zip(days, days.dropFirst()).allSatisfy { $1.rawValue == $0.rawValue + 1 }
        return isRun
            ? days[0].wording(language) + CellText.to(language) + days[days.count - 1].wording(language)
            : days.map { $0.wording(language) }.joined(separator: "·")
    }
}

/// Hours that recur every week: `월–금 09:00–18:00; 토 09:00–13:00`, `월 09:00–12:00, 13:00–18:00`.
enum WeeklyHoursText {
    static func read(_ cell: String) -> [WeeklyHours]? {
        var scanner = CellScanner(cell)
        var hours: [WeeklyHours] = []
        while !scanner.isAtEnd {
            guard let days = WeekdayText.take(&scanner) else { return nil }
            _ = scanner.take(":")
            guard let first = ClockText.takeRange(&scanner) else { return nil }
            var ranges = [first]
            while let more = scanner.attempt({ scanner -> ClockRange? in
                _ = scanner.take(anyOf: [",", "·", "/", "&"])
                return ClockText.takeRange(&scanner)
            }) {
                ranges.append(more)
            }
            for day in days { hours += ranges.map { WeeklyHours(weekday: day, time: $0) } }
            _ = scanner.take(anyOf: [";", ",", "/"])
            scanner.skipSpaces()
        }
        return hours
    }

    static func text(_ hours: [WeeklyHours], _ language: Language) -> String {
        var groups: [(days: [Weekday], ranges: [ClockRange])] = []
        var index = 0
        while index < hours.count {
            let day = hours[index].weekday
            var ranges: [ClockRange] = []
            while index < hours.count, hours[index].weekday == day {
                ranges.append(hours[index].time)
                index += 1
            }
            if let last = groups.last, last.ranges == ranges, !last.days.contains(day) {
                groups[groups.count - 1].days.append(day)
            } else {
                groups.append(([day], ranges))
            }
        }
        return groups.map { group in
            WeekdayText.text(group.days, language) + " "
                + group.ranges.map { $0.cell(language) }.joined(separator: ", ")
        }.joined(separator: "; ")
    }
}
