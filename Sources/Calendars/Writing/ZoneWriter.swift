import CLibical
import Model
import Synchronization

/// A stretch during which one offset holds: a STANDARD or DAYLIGHT of a VTIMEZONE (RFC 5545 §3.6.5).
struct ZoneObservance: Hashable, Sendable {
    /// Wall-clock start by the offset before it, as seconds since 1970-01-01T00:00:00.
    var start: Int
    /// Seconds east of UTC.
    var before: Int
    var after: Int
    var isDaylight: Bool
}

/// The observances that a calendar needs: one for what holds at its start and one for each change until its end.
enum ZoneObservances {
    private struct Key: Hashable {
        var zone: String
        var years: ClosedRange<Int>
    }

    private static let known = Mutex<[Key: [ZoneObservance]]>([:])

    static func of(_ zone: Zone, during days: ClosedRange<LocalDate>) -> [ZoneObservance] {
        let key = Key(zone: zone.identifier, years: days.lowerBound.year...days.upperBound.year)
        if let found = known.withLock({ $0[key] }) { return found }
        let start = UnixTime((LocalDate(year: key.years.lowerBound, month: 1, day: 1)! - 2).dayNumber * 86_400)
        let end = UnixTime((LocalDate(year: key.years.upperBound, month: 12, day: 31)! + 3).dayNumber * 86_400)
        let offset = zone.offset(at: start)
        var observances = [
            ZoneObservance(start: 0, before: offset, after: offset, isDaylight: zone.isDaylight(at: start))
        ]
        for change in zone.changes(from: start, to: end) {
            observances.append(
                ZoneObservance(
                    start: change.at.seconds + change.before, before: change.before, after: change.after,
                    isDaylight: change.isDaylight))
        }
        known.withLock { $0[key] = observances }
        return observances
    }
}

/// Writes a VTIMEZONE by hand: libical's own carry a foreign prefix and offsets to the second, which break clients.
enum ZoneWriter {
    static func write(_ zone: Zone, _ observances: [ZoneObservance], to calendar: Component) {
        let component = Component(ICAL_VTIMEZONE_COMPONENT)
        component.add(icalproperty_new_tzid(zone.identifier))
        for observance in observances {
            let part = Component(
                observance.isDaylight ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT)
            let (date, second) = UnixTime(observance.start).local(offset: 0)
            part.add(ICAL_DTSTART_PROPERTY, date, ClockTime(minutes: second / 60)!, in: .floating)
            part.add(icalproperty_new_tzoffsetfrom(Int32(wholeMinutes(observance.before))))
            part.add(icalproperty_new_tzoffsetto(Int32(wholeMinutes(observance.after))))
            part.add(icalproperty_new_tzname(name(of: zone, observance.after)))
            component.add(part)
        }
        calendar.add(component)
    }

    private static func wholeMinutes(_ seconds: Int) -> Int { seconds / 60 * 60 }

    /// KST as people know it; elsewhere the offset, since abbreviations differ between sources of zone data.
    private static func name(of zone: Zone, _ offset: Int) -> String {
        if zone.identifier == "Asia/Seoul", offset == 9 * 3600 { return "KST" }
        let minutes = abs(offset) / 60
        let hours = minutes / 60 < 10 ? "0\(minutes / 60)" : "\(minutes / 60)"
        let rest = minutes % 60 == 0 ? "" : minutes % 60 < 10 ? "0\(minutes % 60)" : "\(minutes % 60)"
        return (offset < 0 ? "-" : "+") + hours + rest
    }
}
