import Model

/// Every word that this room puts into a calendar, in both languages.
enum CalendarWords {
    static func untitled(_ language: Language) -> String {
        language == .korean ? "일정" : "Event"
    }

    static func mine(_ language: Language) -> String {
        language == .korean ? "나의 일정" : "My schedule"
    }

    static func programme(_ name: String, _ language: Language) -> String {
        language == .korean ? "사업: \(name)" : "Programme: \(name)"
    }

    /// `담당: 김상담 (상담사), …`
    static func staff(_ staff: [EventStaff], _ language: Language) -> String {
        let names = staff.map { $0.role.isEmpty ? $0.name : "\($0.name) (\($0.role))" }.joined(separator: ", ")
        return language == .korean ? "담당: \(names)" : "With: \(names)"
    }

    static func employer(_ name: String, _ language: Language) -> String {
        language == .korean ? "기업: \(name)" : "Employer: \(name)"
    }

    static func meetings(_ count: Int, _ language: Language) -> String {
        language == .korean ? "모두 \(count)회" : count == 1 ? "1 meeting" : "\(count) meetings"
    }

    static func contact(_ name: String, phone: String, _ language: Language) -> String {
        let who = [name, phone].filter { !$0.isEmpty }.joined(separator: " ")
        return language == .korean ? "문의: \(who)" : "Questions: \(who)"
    }

    static func participant(_ name: String, _ language: Language) -> String {
        language == .korean ? "\(name) 님" : name
    }

    static func reminder(_ before: Minutes, of title: String, _ language: Language) -> String {
        let (days, rest) = before.count.quotientAndRemainder(dividingBy: 1440)
        let when =
            switch (rest == 0, language) {
            case (true, .korean): "\(days)일 뒤"
            case (true, .english): days == 1 ? "In 1 day" : "In \(days) days"
            case (false, .korean): "\(before.count)분 뒤"
            case (false, .english): "In \(before.count) minutes"
            }
        return "\(when): \(title)"
    }
}
