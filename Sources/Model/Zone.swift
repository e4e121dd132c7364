import Foundation

/// A time zone by its IANA name, with the arithmetic RFC 5545 §3.3.5 asks for: offsets from Foundation's copy of the tz
/// database, never the machine's own setting.
public struct Zone: Hashable, Sendable {
    /// From this moment on the offset holds, in seconds east of UTC.
    public struct Change: Hashable, Sendable {
        public var at: UnixTime
        public var before: Int
        public var after: Int
        public var isDaylight: Bool
    }

    public let identifier: String
    private let timeZone: TimeZone

    /// nil for a name that the time zone data does not know. Abbreviations (`KST`, `EST`) are not names.
    public init?(_ identifier: String) {
        let allowed = identifier.utf8.allSatisfy {
            $0.isASCIILetterOrDigit || Array("/_+-".utf8).contains($0)
        }
        guard !identifier.isEmpty, identifier.utf8.count <= 64, allowed,
            identifier.contains("/") || identifier == "UTC" || identifier == "GMT",
            let timeZone = TimeZone(identifier: identifier)
        else { return nil }
        self.identifier = identifier
        self.timeZone = timeZone
    }

    /// Seconds east of UTC.
    public func offset(at time: UnixTime) -> Int {
        timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.seconds)))
    }

    /// What a clock on the wall shows, as seconds since 1970-01-01T00:00:00 by that clock.
    public func wall(at time: UnixTime) -> Int { time.seconds + offset(at: time) }

    /// The day and the second of it that such a clock shows.
    public func local(_ time: UnixTime) -> (date: LocalDate, secondOfDay: Int) { time.local(offset: offset(at: time)) }

    /// The moment at which a clock on the wall shows this. What it shows twice is the first of the two; what it never
    /// shows is read with the offset before the gap (RFC 5545 §3.3.5).
    public func time(wall: Int) -> UnixTime {
        WallClock.time(wall: wall) { offset(at: $0) }
    }

    public func time(_ date: LocalDate, _ clock: ClockTime) -> UnixTime {
        time(wall: date.dayNumber * 86_400 + clock.minutes * 60)
    }

    public func isDaylight(at time: UnixTime) -> Bool {
        timeZone.isDaylightSavingTime(for: Date(timeIntervalSince1970: Double(time.seconds)))
    }

    /// Changes of the offset from one moment to another, in order. No zone changes twice within a week.
    public func changes(from start: UnixTime, to end: UnixTime) -> [Change] {
        var changes: [Change] = []
        var low = start
        while low < end {
            let high = min(low + 7 * 86_400, end)
            let (before, after) = (offset(at: low), offset(at: high))
            if before != after {
                var (a, b) = (low, high)
                while b - a > 1 {
                    let middle = a + (b - a) / 2
                    if offset(at: middle) == before { a = middle } else { b = middle }
                }
                changes.append(Change(at: b, before: before, after: after, isDaylight: isDaylight(at: b)))
            }
            low = high
        }
        return changes
    }
}

/// From local times to moments, for any rule that tells the offset at a moment.
public enum WallClock {
    public static func time(wall: Int, offset: (UnixTime) -> Int) -> UnixTime {
        // Offsets are within a day: a day before and a day after lie on either side of the change, if there is one.
        let before = offset(UnixTime(wall - 86_400))
        let after = offset(UnixTime(wall + 86_400))
        let first = UnixTime(wall - before)
        if before == after || offset(first) == before { return first }
        let second = UnixTime(wall - after)
        return offset(second) == after ? second : first
    }
}
