import Model

/// Meetings at one time of day on some days of every week, but for the exceptions: `RRULE:FREQ=WEEKLY` with EXDATE.
public struct WeeklySeries: Hashable, Sendable, Codable {
    /// The first occurrence of the rule; its weekday is one of `weekdays`.
    public var first: Meeting
    /// Sorted, none twice.
    public var weekdays: [Weekday]
    /// The day of the last occurrence.
    public var last: LocalDate
    /// Days of the pattern on which there is no meeting, sorted.
    public var exceptions: [LocalDate]

    public init(first: Meeting, weekdays: [Weekday], last: LocalDate, exceptions: [LocalDate] = []) {
        self.first = first
        self.weekdays = weekdays
        self.last = last
        self.exceptions = exceptions
    }

    /// The days of the pattern, whether there is a meeting or not, in order.
    public var patternDates: [LocalDate] {
        guard first.date <= last else { return [] }
        return (first.date.dayNumber...last.dayNumber).lazy.map(LocalDate.init(dayNumber:))
            .filter { weekdays.contains($0.weekday) }
    }

    /// The days of the meetings, in order.
    public var dates: [LocalDate] { patternDates.filter { !exceptions.contains($0) } }

    /// In order of time.
    public var meetings: [Meeting] { dates.map { Meeting(date: $0, time: first.time) } }
}
