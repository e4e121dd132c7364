import CLibical
import Model

/// Days on which a centre is closed, as a calendar of all-day events (RFC 5545 §3.6.1): what a term's folder holds of
/// public holidays, and what `CalendarReader` reads back as closures.
public enum ClosureCalendar {
    /// - Parameters:
    ///   - id: makes the UIDs its own; letters, digits, `-` and `.`.
    ///   - stamp: DTSTAMP of every event, so that the same days give the same bytes.
    public static func bytes(
        id: String, name: String, days: [(date: LocalDate, name: String)], stamp: UnixTime
    ) throws(CalendarError) -> [UInt8] {
        guard !days.isEmpty else { throw .emptyCalendar }
        return try Libical.exclusively { () throws(CalendarError) in
            let calendar = Component(ICAL_VCALENDAR_COMPONENT)
            defer { calendar.free() }
            calendar.add(icalproperty_new_version("2.0"))
            calendar.add(icalproperty_new_prodid("-//Naru//Naru//KO"))
            calendar.add(icalproperty_new_calscale("GREGORIAN"))
            calendar.add(icalproperty_new_name(PlainText.clean(name, limit: 120)))
            for day in days {
                let event = Component(ICAL_VEVENT_COMPONENT)
                event.add(icalproperty_new_uid("\(basic(day.date))@\(id).naru.invalid"))
                event.add(ICAL_DTSTAMP_PROPERTY, stamp)
                event.add(ICAL_DTSTART_PROPERTY, basic(day.date), "DATE")
                event.add(ICAL_DTEND_PROPERTY, basic(day.date + 1), "DATE")
                event.add(icalproperty_new_summary(PlainText.clean(day.name, limit: 200)))
                calendar.add(event)
            }
            guard let bytes = Libical.takenBytes(icalcomponent_as_ical_string_r(calendar.raw)) else { throw .library }
            return bytes
        }
    }

    private static func basic(_ date: LocalDate) -> String { String(date.iso.filter { $0 != "-" }) }
}
