import CLibical
import Model

/// From a `CalendarFile` to its bytes: the VCALENDAR and what stands in it once.
enum CalendarWriter {
    static func write(_ file: CalendarFile) throws(CalendarError) -> [UInt8] {
        guard !file.events.isEmpty || file.term != nil else { throw .emptyCalendar }
        guard let zone = Zone(file.timeZone) else { throw .unknownTimeZone(file.timeZone) }
        for event in file.events { try check(event, in: file.purpose) }
        let observances = file.events.isEmpty ? [] : ZoneObservances.of(zone, during: days(of: file.events))

        let bytes = try Libical.exclusively { () throws(CalendarError) in
            let calendar = Component(ICAL_VCALENDAR_COMPONENT)
            defer { calendar.free() }
            calendar.add(icalproperty_new_version("2.0"))
            calendar.add(icalproperty_new_prodid("-//Naru//Naru//\(file.language == .korean ? "KO" : "EN")"))
            calendar.add(icalproperty_new_calscale("GREGORIAN"))
            if let method = file.purpose.method {
                calendar.add(icalproperty_new_method(icalproperty_string_to_method(method)))
            } else {
                describe(file, in: calendar)
            }
            if !observances.isEmpty { ZoneWriter.write(zone, observances, to: calendar) }
            for event in file.events {
                EventWriter(event: event, zone: zone, file: file).write(to: calendar)
            }
            if file.events.isEmpty, let term = file.term { free(term, zone: zone, in: calendar) }
            guard let bytes = Libical.takenBytes(icalcomponent_as_ical_string_r(calendar.raw)) else { throw .library }
            return bytes
        }
        return Folding.refolded(bytes)
    }

    /// RFC 7986 §5.1, §5.7, and the names by which Apple, Google and Outlook knew the same before it.
    private static func describe(_ file: CalendarFile, in calendar: Component) {
        let name = PlainText.clean(file.name, limit: 120)
        if !name.isEmpty {
            calendar.add(icalproperty_new_name(name))
            calendar.add(x: "X-WR-CALNAME", PlainText.escaped(name))
        }
        calendar.add(x: "X-WR-TIMEZONE", file.timeZone)
        let minutes = max(1, file.refresh.count)
        let refresh = minutes % 60 == 0 ? "PT\(minutes / 60)H" : "PT\(minutes)M"
        calendar.add(ICAL_REFRESHINTERVAL_PROPERTY, refresh, "DURATION")
        calendar.add(x: "X-PUBLISHED-TTL", refresh)
    }

    /// A VFREEBUSY without a busy period (RFC 5545 §3.6.4).
    private static func free(_ term: CalendarFile.FreeTerm, zone: Zone, in calendar: Component) {
        let statement = Component(ICAL_VFREEBUSY_COMPONENT)
        statement.add(icalproperty_new_uid(term.uid))
        statement.add(ICAL_DTSTAMP_PROPERTY, term.stamp)
        let midnight = ClockTime(minutes: 0)!
        statement.add(ICAL_DTSTART_PROPERTY, zone.time(term.from, midnight))
        statement.add(ICAL_DTEND_PROPERTY, zone.time(term.through + 1, midnight))
        calendar.add(statement)
    }

    /// The first and the last day that any event touches.
    private static func days(of events: [CalendarEvent]) -> ClosedRange<LocalDate> {
        var first = events[0].timing.first.date
        var last = first
        for event in events {
            first = min(first, event.timing.first.date)
            if let original = event.recurrenceID {
                (first, last) = (min(first, original.date), max(last, original.date))
            }
            switch event.timing {
            case .single(let meeting): last = max(last, meeting.date + 1)
            case .weekly(let series): last = max(last, series.last + 1)
            }
        }
        return first...last
    }

    private static func check(_ event: CalendarEvent, in purpose: CalendarFile.Purpose) throws(CalendarError) {
        guard (1...255).contains(event.uid.utf8.count), event.uid.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .badUID(event.uid)
        }
        if case .weekly(let series) = event.timing {
            guard series.first.date <= series.last, series.weekdays.contains(series.first.date.weekday) else {
                throw .badSeries(uid: event.uid)
            }
        }
        if purpose != .calendar, event.organizer == nil || event.attendee == nil { throw .noParties(uid: event.uid) }
    }
}

extension UnixTime {
    /// `20270105T050000Z`, as RFC 5545 §3.3.5 writes a UTC time.
    var basic: String { String(rfc3339.filter { $0 != "-" && $0 != ":" }) }
}

extension Meeting {
    /// `20270105T140000`.
    var basicStart: String { date.iso.filter { $0 != "-" } + "T" + time.start.text.filter { $0 != ":" } + "00" }
}
