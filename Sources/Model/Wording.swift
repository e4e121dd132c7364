/// Dates and times as people say them: `2027년 1월 5일(화) 오후 2시`, `Tuesday 5 January 2027, 2 pm`. Written out here, not
/// by a system's locale, so that every machine says the same.
extension LocalDate {
    /// `2027년 1월 5일(화)` or `Tue 5 January 2027`.
    public func wording(_ language: Language) -> String {
        let (y, m, d) = ymd
        return switch language {
        case .korean: "\(y)년 \(m)월 \(d)일(\(weekday.korean))"
        case .english: "\(weekday.english) \(d) \(LocalDate.englishMonths[m - 1]) \(y)"
        }
    }

    /// Without the year: `1월 5일(화)` or `Tue 5 January`.
    public func shortWording(_ language: Language) -> String {
        let (_, m, d) = ymd
        return switch language {
        case .korean: "\(m)월 \(d)일(\(weekday.korean))"
        case .english: "\(weekday.english) \(d) \(LocalDate.englishMonths[m - 1])"
        }
    }

    static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension ClockTime {
    /// `오후 2시`, `오전 9시 30분`, `낮 12시`; `2 pm`, `9:30 am`, `12 noon`. Midnight is `밤 12시`, `12 midnight`.
    public func wording(_ language: Language) -> String {
        let hour = minutes / 60
        let minute = minutes % 60
        let onDial = hour % 12 == 0 ? 12 : hour % 12
        switch language {
        case .korean:
            let half =
                switch (hour, minute) {
                case (12, 0): "낮"
                case (0, 0), (24, 0): "밤"
                default: hour < 12 ? "오전" : "오후"
                }
            return "\(half) \(onDial)시" + (minute == 0 ? "" : " \(minute)분")
        case .english:
            if minutes == 720 { return "12 noon" }
            if minutes % 1440 == 0 { return "12 midnight" }
            return "\(onDial)" + (minute == 0 ? "" : ":\(padded(minute, 2))") + (hour < 12 ? " am" : " pm")
        }
    }
}

extension ClockRange {
    /// `오후 2시~4시 30분`: the half of the day is said again only where it changes. `2 pm–4:30 pm`.
    public func wording(_ language: Language) -> String {
        let (first, last) = (start.wording(language), end.wording(language))
        guard language == .korean else { return "\(first)–\(last)" }
        let half = first.prefix { $0 != " " }
        guard half == last.prefix(while: { $0 != " " }) else { return "\(first)~\(last)" }
        return "\(first)~\(last.drop { $0 != " " }.dropFirst())"
    }

    /// `14:00–16:30`.
    public var text: String { "\(start.text)–\(end.text)" }
}

extension Meeting {
    /// `2027년 1월 5일(화) 오후 2시~4시`.
    public func wording(_ language: Language) -> String {
        date.wording(language) + (language == .korean ? " " : ", ") + time.wording(language)
    }
}

extension Weekday {
    /// 월 or Mon.
    public func wording(_ language: Language) -> String { language == .korean ? korean : english }
}

extension Won {
    /// `600,000원` or `₩600,000`.
    public func wording(_ language: Language) -> String {
        let digits = grouped(amount)
        return language == .korean ? "\(digits)원" : "₩\(digits)"
    }
}

extension Minutes {
    /// `1시간 30분`, `45분`; `1 h 30 min`.
    public func wording(_ language: Language) -> String {
        let (hours, rest) = (count / 60, count % 60)
        let parts: [String] =
            switch language {
            case .korean: [hours == 0 ? "" : "\(hours)시간", rest == 0 && hours != 0 ? "" : "\(rest)분"]
            case .english: [hours == 0 ? "" : "\(hours) h", rest == 0 && hours != 0 ? "" : "\(rest) min"]
            }
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// `1,234,567`, whatever the locale.
public func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text += "," }
        text.append(digit)
    }
    return text
}
