import Model

/// The words of one text message about several engagements: as short as they can be and still be enough.
public enum TextBody {
    /// What template a text is written to, by the name under which it was approved.
    public enum Template: String, Hashable, Sendable, CaseIterable {
        case schedule = "NARU_SCHEDULE"
        case reminder = "NARU_REMINDER"
    }

    /// Of a publication: what is new, changed and cancelled for one person.
    public static func schedule(
        _ notices: [Notice], to name: String, number: PhoneNumber, from signature: Signature, link: String,
        language: Language
    ) -> TextMessage {
        let lines = notices.map { line($0, language) }
        return message(
            .schedule, head: TextWords.schedule(name)[language], lines,
            tail: TextWords.cancel(signature.phone)[language],
            to: name, number: number, from: signature, link: link, language: language)
    }

    /// Of the day before, or three days before: what is on that day.
    public static func reminder(
        _ notices: [Notice], on day: LocalDate, daysBefore: Int, to name: String, number: PhoneNumber,
        from signature: Signature, link: String, language: Language
    ) -> TextMessage {
        let lines = notices.map { notice in
            ([notice.meetings.first?.time.start.wording(language) ?? "", notice.title] + place(notice, language))
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
        let tail = daysBefore >= 3 ? TextWords.cancel(signature.phone) : TextWords.ask(signature.phone)
        return message(
            .reminder, head: TextWords.reminder(name, day, daysBefore)[language], lines, tail: tail[language], to: name,
            number: number, from: signature, link: link, language: language)
    }

    /// All lines if they fit a long message, otherwise as many as do and how many more there are.
    private static func message(
        _ template: Template, head: String, _ lines: [String], tail: String, to name: String, number: PhoneNumber,
        from signature: Signature, link: String, language: Language
    ) -> TextMessage {
        let link = WebAddress.safe(link) ?? ""
        var shown = lines.count
        while true {
            let rest = lines.count - shown
            let body = lines.prefix(shown).map { "- \($0)" } + (rest > 0 ? [TextWords.further(rest)[language]] : [])
            let opening = signature.organization.isEmpty ? head : "[\(signature.organization)] \(head)"
            let text = ([opening] + body + [tail, link]).filter { !$0.isEmpty }.joined(separator: "\n")
            let message = TextMessage(
                number: number, name: name, template: template.rawValue,
                variables: [
                    .init(TextWords.nameVariable, name), .init(TextWords.countVariable, String(lines.count)),
                    .init(TextWords.contentVariable, body.joined(separator: " / ")),
                    .init(TextWords.phoneVariable, signature.phone),
                ], title: TextWords.title[language], text: text, link: link)
            if !message.isTooLong || shown == 0 { return message }
            shown -= 1
        }
    }

    private static func line(_ notice: Notice, _ language: Language) -> String {
        let mark = TextWords.mark(notice)[language]
        let shown = notice.reasons.contains(.meetingsMoved) ? notice.added : notice.meetings
        var when = shown.first.map { "\($0.date.shortWording(language)) \($0.time.start.wording(language))" } ?? ""
        if shown.count > 1 { when += TextWords.andMore(shown.count - 1)[language] }
        return (["\(mark):", notice.title, when] + (notice.isCancellation ? [] : place(notice, language)))
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func place(_ notice: Notice, _ language: Language) -> [String] {
        [notice.place.name.isEmpty ? LetterWords.online[language] : notice.place.name]
    }
}

/// The words of texts.
enum TextWords {
    static let title = Phrase("일정 안내", "Your schedule")
    /// Names of the template's variables: approved with it, so the same in both languages.
    static let nameVariable = "이름"
    static let countVariable = "건수"
    static let contentVariable = "내용"
    static let phoneVariable = "문의전화"

    static func schedule(_ name: String) -> Phrase { Phrase("\(name) 님 일정을 알려 드립니다.", "\(name), your schedule:") }

    static func reminder(_ name: String, _ day: LocalDate, _ daysBefore: Int) -> Phrase {
        let korean = daysBefore == 1 ? "내일 \(day.shortWording(.korean))" : day.shortWording(.korean)
        let english = daysBefore == 1 ? "tomorrow, \(day.shortWording(.english))" : "on \(day.shortWording(.english))"
        return Phrase("\(name) 님, \(korean) 일정이 있습니다.", "\(name), your appointments \(english):")
    }

    static func mark(_ notice: Notice) -> Phrase {
        if notice.isCancellation { return Phrase("취소", "Cancelled") }
        if notice.reasons.contains(.new) || notice.reasons.contains(.recipient) { return Phrase("새 일정", "New") }
        return Phrase("변경", "Changed")
    }

    static func andMore(_ count: Int) -> Phrase { Phrase(" 외 \(count)회", " and \(count) more") }
    static func further(_ count: Int) -> Phrase { Phrase("그 밖에 \(count)건", "and \(count) more") }

    static func cancel(_ phone: String) -> Phrase {
        phone.isEmpty
            ? Phrase("취소는 이틀 전 정오까지 알려 주십시오.", "To cancel, tell us by noon two days before.")
            : Phrase("취소는 이틀 전 정오까지 \(phone)", "To cancel, call \(phone) by noon two days before.")
    }

    static func ask(_ phone: String) -> Phrase {
        phone.isEmpty ? Phrase("", "") : Phrase("문의 \(phone)", "Questions: \(phone)")
    }
}
