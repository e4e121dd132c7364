import CLibical
import Model

/// Writes one VEVENT. Everything textual passes `PlainText` here, and nowhere else.
struct EventWriter {
    let event: CalendarEvent
    let zone: Zone
    let file: CalendarFile

    private var purpose: CalendarFile.Purpose { file.purpose }
    private var language: Language { file.language }

    func write(to calendar: Component) {
        let component = Component(ICAL_VEVENT_COMPONENT)
        component.add(icalproperty_new_uid(event.uid))
        component.add(ICAL_DTSTAMP_PROPERTY, event.stamp)
        component.add(icalproperty_new_sequence(Int32(clamping: event.sequence)))
        times(in: component)
        texts(in: component)
        component.add(
            icalproperty_new_status(event.status == .confirmed ? ICAL_STATUS_CONFIRMED : ICAL_STATUS_CANCELLED))
        if purpose == .calendar {
            for minutes in file.reminders { reminder(minutes, in: component) }
        } else {
            parties(in: component)
        }
        calendar.add(component)
    }

    private func times(in component: Component) {
        let first = event.timing.first
        component.add(ICAL_DTSTART_PROPERTY, first.date, first.time.start, in: .zone(zone.identifier))
        component.add(ICAL_DTEND_PROPERTY, first.date, first.time.end, in: .zone(zone.identifier))
        if let original = event.recurrenceID {
            component.add(ICAL_RECURRENCEID_PROPERTY, original.date, original.time.start, in: .zone(zone.identifier))
        }
        guard case .weekly(let series) = event.timing else { return }
        // UNTIL is in UTC where DTSTART has a zone (RFC 5545 §3.3.10).
        let until = zone.time(series.last, first.time.start).basic
        let days = series.weekdays.map(\.basic).joined(separator: ",")
        component.add(ICAL_RRULE_PROPERTY, "FREQ=WEEKLY;UNTIL=\(until);BYDAY=\(days)", "RECUR")
        for date in series.exceptions {
            component.add(ICAL_EXDATE_PROPERTY, date, first.time.start, in: .zone(zone.identifier))
        }
    }

    private func texts(in component: Component) {
        let details = event.details
        let title = PlainText.clean(details.title, limit: 200)
        component.add(icalproperty_new_summary(title.isEmpty ? CalendarWords.untitled(language) : title))
        let description = PlainText.clean(details.description, limit: 4_000, lines: true)
        if !description.isEmpty { component.add(icalproperty_new_description(description)) }
        let place = PlainText.clean(details.place.line(online: TermDirectory.online[language]), limit: 300)
        component.add(icalproperty_new_location(place))
        if let latitude = details.place.latitude, let longitude = details.place.longitude,
            (-90...90).contains(latitude), (-180...180).contains(longitude)
        {
            component.add(icalproperty_new_geo(icalgeotype(lat: latitude, lon: longitude)))
        }
        if let url = details.url { component.add(icalproperty_new_url(url.text)) }
        // One property, since some readers take no second one. libical leaves the commas of CATEGORIES as they are, so
        // that a comma within one would part it in two.
        let categories = details.categories.prefix(10).map {
            PlainText.clean($0, limit: 80).split(separator: ",").joined(separator: " ")
        }.filter { !$0.isEmpty }
        if !categories.isEmpty { component.add(icalproperty_new_categories(categories.joined(separator: ","))) }
        if ColorNames.all.contains(details.color) { component.add(icalproperty_new_color(details.color)) }
    }

    private func parties(in component: Component) {
        if let organizer = event.organizer {
            let property = icalproperty_new_organizer("mailto:\(organizer.address.text)")
            name(organizer, in: property)
            component.add(property)
        }
        if let attendee = event.attendee {
            let property = icalproperty_new_attendee("mailto:\(attendee.address.text)")
            name(attendee, in: property)
            icalproperty_add_parameter(property, icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL))
            icalproperty_add_parameter(property, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT))
            icalproperty_add_parameter(property, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION))
            if purpose == .request { icalproperty_add_parameter(property, icalparameter_new_rsvp(ICAL_RSVP_TRUE)) }
            component.add(property)
        }
    }

    private func name(_ party: Party, in property: OpaquePointer?) {
        let name = PlainText.parameter(party.name, limit: 80)
        if !name.isEmpty { icalproperty_add_parameter(property, icalparameter_new_cn(name)) }
    }

    /// A VALARM that shows a text (RFC 5545 §3.6.6).
    private func reminder(_ minutes: Minutes, in component: Component) {
        let alarm = Component(ICAL_VALARM_COMPONENT)
        alarm.add(icalproperty_new_action(ICAL_ACTION_DISPLAY))
        let length = minutes.count % 1440 == 0 ? "P\(minutes.count / 1440)D" : "PT\(minutes.count)M"
        alarm.add(ICAL_TRIGGER_PROPERTY, "-" + length, "DURATION")
        let title = PlainText.clean(event.details.title, limit: 200)
        alarm.add(icalproperty_new_description(CalendarWords.reminder(minutes, of: title, language)))
        component.add(alarm)
    }
}

extension Weekday {
    /// As RFC 5545 §3.3.10 writes it.
    var basic: String { ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][rawValue] }
}
