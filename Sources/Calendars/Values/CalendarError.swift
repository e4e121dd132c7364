import Model

/// Why a calendar could not be written.
public enum CalendarError: Error, Hashable, Sendable {
    /// Not a zone that the time zone data knows.
    case unknownTimeZone(String)
    /// An identifier that is empty, longer than 255 bytes or not plain ASCII.
    case badUID(String)
    /// A recurrence without a day, or whose first meeting is not on one of its days, or whose last day is before it.
    case badSeries(uid: String)
    /// A calendar holds at least one component (RFC 5545 §3.6).
    case emptyCalendar
    /// An invitation without organizer or attendee.
    case noParties(uid: String)
    /// libical gave no component, property or text: memory ran out.
    case library

    /// One sentence for people.
    public func words(in language: Language) -> String {
        switch (self, language) {
        case (.unknownTimeZone(let name), .korean): "알 수 없는 시간대입니다: \(name)"
        case (.unknownTimeZone(let name), .english): "Unknown time zone: \(name)"
        case (.badUID(let uid), .korean): "일정의 고유번호(UID)를 쓸 수 없습니다: \(uid)"
        case (.badUID(let uid), .english): "An event's identifier (UID) cannot be used: \(uid)"
        case (.badSeries(let uid), .korean): "반복 일정의 첫날·요일·마지막 날이 서로 맞지 않습니다: \(uid)"
        case (.badSeries(let uid), .english): "The first day, weekdays and last day of a series disagree: \(uid)"
        case (.emptyCalendar, .korean): "일정이 하나도 없는 달력은 만들 수 없습니다."
        case (.emptyCalendar, .english): "A calendar cannot be empty."
        case (.noParties(let uid), .korean): "초대장에 보내는 이 또는 받는 이의 전자우편 주소가 없습니다: \(uid)"
        case (.noParties(let uid), .english): "An invitation lacks its sender's or recipient's address: \(uid)"
        case (.library, .korean): "달력 라이브러리(libical)가 결과를 내지 못했습니다."
        case (.library, .english): "The calendar library (libical) gave no result."
        }
    }
}
