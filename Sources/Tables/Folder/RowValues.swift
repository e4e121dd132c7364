import Model

/// The kinds of value that cells hold.
extension Row {
    func text(_ key: String) -> String {
        if columns[key].isRequired, cell(key).isEmpty { fault(key, .empty) }
        return cell(key)
    }

    /// An id that this row defines.
    func id(_ key: String) -> String { required(key, or: "") { Row.id($0) } }

    /// The id of a row of the column's table.
    func reference(_ key: String) -> String {
        guard case .reference(let target) = columns[key].kind else { preconditionFailure("no reference \(key)") }
        let id = required(key, or: "") { Row.id($0) }
        if !id.isEmpty { ledger.refer(to: target, id, from: self, key) }
        return id
    }

    func optionalReference(_ key: String) -> String? { cell(key).isEmpty ? nil : reference(key) }

    func references(_ key: String) -> [String] {
        guard case .references(let target) = columns[key].kind else { preconditionFailure("no references \(key)") }
        if columns[key].isRequired, cell(key).isEmpty { fault(key, .empty) }
        let ids = optional(key) { text -> [String]? in
            guard let items = ListText.items(text) else { return nil }
            let ids = items.compactMap { Row.id($0) }
            return ids.count == items.count ? ids : nil
        }
        for id in ids ?? [] { ledger.refer(to: target, id, from: self, key) }
        return ids ?? []
    }

    func list(_ key: String) -> [String] {
        if columns[key].isRequired, cell(key).isEmpty { fault(key, .empty) }
        return optional(key) { ListText.items($0) } ?? []
    }

    func whole(_ key: String) -> Int {
        if cell(key).isEmpty { fault(key, .empty) }
        return optionalWhole(key) ?? 0
    }

    func optionalWhole(_ key: String) -> Int? {
        guard case .whole(let least, let most) = columns[key].kind else { preconditionFailure("no number \(key)") }
        let value = optional(key) { NumberText.whole($0, units: NumberText.counts) }
        guard let value else { return nil }
        guard (least...most).contains(value) else {
            fault(key, .outOfRange(least: least, most: most))
            return nil
        }
        return value
    }

    func decimal(_ key: String) -> Double? {
        guard case .decimal(let least, let most) = columns[key].kind else { preconditionFailure("no number \(key)") }
        let value = optional(key) { NumberText.decimal($0) }
        guard let value else { return nil }
        guard Double(least) <= value, value <= Double(most) else {
            fault(key, .outOfRange(least: least, most: most))
            return nil
        }
        return value
    }

    func points(_ key: String) -> Points { required(key, or: Points(0)) { Row.points($0) } }
    func optionalPoints(_ key: String) -> Points? { optional(key) { Row.points($0) } }
    func won(_ key: String) -> Won { required(key, or: Won(0)) { NumberText.won($0) } }
    func duration(_ key: String) -> Minutes { required(key, or: Minutes(0)) { NumberText.duration($0) } }
    func optionalDuration(_ key: String) -> Minutes? { optional(key) { NumberText.duration($0) } }
    func time(_ key: String) -> ClockTime? { optional(key) { ClockText.time($0) } }
    func weeklyHours(_ key: String) -> [WeeklyHours] { optional(key) { WeeklyHoursText.read($0) } ?? [] }
    func phone(_ key: String) -> String { optional(key) { PhoneText.read($0) } ?? "" }
    func flag(_ key: String) -> Bool { required(key, or: false) { FlagText.words.value(of: $0) } }

    func email(_ key: String) -> String {
        optional(key) { text in
            let address = CellText.narrow(text)
            let sides = address.split(separator: "@", omittingEmptySubsequences: false)
            let isPlain = address.unicodeScalars.allSatisfy {
                $0.value > 0x20 && !"<>()[]\\,;:\"".unicodeScalars.contains($0)
            }
            return sides.count == 2 && !sides[0].isEmpty && sides[1].contains(".") && isPlain ? address : nil
        } ?? ""
    }

    /// An IANA name, by its shape: which zones there are is for the calendars to know.
    func timeZone(_ key: String) -> String {
        required(key, or: "") { text in
            let name = CellText.narrow(text)
            let isShaped = name.utf8.allSatisfy { byte in
                UnicodeScalar(byte).properties.isAlphabetic || "/_+-0123456789".utf8.contains(byte)
            }
            return isShaped && (name.contains("/") || name == "UTC") ? name : nil
        }
    }

    func date(_ key: String) -> LocalDate {
        if cell(key).isEmpty { fault(key, .empty) }
        return optionalDate(key) ?? LocalDate(dayNumber: 0)
    }

    func optionalDate(_ key: String) -> LocalDate? {
        let text = cell(key)
        guard !text.isEmpty else { return nil }
        switch DateText.read(text) {
        case .date(let date): return date
        case .wrongWeekday(let actual): fault(key, .wrongWeekday(actual))
        case .none: fault(key, DateText.serial(text).map { .dateNumber($0) } ?? .notA(.date))
        }
        return nil
    }

    /// nil, with a fault, if it is none of the words.
    func word<Value>(_ key: String, _ words: Words<Value>) -> Value? {
        required(key, or: nil) { words.value(of: $0).map(Optional.some) }
    }

    static func points(_ text: String) -> Points? {
        NumberText.whole(text, units: ["점"]).flatMap { abs($0) <= 1_000_000_000 ? Points($0) : nil }
    }

    private static let reserved: Set<Unicode.Scalar> = [",", ";", "|", "+", "\"", "、", "\n"]

    /// Ids are compared in their narrow form, so `Ａ－１` is `A-1`. What separates them in lists is not part of one.
    static func id(_ text: String) -> String? {
        let id = CellText.narrow(text)
        guard !id.isEmpty, !id.unicodeScalars.contains(where: { reserved.contains($0) }), id.count <= 80 else {
            return nil
        }
        return id
    }
}

/// Yes and no, as forms have them.
enum FlagText {
    static let words = Words<Bool>([
        (true, Phrase("예", "yes"), ["네", "y", "true", "1", "o", "○", "◯", "✓", "✔", "있음", "가능", "필요", "해당"]),
        (false, Phrase("아니오", "no"), ["아니요", "n", "false", "0", "x", "×", "없음", "불가", "불필요", "해당없음"]),
    ])

    static func text(_ flag: Bool, _ language: Language) -> String { words.name(of: flag)[language] }
}

/// Telephone numbers: digits with hyphens, spaces, brackets or a plus. A mobile number that a spreadsheet took for a
/// number, and so lost its first 0, gets it back.
enum PhoneText {
    static func read(_ cell: String) -> String? {
        let text = String(
            CellText.narrow(cell).map { "‐‑‒–—―−".contains($0) ? "-" : $0 })
        let digits = text.filter { $0.isASCII && $0.isNumber }
        guard (4...15).contains(digits.count), text.allSatisfy({ ($0.isASCII && $0.isNumber) || "-+() .".contains($0) })
        else { return nil }
        let isMobileWithoutZero =
            text == digits && (9...10).contains(digits.count) && digits.hasPrefix("1") && !digits.hasPrefix("15")
            && !digits.hasPrefix("14")
        return isMobileWithoutZero ? "0" + text : text
    }
}
