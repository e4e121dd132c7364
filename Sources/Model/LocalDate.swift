/// A day of the Gregorian calendar, without a time zone: what people write as `2027-01-05`.
///
/// Arithmetic follows H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days from civil), which is exact
/// for every proleptic Gregorian date and needs neither locale nor time zone.
public struct LocalDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let dayNumber: Int

    public init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// nil if there is no such day (30 February).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= LocalDate.daysInMonth(year: year, month: month)
        else { return nil }
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2027-01-05` and nothing else.
    public init?(iso text: String) {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 3, fields[0].utf8.count == 4, fields[1].utf8.count == 2, fields[2].utf8.count == 2,
            fields.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int(fields[0]), let month = Int(fields[1]), let day = Int(fields[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var ymd: (year: Int, month: Int, day: Int) {
        let z = dayNumber + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    public var year: Int { ymd.year }
    public var month: Int { ymd.month }
    public var day: Int { ymd.day }

    public var weekday: Weekday { Weekday(rawValue: ((dayNumber + 3) % 7 + 7) % 7)! }

    /// `2027-01-05`.
    public var iso: String {
        let (y, m, d) = ymd
        return "\(padded(y, 4))-\(padded(m, 2))-\(padded(d, 2))"
    }

    /// Full years lived on `date` by who was born on this day. Born on 29 February, one grows older on 1 March in
    /// common years (민법 제158조 counts from the day of birth; 제160조 on ends of months).
    public func age(on date: LocalDate) -> Int {
        let (by, bm, bd) = ymd
        let (y, m, d) = date.ymd
        return y - by - ((m, d) < (bm, bd) ? 1 : 0)
    }

    public static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (a: LocalDate, b: LocalDate) -> Bool { a.dayNumber < b.dayNumber }
    public static func + (date: LocalDate, days: Int) -> LocalDate { LocalDate(dayNumber: date.dayNumber + days) }
    public static func - (date: LocalDate, days: Int) -> LocalDate { LocalDate(dayNumber: date.dayNumber - days) }
    /// Days from `b` to `a`.
    public static func - (a: LocalDate, b: LocalDate) -> Int { a.dayNumber - b.dayNumber }
}

extension LocalDate: CustomStringConvertible {
    public var description: String { iso }
}

extension LocalDate: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = LocalDate(iso: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no date: \(text)"))
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(iso)
    }
}

public enum Weekday: Int, Hashable, Comparable, Sendable, CaseIterable, Codable {
    case monday = 0, tuesday, wednesday, thursday, friday, saturday, sunday

    public static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }

    /// 월, 화, …
    public var korean: String { ["월", "화", "수", "목", "금", "토", "일"][rawValue] }
    /// Mon, Tue, …
    public var english: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][rawValue] }
}

func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
