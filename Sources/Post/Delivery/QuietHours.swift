import Foundation
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
        return zone.moment(morning, until)
    }
}

/// A time zone by its IANA name: offsets from Foundation's copy of the tz database, never the machine's own setting.
public struct Zone: Hashable, Sendable {
    private let zone: TimeZone

    /// nil for an unknown name.
    public init?(_ name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.zone = zone
    }

    public func offset(at time: UnixTime) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.seconds)))
    }

    public func local(_ time: UnixTime) -> (date: LocalDate, secondOfDay: Int) { time.local(offset: offset(at: time)) }

    /// The moment of a wall-clock time. Of one that is skipped in spring the moment after the gap that the offset
    /// before it gives, of one that occurs twice in autumn the first (RFC 5545 §3.3.5).
    public func moment(_ date: LocalDate, _ time: ClockTime) -> UnixTime {
        let wall = UnixTime(date.dayNumber * 86_400 + time.minutes * 60)
        let before = wall + -offset(at: wall + -86_400)
        let after = wall + -offset(at: wall + 86_400)
        if offset(at: before) == wall - before { return before }
        return offset(at: after) == wall - after ? after : before
    }
}
