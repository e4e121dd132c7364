import Model

/// Times of day as people type them: `14:00`, `오후 2시 30분`, `14시`, `2:30 pm`, `9시 반`, `정오`; and stretches of them:
/// `14:00~16:00`, `14시–16시 30분`, `오후 2시~4시`, `10-12시`, `10:00부터 12:00까지`.
enum ClockText {
    private enum Half { case morning, afternoon }

    private struct Reading {
        var half: Half?
        var hour: Int
        var minute: Int
        /// It says of itself that it is a time: `14:00`, `14시`, `2 pm`; a bare `10` does not.
        var isMarked: Bool

        func time(inheriting inherited: Half?) -> ClockTime? {
            switch half ?? inherited {
            case nil: return ClockTime(hour: hour, minute: minute)
            case .morning:
                guard (0...12).contains(hour) else { return nil }
                return ClockTime(hour: hour == 12 ? 0 : hour, minute: minute)
            case .afternoon:
                guard (1...12).contains(hour) else { return nil }
                return ClockTime(hour: hour == 12 ? 12 : hour + 12, minute: minute)
            }
        }
    }

    static func time(_ cell: String) -> ClockTime? {
        var scanner = CellScanner(cell)
        guard let reading = take(&scanner), reading.isMarked else { return nil }
        scanner.skipSpaces()
        return scanner.isAtEnd ? reading.time(inheriting: nil) : nil
    }

    static func takeRange(_ scanner: inout CellScanner) -> ClockRange? {
        scanner.attempt { scanner in
            guard let first = take(&scanner) else { return nil }
            guard scanner.take(anyOf: ["~", "부터", "에서", "to "]), let last = take(&scanner) else { return nil }
            _ = scanner.take("까지")
            guard first.isMarked || last.isMarked, first.half != nil || last.half == nil else { return nil }
            // 오후 2시~4시 ends in the afternoon too; 오후 2시~16시 says so itself.
            let inherited = first.half == .afternoon && last.hour <= 12 ? first.half : nil
            guard let start = first.time(inheriting: nil), let end = last.time(inheriting: inherited) else {
                return nil
            }
            return ClockRange(start, end)
        }
    }

    private static func take(_ scanner: inout CellScanner) -> Reading? {
        if scanner.take("정오") { return Reading(half: nil, hour: 12, minute: 0, isMarked: true) }
        var half: Half?
        if scanner.take(anyOf: ["오전", "새벽", "아침", "am "]) { half = .morning }
        if half == nil, scanner.take(anyOf: ["오후", "낮", "저녁", "pm "]) { half = .afternoon }
        guard let hour = scanner.takeNumber(), hour.digits <= 2 else { return nil }
        var reading = Reading(half: half, hour: hour.value, minute: 0, isMarked: half != nil)
        if scanner.take(":") {
            guard let minute = scanner.takeNumber(), minute.digits == 2, minute.value < 60 else { return nil }
            reading.minute = minute.value
            reading.isMarked = true
            // Excel writes seconds behind times of some formats.
            if scanner.take(":"), scanner.takeNumber()?.value != 0 { return nil }
        } else if scanner.take("시") {
            guard !scanner.take("간") else { return nil }
            reading.isMarked = true
            if scanner.take("반") {
                reading.minute = 30
            } else if let minute = scanner.attempt({ scanner -> Int? in
                guard let minute = scanner.takeNumber(), minute.value < 60, scanner.take("분") else { return nil }
                return minute.value
            }) {
                reading.minute = minute
            }
        }
        if half == nil {
            if scanner.take(anyOf: ["am", "a.m."]) { reading.half = .morning }
            if scanner.take(anyOf: ["pm", "p.m."]) { reading.half = .afternoon }
            reading.isMarked = reading.isMarked || reading.half != nil
        }
        return reading
    }
}

extension ClockRange {
    /// `14:00~16:00`, `14:00-16:00`: signs that code page 949 has. It has no en dash, and Excel in Korea would save a
    /// question mark in its place.
    func cell(_ language: Language) -> String { start.text + CellText.to(language) + end.text }
}

extension CellText {
    /// Between the ends of a range.
    static func to(_ language: Language) -> String { language == .korean ? "~" : "-" }
}
