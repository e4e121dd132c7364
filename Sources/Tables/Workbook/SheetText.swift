import Foundation
import Model

/// What the cells of a sheet hold, as the text that a person would have typed.
enum SheetText {
    /// `_x000D_` and the like stand for characters that XML cannot hold (ECMA-376 part 1, §22.9.2.19).
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if let scalar = escaped(scalars, at: index) {
                result.append(scalar)
                index += 7
            } else {
                result.append(scalars[index])
                index += 1
            }
        }
        return String(result)
    }

    private static func escaped(_ scalars: [Unicode.Scalar], at index: Int) -> Unicode.Scalar? {
        guard index + 7 <= scalars.count, scalars[index] == "_", scalars[index + 1] == "x", scalars[index + 6] == "_"
        else { return nil }
        let digits = String(String.UnicodeScalarView(scalars[index + 2..<index + 6]))
        guard digits.utf8.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }) else { return nil }
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    }

    /// A number as its format shows it: `12`, `37.5384`, `70%`, `2027-01-05`, `14:00`, `2027-01-05 14:00`; nil if it is
    /// none, or no date that there is.
    static func number(_ text: String, _ format: StylesPart.Format, from1904: Bool) -> String? {
        guard let value = Double(text), value.isFinite else { return nil }
        switch format {
        case .plain: return plain(value)
        case .percent: return plain((value * 1_000_000).rounded() / 10_000).map { "\($0)%" }
        case .date, .time: return moment(value, format, from1904: from1904)
        }
    }

    /// Without an exponent, and without `.0`.
    private static func plain(_ value: Double) -> String? {
        guard abs(value) < 1e15 else { return nil }
        if value == value.rounded() { return String(Int(value)) }
        // Fifteen digits are what a spreadsheet shows of a number.
        var text = String(format: "%.15g", value)
        if text.contains("e") { text = String(format: "%.12f", value) }
        return text
    }

    /// The serial numbers of dates: days since 31 December 1899, in which 29 February 1900 is counted though there was
    /// none (ECMA-376 part 1, §18.17.4.1), or since 1 January 1904.
    private static func moment(_ value: Double, _ format: StylesPart.Format, from1904: Bool) -> String? {
        guard value >= 0, value < 2_958_466 else { return nil }
        let seconds = Int((value * 86_400).rounded())
        let (day, second) = (seconds / 86_400, seconds % 86_400)
        let clock = time(second)
        if format == .time, day == 0 || (day == 1 && second == 0) { return day == 1 ? "24:00" : clock }
        if !from1904, day == 60 { return nil }
        let epoch = from1904 ? LocalDate(iso: "1904-01-01")! : LocalDate(iso: "1899-12-31")!
        let date = epoch + (from1904 || day < 60 ? day : day - 1)
        return second == 0 ? date.iso : "\(date.iso) \(clock)"
    }

    private static func time(_ second: Int) -> String {
        let clock = ClockTime(minutes: second / 60)!.text
        return second % 60 == 0 ? clock : clock + String(format: ":%02d", second % 60)
    }

    /// `2027-01-05T14:00:00`, which some writers put down instead of a serial number.
    static func iso(_ text: String) -> String {
        let sides = text.split(separator: "T", maxSplits: 1)
        guard sides.count == 2 else { return text }
        let clock = sides[1].prefix { $0 != "Z" && $0 != "." }
        return clock.allSatisfy({ $0 == "0" || $0 == ":" }) ? String(sides[0]) : "\(sides[0]) \(clock)"
    }
}
