import Model

/// The starts that a rule gives, by the wall clock, in seconds since 1970-01-01T00:00:00.
///
/// Every day of a period is asked whether the rule's parts let it through, which is how RFC 5545 §3.3.10 reads once
/// what the parts leave open is taken from the start. Days are counted, so that no rule takes longer than its budget.
struct RecurrenceExpansion {
    /// What it came to.
    enum End { case done, tooMany, tooLong }

    let rule: RecurrenceRule
    /// The first start.
    let start: Int
    /// No start after this is wanted, or is given by UNTIL.
    let last: Int
    /// Starts before this need not be given where they need not be counted.
    let from: Int
    let most: Int

    private let date: LocalDate
    private let days: [RecurrenceRule.Day]
    private let monthDays: [Int]
    private let months: [Int]
    private let times: [Int]

    init(_ rule: RecurrenceRule, start: Int, from: Int, last: Int, most: Int) {
        self.rule = rule
        self.start = start
        self.from = from
        self.last = last
        self.most = most
        date = LocalDate(dayNumber: WallTime.day(start))
        var days = rule.days
        var monthDays = rule.monthDays
        var months = rule.months
        if days.isEmpty, monthDays.isEmpty, rule.yearDays.isEmpty {
            let own = RecurrenceRule.Day(place: 0, weekday: date.weekday)
            switch rule.frequency {
            case .daily: break
            case .weekly: days = [own]
            case .monthly: monthDays = [date.day]
            case .yearly where !rule.weekNumbers.isEmpty: days = [own]
            case .yearly:
                monthDays = [date.day]
                if months.isEmpty { months = [date.month] }
            }
        }
        (self.days, self.monthDays, self.months) = (days, monthDays, months)
        let second = WallTime.second(start)
        let hours = rule.hours.isEmpty ? [second / 3600] : rule.hours
        let minutes = rule.minutes.isEmpty ? [second / 60 % 60] : rule.minutes
        let seconds = rule.seconds.isEmpty ? [second % 60] : rule.seconds
        times = hours.flatMap { h in minutes.flatMap { m in seconds.map { h * 3600 + m * 60 + $0 } } }
    }

    /// What a start costs, where a day that is looked at costs one: it has still to be sorted, and brought to a zone.
    private static let costOfStart = 10

    /// `steps` is lowered for each day that is looked at, and for each start.
    func starts(steps: inout Int) -> (starts: [Int], end: End) {
        var starts: [Int] = []
        var given = 0
        var period = firstPeriod
        while true {
            let span = self.span(of: period)
            guard span.lowerBound.dayNumber * 86_400 <= last, span.lowerBound.year < 9990 else {
                return (starts, .done)
            }
            var found: [Int] = []
            for number in span.lowerBound.dayNumber..<span.upperBound.dayNumber {
                steps -= 1
                if steps < 0 { return (starts, .tooLong) }
                let day = LocalDate(dayNumber: number)
                if holds(day) {
                    steps -= times.count * RecurrenceExpansion.costOfStart
                    if steps < 0 { return (starts, .tooLong) }
                    found += times.map { number * 86_400 + $0 }
                }
                if found.count > most { return (starts, .tooMany) }
            }
            if !rule.positions.isEmpty {
                let all = found
                found = Set(
                    rule.positions.compactMap { place in
                        let index = place > 0 ? place - 1 : all.count + place
                        return all.indices.contains(index) ? all[index] : nil
                    }
                ).sorted()
            }
            for moment in found where moment >= start {
                if moment > last { return (starts, .done) }
                given += 1
                if let count = rule.count, given > count { return (starts, .done) }
                if moment >= from { starts.append(moment) }
                if starts.count > most || given > most * 4 { return (starts, .tooMany) }
            }
            period += rule.interval
        }
    }

