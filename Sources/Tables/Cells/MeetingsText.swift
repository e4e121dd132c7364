import Model

/// Single meetings: `2027-03-20 10:00–12:00; 2027. 3. 27. 오후 2시~4시`.
enum MeetingsText {
    static func read(_ cell: String) -> [Meeting]? {
        var scanner = CellScanner(cell)
        var meetings: [Meeting] = []
        while !scanner.isAtEnd {
            guard case .date(let date) = DateText.take(&scanner), let time = ClockText.takeRange(&scanner) else {
                return nil
            }
            meetings.append(Meeting(date: date, time: time))
            _ = scanner.take(anyOf: [";", ","])
            scanner.skipSpaces()
        }
        return meetings
    }

    static func text(_ meetings: [Meeting], _ language: Language) -> String {
        meetings.map { "\($0.date.iso) \($0.time.cell(language))" }.joined(separator: "; ")
    }

    /// One stretch of a day: `14:00–15:00`.
    static func range(_ cell: String) -> ClockRange? {
        var scanner = CellScanner(cell)
        guard let range = ClockText.takeRange(&scanner) else { return nil }
        scanner.skipSpaces()
        return scanner.isAtEnd ? range : nil
    }
}

/// The parts of a choice: `+` between the parts of a package, `|` between offerings any of which meets a part.
enum ChoiceText {
    static func read(_ cell: String) -> [[String]]? {
        var parts: [[String]] = []
        for part in CellText.narrow(cell).split(separator: "+", omittingEmptySubsequences: false) {
            var offerings: [String] = []
            for item in part.split(separator: "|", omittingEmptySubsequences: false) {
                guard let id = Row.id(String(item)), !offerings.contains(id) else { return nil }
                offerings.append(id)
            }
            parts.append(offerings)
        }
        return parts
    }

    static func text(_ parts: [[String]]) -> String {
        parts.map { $0.joined(separator: " | ") }.joined(separator: " + ")
    }
}
