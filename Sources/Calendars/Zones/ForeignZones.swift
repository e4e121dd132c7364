import Foundation
import Model

/// The zone of a foreign time: one the zone data knows, or one that the calendar itself defines.
enum ForeignZone: Hashable, Sendable {
    case known(Zone)
    case defined(DefinedZone)

    static let utc = ForeignZone.known(Zone("UTC")!)

    func wall(at time: UnixTime) -> Int {
        switch self {
        case .known(let zone): zone.wall(at: time)
        case .defined(let zone): time.seconds + zone.offset(at: time)
        }
    }

    func time(wall: Int) -> UnixTime {
        switch self {
        case .known(let zone): zone.time(wall: wall)
        case .defined(let zone): WallClock.time(wall: wall) { zone.offset(at: $0) }
        }
    }
}

/// A zone by the VTIMEZONE of a calendar: the moments from which an offset holds.
struct DefinedZone: Hashable, Sendable {
    private var changes: [(at: UnixTime, before: Int, after: Int)] = []

    /// nil if the component says nothing usable. Rules are followed from a year before `from` to a year after `until`.
    init?(_ component: ForeignComponent, from: UnixTime, until: UnixTime, steps: inout Int) {
        for part in component.components where part.name == "STANDARD" || part.name == "DAYLIGHT" {
            guard let start = DefinedZone.wall(part.first("DTSTART")?.value),
                let before = DefinedZone.offset(part.first("TZOFFSETFROM")?.value),
                let after = DefinedZone.offset(part.first("TZOFFSETTO")?.value)
            else { continue }
            var starts = [start]
            for rule in part.all("RRULE") {
                guard let rule = RecurrenceRule(rule.value) else { continue }
                var last = until.seconds + 400 * 86_400
                switch rule.until.flatMap(ForeignTime.init) {
                case .utc(let moment): last = min(last, moment.seconds + before)
                case .wall(let wall): last = min(last, wall)
                case .day(let date): last = min(last, date.dayNumber * 86_400 + 86_399)
                case nil: break
                }
                let expansion = RecurrenceExpansion(
                    rule, start: start, from: from.seconds - 400 * 86_400, last: last, most: 4_000)
                starts += expansion.starts(steps: &steps).starts
            }
            for date in part.all("RDATE") {
                if let wall = DefinedZone.wall(date.value) { starts.append(wall) }
            }
            changes += starts.map { (UnixTime($0 - before), before, after) }
        }
        guard !changes.isEmpty else { return nil }
        changes.sort { ($0.at, $0.after) < ($1.at, $1.after) }
    }

    func offset(at time: UnixTime) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at <= time { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? changes[0].before : changes[low - 1].after
    }

    /// Onsets are by the wall clock, whatever is written behind them.
    private static func wall(_ text: String?) -> Int? {
        switch text.flatMap(ForeignTime.init) {
        case .wall(let wall): wall
        case .day(let date): date.dayNumber * 86_400
        case .utc(let moment): moment.seconds
        case nil: nil
        }
    }

    /// `+0900`, `-033000`: seconds east of UTC.
    private static func offset(_ text: String?) -> Int? {
        guard let text, let number = Int(text.drop { $0 == "+" || $0 == "-" }), number <= 180_000 else { return nil }
        let digits = text.count { $0.isNumber }
        let parts = digits <= 4 ? (number / 100, number % 100, 0) : (number / 10_000, number / 100 % 100, number % 100)
        return (parts.0 * 3600 + parts.1 * 60 + parts.2) * (text.hasPrefix("-") ? -1 : 1)
    }

    static func == (a: DefinedZone, b: DefinedZone) -> Bool {
        a.changes.elementsEqual(b.changes) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) { for change in changes { hasher.combine(change.at) } }
}

/// What the names of zones in one calendar file mean.
struct ForeignZones {
    /// For times without a zone: X-WR-TIMEZONE where it is known, else the centre's.
    let floating: ForeignZone
    private let centre: ForeignZone
    private var found: [String: ForeignZone?] = [:]
    private var definitions: [String: ForeignComponent] = [:]
    private let from: UnixTime
    private let until: UnixTime

    init(_ calendar: ForeignComponent, centre: Zone, from: UnixTime, until: UnixTime) {
        self.centre = .known(centre)
        self.from = from
        self.until = until
        for component in calendar.components where component.name == "VTIMEZONE" {
            if let name = component.first("TZID")?.text { definitions[name] = component }
        }
        let named = calendar.first("X-WR-TIMEZONE").flatMap { ForeignZones.named($0.text) }
        floating = .known(named ?? centre)
    }

    /// nil is unknown. A name of the zone data counts before the calendar's own definition, which is often wrong.
    mutating func zone(_ name: String, steps: inout Int) -> ForeignZone? {
        if let known = found[name] { return known }
        var zone = ForeignZones.named(name).map(ForeignZone.known)
        if zone == nil, let definition = definitions[name] {
            zone = definition.first("X-LIC-LOCATION").flatMap { ForeignZones.named($0.text) }.map(ForeignZone.known)
            if zone == nil {
                zone = DefinedZone(definition, from: from, until: until, steps: &steps).map(ForeignZone.defined)
            }
        }
        found[name] = .some(zone)
        return zone
    }

    /// An IANA name, with or without a prefix (`/freeassociation.sourceforge.net/Asia/Seoul`), an older name of one, or
    /// a Windows name.
    static func named(_ name: String) -> Zone? {
        let plain = name.trimmingCharacters(in: .whitespaces)
        guard plain.utf8.count <= 120 else { return nil }
        if let zone = older[plain.uppercased()].flatMap(Zone.init) ?? Zone(plain) { return zone }
        if let zone = WindowsZones.identifier(for: plain).flatMap(Zone.init) { return zone }
        let parts = plain.split(separator: "/")
        for count in [3, 2] where parts.count > count || parts.count == count && plain.hasPrefix("/") {
            if let zone = Zone(parts.suffix(count).joined(separator: "/")) { return zone }
        }
        return nil
    }

    /// Names without a region that the zone data keeps for old systems ("backward"), and two that people write.
    private static let older: [String: String] = [
        "ROK": "Asia/Seoul", "KST": "Asia/Seoul", "JAPAN": "Asia/Tokyo", "JST": "Asia/Tokyo", "PRC": "Asia/Shanghai",
        "ROC": "Asia/Taipei", "HONGKONG": "Asia/Hong_Kong", "SINGAPORE": "Asia/Singapore", "GB": "Europe/London",
        "EIRE": "Europe/Dublin", "NZ": "Pacific/Auckland", "TURKEY": "Europe/Istanbul", "ISRAEL": "Asia/Jerusalem",
        "IRAN": "Asia/Tehran", "EGYPT": "Africa/Cairo", "CUBA": "America/Havana", "JAMAICA": "America/Jamaica",
        "ICELAND": "Atlantic/Reykjavik", "POLAND": "Europe/Warsaw", "PORTUGAL": "Europe/Lisbon",
        "W-SU": "Europe/Moscow",
        "EST5EDT": "America/New_York", "CST6CDT": "America/Chicago", "MST7MDT": "America/Denver",
        "PST8PDT": "America/Los_Angeles", "CET": "Europe/Paris", "MET": "Europe/Paris", "EET": "Europe/Athens",
        "WET": "Europe/Lisbon", "EST": "Etc/GMT+5", "MST": "Etc/GMT+7", "HST": "Etc/GMT+10", "Z": "UTC", "UCT": "UTC",
        "ZULU": "UTC", "UNIVERSAL": "UTC", "GREENWICH": "UTC",
    ]
}
