/// A moment: whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX.1-2017 §4.16).
public struct UnixTime: Hashable, Comparable, Sendable, Codable {
    public var seconds: Int

    public init(_ seconds: Int) { self.seconds = seconds }

    /// Reads `2027-01-05T14:00:00Z`, or with an offset (`+09:00`) instead of `Z`; nothing else (RFC 3339 §5.6).
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 || bytes.count == 25, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let date = LocalDate(iso: String(text.prefix(10))),
            let hour = UnixTime.twoDigits(bytes, 11), let minute = UnixTime.twoDigits(bytes, 14),
            let second = UnixTime.twoDigits(bytes, 17), hour < 24, minute < 60, second < 60
        else { return nil }
        var offset = 0
        if bytes.count == 20 {
            guard bytes[19] == UInt8(ascii: "Z") else { return nil }
        } else {
            guard bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-"), bytes[22] == UInt8(ascii: ":"),
                let hours = UnixTime.twoDigits(bytes, 20), let minutes = UnixTime.twoDigits(bytes, 23), hours < 24,
                minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (bytes[19] == UInt8(ascii: "-") ? -60 : 60)
        }
        self.init(date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset)
    }

    /// The date and time of day that a clock `offset` seconds ahead of UTC shows.
    public func local(offset: Int) -> (date: LocalDate, secondOfDay: Int) {
        let shifted = seconds + offset
        let day = shifted >= 0 ? shifted / 86_400 : -((86_399 - shifted) / 86_400)
        return (LocalDate(dayNumber: day), shifted - day * 86_400)
    }

    /// `2027-01-05T05:00:00Z`.
    public var rfc3339: String {
        let (date, second) = local(offset: 0)
        return "\(date.iso)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
    }

    private static func twoDigits(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard (0x30...0x39).contains(bytes[at]), (0x30...0x39).contains(bytes[at + 1]) else { return nil }
        return Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
    }

    public static func < (a: UnixTime, b: UnixTime) -> Bool { a.seconds < b.seconds }
    public static func + (time: UnixTime, seconds: Int) -> UnixTime { UnixTime(time.seconds + seconds) }
    /// Seconds from `b` to `a`.
    public static func - (a: UnixTime, b: UnixTime) -> Int { a.seconds - b.seconds }
}
