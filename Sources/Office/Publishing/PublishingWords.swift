import Model
import Post

/// Words of publishing that lists and previews show.
enum PublishingWords {
    static func reason(_ reason: Notice.Reason) -> Phrase {
        switch reason {
        case .new: Phrase("새 일정", "new")
        case .recipient: Phrase("받는 주소 변경", "address changed")
        case .time: Phrase("시간 변경", "time changed")
        case .meetingsMoved: Phrase("일부 모임 시간 변경", "single meetings moved")
        case .meetingsCancelled: Phrase("일부 모임 취소", "single meetings cancelled")
        case .meetingsAdded: Phrase("모임 추가", "meetings added")
        case .place: Phrase("장소 변경", "room changed")
        case .staff: Phrase("담당자 변경", "counselor changed")
        case .details: Phrase("안내 내용 변경", "details changed")
        case .cancelled: Phrase("일정 취소", "cancelled")
        }
    }

    static func more(_ count: Int) -> Phrase { Phrase(" 외 \(count)회", " and \(count) more") }

    static func reminder(_ day: LocalDate, _ days: Int) -> Phrase {
        Phrase("\(days)일 전 알림: \(day.wording(.korean))", "reminder \(days) days before: \(day.wording(.english))")
    }
}
