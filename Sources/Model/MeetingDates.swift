/// The days on which a meeting pattern is held, and what closures did to it.
public struct MeetingDates: Hashable, Sendable {
    /// Held, in order of time.
    public var meetings: [Meeting]
    /// Days of the pattern on which nothing is held because of a closure, in order of time.
    public var skipped: [Meeting]
    /// How many of `meetings` come after the pattern's own last one, to make up for `skipped`.
    public var madeUp: Int

    public init(meetings: [Meeting], skipped: [Meeting] = [], madeUp: Int = 0) {
        self.meetings = meetings
        self.skipped = skipped
        self.madeUp = madeUp
    }
}

/// Why a pattern cannot be laid into a term.
public enum PatternFault: Error, Hashable, Sendable, Codable {
    case noWeekdays
    /// The promised count is not positive, or the last day comes before the first.
    case noMeetings
    /// It begins on a day outside of the term.
    case startsOutside(LocalDate)
    /// Of the promised meetings only so many fit before the term ends.
    case runsPastTerm(promised: Int, fit: Int)
    /// Every meeting falls on a closure.
    case allOnClosures(count: Int)
}

extension MeetingPattern {
    /// The pattern's meetings between two days of a term, both included.
    ///
    /// With `.skip`, a meeting on a closure is not held. With `.makeUp`, as many further days of the pattern are
    /// added at the end as fell on closures, as long as the term lasts.
    /// - Parameter isClosed: whether something closes the place during that meeting.
    public func meetings(
        from first: LocalDate, to last: LocalDate, isClosed: (Meeting) -> Bool
    ) throws(PatternFault) -> MeetingDates {
        guard !weekdays.isEmpty else { throw .noWeekdays }
        guard first <= from, from <= last else { throw .startsOutside(from) }
        let promised = promisedCount
        guard promised > 0 else { throw .noMeetings }
        let wanted = Set(weekdays)

        var result = MeetingDates(meetings: [])
        var day = from
        var ofPattern = 0
        while day <= last {
            defer { day = day + 1 }
            guard wanted.contains(day.weekday) else { continue }
            let isOwn = ofPattern < promised
            let isNeeded = isOwn || (closures == .makeUp && result.meetings.count < promised)
            guard isNeeded else { break }
            ofPattern += isOwn ? 1 : 0
            let meeting = Meeting(date: day, time: time)
            if isClosed(meeting) {
                result.skipped.append(meeting)
            } else {
                result.meetings.append(meeting)
                result.madeUp += isOwn ? 0 : 1
            }
        }

        let fit = closures == .makeUp ? result.meetings.count : ofPattern
        guard fit >= promised else { throw .runsPastTerm(promised: promised, fit: fit) }
        guard !result.meetings.isEmpty else { throw .allOnClosures(count: promised) }
        return result
    }

    /// How many meetings the pattern has if nothing is closed.
    public var promisedCount: Int {
        switch extent {
        case .count(let count): return count
        case .until(let last):
            guard from <= last else { return 0 }
            let wanted = Set(weekdays)
            let (weeks, rest) = (last - from + 1).quotientAndRemainder(dividingBy: 7)
            return weeks * wanted.count
                + (0..<rest).filter { wanted.contains((from + $0).weekday) }.count
        }
    }
}
