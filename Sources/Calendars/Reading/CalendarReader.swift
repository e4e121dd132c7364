import Model

/// Where a foreign calendar comes from: what its entries mean hangs on it.
public enum CalendarSource: Hashable, Sendable {
    /// Holidays and closures of the centre: each entry closes it, all-day and "free" ones too.
    case closures
    /// One person's or place's own calendar: entries marked as free do not count, and no titles are kept.
    case person
}

/// Reads the calendars that Google, Outlook, Apple, Naver and others write.
public enum CalendarReader {
    /// The busy times, and whatever could not be taken as it stands.
    public struct Reading: Hashable, Sendable {
        /// In order of time, local to the centre's zone.
        public var busy: [Busy] = []
        public var findings: [CalendarFinding] = []

        public init() {}
    }

    /// More than these are counted, not listed.
    static let mostFindings = 1_000
    /// Days that all rules of a file together may look at, a start counting as ten: a fraction of a second, and no more
    /// than 200,000 meetings.
    static let mostSteps = 2_000_000

    /// The busy times that touch the days from `first` to `last`, both included. Whole periods are given, not only
    /// what lies within. `zone` is the centre's zone, an IANA name.
    public static func busy(
        in bytes: [UInt8], from source: CalendarSource, first: LocalDate, last: LocalDate, zone: String
    ) throws(CalendarError) -> Reading {
        guard let centre = Zone(zone) else { throw .unknownTimeZone(zone) }
        let midnight = ClockTime(minutes: 0)!
        let window = centre.time(first, midnight)..<centre.time(max(last, first) + 1, midnight)
        var reader = FileReader(
            source: source, centre: centre, window: window, days: first.dayNumber..<(max(last, first).dayNumber + 1))
        return reader.read(bytes)
    }
}

/// One file on its way through.
private struct FileReader {
    let source: CalendarSource
    let centre: Zone
    let window: Range<UnixTime>
    let days: Range<Int>
    private var reading = CalendarReader.Reading()
    private var steps = CalendarReader.mostSteps

    init(source: CalendarSource, centre: Zone, window: Range<UnixTime>, days: Range<Int>) {
        self.source = source
        self.centre = centre
        self.window = window
        self.days = days
    }

    mutating func read(_ bytes: [UInt8]) -> CalendarReader.Reading {
        let intake = Intake(bytes)
        reading.findings = intake.findings
        let calendars = ForeignComponent.calendars(in: intake.text)
        if calendars.isEmpty, reading.findings.allSatisfy({ !$0.isSkipped }) {
            reading.findings.append(CalendarFinding(.notACalendar))
        }
        for calendar in calendars { read(calendar) }
        reading.busy.sort {
            ($0.from, $0.fromTime, $0.until, $0.untilTime, $0.note) < (
                $1.from, $1.fromTime, $1.until, $1.untilTime, $1.note
            )
        }
        let more = reading.findings.count - CalendarReader.mostFindings
        if more > 0 {
            reading.findings = reading.findings.prefix(CalendarReader.mostFindings) + [CalendarFinding(.more(more))]
        }
        return reading
    }

    private mutating func read(_ calendar: ForeignComponent) {
        let zones = ForeignZones(calendar, centre: centre, from: window.lowerBound, until: window.upperBound)
        var reader = ForeignEventReader(source: source, zones: zones, steps: steps)
        var groups: [[ForeignEvent]] = []
        var places: [String: Int] = [:]
        var ignored: [String: Int] = [:]
        for component in calendar.components {
            switch component.name {
            case "VEVENT":
                guard let event = reader.read(component) else { continue }
                if let uid = event.uid, let place = places[uid] {
                    groups[place].append(event)
                } else {
                    if let uid = event.uid { places[uid] = groups.count }
                    groups.append([event])
                }
            case "VFREEBUSY": readFreeBusy(component)
            case "VTIMEZONE": break
            default: ignored[component.name.isEmpty ? "X" : component.name, default: 0] += 1
            }
        }
        for (name, count) in ignored.sorted(by: { $0.key < $1.key }) {
            reading.findings.append(CalendarFinding(.componentIgnored(name, count: count)))
        }
        reading.findings += reader.findings
        var series = ForeignSeries(window: window, days: days, steps: reader.steps)
        for group in groups {
            for meeting in series.occurrences(of: group) where meeting.length > 0 { add(meeting) }
        }
        reading.findings += series.findings
        steps = series.steps
    }

    private mutating func add(_ meeting: ForeignSeries.Occurrence) {
        let note = source == .closures ? meeting.title : ""
        guard let zone = meeting.start.zone else {
            let first = LocalDate(dayNumber: WallTime.day(meeting.start.wall))
            reading.busy.append(
                Busy(from: first, until: first + WallTime.day(meeting.length + 86_399), note: note))
            return
        }
        let start = zone.time(wall: meeting.start.wall)
        add(from: start, to: start + meeting.length, note: note)
    }

    /// To whole minutes, outwards.
    private mutating func add(from start: UnixTime, to end: UnixTime, note: String) {
        let (from, until) = (centre.wall(at: start), centre.wall(at: end) + 59)
        reading.busy.append(
            Busy(
                from: LocalDate(dayNumber: WallTime.day(from)),
                fromTime: ClockTime(minutes: WallTime.second(from) / 60)!,
                until: LocalDate(dayNumber: WallTime.day(until)),
                untilTime: ClockTime(minutes: WallTime.second(until) / 60)!, note: note))
    }

    /// FREEBUSY periods (RFC 5545 §3.8.2.6), in UTC; those of the type FREE are none.
    private mutating func readFreeBusy(_ component: ForeignComponent) {
        for property in component.all("FREEBUSY") where property.qualifier != "FREE" {
            let parts = property.value.split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2, case .utc(let start)? = ForeignTime(parts[0]) else {
                unreadable(property)
                continue
            }
            let end: UnixTime? =
                if case .utc(let end)? = ForeignTime(parts[1]) { end } else {
                    ForeignDuration.seconds(parts[1]).map { start + $0 }
                }
            guard let end, end > start else {
                unreadable(property)
                continue
            }
            if start < window.upperBound, end > window.lowerBound { add(from: start, to: end, note: "") }
        }
    }

    private mutating func unreadable(_ property: ForeignComponent.Property) {
        let value = PlainText.clean(property.value, limit: 60)
        reading.findings.append(CalendarFinding(.unreadable(property: property.name, value: value)))
    }
}
