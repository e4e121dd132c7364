import Model

/// Something in a foreign calendar that was not taken as it stands. Nothing is passed over without one of these.
public struct CalendarFinding: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        // The file.
        case tooLarge(bytes: Int, most: Int)
        case notACalendar
        case nestedTooDeep(most: Int)
        /// Neither UTF-8 nor CP949.
        case unreadableText
        /// EUC-KR or CP949, as older Korean programs write it; read as such.
        case convertedFromCP949
        case controlCharactersRemoved(Int)
        /// A BEGIN without its END, or the other way round.
        case unbalanced(String)
        case lineTooLong(property: String)
        /// A component of more lines than anybody's has; the rest of them is left out.
        case tooManyLines(String, most: Int)
        /// More findings than anybody reads; this many are not listed.
        case more(Int)

        // An item.
        case componentIgnored(String, count: Int)
        case unreadable(property: String, value: String)
        case noStart
        /// 30 February, 25:00.
        case impossibleTime(property: String, value: String)
        case endsBeforeItStarts
        case noLength
        /// Read as local to the centre.
        case unknownZone(String)
        /// Local to wherever one is: read as local to the calendar's or the centre's zone.
        case floatingTime
        case free
        case cancelled
        case tentative
        /// In a list of holidays, a day that is kept but not free (기념일): the centre is open.
        case observance
        case noUID
        /// One UID twice: the newer one counts.
        case duplicate
        /// One UID for several events that are equally new: all count.
        case sharedUID
        /// A changed meeting of a series that is not in the file: taken as a meeting.
        case changeWithoutSeries
        /// The first meeting is not one that its rule gives: it counts all the same.
        case startOutsideRule
        /// The rule is not taken; the first meeting alone counts.
        case ruleRefused(String)
        case tooManyOccurrences(most: Int)
        /// An exception given as a day where the meetings have times: all meetings of that day fall out.
        case exceptionByDay
    }

    public var kind: Kind
    /// Which item: its first date as written, and its UID; empty where it is the whole file.
    public var item: String

    public init(_ kind: Kind, item: String = "") {
        self.kind = kind
        self.item = item
    }

    /// Whether what it speaks of does not count at all; else it counts as said, in doubt.
    public var isSkipped: Bool {
        switch kind {
        case .tooLarge, .notACalendar, .nestedTooDeep, .unreadableText, .lineTooLong, .tooManyLines, .componentIgnored,
            .unreadable,
            .noStart, .impossibleTime, .noLength, .free, .cancelled, .observance, .duplicate, .tooManyOccurrences,
            .unbalanced, .more:
            true
        case .convertedFromCP949, .controlCharactersRemoved, .endsBeforeItStarts, .unknownZone, .floatingTime,
            .tentative, .noUID, .sharedUID, .changeWithoutSeries, .startOutsideRule, .ruleRefused, .exceptionByDay:
            false
        }
    }

    /// One sentence for people.
    public func words(in language: Language) -> String {
        let text = language == .korean ? korean : english
        return item.isEmpty ? text : "\(item): \(text)"
    }

    private var korean: String {
        switch kind {
        case .tooLarge(let bytes, let most): "달력 파일이 너무 큽니다(\(bytes)바이트, 최대 \(most)바이트)."
        case .notACalendar: "iCalendar(.ics) 파일이 아닙니다."
        case .nestedTooDeep(let most): "구성 요소가 \(most)단계보다 깊게 겹쳐 있습니다."
        case .unreadableText: "UTF-8도 CP949도 아닌 글자라 읽을 수 없습니다."
        case .convertedFromCP949: "UTF-8이 아니어서 CP949(EUC-KR)로 읽었습니다."
        case .controlCharactersRemoved(let count): "제어 문자 \(count)개를 뺐습니다."
        case .unbalanced(let name): "BEGIN과 END의 짝이 맞지 않습니다(\(name))."
        case .lineTooLong(let property): "\(property) 줄이 너무 길어 뺐습니다."
        case .tooManyLines(let name, let most): "\(name) 하나에 \(most)줄이 넘어 그 뒤는 뺐습니다."
        case .more(let count): "그 밖에 \(count)건이 더 있습니다."
        case .componentIgnored(let name, let count): "\(name) 항목 \(count)개는 일정이 아니어서 읽지 않았습니다."
        case .unreadable(let property, let value): "\(property)의 값을 읽을 수 없습니다: \(value)"
        case .noStart: "시작(DTSTART)이 없어 뺐습니다."
        case .impossibleTime(let property, let value): "\(property)에 없는 날짜나 시각이 있습니다: \(value)"
        case .endsBeforeItStarts: "끝이 시작보다 빨라, 시작한 날 하루 또는 시작 시각만 인정했습니다."
        case .noLength: "길이가 없는 일정이라 뺐습니다."
        case .unknownZone(let name): "알 수 없는 시간대 ‘\(name)’이어서 센터의 시간대로 읽었습니다."
        case .floatingTime: "시간대가 없어 달력 또는 센터의 시간대로 읽었습니다."
        case .free: "‘한가함’으로 표시된 일정이라 뺐습니다."
        case .cancelled: "취소된 일정이라 뺐습니다."
        case .tentative: "미정인 일정이지만 바쁜 시간으로 보았습니다."
        case .observance: "공휴일이 아닌 기념일이라 휴관으로 보지 않았습니다."
        case .noUID: "고유번호(UID)가 없습니다."
        case .duplicate: "같은 고유번호(UID)의 일정이 또 있어 새것만 읽었습니다."
        case .sharedUID: "다른 일정과 고유번호(UID)가 같지만 둘 다 인정했습니다."
        case .changeWithoutSeries: "바뀐 모임의 원래 반복 일정이 파일에 없어, 그 모임만 읽었습니다."
        case .startOutsideRule: "첫 모임이 반복 규칙에 맞지 않지만 인정했습니다."
        case .ruleRefused(let rule): "반복 규칙을 받아들일 수 없어 첫 모임만 읽었습니다: \(rule)"
        case .tooManyOccurrences(let most): "모임이 \(most)번보다 많아 그 뒤는 뺐습니다."
        case .exceptionByDay: "날짜로만 적힌 예외라 그날의 모임을 모두 뺐습니다."
        }
    }

    private var english: String {
        switch kind {
        case .tooLarge(let bytes, let most): "The calendar file is too large (\(bytes) bytes, at most \(most))."
        case .notACalendar: "This is no iCalendar (.ics) file."
        case .nestedTooDeep(let most): "Components are nested deeper than \(most) levels."
        case .unreadableText: "The text is neither UTF-8 nor CP949."
        case .convertedFromCP949: "The text is not UTF-8; it was read as CP949 (EUC-KR)."
        case .controlCharactersRemoved(let count): "\(count) control characters were removed."
        case .unbalanced(let name): "BEGIN and END do not match (\(name))."
        case .lineTooLong(let property): "A line of \(property) is too long and was left out."
        case .tooManyLines(let name, let most): "A \(name) has more than \(most) lines; the rest was left out."
        case .more(let count): "There are \(count) more findings."
        case .componentIgnored(let name, let count): "\(count) × \(name): no events, not read."
        case .unreadable(let property, let value): "The value of \(property) cannot be read: \(value)"
        case .noStart: "It has no start (DTSTART) and was left out."
        case .impossibleTime(let property, let value): "\(property) names a date or time that does not exist: \(value)"
        case .endsBeforeItStarts: "It ends before it starts; only its first day or moment counts."
        case .noLength: "It has no length and was left out."
        case .unknownZone(let name): "The time zone “\(name)” is unknown; it was read as the centre's."
        case .floatingTime: "It has no time zone and was read in the calendar's or the centre's."
        case .free: "It is marked as free and was left out."
        case .cancelled: "It is cancelled and was left out."
        case .tentative: "It is tentative and counts as busy."
        case .observance: "It is an observance, not a holiday, and closes nothing."
        case .noUID: "It has no UID."
        case .duplicate: "Another event has the same UID; the newer one counts."
        case .sharedUID: "It has the UID of another event; both count."
        case .changeWithoutSeries: "The series of this changed meeting is not in the file; the meeting alone counts."
        case .startOutsideRule: "The first meeting does not follow its rule; it counts all the same."
        case .ruleRefused(let rule): "The rule cannot be taken; only the first meeting counts: \(rule)"
        case .tooManyOccurrences(let most): "It has more than \(most) meetings; the rest was left out."
        case .exceptionByDay: "An exception names a day only; all its meetings of that day fall out."
        }
    }
}
