import Model

/// An RRULE or EXRULE (RFC 5545 §3.3.10) of the frequencies that people meet by: DAILY to YEARLY.
struct RecurrenceRule: Hashable, Sendable {
    enum Frequency: String, Hashable, Sendable {
        case daily = "DAILY", weekly = "WEEKLY", monthly = "MONTHLY", yearly = "YEARLY"
    }

    /// A weekday, with a place in the month or year: 0 is every one, -1 the last.
    struct Day: Hashable, Sendable {
        var place: Int
        var weekday: Weekday
    }

    var frequency: Frequency
    var interval = 1
    var count: Int?
    /// As written: its meaning hangs on the zone of the start.
    var until: String?
    var weekStart = Weekday.monday
    var days: [Day] = []
    var monthDays: [Int] = []
    var months: [Int] = []
    var yearDays: [Int] = []
    var weekNumbers: [Int] = []
    var positions: [Int] = []
    var hours: [Int] = []
    var minutes: [Int] = []
    var seconds: [Int] = []

    /// nil for whatever is not wholly understood: a part that is guessed is a meeting that is missed.
    init?(_ text: String) {
        var parts: [String: String] = [:]
        for part in text.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, parts.updateValue(String(pair[1]).uppercased(), forKey: pair[0].uppercased()) == nil
            else { return nil }
        }
        guard let frequency = parts.removeValue(forKey: "FREQ").flatMap(Frequency.init) else { return nil }
        self.frequency = frequency
        for (name, value) in parts where !set(name, value) { return nil }
        let hasPlaces = days.contains { $0.place != 0 }
        // More often than every minute of a day nobody meets, and to expand it takes long.
        guard max(1, hours.count) * max(1, minutes.count) * max(1, seconds.count) <= 1_440 else { return nil }
        guard !(hasPlaces && (frequency == .daily || frequency == .weekly || !weekNumbers.isEmpty)),
            weekNumbers.isEmpty || frequency == .yearly, !(count != nil && until != nil)
        else { return nil }
    }

    private mutating func set(_ name: String, _ value: String) -> Bool {
        func numbers(_ range: ClosedRange<Int>, signed: Bool = false) -> [Int]? {
            let all = value.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            guard all.allSatisfy({ $0.map { range.contains($0) || signed && range.contains(-$0) } == true }) else {
                return nil
            }
            return all.compactMap { $0 }
        }
        func store(_ path: WritableKeyPath<RecurrenceRule, [Int]>, _ numbers: [Int]?) -> Bool {
            guard let numbers, !numbers.isEmpty else { return false }
            self[keyPath: path] = Set(numbers).sorted()
            return true
        }
        switch name {
        case "INTERVAL":
            guard let number = Int(value), (1...10_000).contains(number) else { return false }
            interval = number
        case "COUNT":
            guard let number = Int(value), number >= 1 else { return false }
            count = number
        case "UNTIL": until = value
        case "WKST":
            guard let day = Weekday(basic: value) else { return false }
            weekStart = day
        case "BYDAY":
            for part in value.split(separator: ",", omittingEmptySubsequences: false) {
                let place = part.dropLast(2)
                guard let weekday = Weekday(basic: String(part.suffix(2))),
                    let number = place.isEmpty ? 0 : Int(place), (-53...53).contains(number),
                    place.isEmpty || number != 0
                else { return false }
                let day = Day(place: number, weekday: weekday)
                if !days.contains(day) { days.append(day) }
            }
            return !days.isEmpty
        case "BYMONTHDAY": return store(\.monthDays, numbers(1...31, signed: true))
        case "BYMONTH": return store(\.months, numbers(1...12))
        case "BYYEARDAY": return store(\.yearDays, numbers(1...366, signed: true))
        case "BYWEEKNO": return store(\.weekNumbers, numbers(1...53, signed: true))
        case "BYSETPOS": return store(\.positions, numbers(1...366, signed: true))
        case "BYHOUR": return store(\.hours, numbers(0...23))
        case "BYMINUTE": return store(\.minutes, numbers(0...59))
        case "BYSECOND": return store(\.seconds, numbers(0...59))
        default: return false
        }
        return true
    }
}

extension Weekday {
    /// Reads `MO` to `SU`.
    init?(basic: String) {
        guard let day = Weekday.allCases.first(where: { $0.basic == basic }) else { return nil }
        self = day
    }
}
