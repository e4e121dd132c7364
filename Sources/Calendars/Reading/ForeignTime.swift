import Model

/// A date or time as a foreign calendar writes it (RFC 5545 §3.3.4, §3.3.5).
enum ForeignTime: Hashable, Sendable {
    case day(LocalDate)
    /// Local to a zone that stands beside it: seconds since 1970-01-01T00:00:00 by the wall clock.
    case wall(Int)
    case utc(UnixTime)

    /// nil for whatever does not exist, 30 February and 25:00 among it. A leap second is the second before it.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 8 || bytes.count == 15 || bytes.count == 16 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
            let date = LocalDate(year: year, month: month, day: day)
        else { return nil }
        if bytes.count == 8 {
            self = .day(date)
            return
        }
        guard bytes[8] == UInt8(ascii: "T"), let hour = number(9..<11), let minute = number(11..<13),
            let second = number(13..<15), hour < 24, minute < 60, second <= 60
        else { return nil }
        let wall = date.dayNumber * 86_400 + hour * 3600 + minute * 60 + min(second, 59)
        if bytes.count == 15 {
            self = .wall(wall)
        } else if bytes[15] == UInt8(ascii: "Z") {
            self = .utc(UnixTime(wall))
        } else {
            return nil
        }
    }
}

/// A length of time (RFC 5545 §3.3.6): days and weeks are nominal there, and a day is taken as 24 hours.
enum ForeignDuration {
    /// Seconds; nil if it is none, or longer than a hundred years.
    static func seconds(_ text: String) -> Int? {
        var rest = Substring(text)
        var sign = 1
        if let mark = rest.first, mark == "+" || mark == "-" {
            sign = mark == "-" ? -1 : 1
            rest = rest.dropFirst()
        }
        guard rest.first == "P" else { return nil }
        rest = rest.dropFirst()
        let units: [Character: Int] = ["W": 604_800, "D": 86_400, "H": 3600, "M": 60, "S": 1]
        var total = 0
        var digits = ""
        var any = false
        for character in rest {
            if character == "T", digits.isEmpty { continue }
            if character.isASCII, character.isNumber, digits.count < 10 {
                digits.append(character)
            } else if let unit = units[character], let number = Int(digits) {
                total += number * unit
                digits = ""
                any = true
            } else {
                return nil
            }
        }
        guard any, digits.isEmpty, total <= 100 * 366 * 86_400 else { return nil }
        return sign * total
    }
}