    /// Periods are numbered by days, weeks, months or years since the start's. Without COUNT those that end before
    /// `from` are passed over.
    private var firstPeriod: Int {
        guard rule.count == nil, from > start else { return 0 }
        let wanted = LocalDate(dayNumber: WallTime.day(from))
        let passed =
            switch rule.frequency {
            case .daily: wanted - date
            case .weekly: (wanted - date) / 7
            case .monthly: (wanted.year - date.year) * 12 + wanted.month - date.month
            case .yearly: wanted.year - date.year
            }
        return max(0, passed / rule.interval - 1) * rule.interval
    }

    /// The days of a period, the end excluded.
    private func span(of period: Int) -> Range<LocalDate> {
        switch rule.frequency {
        case .daily: return date + period..<date + period + 1
        case .weekly:
            let monday = date - (date.weekday.rawValue - rule.weekStart.rawValue + 7) % 7
            return monday + period * 7..<monday + period * 7 + 7
        case .monthly:
            let month = date.year * 12 + date.month - 1 + period
            return RecurrenceExpansion.first(month)..<RecurrenceExpansion.first(month + 1)
        case .yearly:
            let year = (date.year + period) * 12
            return RecurrenceExpansion.first(year)..<RecurrenceExpansion.first(year + 12)
        }
    }

    /// The first day of a month numbered from January of year 0.
    private static func first(_ month: Int) -> LocalDate {
        LocalDate(year: min(month / 12, 9999), month: month % 12 + 1, day: 1) ?? LocalDate(dayNumber: Int(Int32.max))
    }

    private func holds(_ day: LocalDate) -> Bool {
        let (year, month, number) = day.ymd
        if !months.isEmpty, !months.contains(month) { return false }
        if !monthDays.isEmpty {
            let length = LocalDate.daysInMonth(year: year, month: month)
            guard monthDays.contains(where: { $0 > 0 ? $0 == number : length + 1 + $0 == number }) else { return false }
        }
        if !rule.yearDays.isEmpty {
            let first = RecurrenceExpansion.first(year * 12)
            let length = RecurrenceExpansion.first(year * 12 + 12) - first
            let place = day - first + 1
            guard rule.yearDays.contains(where: { $0 > 0 ? $0 == place : length + 1 + $0 == place }) else {
                return false
            }
        }
        if !rule.weekNumbers.isEmpty, !weekHolds(day) { return false }
        guard !days.isEmpty else { return true }
        return days.contains { $0.weekday == day.weekday && ($0.place == 0 || placeHolds($0.place, day, year, month)) }
    }

    /// Whether the day is the place-th of its weekday in the month or, for YEARLY without BYMONTH, in the year.
    private func placeHolds(_ place: Int, _ day: LocalDate, _ year: Int, _ month: Int) -> Bool {
        let wholeYear = rule.frequency == .yearly && rule.months.isEmpty
        let start = wholeYear ? year * 12 : year * 12 + month - 1
        let first = RecurrenceExpansion.first(start)
        let end = RecurrenceExpansion.first(start + (wholeYear ? 12 : 1))
        return place > 0 ? (day - first) / 7 + 1 == place : (end - 1 - day) / 7 + 1 == -place
    }

    /// BYWEEKNO: week one is the first with four days in the year, weeks beginning on WKST. The first days of January
    /// may lie in the last week of the year before, the last of December in week one of the next.
    private func weekHolds(_ day: LocalDate) -> Bool {
        var year = day.year
        if day < weekOne(year) { year -= 1 } else if day >= weekOne(year + 1) { year += 1 }
        let number = (day - weekOne(year)) / 7 + 1
        let count = (weekOne(year + 1) - weekOne(year)) / 7
        return rule.weekNumbers.contains { $0 > 0 ? $0 == number : count + 1 + $0 == number }
    }

    private func weekOne(_ year: Int) -> LocalDate {
        let fourth = RecurrenceExpansion.first(year * 12) + 3
        return fourth - (fourth.weekday.rawValue - rule.weekStart.rawValue + 7) % 7
    }
}

/// Wall-clock seconds parted into day and second.
enum WallTime {
    static func day(_ seconds: Int) -> Int { seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400) }
    static func second(_ seconds: Int) -> Int { seconds - day(seconds) * 86_400 }
}
