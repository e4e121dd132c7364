import Model

/// Every word of letters and texts, in both languages, as a careful public office writes to older people.
enum LetterWords {
    static func reason(_ reason: Notice.Reason) -> Phrase {
        switch reason {
        case .new: Phrase("일정이 정해졌습니다", "has been arranged for you")
        case .recipient: Phrase("일정을 새 주소로 보내 드립니다", "is sent to your new address")
        case .time: Phrase("날짜와 시간이 바뀌었습니다", "has a new date and time")
        case .meetingsMoved: Phrase("일부 모임의 시간이 바뀌었습니다", "has meetings at a new time")
        case .meetingsCancelled: Phrase("일부 모임이 취소되었습니다", "has fewer meetings")
        case .meetingsAdded: Phrase("모임이 더해졌습니다", "has further meetings")
        case .place: Phrase("장소가 바뀌었습니다", "is in a new place")
        case .staff: Phrase("담당자가 바뀌었습니다", "is held by someone else")
        case .details: Phrase("안내가 바뀌었습니다", "has new details")
        case .cancelled: Phrase("일정이 취소되었습니다", "is cancelled")
        }
    }

    /// In front of the title in the subject.
    static func mark(_ notice: Notice) -> Phrase {
        if notice.isCancellation { return Phrase("취소", "Cancelled") }
        if notice.reasons.contains(.new) || notice.reasons.contains(.recipient) {
            return Phrase("일정 안내", "Appointment")
        }
        return Phrase("변경", "Changed")
    }

    static func greeting(_ name: String) -> Phrase {
        name.isEmpty ? Phrase("안녕하십니까?", "Hello,") : Phrase("\(name) 님, 안녕하십니까?", "Dear \(name),")
    }

    static func opening(_ title: String, _ reason: Notice.Reason) -> Phrase {
        Phrase("‘\(title)’ \(self.reason(reason).korean).", "‘\(title)’ \(self.reason(reason).english).")
    }

    static let when = Phrase("언제", "When")
    static let noLonger = Phrase("없어진 날짜", "No longer")
    static let newDates = Phrase("새 날짜", "New dates")
    static let cancelledDates = Phrase("취소된 날짜", "Cancelled dates")
    static let place = Phrase("어디서", "Where")
    static let online = Phrase("온라인", "Online")
    static let map = Phrase("지도 보기", "Map")
    static let held = Phrase("담당", "With")
    static let more = Phrase("더 알아보기", "More")
    static let unable = Phrase("못 오시게 되면", "If you cannot come")
    static let questions = Phrase("궁금하시면", "Questions")
    static func further(_ count: Int) -> Phrase {
        Phrase("그 밖에 \(count)번 — 첨부한 일정에 모두 있습니다", "and \(count) more, all in the attached calendar")
    }

    /// Cancelling is free until noon two days before.
    static func cancelBy(_ deadline: LocalDate, phone: String) -> Phrase {
        let noon = ClockTime(hour: 12)!
        let call = phone.isEmpty ? Phrase("", "") : Phrase(" \(phone)(으)로 전화하시거나,", " call \(phone) or")
        return Phrase(
            "\(deadline.wording(.korean)) \(noon.wording(.korean))까지\(call.korean) 이 메일의 초대에 ‘거절’을 눌러 주십시오. "
                + "취소는 이틀 전 정오까지 하실 수 있습니다.",
            "Please\(call.english) decline the invitation in this mail by \(noon.wording(.english)) on "
                + "\(deadline.wording(.english)). Appointments can be cancelled until noon two days before.")
    }

    static func ask(_ organization: String, _ phone: String) -> Phrase {
        phone.isEmpty
            ? Phrase(organization, organization) : Phrase("\(organization) \(phone)", "\(organization), \(phone)")
    }

    static let completing = Phrase("일정 보충", "Calendar update")
    static func completes(_ title: String) -> Phrase {
        Phrase(
            "‘\(title)’ 안내에 딸린 달력 정보입니다. 따로 하실 일은 없습니다.",
            "This completes what was sent about ‘\(title)’; there is nothing you need to do.")
    }

    static func digest(_ count: Int) -> Phrase {
        Phrase("[일정 변경] 내 일정 \(count)건이 바뀌었습니다", "[Changed] \(count) of your engagements")
    }
    static let digestOpening = Phrase(
        "달력에서 바뀐 것을 알려 드립니다. 구독하신 달력에는 저절로 나타납니다.",
        "This is what changed in your calendar; the one you subscribe to shows it by itself.")

    static func reminder(_ day: LocalDate, _ days: Int) -> Phrase {
        Phrase(
            "[알림] \(days == 1 ? "내일 " : "")\(day.shortWording(.korean)) 일정이 있습니다",
            "[Reminder] Your appointments \(days == 1 ? "tomorrow, " : "on ")\(day.shortWording(.english))")
    }
    static func reminds(_ day: LocalDate, _ days: Int) -> Phrase {
        Phrase(
            "\(days == 1 ? "내일 " : "")\(day.wording(.korean))에 일정이 있습니다.",
            "You have appointments \(days == 1 ? "tomorrow, " : "on ")\(day.wording(.english)).")
    }
    static func stillCancel(_ deadline: LocalDate, phone: String) -> Phrase {
        let noon = ClockTime(hour: 12)!
        let call = phone.isEmpty ? Phrase("", "") : Phrase(" \(phone)(으)로", " on \(phone)")
        return Phrase(
            "못 오시게 되면 \(deadline.wording(.korean)) \(noon.wording(.korean))까지\(call.korean) 알려 주십시오.",
            "If you cannot come, tell us\(call.english) by \(noon.wording(.english)) on \(deadline.wording(.english)).")
    }

    static let closing = Phrase("고맙습니다.", "With kind regards,")
    static let removeIt = Phrase(
        "이 일정은 달력에서 지워집니다. 따로 하실 일은 없습니다.", "It disappears from your calendar; there is nothing you need to do.")

    /// Names in a row; `12회`.
    static func count(_ count: Int) -> Phrase { Phrase("\(count)회", "\(count) meetings") }
}
