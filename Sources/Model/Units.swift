/// A time of day as minutes since midnight, 0 (00:00) to 1440 (24:00).
public struct ClockTime: Hashable, Comparable, Sendable, Codable {
    public let minutes: Int

    public init?(minutes: Int) {
        guard (0...1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    public init?(hour: Int, minute: Int = 0) {
        guard (0...24).contains(hour), (0...59).contains(minute) else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    /// `09:30`.
    public var text: String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }

    public static func < (a: ClockTime, b: ClockTime) -> Bool { a.minutes < b.minutes }
}

/// A stretch of one day, `start` before `end`.
public struct ClockRange: Hashable, Comparable, Sendable, Codable {
    public let start: ClockTime
    public let end: ClockTime

    public init?(_ start: ClockTime, _ end: ClockTime) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    public var length: Minutes { Minutes(end.minutes - start.minutes) }

    public static func < (a: ClockRange, b: ClockRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// A length of time in minutes.
public struct Minutes: Hashable, Comparable, Sendable, Codable {
    public var count: Int

    public init(_ count: Int) { self.count = count }

    public static func hours(_ hours: Int) -> Minutes { Minutes(hours * 60) }
    public static func < (a: Minutes, b: Minutes) -> Bool { a.count < b.count }
    public static func + (a: Minutes, b: Minutes) -> Minutes { Minutes(a.count + b.count) }
}

/// An amount of money in South Korean won.
public struct Won: Hashable, Comparable, Sendable, Codable {
    public var amount: Int

    public init(_ amount: Int) { self.amount = amount }

    public static func < (a: Won, b: Won) -> Bool { a.amount < b.amount }
    public static func + (a: Won, b: Won) -> Won { Won(a.amount + b.amount) }
}

/// What a decision is worth in the plan's objective, in points without a unit.
public struct Points: Hashable, Comparable, Sendable, Codable {
    public var count: Int

    public init(_ count: Int) { self.count = count }

    public static func < (a: Points, b: Points) -> Bool { a.count < b.count }
}

/// A stretch of local wall-clock time on one day.
public struct Meeting: Hashable, Comparable, Sendable, Codable {
    public var date: LocalDate
    public var time: ClockRange

    public init(date: LocalDate, time: ClockRange) {
        self.date = date
        self.time = time
    }

    public static func < (a: Meeting, b: Meeting) -> Bool { (a.date, a.time) < (b.date, b.time) }
}

/// Hours that recur every week: open on `weekday` during `time`.
public struct WeeklyHours: Hashable, Comparable, Sendable, Codable {
    public var weekday: Weekday
    public var time: ClockRange

    public init(weekday: Weekday, time: ClockRange) {
        self.weekday = weekday
        self.time = time
    }

    public static func < (a: WeeklyHours, b: WeeklyHours) -> Bool { (a.weekday, a.time) < (b.weekday, b.time) }
}

/// Busy time: whole days, or a stretch of them by the clock. `until` is the last moment, exclusive.
public struct Busy: Hashable, Sendable, Codable {
    public var from: LocalDate
    public var fromTime: ClockTime
    public var until: LocalDate
    public var untilTime: ClockTime
    /// Why, as the source says it; never a reason to show to others.
    public var note: String

    public init(
        from: LocalDate, fromTime: ClockTime = ClockTime(minutes: 0)!, until: LocalDate,
        untilTime: ClockTime = ClockTime(minutes: 0)!, note: String = ""
    ) {
        self.from = from
        self.fromTime = fromTime
        self.until = until
        self.untilTime = untilTime
        self.note = note
    }

    /// The whole of one day.
    public static func day(_ date: LocalDate, note: String = "") -> Busy {
        Busy(from: date, until: date + 1, note: note)
    }
}
