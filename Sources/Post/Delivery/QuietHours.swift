import Model

/// The part of the night in which no one is disturbed: 21:00 to 08:00 in the term's time zone unless set otherwise.
public struct QuietHours: Hashable, Sendable {
    public var from: ClockTime
    /// The first moment at which messages go out again. Before `from` it is in the next morning.
    public var until: ClockTime

    /// Equal times mean that there are none.
    public init(from: ClockTime = ClockTime(hour: 21)!, until: ClockTime = ClockTime(hour: 8)!) {
        self.from = from
        self.until = until
    }

    public static let none = QuietHours(from: ClockTime(minutes: 0)!, until: ClockTime(minutes: 0)!)

    public func hold(_ second: Int) -> Bool {
        let (from, until) = (from.minutes * 60, until.minutes * 60)
        return from <= until ? (from..<until).contains(second) : second >= from || second < until
    }

    /// The first moment at or after `time` that is not in the quiet hours.
    public func next(from time: UnixTime, in zone: Zone) -> UnixTime {
        let (date, second) = zone.local(time)
        guard hold(second) else { return time }
        let morning = second >= until.minutes * 60 ? date + 1 : date
        return zone.time(morning, until)
    }
}
