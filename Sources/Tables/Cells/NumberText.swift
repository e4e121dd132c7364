import Model

/// Numbers as people type them into cells: `1,000`, `12명`, `30%`, `600,000원`, `₩600,000`, `60만원`, `1시간 30분`.
enum NumberText {
    /// A whole number, with a sign, grouped by commas or not, with one of `units` behind it or none.
    static func whole(_ cell: String, units: [String] = []) -> Int? {
        guard var text = closed(cell) else { return nil }
        for unit in units where text.count > unit.count && text.hasSuffix(unit) {
            text = text.dropLast(unit.count)
            break
        }
        var isNegative = false
        if let sign = text.first, sign == "-" || sign == "−" || sign == "+" {
            isNegative = sign != "+"
            text = text.dropFirst()
        }
        if text.hasSuffix(".0") { text = text.dropLast(2) }
        guard let value = ungrouped(text) else { return nil }
        return isNegative ? -value : value
    }

    /// Seats, meetings, places, days and the like.
    static let counts = ["명", "석", "개", "회", "점", "세", "년", "위", "학점", "번"].sorted { $0.count > $1.count }

    static func percent(_ cell: String) -> Int? {
        whole(cell, units: ["퍼센트", "%"]).flatMap { (0...100).contains($0) ? $0 : nil }
    }

    static func won(_ cell: String) -> Won? {
        guard var text = closed(cell) else { return nil }
        for sign in ["₩", "￦", "\\", "KRW"] where text.hasPrefix(sign) { text = text.dropFirst(sign.count) }
        if text.hasSuffix("원") { text = text.dropLast() }
        if text.hasSuffix("KRW") { text = text.dropLast(3) }
        var sum = 0
        var isScaled = false
        for (unit, factor) in [("억", 100_000_000), ("만", 10_000)] {
            guard let end = text.firstRange(of: unit) else { continue }
            guard let count = ungrouped(text[..<end.lowerBound]), count < 100_000 else { return nil }
            sum += count * factor
            text = text[end.upperBound...]
            isScaled = true
        }
        if text.isEmpty, isScaled { return Won(sum) }
        if text.hasSuffix(".0") { text = text.dropLast(2) }
        return ungrouped(text).map { Won(sum + $0) }
    }

    /// `90`, `90분`, `1시간 30분`, `1.5시간`, `8h`, `1 h 30 min`, `1:30`; a bare number is minutes.
    static func duration(_ cell: String) -> Minutes? {
        guard var text = closed(cell.lowercased()) else { return nil }
        if let clock = clock(text) { return clock }
        var sum = 0
        var hasHours = false
        for unit in ["시간", "hours", "hour", "h"] {
            guard let end = text.firstRange(of: unit) else { continue }
            guard let minutes = hours(text[..<end.lowerBound]) else { return nil }
            sum = minutes
            hasHours = true
            text = text[end.upperBound...]
            break
        }
        if text.isEmpty { return hasHours ? Minutes(sum) : nil }
        for unit in ["분", "minutes", "min", "m"] where text.hasSuffix(unit) {
            text = text.dropLast(unit.count)
            break
        }
        if text.hasSuffix(".0") { text = text.dropLast(2) }
        return ungrouped(text).flatMap { $0 <= 100_000 ? Minutes(sum + $0) : nil }
    }

    /// A decimal number with a point, no exponent.
    static func decimal(_ cell: String) -> Double? {
        let text = CellText.narrow(cell)
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }) else {
            return nil
        }
        return Double(text)
    }

    /// Narrow and without spaces; nil if one stands between two digits, which may be two numbers.
    private static func closed(_ cell: String) -> Substring? {
        let words = CellText.narrow(cell).split(separator: " ")
        for (word, next) in zip(words, words.dropFirst())
        where word.last?.isNumber == true && next.first?.isNumber == true {
            return nil
        }
        return words.joined()[...]
    }

    /// `1:30`, as spreadsheets show lengths of time.
    private static func clock(_ text: Substring) -> Minutes? {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 2, fields[1].count == 2, let hours = ungrouped(fields[0]), hours <= 2000,
            let minutes = ungrouped(fields[1]), minutes < 60
        else { return nil }
        return Minutes(hours * 60 + minutes)
    }

    private static func hours(_ text: Substring) -> Int? {
        let fields = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = fields.first.flatMap({ ungrouped($0) }), whole <= 2000, fields.count <= 2 else { return nil }
        switch fields.count == 2 ? fields[1] : "0" {
        case "0", "00": return whole * 60
        case "5", "50": return whole * 60 + 30
        case "25": return whole * 60 + 15
        case "75": return whole * 60 + 45
        default: return nil
        }
    }

    /// Digits, in groups of three if there are commas at all.
    private static func ungrouped(_ text: Substring) -> Int? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return nil
        }
        guard groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }) else {
            return nil
        }
        let digits = groups.joined()
        return digits.count <= 15 ? Int(digits) : nil
    }
}
