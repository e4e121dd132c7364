import Model
import Problem

/// The term's days as the format's minutes: minute 0 is the midnight that begins the first day.
///
/// Local wall-clock throughout, as the format says; what a zone's clock does in the night is the calendars' matter.
struct Horizon: Hashable, Sendable {
    let first: LocalDate
    let last: LocalDate

    init(from first: LocalDate, to last: LocalDate) {
        self.first = first
        self.last = last
    }

    var days: Int { last - first + 1 }
    var minutes: Int { days * Problem.day }
    var whole: Interval { Interval(0, minutes) }

    /// May lie outside of the horizon.
    func minute(_ date: LocalDate, _ time: ClockTime) -> Int { (date - first) * Problem.day + time.minutes }

    func date(of minute: Int) -> LocalDate { first + minute / Problem.day }

    func interval(_ meeting: Meeting) -> Interval {
        Interval(minute(meeting.date, meeting.time.start), minute(meeting.date, meeting.time.end))
    }

    /// The stretch of one day that begins at `start`; an end past midnight is cut there.
    func meeting(start: Int, minutes length: Int) -> Meeting {
        let from = start % Problem.day
        let time = ClockRange(ClockTime(minutes: from)!, ClockTime(minutes: min(from + length, Problem.day))!)!
        return Meeting(date: date(of: start), time: time)
    }

    /// nil if nothing of it lies within the horizon.
    func interval(_ busy: Busy) -> Interval? {
        let start = max(0, minute(busy.from, busy.fromTime))
        let end = min(minutes, minute(busy.until, busy.untilTime))
        return start < end ? Interval(start, end) : nil
    }

    /// Whole days, both included, as far as they lie within the horizon.
    func interval(from start: LocalDate, until end: LocalDate) -> Interval? {
        interval(Busy(from: start, until: end + 1))
    }

    /// The minutes that lie within hours which recur every week; all of them if there are no such hours.
    func open(_ hours: [WeeklyHours]) -> [Interval] {
        guard !hours.isEmpty else { return [whole] }
        var result: [Interval] = []
        for day in 0..<days {
            let date = first + day
            for hour in hours where hour.weekday == date.weekday {
                result.append(interval(Meeting(date: date, time: hour.time)))
            }
        }
        return Intervals.joined(result)
    }

    /// The minutes outside of hours which recur every week; none if there are no such hours.
    func shut(_ hours: [WeeklyHours]) -> [Interval] {
        hours.isEmpty ? [] : Intervals.complement(of: open(hours), in: whole)
    }

    /// The periods by which `limits` count: days, weeks from Monday, calendar months, each cut to the horizon.
    var periods: [Period] {
        [
            Period(name: PeriodName.day, intervals: stretches { $0.dayNumber }),
            Period(name: PeriodName.month, intervals: stretches { $0.year * 12 + $0.month }),
            Period(name: PeriodName.week, intervals: stretches { $0.dayNumber - $0.weekday.rawValue }),
        ]
    }

    /// Runs of days for which `key` stays the same.
    private func stretches(_ key: (LocalDate) -> Int) -> [Interval] {
        var result: [Interval] = []
        var previous: Int?
        for day in 0..<days {
            let now = key(first + day)
            if now == previous {
                result[result.count - 1].end += Problem.day
            } else {
                result.append(Interval(day * Problem.day, (day + 1) * Problem.day))
            }
            previous = now
        }
        return result
    }
}

/// The names that the translation gives to the format's periods.
enum PeriodName {
    static let day = "day"
    static let week = "week"
    static let month = "month"
}
