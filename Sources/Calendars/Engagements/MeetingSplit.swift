import Model

/// From meetings to the fewest events that say the same: weekly series where there is a pattern, single meetings
/// where there is none. RDATE, which Outlook refuses without RRULE, is never needed.
enum MeetingSplit {
    /// Days without a meeting that part two stretches: longer than any holiday leaves in a weekly course.
    private static let pause = 28

    /// The largest piece first, then by time. The meetings of the pieces are those given, each once.
    static func pieces(of meetings: [Meeting]) -> [CalendarEvent.Timing] {
        if meetings.count == 1 { return [.single(meetings[0])] }
        var pieces: [CalendarEvent.Timing] = []
        for (time, dates) in byTime(meetings) {
            for stretch in stretches(of: dates) { pieces += weekly(stretch, at: time) }
        }
        return pieces.sorted { a, b in
            let (x, y) = (a.meetings.count, b.meetings.count)
            return x != y ? x > y : a.first < b.first
        }
    }

    private static func byTime(_ meetings: [Meeting]) -> [(ClockRange, [LocalDate])] {
        var groups: [(ClockRange, [LocalDate])] = []
        for meeting in meetings.sorted(by: { ($0.time, $0.date) < ($1.time, $1.date) }) {
            if groups.last?.0 == meeting.time {
                if groups[groups.count - 1].1.last != meeting.date { groups[groups.count - 1].1.append(meeting.date) }
            } else {
                groups.append((meeting.time, [meeting.date]))
            }
        }
        return groups
    }

    private static func stretches(of dates: [LocalDate]) -> [[LocalDate]] {
        var stretches: [[LocalDate]] = []
        for date in dates {
            if let last = stretches.last?.last, date - last <= pause {
                stretches[stretches.count - 1].append(date)
            } else {
                stretches.append([date])
            }
        }
        return stretches
    }

    /// A series on all weekdays that occur; if it had too many exceptions, the weekday with the fewest meetings is
    /// left out of it, and so on. What is left out is tried by itself.
    private static func weekly(_ dates: [LocalDate], at time: ClockRange) -> [CalendarEvent.Timing] {
        var kept = dates
        var left: [LocalDate] = []
        while kept.count > 1 {
            let counts = Weekday.allCases.map { day in kept.count { $0.weekday == day } }
            let weekdays = Weekday.allCases.filter { counts[$0.rawValue] > 0 }
            var series = WeeklySeries(
                first: Meeting(date: kept[0], time: time), weekdays: weekdays, last: kept[kept.count - 1])
            let held = Set(kept)
            series.exceptions = series.patternDates.filter { !held.contains($0) }
            if series.exceptions.count * 2 <= kept.count {
                return [.weekly(series)] + (left.isEmpty ? [] : weekly(left.sorted(), at: time))
            }
            let rarest = weekdays.min { (counts[$0.rawValue], -$0.rawValue) < (counts[$1.rawValue], -$1.rawValue) }
            left += kept.filter { $0.weekday == rarest }
            kept.removeAll { $0.weekday == rarest }
        }
        // No weekday that was left out makes a series by itself unless it is alone: try each once.
        let byWeekday = Weekday.allCases.map { day in dates.filter { $0.weekday == day } }.filter { !$0.isEmpty }
        guard byWeekday.count > 1 else { return dates.map { .single(Meeting(date: $0, time: time)) } }
        return byWeekday.flatMap { weekly($0, at: time) }
    }
}
